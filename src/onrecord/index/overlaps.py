"""Transcripts of the same words: an excerpt and the whole, two outlets' copies, drafts."""

from collections import defaultdict
from collections.abc import Mapping
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


def find_overlaps(tables: Mapping[str, AnyTable]) -> tuple[frozenset[str], ...]:
    """Pairs of transcripts of which the longer holds at least half of the shorter's words.

    Args:
        tables: word tables by id of transcript.

    Returns:
        Pairs of ids, in order. Time grows with the words and with the pairs that share a run.

    Source: fingerprints by hash value, Manber 1994, "Finding similar files in a large file system".
    """
    prints = {key: _fingerprint(table) for key, table in tables.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(prints):
        for mark in prints[key].tolist():
            holders[mark].append(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in holders.values():
        if 1 < len(keys) <= _COMMON:
            for pair in combinations(keys, 2):
                shared[pair] += 1
    return tuple(
        frozenset(pair)
        for pair, count in sorted(shared.items())
        if count >= max(_FEWEST, _SHARE * min(len(prints[pair[0]]), len(prints[pair[1]])))
    )


def _fingerprint(table: AnyTable) -> NDArray[np.uint32]:
    """The hashes of a transcript's runs that are kept, each once."""
    hashes = gram_hashes(table.forms, _RUN)
    return sort_distinct(hashes[hashes % np.uint32(_ONE_IN) == 0])
