"""Transcripts of the same words: an excerpt and the whole, two outlets' copies, drafts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.index.distinct import sort_distinct
from onrecord.index.packed_tables import AnyTable
from onrecord.index.word_index import gram_hashes

__all__ = ["find_overlaps"]

_RUN = 8  # words that must follow one another; shorter runs recur by chance between speeches
_ONE_IN = 8  # runs kept, by their hash; a few hundred words still keep enough to tell
_FEWEST = 6  # shared runs below which nothing is said
_SHARE = 0.5  # of the shorter transcript's runs that must stand in the longer
_COMMON = 40  # a run that stands in more transcripts (an oath, an anthem) tells nothing


def find_overlaps(tables: Iterable[tuple[str, AnyTable]]) -> tuple[frozenset[str], ...]:
    """Pairs of transcripts of which the longer holds at least half of the shorter's words.

    Args:
        tables: word tables with the ids of their transcripts, each id once; read one by one.

    Returns:
        Pairs of ids, in order. Time grows with the words and with the pairs that share a run;
        memory with the words, a byte each.

    Source: fingerprints by hash value, Manber 1994, "Finding similar files in a large file system".
    """
    ids: list[str] = []
    kept = [np.zeros(0, dtype=np.uint32)]
    for key, table in tables:
        ids.append(key)
        kept.append(_fingerprint(table))
    counts = np.array([len(prints) for prints in kept[1:]], dtype=np.int64)
    shared = Counter(pair for few in _shared_runs(kept, counts) for pair in combinations(few, 2))
    return tuple(
        sorted(
            (
                frozenset((ids[one], ids[other]))
                for (one, other), count in shared.items()
                if count >= max(_FEWEST, _SHARE * min(counts[one], counts[other]))
            ),
            key=sorted,
        )
    )


def _shared_runs(
    kept: Sequence[NDArray[np.uint32]], counts: NDArray[np.int64]
) -> Iterator[list[int]]:
    """For each run that a few transcripts share, their numbers, rising."""
    marks = np.concatenate(kept)
    holders = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
    order = np.argsort(marks, kind="stable")
    marks, holders = marks[order], holders[order]
    firsts = np.flatnonzero(np.concatenate([[True], marks[1:] != marks[:-1]])[: len(marks)])
    sizes = np.diff(np.append(firsts, len(marks)))
    some = (sizes > 1) & (sizes <= _COMMON)
    for first, size in zip(firsts[some].tolist(), sizes[some].tolist(), strict=True):
        yield holders[first : first + size].tolist()


def _fingerprint(table: AnyTable) -> NDArray[np.uint32]:
    """The hashes of a transcript's runs that are kept, each once."""
    hashes = gram_hashes(table.forms, _RUN)
    return sort_distinct(hashes[hashes % np.uint32(_ONE_IN) == 0])
