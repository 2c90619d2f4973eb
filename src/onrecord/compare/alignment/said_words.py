"""Said words: those around the places that an alignment has found, read from the transcript."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.index import TranscriptIndex, are_among, sort_distinct, words_said
from onrecord.text import Span, Word

__all__ = ["read_around"]

_FAR = 48  # words between places that are read apart: above what is shown word by word
_TOKEN, _WIDER = 4, 8  # words of one token that are looked for at first, and how much more then


def read_around(
    placed: Sequence[int],
    places: NDArray[np.int64],
    index: TranscriptIndex,
    transcript: int,
    margin: int,
) -> dict[int, Word]:
    """The words at and around places.

    Args:
        placed: places that printed words stand beside; at least one.
        places: those that they may stand beside, in order: one speaker's words.
        index: the record.
        transcript: number of the transcript.
        margin: words on either side that are read as well.

    Returns:
        The words by place, in order. No more than a few dozen for each place.
    """
    bounds = int(index.firsts[transcript]), int(index.firsts[transcript + 1])
    words: dict[int, Word] = {}
    for low, high in _find_runs(placed, margin):
        first, last = max(bounds[0], low - margin), min(bounds[1] - 1, high + margin)
        words.update(_read_run(first, last, bounds, index, transcript))
    read = np.array(sorted(words), dtype=np.int64)
    return {place: words[place] for place in read[are_among(read, places)].tolist()}


def _find_runs(placed: Sequence[int], margin: int) -> list[tuple[int, int]]:
    """The first and last places of runs, so far apart that their margins do not meet."""
    ordered = sort_distinct(np.array(placed, dtype=np.int64))
    cuts = np.flatnonzero(np.diff(ordered) > _FAR + 2 * margin)
    starts, ends = np.append(0, cuts + 1), np.append(cuts, len(ordered) - 1)
    return list(zip(ordered[starts].tolist(), ordered[ends].tolist(), strict=True))


def _read_run(
    low: int, high: int, bounds: tuple[int, int], index: TranscriptIndex, transcript: int
) -> dict[int, Word]:
    """The words from one place to another, begun and ended at whole tokens."""
    low, high = _widen(low, high, bounds, index)
    within = Span(int(index.starts[low]), int(index.starts[high]) + int(index.lengths[high]))
    turns = int(index.turns[low]), int(index.turns[high])
    words = words_said(index.transcripts[transcript], within, *turns)
    return dict(zip(range(low, high + 1), words, strict=False))


def _widen(low: int, high: int, bounds: tuple[int, int], index: TranscriptIndex) -> tuple[int, int]:
    """The first and the last word of the tokens in which two words stand: "don't" is two."""
    room = _TOKEN
    while True:
        first, last = max(bounds[0], low - room), min(bounds[1], high + 2 + room)
        starts = index.starts[slice(first, last)]
        joined = starts[:-1] + index.lengths[slice(first, last - 1)] >= starts[1:]
        begins = np.flatnonzero(~joined[: low - first])
        ends = np.flatnonzero(~joined[high - first :])
        lowest = first + int(begins[-1]) + 1 if len(begins) else first
        highest = high + int(ends[0]) if len(ends) else last - 1
        if (len(begins) or first == bounds[0]) and (len(ends) or last == bounds[1]):
            return lowest, highest
        room *= _WIDER
