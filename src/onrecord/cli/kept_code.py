"""What Python compiles anew at each start is kept beside the byte code that it keeps itself.

A third of the processor's time of `onrecord extract` went into regular expressions that never
change, a seventh into the methods of dataclasses. What is kept lies in the package's `__pycache__`,
under the same rule: whoever may not write there, or forbids byte code (`PYTHONDONTWRITEBYTECODE`),
compiles each time. Patterns that are made of a document's words are not kept.
"""

import builtins
import dataclasses
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any, Final

__all__ = ["keep_code"]

_FEWEST_CHARS: Final = 24  # what is shorter compiles in less time than it takes to keep
_MOST: Final = 8000  # patterns and methods; the program has some 4,000
_PARSER: Final = getattr(re, "_parser", None)  # none: a Python that is made otherwise
_COMPILER: Final = getattr(re, "_compiler", None)
_MACHINE: Final[Any] = getattr(_COMPILER, "_sre", None)
_MADE_FROM: Final = frozenset({"onrecord.late", "onrecord.language.packs"})  # words of the program

# A pattern and its flags, or the text of a method; what runs it: for a pattern, its flags, code,
# groups, their names and numbers; for a method, its byte code.
_Key = tuple[str | bytes, int] | str
_Pattern = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class _Kept:
    """What is kept, and what was compiled anew."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: dict[_Key, Any] = _read(file)
        self._made = 0
        self._compile: Any = _COMPILER.compile  # type: ignore[union-attr]

    def compile(self, pattern: str | bytes, flags: int = 0) -> Any:  # noqa: ANN401 - as `re` has it
        """Stand for the compiler of `re`."""
        if len(pattern) < _FEWEST_CHARS:
            return self._compile(pattern, flags)
        known: _Pattern | None = self._kept.get((pattern, flags))
        if known is not None:
            whole, packed, groups, names, numbers = known
            code = array("I", packed).tolist()
            return _MACHINE.compile(pattern, whole, code, groups, names, numbers)
        if len(self._kept) >= _MOST or not _is_of_program():
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
        self._keep(
            (pattern, flags), (whole, array("I", code).tobytes(), groups - 1, names, numbers)
        )
        return _MACHINE.compile(pattern, whole, code, groups - 1, names, numbers)

    def run(
        self, text: str, names: dict[str, Any] | None = None, into: dict[str, Any] | None = None
    ) -> None:
        """Stand for `exec` among the dataclasses, which write their methods as text."""
        known = self._kept.get(text)
        code = compile(text, "<string>", "exec") if known is None else marshal.loads(known)  # noqa: S302 - see `_read`
        if known is None and len(self._kept) < _MOST:
            self._keep(text, marshal.dumps(code))
        builtins.exec(code, names, into)  # noqa: S102 - in the place of `exec`

    def _keep(self, key: _Key, made: object) -> None:
        self._kept[key] = made
        self._made += 1

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


def keep_code() -> Callable[[], None]:
    """Have `re` and the dataclasses take what was compiled in an earlier start.

    Returns:
        What writes down what this start compiled; call it at the end.
    """
    if not hasattr(_PARSER, "parse") or not hasattr(_COMPILER, "_code"):
        return lambda: None
    beside = Path(cache_from_source(__file__))
    made_for = f"{_MACHINE.MAGIC}-{int.from_bytes(MAGIC_NUMBER[:2], 'little')}"
    kept = _Kept(beside.with_name(f"{beside.stem}-{made_for}.kept"))
    _COMPILER.compile = kept.compile  # type: ignore[union-attr]
    dataclasses.exec = kept.run  # type: ignore[attr-defined] # found before the built-in one
    return kept.save


def _read(file: Path) -> dict[_Key, Any]:
    """What an earlier start has kept; nothing, where it cannot be read."""
    try:
        # As trusted as the byte code beside it, which Python itself reads in this way.
        kept = marshal.loads(file.read_bytes())  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _is_of_program() -> bool:
    """Whether a pattern stands in a module of a program, and is not made of somebody's words.

    Those of a module are compiled as it is imported; what a server's thread compiles is not kept.
    """
    frame = sys._getframe(2)  # noqa: SLF001 - there is no other way to who called
    while frame is not None and frame.f_globals.get("__name__") != "onrecord.cli.edge":
        if frame.f_code.co_name == "<module>" or frame.f_globals.get("__name__") in _MADE_FROM:
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False
