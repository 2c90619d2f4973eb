"""Word runs as numbers: one sorted key a word answers for runs of one, two and three words.

The key of a place is the code of its word (32 bits), then 16 bits of the next word's code, then 16
of the one after. Places sorted by key are a suffix array cut at three words: all places of a word,
of a pair, of a triple stand in a row, found by two binary searches. Every place is kept, so every
run of one to three words that two texts share is found, wherever it stands; winnowing with its
window of w keeps 2 / (w + 1) of the places and answers only for runs of w + 2 words.

Sources: suffix arrays, Manber & Myers 1993, SIAM J. Comput. 22, 935-948; what is given up by
keeping fewer fingerprints, Schleimer, Wilkerson & Aiken 2003, "Winnowing", SIGMOD, 76-85.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "LONGEST",
    "Grams",
    "Ranges",
    "SortedGrams",
    "gram_hashes",
    "gram_range",
    "key_places",
    "sort_places",
]

LONGEST = 3  # words of a run that a key tells apart
_ODD = np.uint32(2654435761)  # Knuth's multiplicative hash, The Art of Computer Programming 6.4
_HALF = np.uint32(16)
_PAIR = 40  # bits left for a place
_SHIFTS = (np.uint64(32), np.uint64(16), np.uint64(0))

Keys = NDArray[np.uint64]


def gram_hashes(forms: NDArray[np.uint32], size: int) -> NDArray[np.uint32]:
    """A hash for each run of `size` forms; as many as there are runs."""
    count = max(0, len(forms) - size + 1)
    hashes = np.zeros(count, dtype=np.uint32)
    for place in range(size):
        hashes = (hashes ^ forms[place : place + count]) * _ODD
        hashes ^= hashes >> np.uint32(15)
    return hashes


def _halves(codes: NDArray[np.uint32]) -> Keys:
    """The upper half of each code; never 0, which stands for no word."""
    halves: Keys = np.maximum(codes >> _HALF, np.uint32(1)).astype(np.uint64)
    return halves


def key_places(forms: NDArray[np.uint32]) -> Keys:
    """The key of every place of one text: its word and the two that follow, if any do."""
    codes = gram_hashes(forms, 1)
    halves = _halves(codes)
    keys = codes.astype(np.uint64) << _SHIFTS[0]
    keys[:-1] |= halves[1:] << _SHIFTS[1]
    keys[:-2] |= halves[2:]
    return keys


def gram_range(forms: NDArray[np.uint32], size: int) -> tuple[Keys, Keys]:
    """The least and the greatest key of each run of `size` forms, 1 to 3; both belong to it."""
    count = max(0, len(forms) - size + 1)
    codes = gram_hashes(forms, 1)
    halves = _halves(codes)
    first = codes[:count].astype(np.uint64) << _SHIFTS[0]
    for place in range(1, size):
        first |= halves[place : place + count] << _SHIFTS[place]
    return first, first | ((np.uint64(1) << _SHIFTS[size - 1]) - np.uint64(1))


class Ranges(Protocol):
    """What stands between pairs of keys."""

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many places each pair has."""

    def gather(self, numbers: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The places of some pairs, pair by pair, each in order; and beside each its pair."""


class Grams(Protocol):
    """Places by key, wherever they are kept."""

    def find(self, first: Keys, last: Keys) -> Ranges:
        """Find what stands between keys, both included."""


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Slices of sorted places."""

    counts: NDArray[np.int64]
    low: NDArray[np.int64]
    held: NDArray[np.uint32]

    def gather(self, numbers: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The places of some pairs, pair by pair, each in order; and beside each its pair."""
        counts = self.counts[numbers]
        skipped = np.cumsum(counts) - counts
        at = np.arange(counts.sum()) + np.repeat(self.low[numbers] - skipped, counts)
        return sort_places(self.held[at].astype(np.int64), np.repeat(numbers, counts))


def sort_places(
    places: NDArray[np.int64], pairs: NDArray[np.intp]
) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Places and the pairs they belong to, in order of the pairs, then of the places."""
    both = pairs.astype(np.int64) << _PAIR
    both |= places
    both.sort()
    return both & ((1 << _PAIR) - 1), both >> _PAIR


@dataclass(frozen=True, slots=True, eq=False)
class SortedGrams:
    """Places by key in memory, 12 bytes a word."""

    keys: Keys
    held: NDArray[np.uint32]

    @classmethod
    def of(cls, keys: Keys, places: NDArray[np.uint32]) -> "SortedGrams":
        """Sort places by their keys, in any order among equals."""
        order = np.argsort(keys)
        return cls(keys[order], places[order])

    def find(self, first: Keys, last: Keys) -> _Found:
        """Find what stands between keys, both included; O(log n) a pair."""
        low = self.keys.searchsorted(first, "left")
        return _Found(self.keys.searchsorted(last, "right") - low, low, self.held)
