"""The nearest passages by meaning: first by signs alone, then by the vectors themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.index import TranscriptIndex, find_agreeing, number_labels
from onrecord.meaning.sentence_encoder import Encoder
from onrecord.meaning.vectors import Codes, Head, read_signs
from onrecord.model import Proposal, Quotation
from onrecord.text import Span

__all__ = ["MeaningIndex", "assemble_meanings", "find_nearest"]

# Windows whose vectors are read after the signs were compared; 64 lost none of 156 known places.
_MOST_COMPARED = 128
_DAYS_LATE = 1  # a text may carry the day on which it was published
# Reports tell what was said lately. Of 156 quotations of train, their words put for others, the
# place itself came first for 71 in a hundred without, for 79 with this worth of it in closeness.
_LATELY_DAYS, _LATELY_WORTH = 3, 0.1
_NEXT, _FEWEST_NEXT = 20, 2  # passages that the best is set against

ReadCodes = Callable[[Sequence[int]], Mapping[int, Codes]]
"""Reads the vectors of some transcripts, by their numbers in the index."""


@dataclass(frozen=True, eq=False)
class MeaningIndex:
    """The windows of all transcripts end to end, in the order of the transcripts' ids."""

    index: TranscriptIndex
    owners: NDArray[np.int32]  # one a window: number of its transcript
    firsts: NDArray[np.int64]  # one a transcript: its first window, and one past the last
    speakers: NDArray[np.int32]  # one a window: number in `labels`
    labels: tuple[str | None, ...]
    asks: NDArray[np.bool_]
    signs: NDArray[np.uint64]
    read: ReadCodes


def assemble_meanings(
    index: TranscriptIndex, heads: Mapping[str, Head], read: ReadCodes, width: int
) -> MeaningIndex:
    """Put an index together.

    Args:
        index: of the words of the same transcripts.
        heads: by the id of the transcript; one that is lacking has no windows.
        read: reads vectors when windows of their transcripts may be near.
        width: of the vectors.
    """
    held = [heads.get(each) for each in index.ids]
    counts = [0 if head is None else len(head.asks) for head in held]
    found = [head for head in held if head is not None and len(head.asks)]
    labels, numbers = number_labels([head.labels for head in found])
    before = np.cumsum([0, *(len(head.labels) for head in found)])
    spoken = [numbers[first + head.spoken_by] for first, head in zip(before, found, strict=False)]
    empty = np.zeros((0, width // 64), dtype=np.uint64)
    return MeaningIndex(
        index=index,
        owners=np.repeat(np.arange(len(counts), dtype=np.int32), counts),
        firsts=np.cumsum([0, *counts], dtype=np.int64),
        speakers=np.concatenate([np.zeros(0, dtype=np.int32), *spoken]),
        labels=labels,
        asks=np.concatenate([np.zeros(0, dtype=np.bool_), *(head.asks for head in found)]),
        signs=np.concatenate([empty, *(head.signs for head in found)]),
        read=read,
    )


def find_nearest(
    quotation: Quotation, index: MeaningIndex, encoder: Encoder, most: int = 5
) -> tuple[Proposal, ...]:
    """Find which passages come nearest to a quotation by meaning.

    Args:
        quotation: the words, and who is said to have said them when.
        index: made with the same encoder.
        encoder: turns the words into a vector.
        most: how many passages to propose.

    Returns:
        Passages of the claimed speaker (of anybody, if none is claimed), none out of a question,
        none dated more than a day after the print, the nearest first; of equals the earliest in
        the order of ids. It tells what is nearest, not that anything is near. Time O(windows), 8
        steps a window.
    """
    rows = _find_scope(quotation, index)
    if not len(rows) or not quotation.text.strip():
        return ()
    vector = encoder.encode([quotation.text])[0]
    differing = np.bitwise_count(index.signs[rows] ^ read_signs(vector[None, :])).sum(axis=1)
    chosen = rows[np.argsort(differing, kind="stable")[:_MOST_COMPARED]]
    chosen = np.sort(chosen)
    codes = index.read(sorted(set(index.owners[chosen].tolist())))
    lately = _is_late(index, quotation)
    found = [
        (close, bool(lately[index.owners[row]]), row)
        for row, close in _compare(chosen, index, codes, vector)
    ]
    found.sort(key=lambda one: (-one[0] - _LATELY_WORTH * one[1], one[2]))
    nearest = sorted((close for close, _, _ in found), reverse=True)[: _NEXT + 1]
    return tuple(
        _propose(one, index, codes[int(index.owners[one[2]])], (nearest, len(rows)))
        for one in found[:most]
    )


def _find_scope(quotation: Quotation, index: MeaningIndex) -> NDArray[np.int64]:
    """The windows that are early enough, ask nothing, and are the claimed speaker's."""
    agrees = find_agreeing(index.labels, quotation.speaker)
    if not len(index.owners):
        return np.zeros(0, dtype=np.int64)
    fits = agrees[index.speakers] & ~index.asks
    if quotation.printed_on is not None:
        latest = quotation.printed_on.toordinal() + _DAYS_LATE
        fits &= (index.index.days <= latest)[index.owners]
    return np.flatnonzero(fits).astype(np.int64)


def _compare(
    rows: NDArray[np.int64],
    index: MeaningIndex,
    codes: Mapping[int, Codes],
    vector: NDArray[np.float32],
) -> list[tuple[int, float]]:
    """The closeness of some windows, transcript by transcript."""
    found: list[tuple[int, float]] = []
    owners = index.owners[rows]
    for owner, read in codes.items():
        mine = rows[owners == owner]
        within = (mine - index.firsts[owner]).astype(np.intp)
        close = read.closeness(within, vector)
        found.extend(zip(mine.tolist(), (round(each, 4) for each in close), strict=True))
    return found


def _is_late(index: MeaningIndex, quotation: Quotation) -> NDArray[np.bool_]:
    """For each transcript, whether it was said right before the print, or on the day named."""
    named = set(quotation.occasion)
    late = np.array([name in named for name in index.index.ids], dtype=np.bool_)
    if quotation.printed_on is not None:
        late |= index.index.days >= quotation.printed_on.toordinal() - _LATELY_DAYS
    return late


def _propose(
    found: tuple[float, bool, int],
    index: MeaningIndex,
    codes: Codes,
    others: tuple[Sequence[float], int],
) -> Proposal:
    """A window as a proposal, set against the nearest others."""
    closeness, lately, row = found
    owner = int(index.owners[row])
    within = row - int(index.firsts[owner])
    nearest, among = others
    rest = list(nearest)
    rest.remove(closeness) if closeness in rest else rest.pop()
    mean = sum(rest) / len(rest) if len(rest) >= _FEWEST_NEXT else closeness
    return Proposal(
        transcript=index.index.transcripts[owner],
        span=Span(int(codes.starts[within]), int(codes.ends[within])),
        speaker=index.labels[int(index.speakers[row])],
        closeness=closeness,
        prominence=round(closeness - mean, 4),
        among=among,
        lately=lately,
    )
