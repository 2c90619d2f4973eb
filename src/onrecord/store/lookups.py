"""Look-ups in the word index as it is stored: the blocks that hold a key, and no others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, select

from onrecord.alignment import (
    BLOCK_PLACES,
    LAYOUT,
    SPELLED_BY,
    Ranges,
    SortedGrams,
    StoredTable,
    key_places,
    sort_places,
    unpack_block,
)
from onrecord.errors import ArchiveError
from onrecord.store.database import Database
from onrecord.store.direct import read_each
from onrecord.store.holding import Holding
from onrecord.store.tables import gram_blocks, gram_segments, primary_words

__all__ = ["StoredGrams"]

_BLOCKS_HELD: Final = 1024  # unpacked blocks in memory; one takes 100 kB
_TRIES: Final = 3  # each time the index was merged by another process in between

_GREATEST: Final = np.uint64(2**64 - 1)
_BLOCK: Final = select(gram_blocks.c.body).where(
    gram_blocks.c.segment == bindparam("of"), gram_blocks.c.number == bindparam("block")
)

Keys = NDArray[np.uint64]
Wanted = tuple[int, int]  # number of a segment, number of a block there


class _MovedError(LookupError):
    """The blocks asked for were merged into others meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class _Sorted:
    """One segment, known by the first key of each of its blocks."""

    number: int
    directory: Keys

    def block_of(self, keys: Keys) -> NDArray[np.int64]:
        """The block in which the first key not below each may stand."""
        return np.maximum(np.searchsorted(self.directory, keys, "left") - 1, 0)


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """The segments of one moment, and the words that waited then, sorted in memory."""

    segments: Sequence[_Sorted]
    waiting: SortedGrams


