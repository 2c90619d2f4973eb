r"""Packs: the words of one language, in commented TOML, a file a topic.

A pack is a folder that bears the code of its language. What it lacks, it has no rules for. Words
stand in blocks of text, parted by white space; `_` stands for a space inside a phrase, and `*` for
any word. What is asked for as a pattern holds expressions, a space behind each; what is asked for
as one expression may be broken anywhere (`\x5f` is the sign `_`). Capitals in an expression stand
for another that the code fills in. Blocks rather than lists: they are read four times as fast.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from onrecord.language.lemmas import Endings, find_lemma
from onrecord.late import compile_late, load_late

if TYPE_CHECKING:
    import tomllib
else:
    tomllib = load_late("tomllib")

__all__ = [
    "ANY",
    "ENGLISH",
    "EVERY",
    "Language",
    "compile_words",
    "fill_in",
    "language_of",
    "list_languages",
]

_FOLDER = Path(__file__).parent
_SAME = {"no": "nb"}  # Norwegian that does not say which
_ANY = "und"  # ISO 639-2: a language that is not known; what holds for all of them stands there


class Language(Protocol):
    """What rules may ask of a language: by topic, a file, and by name, an entry of it."""

    def __hash__(self) -> int:
        """Packs are values: what rules make of one is kept by it."""

    @property
    def code(self) -> str:
        """ISO 639-1; "und" where there is no pack."""

    @property
    def is_whole(self) -> bool:
        """Whether all rules know it, and not those alone whose topics it has."""

    def has(self, topic: str) -> bool:
        """Whether it has words of a topic of its own."""

    def words(self, topic: str, name: str) -> frozenset[str]:
        """The words of an entry; none where the pack lacks it."""

    def listed(self, topic: str, name: str) -> tuple[str, ...]:
        """The words of an entry in their order."""

    def phrases(self, topic: str, name: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of an entry, each as its words; the longest first."""

    def groups(self, topic: str, name: str) -> tuple[tuple[str, ...], ...]:
        """The words of an entry, those of one line together."""

    def pattern(self, topic: str, name: str) -> str:
        """An entry as alternatives of an expression, in their order."""

    def expression(self, topic: str, name: str) -> str:
        """An entry as one expression, its lines joined; empty where the pack lacks it."""

    def rows(self, topic: str, name: str) -> tuple[str, ...]:
        """The names of the tables that an entry holds, in their order."""

    def table(self, topic: str, name: str) -> Mapping[str, str]:
        """An entry that tells one thing by another."""

    def numbers(self, topic: str, name: str) -> Mapping[str, float]:
        """An entry that tells a number by a word."""

    def lemma(self, form: str) -> str:
        """What the forms of a word share, as it is compared; the form where nothing is known."""


@dataclass(frozen=True, slots=True)
class _Pack:
    """A language as the files of its folder tell it."""

    code: str

    @property
    def is_whole(self) -> bool:
        return _read(self.code, "pack").get("whole") is True

    def has(self, topic: str) -> bool:
        return (_FOLDER / self.code / f"{topic}.toml").is_file()

    def words(self, topic: str, name: str) -> frozenset[str]:
        return _set_of(self, topic, name)

    def listed(self, topic: str, name: str) -> tuple[str, ...]:
        return tuple(word.replace("_", " ") for word in self._block(topic, name).split())

    def phrases(self, topic: str, name: str) -> tuple[tuple[str, ...], ...]:
        split = [tuple(word.split("_")) for word in self._block(topic, name).split()]
        return tuple(sorted(split, key=len, reverse=True))

    def groups(self, topic: str, name: str) -> tuple[tuple[str, ...], ...]:
        lines = self._block(topic, name).split("\n")
        found = (tuple(word.replace("_", " ") for word in line.split()) for line in lines)
        return tuple(group for group in found if group)

    def pattern(self, topic: str, name: str) -> str:
        return "|".join(self.listed(topic, name))

    def expression(self, topic: str, name: str) -> str:
        return "".join(self.listed(topic, name))

    def rows(self, topic: str, name: str) -> tuple[str, ...]:
        return tuple(cast("dict[str, object]", self._entry(topic, name) or {}))

    def table(self, topic: str, name: str) -> Mapping[str, str]:
        return cast("dict[str, str]", self._entry(topic, name) or {})

    def numbers(self, topic: str, name: str) -> Mapping[str, float]:
        return cast("dict[str, float]", self._entry(topic, name) or {})

    def lemma(self, form: str) -> str:
        return _lemma_of(self, form)

    def _block(self, topic: str, name: str) -> str:
        return cast("str", self._entry(topic, name) or "")

    def _entry(self, topic: str, name: str) -> object:
        """An entry; of one table in another by both names, with a point between."""
        found: Any = _read(self.code, topic) or _read(_ANY, topic)
        for part in name.split("."):
            found = found.get(part, {})
        return found


