"""All places where the very same words were said."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.alignment.seeding import Scope
from onrecord.index import ASKED, LONGEST, TranscriptIndex
from onrecord.model import Passage
from onrecord.text import Span

__all__ = ["find_occurrences"]

_MOST = 200  # occurrences listed
_MOST_TRIED = 5000


def find_occurrences(
    beside: Sequence[int], index: TranscriptIndex, scope: Scope
) -> tuple[Passage, ...]:
    """Find the other occurrences of words said in a row.

    Args:
        beside: places of the words of one occurrence, in a row.
        index: the record.
        scope: which transcripts and labels count.

    Returns:
        Each occurrence by the claimed speaker, this one included, by day, transcript and place;
        at most 200. Empty if the words are not in a row. No text of a transcript is read.
    """
    first, count = beside[0], len(beside)
    if beside[-1] - first != count - 1:
        return ()
    tried = _find_run(index.forms[first : first + count], index)
    owners = index.owner_of_place[tried]
    fits = scope.admissible[owners] & scope.claimed[index.speakers[tried]]
    fits &= owners == index.owner_of_place[tried + count - 1]
    tried = tried[fits]
    found = sorted(tried.tolist(), key=lambda place: _order(index, place))[:_MOST]
    return tuple(_describe(index, place, count) for place in found)


def _find_run(forms: NDArray[np.uint32], index: TranscriptIndex) -> NDArray[np.int64]:
    """The places where words follow one another: those of the rarest run that all others allow."""
    size = min(LONGEST, len(forms))
    found = index.find_grams(forms, size)
    offsets = np.argsort(found.counts, kind="stable")
    places: NDArray[np.int64] = found.gather(offsets[:1])[0][:_MOST_TRIED] - offsets[0]
    for offset in offsets[1:]:
        if found.counts[offset] > _MOST_TRIED:
            break
        others = found.gather(np.array([offset]))[0] - offset
        places = np.intersect1d(places, others, assume_unique=True)
    places = places[(places >= 0) & (places + len(forms) <= index.word_count)]
    each = (places[:, None] + np.arange(len(forms))).ravel()
    alike = (index.forms[each].reshape(-1, len(forms)) == forms).all(axis=1)
    return places[np.flatnonzero(alike)]


def _order(index: TranscriptIndex, place: int) -> tuple[int, int, int]:
    """By day, then transcript, then place."""
    owner = int(index.owner_of_place[place])
    return int(index.days[owner]), owner, place


def _describe(index: TranscriptIndex, place: int, count: int) -> Passage:
    """Where an occurrence stands."""
    last = place + count - 1
    label = index.labels[int(index.speakers[place])]
    end = int(index.starts[last]) + int(index.lengths[last])
    return Passage(
        index.ids[int(index.owner_of_place[place])],
        Span(int(index.starts[place]), end),
        None if label == ASKED else label,
    )
