"""Late loading: what a command or a document may never need is loaded when it is first used.

Half of the time of a short command were parsers, a database and a screen that it never asked for,
and a third of the rest patterns that it never looked for.
Type checkers and the contracts of imports see the plain import, under `TYPE_CHECKING`:

    if TYPE_CHECKING:
        import ftfy
    else:
        ftfy = load_late("ftfy")
"""

import importlib
import re
import sys
from collections.abc import Callable
from types import ModuleType
from typing import AnyStr, Generic, cast

__all__ = ["compile_late", "load_late", "open_late"]

# An import of a room's `__init__`, as `ruff format` writes it; to parse the file takes 3 times as
# long.
_IMPORTED = re.compile(r"^    from (\S+) import (?:\(\s*([^)]*?),?\s*\)|(.+))$", re.MULTILINE)


class _LateModule(ModuleType):
    """Stands for a module, and loads it when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        """What the module itself gives."""
        return getattr(importlib.import_module(self.__name__), name)


def load_late(name: str) -> ModuleType:
    """A module that is loaded when something of it is first used."""
    return _LateModule(name)


class _LatePattern(Generic[AnyStr]):
    """Stands for a pattern, and compiles it when something of it is asked for."""

    def __init__(self, words: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = words  # others may be made of it
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """What the pattern itself gives; the next time it is at hand."""
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def compile_late(words: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled when it is first used, for what few documents need.

    Take its own methods: the functions of `re` do not know it.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(words, flags))


def open_late(room: str) -> Callable[[str], object]:
    """The `__getattr__` of a room whose files are loaded when something of theirs is asked for.

    Args:
        room: the room's name. What comes out of which of its files is told by the imports in its
            `__init__`, which stand under `TYPE_CHECKING` and are not run.
    """
    homes = {
        listed[-1]: (module, listed[0])
        for module, several, alone in _IMPORTED.findall(_read_source(room))
        for listed in (each.split(" as ") for each in re.split(r",\s*", several or alone))
        if listed[0]
    }

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(name, name=name, obj=sys.modules[room])
        module, there = homes[name]
        found: object = getattr(importlib.import_module(module), there)
        setattr(sys.modules[room], name, found)
        return found

    return find


def _read_source(room: str) -> str:
    """A room's `__init__` as it is written."""
    file = sys.modules[room].__file__
    if file is None:
        raise ImportError("its source is not at hand", name=room)
    with open(file, encoding="utf-8") as source:  # noqa: PTH123 - a start loads as little as it can
        return source.read()