@dataclass(frozen=True, slots=True)
class _AllPacks:
    """The packs together, for what is read before the language of a text is known."""

    def words(self, topic: str, name: str) -> frozenset[str]:
        """The words of an entry in any pack."""
        return frozenset().union(*(_Pack(code).words(topic, name) for code in _list_codes()))


@cache
def _read(code: str, topic: str) -> dict[str, Any]:
    """A file of a pack; empty where there is none."""
    try:
        return tomllib.loads((_FOLDER / code / f"{topic}.toml").read_text("utf-8"))
    except FileNotFoundError:
        return {}


@cache
def _set_of(pack: _Pack, topic: str, name: str) -> frozenset[str]:
    """The words of an entry, split once: some are asked for at every document."""
    return frozenset(pack.listed(topic, name))


@lru_cache(maxsize=32_768)
def _lemma_of(pack: _Pack, form: str) -> str:
    """The lemma of a form; words recur."""
    known = _endings_of(pack)
    return form if known is None else find_lemma(form, known)


@cache
def _endings_of(pack: _Pack) -> Endings | None:
    """The endings of a language; None where it has none of its own."""
    if not pack.has("inflection"):
        return None
    lines = pack.groups("inflection", "irregular")
    apart = pack.words("inflection", "apart")
    return Endings(
        irregular={form: line[0] for line in lines for form in line if form not in apart},
        endings=pack.table("inflection", "endings"),
        lasting=pack.listed("inflection", "lasting"),
        doubled=frozenset("".join(pack.listed("inflection", "doubled"))),
        mute="".join(pack.listed("inflection", "mute")),
        vowels=frozenset("".join(pack.listed("inflection", "vowels"))),
    )


@cache
def list_languages() -> frozenset[str]:
    """The codes of the languages that there are packs for."""
    return _list_codes() - {_ANY}


@cache
def _list_codes() -> frozenset[str]:
    """The folders, that of no language included."""
    folders = (path.name for path in _FOLDER.iterdir() if path.is_dir())
    return frozenset(name for name in folders if name.isalpha())


def language_of(code: str | None) -> Language:
    """The language of a document; one that is not known is taken for English."""
    if code is None:
        return ENGLISH
    code = _SAME.get(code, code)
    return _Pack(code if code in list_languages() else _ANY)


def compile_words(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Words and phrases as one pattern, the longest first, compiled when it is first used."""
    forms = sorted(words, key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(form).replace(r"\*", r"\w+") for form in forms)
    return compile_late(rf"\b(?:{listed})(?!\w)" if forms else r"(?!)", flags)


ENGLISH: Language = _Pack("en")
ANY: Language = _Pack(_ANY)  # what holds for every language
EVERY = _AllPacks()


def fill_in(words: str, **parts: str) -> str:
    """An expression with others in place of their names, which stand in it in capitals."""
    named = "|".join(sorted(parts, key=len, reverse=True))
    return re.sub(named, lambda found: parts[found[0]], words)
