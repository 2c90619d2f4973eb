"""Things of an archive that are read when they are asked for, and held for a while."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import TypeVar

from onrecord.store import Archive

__all__ = ["OnDemand"]

_Key = TypeVar("_Key")
_Held = TypeVar("_Held")
_MOST = 2_000  # things that are held: more are let go, and read again


class OnDemand(Mapping[_Key, _Held]):
    """A mapping that begins empty, or with what is at hand."""

    def __init__(self, archive: Archive, held: Mapping[_Key, _Held] | None = None) -> None:
        """Read nothing yet."""
        self.archive = archive
        self._held: dict[_Key, _Held] = dict(held or {})

    @abstractmethod
    def read(self, key: _Key) -> _Held:
        """Read one thing.

        Raises:
            KeyError: there is none.
        """

    def __getitem__(self, key: _Key) -> _Held:
        """One thing; it is read if it is not held."""
        if key not in self._held:
            if len(self._held) >= _MOST:
                self.let_go()
            self._held[key] = self.read(key)
        return self._held[key]

    def let_go(self) -> None:
        """Hold nothing more."""
        self._held.clear()

    def __iter__(self) -> Iterator[_Key]:
        """What is held."""
        return iter(self._held)

    def __len__(self) -> int:
        """How much is held."""
        return len(self._held)
