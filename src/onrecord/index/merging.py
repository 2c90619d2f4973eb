"""Segments: which sorted parts of the index are merged, and what is kept of them.

Words of new documents wait in their tables; when enough wait they become a segment, and small
segments of one size become a larger one (the log-structured merge-tree, O'Neil et al. 1996, Acta
Informatica 33, 351-385). A back end keeps the segments; here is decided what becomes of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.index.grams import SortedGrams, key_places
from onrecord.index.packed_tables import StoredTable

__all__ = ["WAITING_WORDS", "Segment", "keep_held", "pick_level", "pick_tail", "sort_tables"]

WAITING_WORDS: Final = 131_072  # words that wait unsorted; opening an archive sorts them, in 15 ms
_FAN_IN: Final = 8  # segments of one size that become one
_RATIO: Final = 4  # after tidying, a segment has so many times the words of all that follow


@dataclass(frozen=True, slots=True)
class Segment:
    """Sorted keys of the words from one place to another."""

    number: int
    first: int
    last: int  # exclusive
    places: int

    @property
    def level(self) -> int:
        """How many times eightfold it is of the smallest."""
        return max(0, (self.places // WAITING_WORDS).bit_length() - 1) // (_FAN_IN.bit_length() - 1)


def sort_tables(tables: Iterable[tuple[int, StoredTable]]) -> SortedGrams:
    """The sorted keys of word tables, each with the place of its first word."""
    keys, held = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint32)]
    for first, table in tables:
        keys.append(key_places(table.forms))
        held.append(np.arange(first, first + len(table.forms), dtype=np.int64).astype(np.uint32))
    return SortedGrams.of(np.concatenate(keys), np.concatenate(held))


def pick_level(segments: Sequence[Segment]) -> Sequence[Segment]:
    """The last segments of one level, once there are enough of them to become one; else none."""
    first = len(segments)
    while first and segments[first - 1].level <= segments[-1].level:
        first -= 1
    return segments[first:] if len(segments) - first >= _FAN_IN else ()


def pick_tail(segments: Sequence[Segment]) -> Sequence[Segment]:
    """The last segments to merge so that each has four times the words of those that follow."""
    first, after = len(segments), 0
    for place in range(len(segments) - 1, -1, -1):
        if segments[place].places < _RATIO * after:
            first = place
        after += segments[place].places
    return segments[first:] if len(segments) - first > 1 else ()


def keep_held(
    blocks: Iterator[SortedGrams], firsts: NDArray[np.int64], ends: NDArray[np.int64]
) -> Iterator[SortedGrams]:
    """What is left of blocks without the places that lie in no range, as of documents let go."""
    for block in blocks:
        owner = np.searchsorted(firsts, block.held, "right") - 1
        keep = owner >= 0
        keep[keep] = block.held[keep] < ends[owner[keep]]
        yield SortedGrams(block.keys[keep], block.held[keep])
