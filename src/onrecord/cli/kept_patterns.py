"""Compiled patterns are kept from one start to the next, beside the byte code that Python keeps.

A third of the processor's time of `onrecord extract` went into compiling patterns that never
change. What is kept lies in the package's `__pycache__`, under the same rule: whoever may not write
there, or forbids byte code (`PYTHONDONTWRITEBYTECODE`), compiles each time. Patterns that are made
of a document's words are not kept.
"""

import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

__all__ = ["keep_patterns"]

_FEWEST_CHARS: Final = 24  # what is shorter compiles in less time than it takes to keep
_MOST: Final = 4000  # patterns; the program has some 1,500
_PARSER: Final = getattr(re, "_parser", None)  # none: a Python that is made otherwise
_COMPILER: Final = getattr(re, "_compiler", None)
_MACHINE: Final[Any] = getattr(_COMPILER, "_sre", None)
_MADE_FROM: Final = frozenset({"onrecord.late", "onrecord.language.packs"})  # words of the program

# A pattern and its flags; what the machine of `re` needs to run it.
_Key = tuple[str | bytes, int]
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class _Patterns:
    """What is kept, and what was compiled anew."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: dict[_Key, _Kept] = _read(file)
        self._made = 0
        self._compile: Any = _COMPILER.compile  # type: ignore[union-attr]

    def compile(self, pattern: str | bytes, flags: int = 0) -> Any:  # noqa: ANN401 - as `re` has it
        """Stand for the compiler of `re`."""
        known = self._kept.get((pattern, flags)) if len(pattern) >= _FEWEST_CHARS else None
        if known is not None:
            whole, packed, groups, names, numbers = known
            code = array("I", packed).tolist()
            return _MACHINE.compile(pattern, whole, code, groups, names, numbers)
        if len(pattern) < _FEWEST_CHARS or len(self._kept) >= _MOST or not _is_of_program():
            return self._compile(pattern, flags)
        return self._compile_new(pattern, flags)

    def _compile_new(self, pattern: str | bytes, flags: int) -> Any:  # noqa: ANN401 - as above
        """As `re` compiles, with the code at hand."""
        parsed = _PARSER.parse(pattern, flags)  # type: ignore[union-attr]
        code = _COMPILER._code(parsed, flags)  # type: ignore[union-attr]  # noqa: SLF001 - the only way to it
        whole, groups = flags | parsed.state.flags, parsed.state.groups
        names = dict(parsed.state.groupdict)
        by_number = {number: name for name, number in names.items()}
        numbers = tuple(by_number.get(number) for number in range(groups))
        self._kept[pattern, flags] = (whole, array("I", code).tobytes(), groups - 1, names, numbers)
        self._made += 1
        return _MACHINE.compile(pattern, whole, code, groups - 1, names, numbers)

    def save(self) -> None:
        """Write what was compiled anew; where that cannot be, it is compiled again next time."""
        if not self._made or sys.dont_write_bytecode:
            return
        draft = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            draft.write_bytes(marshal.dumps(self._kept))
            draft.replace(self._file)
        self._made = 0


def keep_patterns() -> Any:  # noqa: ANN401 - a function without arguments
    """Have `re` take what was compiled in an earlier start.

    Returns:
        What writes down the patterns that this start compiled; call it at the end.
    """
    if not hasattr(_PARSER, "parse") or not hasattr(_COMPILER, "_code"):
        return lambda: None
    beside = Path(cache_from_source(__file__))
    patterns = _Patterns(beside.with_name(f"{beside.stem}-{_MACHINE.MAGIC}.patterns"))
    _COMPILER.compile = patterns.compile  # type: ignore[union-attr]
    return patterns.save


def _read(file: Path) -> dict[_Key, _Kept]:
    """What an earlier start has kept; nothing, where it cannot be read."""
    try:
        # As trusted as the byte code beside it, which Python itself reads in this way.
        kept = marshal.loads(file.read_bytes())  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _is_of_program() -> bool:
    """Whether a pattern stands in a module of a program, and is not made of somebody's words."""
    frame = sys._getframe(2)  # noqa: SLF001 - there is no other way to who called
    while frame is not None and frame.f_globals.get("__name__") != "onrecord.cli.edge":
        if frame.f_code.co_name == "<module>" or frame.f_globals.get("__name__") in _MADE_FROM:
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return frame is None
