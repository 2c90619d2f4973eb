"""Blocks: sorted keys and their places as bytes, in portions that a look-up reads one by one.

Layout of a block, little endian, version 1: u4 number of places n, of word runs w, of pair runs p;
then the code of the first word of each word run (w × u4), how many pair runs it holds less one
(w × u2), the half code of the second word of each pair run (p × u2), how many places it holds less
one (p × u2), the half code of the third word of each place (n × u2), and the places (n × u4).
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.index.grams import SortedGrams

__all__ = ["BLOCK_PLACES", "LAYOUT", "merge_grams", "pack_block", "unpack_block"]

LAYOUT = 1  # version of what stands above
BLOCK_PLACES = 8192  # a block takes some 55 kB: long enough that a page cut short costs little
_PORTION = 32 * BLOCK_PLACES  # places of a run that a merge holds in memory
_HALF = np.uint64(0xFFFF)


def _run_lengths(begins: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How long each run is, of which the first members are marked."""
    return np.diff(np.append(np.flatnonzero(begins), len(begins)))


def pack_block(keys: NDArray[np.uint64], places: NDArray[np.uint32]) -> bytes:
    """Write 1 to 8192 sorted keys and their places, about 7 bytes each."""
    pairs = keys >> np.uint64(16)
    new_pair = np.append(True, pairs[1:] != pairs[:-1])
    pairs = pairs[new_pair]
    words = pairs >> np.uint64(16)
    new_word = np.append(True, words[1:] != words[:-1])
    columns = (
        np.array([len(keys), new_word.sum(), len(pairs)], dtype="<u4"),
        words[new_word].astype("<u4"),
        (_run_lengths(new_word) - 1).astype("<u2"),
        (pairs & _HALF).astype("<u2"),
        (_run_lengths(new_pair) - 1).astype("<u2"),
        (keys & _HALF).astype("<u2"),
        places.astype("<u4"),
    )
    return b"".join(column.tobytes() for column in columns)


def unpack_block(body: bytes) -> SortedGrams:
    """Read what `pack_block` wrote.

    Raises:
        ValueError: the bytes do not fit.
    """
    count, words, pairs = np.frombuffer(body, "<u4", 3).tolist()
    at = 12
    if len(body) != at + 6 * words + 4 * pairs + 6 * count:
        raise ValueError(len(body))
    code = np.frombuffer(body, "<u4", words, at)
    held = np.frombuffer(body, "<u2", words, at := at + 4 * words).astype(np.int64) + 1
    second = np.frombuffer(body, "<u2", pairs, at := at + 2 * words)
    lengths = np.frombuffer(body, "<u2", pairs, at := at + 2 * pairs).astype(np.int64) + 1
    third = np.frombuffer(body, "<u2", count, at := at + 2 * pairs)
    places = np.frombuffer(body, "<u4", count, at + 2 * count)
    keys = np.repeat(code.astype(np.uint64) << np.uint64(32), held)
    keys = np.repeat(keys | second.astype(np.uint64) << np.uint64(16), lengths)
    return SortedGrams(keys | third, places)


def _join(parts: Sequence[SortedGrams]) -> SortedGrams:
    """Sorted runs made one; timsort takes sorted stretches as they are."""
    keys = np.concatenate([part.keys for part in parts])
    order = np.argsort(keys, kind="stable")
    return SortedGrams(keys[order], np.concatenate([part.held for part in parts])[order])


def merge_grams(runs: Sequence[Iterable[SortedGrams]]) -> Iterator[SortedGrams]:
    """Merge sorted runs, each given portion by portion, into one, block by block.

    Args:
        runs: each in order of its keys, in portions of any length.

    Yields:
        Full blocks, and a last one that may be short; places of equal keys in any order. Time
        O(n log(len(runs))); some 5 MB are held for each run.
    """
    waiting = [_Run(iter(run)) for run in runs]
    rest: list[SortedGrams] = []
    while sum(run.fill() for run in waiting):  # all of them, each time
        bounds = [run.upto() for run in waiting if not run.ended]
        limit = min(bounds) if bounds else np.uint64(2**64 - 1)
        rest.append(_join([run.take(limit) for run in waiting]))
        joined = _glue(rest)
        full = len(joined.keys) // BLOCK_PLACES * BLOCK_PLACES
        for first in range(0, full, BLOCK_PLACES):
            yield _cut(joined, first, first + BLOCK_PLACES)
        rest = [_cut(joined, full, len(joined.keys))]
    if rest and len(rest[0].keys):
        yield rest[0]


def _cut(grams: SortedGrams, first: int, last: int) -> SortedGrams:
    return SortedGrams(grams.keys[first:last], grams.held[first:last])


def _glue(parts: Sequence[SortedGrams]) -> SortedGrams:
    """Runs of which each begins where the one before ends."""
    if len(parts) == 1:
        return parts[0]
    keys = np.concatenate([part.keys for part in parts])
    return SortedGrams(keys, np.concatenate([part.held for part in parts]))


class _Run:
    """One sorted run as it is being merged."""

    def __init__(self, portions: Iterator[SortedGrams]) -> None:
        self.portions, self.ended = portions, False
        self.held: SortedGrams | None = None

    def fill(self) -> bool:
        """Read on until a good deal is held; whether anything is."""
        parts = [self.held] if self.held is not None and len(self.held.keys) else []
        size = sum(len(part.keys) for part in parts)
        while size < _PORTION and not self.ended:
            portion = next(self.portions, None)
            if portion is None:
                self.ended = True
            elif len(portion.keys):
                parts.append(portion)
                size += len(portion.keys)
        self.held = _glue(parts) if parts else None
        return self.held is not None

    def upto(self) -> np.uint64:
        """The last key held; more of the same may follow."""
        return np.uint64(self.held.keys[-1]) if self.held is not None else np.uint64(2**64 - 1)

    def take(self, limit: np.uint64) -> SortedGrams:
        """Give away what is held up to a key, itself included."""
        if self.held is None:
            return SortedGrams(np.zeros(0, np.uint64), np.zeros(0, np.uint32))
        cut = int(np.searchsorted(self.held.keys, limit, "right"))
        taken = _cut(self.held, 0, cut)
        self.held = _cut(self.held, cut, len(self.held.keys))
        return taken
