"""What is kept from one start to the next is what Python makes of patterns and dataclasses."""

import dataclasses
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.cli import kept_code
from onrecord.cli.kept_code import keep_code

PATTERNS: dict[str, tuple[str | bytes, int]] = {
    "named groups": (r"(?P<day>\d{1,2})\s(?P<month>[A-Z][a-z]+)\s?(?P<year>\d{4})?", 0),
    "without case": (r"\b(?:the\s)?(full|complete)\stranscript\b", re.IGNORECASE),
    "several flags": (r"^ \s* (?# a note) [^\W\d_]+ \. $", re.VERBOSE | re.MULTILINE | re.DOTALL),
    "flags within": (r"(?s:.)(?i:straße)(?-i:GASSE)[äöü]{2,}", 0),
    "atoms": (r"(?>[a-z]+)(?<=ing)(?!\w)(?:x|y|zz)*+.{0,3}?", 0),
    "bytes": (rb"(?P<head>[\x00-\x08]+)(?:charset|encoding)=", re.IGNORECASE),
}
TEXT = "7 March 2031, the complete transcript\nstraßeGASSEäöü going xyzz\nriver.\n"
_COMPILER = kept_code._COMPILER  # noqa: SLF001 - put back as it was
START = """
import re
PATTERNS = {patterns!r}
MADE = [re.compile(*each) for each in PATTERNS]
def ask(words):
    return re.search("(?:said|told).{{0,40}}" + re.escape(words), words)
"""


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Starts anew, with what an earlier start has kept; what is given writes it down."""
    monkeypatch.setattr(kept_code, "cache_from_source", lambda _: str(tmp_path / "kept.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiles = _COMPILER.compile  # type: ignore[union-attr]

    def start() -> Callable[[], None]:
        _COMPILER.compile = compiles  # type: ignore[union-attr]
        vars(dataclasses).pop("exec", None)
        re.purge()
        save: Callable[[], None] = keep_code()
        return save

    yield start  # type: ignore[misc]
    _COMPILER.compile = compiles  # type: ignore[union-attr]
    vars(dataclasses).pop("exec", None)
    re.purge()


def _run() -> dict[str, object]:
    """A module of a program, which compiles patterns as it is imported."""
    names: dict[str, object] = {"__name__": "a_module"}
    code = START.format(patterns=list(PATTERNS.values()))
    exec(compile(code, "a_module.py", "exec"), names)  # noqa: S102 - as an import does
    return names


def _find(name: str, pattern: "re.Pattern[str] | re.Pattern[bytes]") -> list[object]:
    text = b"\x01\x02Charset=" if name == "bytes" else TEXT
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(text)]  # type: ignore[arg-type]


def test_the_same_pattern(keep: Callable[[], Callable[[], None]], tmp_path: Path) -> None:
    """Taken from what is kept, it is equal to one that is compiled, and finds the same."""
    fresh = _run()["MADE"]
    save = keep()
    assert _run()["MADE"] == fresh
    save()
    (file,) = tmp_path.iterdir()
    keep()
    monitored = _COMPILER._code  # type: ignore[union-attr]  # noqa: SLF001 - nothing is compiled
    _COMPILER._code = None  # type: ignore[union-attr]  # noqa: SLF001
    try:
        kept = _run()["MADE"]
    finally:
        _COMPILER._code = monitored  # type: ignore[union-attr]  # noqa: SLF001
    assert kept == fresh
    for name, one, other in zip(PATTERNS, kept, fresh, strict=True):  # type: ignore[call-overload]
        assert one.flags == other.flags
        assert _find(name, one) == _find(name, other) != []
    assert file.stat().st_size > 0


def test_words_of_documents_are_not_kept(
    keep: Callable[[], Callable[[], None]], tmp_path: Path
) -> None:
    """A pattern that a function makes of somebody's words leaves no trace."""
    save = keep()
    ask = _run()["ask"]
    assert callable(ask)

    def guarded() -> None:  # as a command runs: below the edge
        ask("a secret place by the river")

    exec(  # noqa: S102 - a frame that bears the edge's name
        compile("run()", "edge.py", "exec"), {"__name__": "onrecord.cli.edge", "run": guarded}
    )
    thread = threading.Thread(target=ask, args=("a secret place on the hill",))  # as a server runs
    thread.start()
    thread.join()
    save()
    (file,) = tmp_path.iterdir()
    assert b"secret" not in file.read_bytes()
    assert b"transcript" in file.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"no patterns", b"\x00" * 100], ids=len)
def test_what_is_damaged_is_made_anew(
    keep: Callable[[], Callable[[], None]], tmp_path: Path, damage: bytes
) -> None:
    """What cannot be read is as if nothing was kept."""
    fresh = _run()["MADE"]
    keep()()
    save = keep()
    _run()
    save()
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    save = keep()
    assert _run()["MADE"] == fresh
    save()
    assert len(file.read_bytes()) > len(damage)


def test_nothing_is_written_where_byte_code_is_not(
    keep: Callable[[], Callable[[], None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who forbids byte code forbids this, too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    save = keep()
    _run()
    save()
    assert list(tmp_path.iterdir()) == []


def _make_row() -> type:
    @dataclasses.dataclass(frozen=True, slots=True, order=True)
    class Row:
        """Two things of which one is optional."""

        name: str
        count: int = 3
        of: tuple[str, ...] = dataclasses.field(default=(), compare=False)

    return Row


def test_the_same_dataclass(keep: Callable[[], Callable[[], None]]) -> None:
    """Made of kept methods it is equal, ordered, hashed, shown and frozen as ever."""
    save = keep()
    _make_row()
    save()
    keep()
    run = vars(dataclasses)["exec"]
    known = len(run.__self__._kept)  # noqa: SLF001 - nothing is added
    kept = _make_row()
    assert len(run.__self__._kept) == known  # noqa: SLF001
    one, other = kept("a"), kept("a", of=("x",))
    assert one == other
    assert hash(one) == hash(other)
    assert one < kept("b") < kept("b", 4)
    assert repr(other).endswith("Row(name='a', count=3, of=('x',))")
    assert dataclasses.replace(one, count=5).count == 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.count = 4
    with pytest.raises(TypeError):
        kept()
