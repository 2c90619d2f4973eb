"""The packs of languages: what is asked for is there, what is there is asked for."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.language import ENGLISH, compile_words, fill_in, language_of, list_languages

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
FILES = sorted((ROOT / "src" / "onrecord" / "language").rglob("*.toml"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in FILES]
KINDS = {
    "pattern": str,
    "words": str,
    "listed": str,
    "phrases": str,
    "groups": str,
    "expression": str,
    "rows": dict,
    "table": dict,
    "numbers": dict,
}


def asked() -> Iterator[tuple[str, str, str, str]]:
    """Each place where the code asks a language: by whom, of which kind, topic and name.

    A name that is made of pieces is "*": all of the topic.
    """
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr not in KINDS or len(node.args) != 2:
                continue
            topic, name = node.args
            if isinstance(topic, ast.Constant) and isinstance(topic.value, str):
                known = isinstance(name, ast.Constant) and isinstance(name.value, str)
                key = name.value if known and isinstance(name, ast.Constant) else "*"
                yield ast.unparse(node.func.value), node.func.attr, topic.value, str(key)


ASKED = sorted(set(asked()))


def entries(path: Path) -> Iterator[tuple[str, object]]:
    """The entries of a file by name, those of a table of blocks with a point between."""
    for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
        blocks = isinstance(value, dict) and any("\n" in str(each) for each in value.values())
        if blocks and isinstance(value, dict):
            yield from ((f"{name}.{part}", each) for part, each in value.items())
        else:
            yield name, value


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_file(path: Path) -> None:
    """Each entry of a file is asked for, and is of the kind that is asked; no word stands twice."""
    assert path.stem == "pack" or "#" in path.read_text(encoding="utf-8"), "say what the words are"
    for name, value in entries(path):
        if path.stem == "pack":
            assert isinstance(value, {"name": str, "whole": bool}[name])
            continue
        kinds = {KINDS[k] for _, k, topic, n in ASKED if topic == path.stem and n in {name, "*"}}
        assert kinds, f"nothing asks for {name}"
        assert isinstance(value, tuple(kinds)), name
        if isinstance(value, str) and not {"groups", "expression"} & {
            k for _, k, t, n in ASKED if n == name
        }:
            words = value.split()
            assert words, name
            assert len(set(words)) == len(words), sorted(w for w in words if words.count(w) > 1)


@pytest.mark.parametrize(("by", "kind", "topic", "name"), ASKED)
def test_asked(by: str, kind: str, topic: str, name: str) -> None:
    """What the code asks of English is there; what it asks of any language, some pack has."""
    packs = [ENGLISH] if by == "ENGLISH" else [language_of(c) for c in sorted(list_languages())]
    packs += [] if by == "ENGLISH" else [language_of("und")]
    if name == "*":
        assert any(pack.has(topic) for pack in packs)
    else:
        assert any(getattr(pack, kind)(topic, name) for pack in packs)


def test_language_of() -> None:
    """An unknown language is English; one without a pack has no rules but what holds for all."""
    assert language_of(None) is ENGLISH
    assert ENGLISH.is_whole
    assert language_of("no").code == "nb"
    nobody = language_of("sw")
    assert not nobody.is_whole
    assert nobody.words("verbs_of_saying", "beside") == frozenset()
    assert {"de", "fr", "uk"} <= list_languages()


def test_compile_words() -> None:
    """The longest fits first; a star is any word; of no words nothing fits."""
    pattern = compile_words(["a dit", "a", "a-t-il *"])
    assert [m[0] for m in pattern.finditer("a dit, a-t-il ajouté, alors")] == [
        "a dit",
        "a-t-il ajouté",
    ]
    assert compile_words([]).search("a") is None


def test_fill_in() -> None:
    """The longest name is filled in first, and nothing inside what was filled in."""
    filled = fill_in(
        r"(?P<name>NAME),? PLACE|\bCAPITALS", NAME="[A-Z]PLACE", PLACE="b", CAPITALS="c"
    )
    assert filled == r"(?P<name>[A-Z]PLACE),? b|\bc"


def test_expression() -> None:
    """Lines of an expression are joined; a table tells its rows in their order."""
    rows = ENGLISH.rows("credits", "rules")
    assert rows[0] == "place_and_initials"
    assert ENGLISH.expression("credits", f"rules.{rows[0]}.words").endswith(")[)/\\]])RULE")
    assert ENGLISH.rows("credits", "none") == ()
