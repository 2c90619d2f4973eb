"""Look-ups in the word index as it is stored: the blocks that hold a key, and no others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ArchiveError
from onrecord.index.blocks import BLOCK_PLACES, unpack_block
from onrecord.index.grams import Ranges, SortedGrams, sort_places
from onrecord.index.lru import LruCache

__all__ = ["Block", "Directory", "SegmentReader", "State", "StoredGrams"]

_BLOCKS_HELD: Final = 1024  # unpacked blocks in memory; one takes 100 kB
_TRIES: Final = 3  # each time the index was merged by another process in between

_GREATEST: Final = np.uint64(2**64 - 1)

Keys = NDArray[np.uint64]
Block = tuple[int, int]  # number of a segment, number of a block there


class _MovedError(LookupError):
    """The blocks asked for were merged into others meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """One segment, known by the first key of each of its blocks."""

    number: int
    first_keys: Keys

    def block_of(self, keys: Keys) -> NDArray[np.int64]:
        """The block in which the first key not below each may stand."""
        return np.maximum(np.searchsorted(self.first_keys, keys, "left") - 1, 0)


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The segments of one moment, and the words that waited then, sorted in memory."""

    segments: Sequence[Directory]
    waiting: SortedGrams


class SegmentReader(Protocol):
    """Where segments are kept."""

    @property
    def where(self) -> str:
        """The name of that place, for messages."""

    def read_state(self) -> State:
        """The segments as they are now."""

    def read_blocks(self, wanted: Sequence[Block]) -> Sequence[bytes]:
        """Packed blocks in the order asked; fewer where one was merged into others meanwhile."""


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
        reader: SegmentReader,
        state: State,
        firsts: NDArray[np.int64],
        words: NDArray[np.int64],
    ) -> None:
        """Know where the words of each document are.

        Args:
            reader: reads blocks when a look-up asks for them.
            state: the segments of the moment in which `firsts` was read.
            firsts: where the words of each document are kept, in the order of ids.
            words: how many these are.
        """
        begins = np.cumsum(words) - words
        order = np.lexsort((words, firsts))
        self._reader, self._state = reader, state
        self._firsts, self._ends = firsts[order], (firsts + words)[order]
        self._shifts = (begins - firsts)[order]
        self._blocks = LruCache(self._fetch, _BLOCKS_HELD)

    def find(self, first: Keys, last: Keys) -> _Stored:
        """Find what stands between keys, both included; reads two blocks a pair and segment."""
        for _ in range(_TRIES):
            try:
                return self._find(first, last)
            except _MovedError:
                self._state = self._reader.read_state()
        what, mend = "the word index is incomplete", "restore the archive from a copy"
        raise ArchiveError(what, self._reader.where, mend)

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
        wanted: list[Block] = []
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

    def _fetch(self, wanted: Sequence[Block]) -> dict[Block, SortedGrams]:
        """Blocks by segment and number."""
        bodies = self._reader.read_blocks(wanted)
        if len(bodies) < len(wanted):
            raise _MovedError
        return {where: unpack_block(body) for where, body in zip(wanted, bodies, strict=True)}


def _rank(
    blocks: Mapping[Block, SortedGrams], segment: int, places: NDArray[np.int64], keys: Keys
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
