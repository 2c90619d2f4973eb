"""Columns: what is known of each word of the record, read by its place as from one long array."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from onrecord.index.packed_tables import AnyTable

__all__ = ["Column", "RunColumn", "WordColumn"]

_Kind = TypeVar("_Kind", bound=np.generic)
_Told_co = TypeVar("_Told_co", bound=np.generic, covariant=True)
Places = NDArray[np.int64] | list[int] | slice
_ONE = (int, np.integer)  # a union would be made anew at every look


class Column(Protocol[_Told_co]):
    """One number a word."""

    @overload
    def __getitem__(self, place: int) -> _Told_co: ...
    @overload
    def __getitem__(self, place: Places) -> NDArray[_Told_co]: ...


def _spread(place: Places, size: int) -> NDArray[np.int64]:
    """The places that are meant."""
    if isinstance(place, slice):
        return np.arange(*place.indices(size), dtype=np.int64)
    return np.asarray(place, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class RunColumn(Generic[_Kind]):
    """A column that stays the same over runs of words."""

    firsts: NDArray[np.int64]  # place at which each run begins, in order; the first is 0
    values: NDArray[_Kind]
    size: int  # words

    @overload
    def __getitem__(self, place: int) -> _Kind: ...
    @overload
    def __getitem__(self, place: Places) -> NDArray[_Kind]: ...
    def __getitem__(self, place: int | Places) -> _Kind | NDArray[_Kind]:
        """The value at a place, or at several."""
        if isinstance(place, _ONE):
            one: _Kind = self.values[int(self.firsts.searchsorted(place, "right")) - 1]
            return one
        at = _spread(place, self.size)
        many: NDArray[_Kind] = self.values[self.firsts.searchsorted(at, "right") - 1]
        return many


@dataclass(frozen=True, slots=True, eq=False)
class WordColumn(Generic[_Kind]):
    """A column of the word tables, laid end to end; only the tables that are asked are read."""

    firsts: NDArray[np.int64]  # place of the first word of each table, and one past the last
    tables: Sequence[AnyTable]
    read: Callable[[AnyTable], NDArray[_Kind]]
    empty: NDArray[_Kind]

    @overload
    def __getitem__(self, place: int) -> _Kind: ...
    @overload
    def __getitem__(self, place: Places) -> NDArray[_Kind]: ...
    def __getitem__(self, place: int | Places) -> _Kind | NDArray[_Kind]:
        """The value at a place, or at several."""
        if isinstance(place, _ONE):
            owner = int(self.firsts.searchsorted(place, "right")) - 1
            one: _Kind = self.read(self.tables[owner])[int(place - self.firsts[owner])]
            return one
        at = _spread(place, int(self.firsts[-1]))
        if not len(at):
            return self.empty
        owners = self.firsts.searchsorted(at, "right") - 1
        only = int(owners[0])
        if (owners == only).all():
            many: NDArray[_Kind] = self.read(self.tables[only])[at - self.firsts[only]]
            return many
        return self._collect(at, owners)

    def _collect(self, at: NDArray[np.int64], owners: NDArray[np.intp]) -> NDArray[_Kind]:
        """The values at places of several tables."""
        found = np.empty(len(at), dtype=self.empty.dtype)
        order = np.argsort(owners, kind="stable")
        numbers, starts = np.unique(owners[order], return_index=True)
        for number, mine in zip(numbers.tolist(), np.split(order, starts[1:]), strict=True):
            found[mine] = self.read(self.tables[number])[at[mine] - self.firsts[number]]
        return found