@dataclass(frozen=True, slots=True, eq=False)
class _Slice:
    """What stands between pairs of keys in one segment."""

    segment: int
    low: NDArray[np.int64]
    high: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Stored:
    """What stands between pairs of keys, in all segments and among the words that wait."""

    grams: "StoredGrams"
    first: Keys
    last: Keys
    slices: Sequence[_Slice]
    waiting: Ranges
    counts: NDArray[np.int64]

    def gather(self, numbers: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The places of some pairs, pair by pair, each in order; and beside each its pair."""
        try:
            kept = self.grams.cut(self.slices, numbers)
        except _MovedError:
            again = self.grams.find(self.first[numbers], self.last[numbers])
            places, pairs = again.gather(np.arange(len(numbers)))
            return places, numbers[pairs]
        counts = [np.maximum(one.high - one.low, 0)[numbers] for one in self.slices]
        places, pairs = self.waiting.gather(numbers)
        owned = [np.repeat(numbers, count) for count in counts]
        return self.grams.translate(
            np.concatenate([*kept, places]), np.concatenate([*owned, pairs])
        )


class StoredGrams:
    """Places by key in an archive.

    The places kept count words in the order in which documents came; those given out count them
    in the order of the documents' ids.
    """

    def __init__(
        self,
        database: Database,
        firsts: NDArray[np.int64],
        words: NDArray[np.int64],
        connection: Connection,
    ) -> None:
        """Read the segments.

        Args:
            database: the archive.
            firsts: where the words of each document are kept, in the order of ids.
            words: how many these are.
            connection: a transaction that reads, the same in which `firsts` was read.
        """
        begins = np.cumsum(words) - words
        order = np.lexsort((words, firsts))
        self._database = database
        self._firsts, self._ends = firsts[order], (firsts + words)[order]
        self._shifts = (begins - firsts)[order]
        self._blocks = Holding(self._fetch, _BLOCKS_HELD)
        self._state = _read_state(connection, database.where)

    def find(self, first: Keys, last: Keys) -> _Stored:
        """Find what stands between keys, both included; reads two blocks a pair and segment."""
        for _ in range(_TRIES):
            try:
                return self._find(first, last)
            except _MovedError:
                with self._database.reading() as connection:
                    self._state = _read_state(connection, self._database.where)
        what, mend = "the word index is incomplete", "restore the archive from a copy"
        raise ArchiveError(what, self._database.where, mend)

    def _find(self, first: Keys, last: Keys) -> _Stored:
        state = self._state
        asked = np.concatenate([first, last + (last < _GREATEST)])  # from where, and where no more
        bounds = [(segment.number, segment.block_of(asked)) for segment in state.segments]
        blocks = self._blocks.gather(
            (number, block) for number, places in bounds for block in set(places.tolist())
        )
        waiting = state.waiting.find(first, last)
        counts = waiting.counts.copy()
        slices = []
        for number, places in bounds:
            low, high = _rank(blocks, number, places, asked).reshape(2, -1)
            counts += high - low
            slices.append(_Slice(number, low, high))
        return _Stored(self, first, last, slices, waiting, counts)

    def cut(self, slices: Sequence[_Slice], numbers: NDArray[np.intp]) -> list[NDArray[np.uint32]]:
        """The places of some pairs in each segment, as they are kept, pair by pair.

        Raises:
            _MovedError: a segment was merged meanwhile.
        """
        wanted: list[Wanted] = []
        within: list[tuple[int, int]] = []
        for one in slices:
            low, high = one.low[numbers], one.high[numbers]
            filled = low < high
            for begin, end in zip(low[filled].tolist(), high[filled].tolist(), strict=True):
                for block in range(begin // BLOCK_PLACES, (end - 1) // BLOCK_PLACES + 1):
                    first = block * BLOCK_PLACES
                    wanted.append((one.segment, block))
                    within.append((max(begin - first, 0), end - first))
        blocks = self._blocks.gather(wanted)
        return [
            blocks[where].held[begin:end]
            for where, (begin, end) in zip(wanted, within, strict=True)
        ]

    def translate(
        self, kept: NDArray[np.int64], pairs: NDArray[np.intp]
    ) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """Kept places as they are given out, in order; without those of documents not known."""
        if not len(self._firsts):
            return kept[:0], pairs[:0]
        owners = np.searchsorted(self._firsts, kept, "right") - 1
        known = (owners >= 0) & (kept < self._ends[owners])
        return sort_places(kept[known] + self._shifts[owners[known]], pairs[known])

    def _fetch(self, wanted: Sequence[Wanted]) -> dict[Wanted, SortedGrams]:
        """Blocks by segment and number."""
        rows = read_each(self._database, _BLOCK, wanted)
        if len(rows) < len(wanted):
            raise _MovedError
        return {where: unpack_block(body) for where, (body,) in zip(wanted, rows, strict=True)}


def _rank(
    blocks: Mapping[Wanted, SortedGrams], segment: int, places: NDArray[np.int64], keys: Keys
) -> NDArray[np.int64]:
    """How many keys of a segment stand before each key, whose block is given."""
    ranks = places * BLOCK_PLACES
    order = places.argsort(kind="stable")
    numbers = places[order]
    cuts = [0, *(np.flatnonzero(numbers[1:] != numbers[:-1]) + 1).tolist(), len(order)]
    for begin, end in pairwise(cuts):
        if begin < end:
            mine = order[begin:end]
            ranks[mine] += blocks[segment, int(numbers[begin])].keys.searchsorted(keys[mine])
    return ranks


def _read_state(connection: Connection, where: str) -> _State:
    """The segments as they are, and the words that wait."""
    rows = connection.execute(select(gram_segments).order_by(gram_segments.c.first)).all()
    if any(row.layout != LAYOUT for row in rows):
        mend = "use the version of this program that made it"
        raise ArchiveError("the word index has another layout", where, mend)
    segments = [_Sorted(row.number, np.frombuffer(row.directory, "<u8")) for row in rows]
    upto = max((row.last for row in rows), default=0)
    waits = (primary_words.c.first >= upto) & (primary_words.c.spelled_by == SPELLED_BY)
    columns = (primary_words.c.first, primary_words.c.body)
    tables = [
        (row.first, StoredTable(row.body))
        for row in connection.execute(select(*columns).where(waits))
    ]
    keys = [key_places(table.forms) for _, table in tables]
    places = [np.arange(at, at + len(table.forms), dtype=np.uint32) for at, table in tables]
    return _State(
        [segment for segment in segments if len(segment.directory)],
        SortedGrams.of(
            np.concatenate([np.zeros(0, np.uint64), *keys]),
            np.concatenate([np.zeros(0, np.uint32), *places]),
        ),
    )
