"""The index: word tables of all transcripts laid end to end, and sorted n-grams that point in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.table import WordTable, tabulate
from onrecord.model import Transcript

__all__ = ["GRAM_SIZES", "Postings", "TranscriptIndex", "gram_hashes", "index_transcripts"]

GRAM_SIZES = (3, 2, 1)
_Kind = TypeVar("_Kind", bound=np.generic)
_ODD = np.uint32(2654435761)  # Knuth's multiplicative hash, The Art of Computer Programming 6.4


def gram_hashes(forms: NDArray[np.uint32], size: int) -> NDArray[np.uint32]:
    """A hash for each run of `size` forms; as many as there are runs."""
    count = max(0, len(forms) - size + 1)
    hashes = np.zeros(count, dtype=np.uint32)
    for place in range(size):
        hashes = (hashes ^ forms[place : place + count]) * _ODD
        hashes ^= hashes >> np.uint32(15)
    return hashes


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where each n-gram occurs: hashes in order, and beside each the place of its first word."""

    hashes: NDArray[np.uint32]
    places: NDArray[np.uint32]

    @classmethod
    def of(cls, forms: NDArray[np.uint32], size: int) -> "Postings":
        """Sort the n-grams of a run of words. Time O(n log n), 8 bytes a word."""
        hashes = gram_hashes(forms, size)
        pairs = hashes.astype(np.uint64) << np.uint64(32)
        pairs |= np.arange(len(hashes), dtype=np.uint64)
        pairs.sort()
        return cls(
            (pairs >> np.uint64(32)).astype(np.uint32),
            (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        )

    def find(self, hashes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First and last place (exclusive) of each hash in `places`."""
        return (
            np.searchsorted(self.hashes, hashes, "left"),
            np.searchsorted(self.hashes, hashes, "right"),
        )


@dataclass(frozen=True, eq=False)
class TranscriptIndex:
    """Transcripts in the order of their ids, their words end to end, and their n-grams.

    Places count words over all transcripts; word `p` belongs to transcript `owners(p)`.
    """

    transcripts: tuple[Transcript, ...]
    forms: NDArray[np.uint32]
    starts: NDArray[np.int32]
    lengths: NDArray[np.uint16]
    speakers: NDArray[np.int32]  # number in `labels` of who says the word
    firsts: NDArray[np.int64]  # place of the first word of each transcript, and one past the last
    labels: tuple[str | None, ...]
    days: NDArray[np.int64]  # ordinal of each transcript's date; 0 where it has none
    postings: Mapping[int, Postings]
    turns: NDArray[np.int32] = field(repr=False)

    @property
    def word_count(self) -> int:
        """How many words are indexed."""
        return len(self.forms)

    @cached_property
    def owner_of_place(self) -> NDArray[np.int32]:
        """For each place, the number of its transcript."""
        counts = np.diff(self.firsts)
        return np.repeat(np.arange(len(self.transcripts), dtype=np.int32), counts)


def index_transcripts(
    transcripts: Iterable[Transcript], tables: Mapping[str, WordTable] | None = None
) -> TranscriptIndex:
    """Build the index over transcripts.

    Args:
        transcripts: in any order; of two with the same id the last counts.
        tables: word tables made before by `tabulate`, by id of transcript; others are made now.

    Returns:
        An index that does not depend on the order of the transcripts.
    """
    known = tables or {}
    held = sorted({t.id: t for t in transcripts}.values(), key=lambda t: t.id)
    made = [known[t.id] if t.id in known else tabulate(t) for t in held]
    forms = _join([t.forms for t in made], np.uint32)
    labels: dict[str | None, int] = {}
    speakers = [_number_speakers(t, table, labels) for t, table in zip(held, made, strict=True)]
    return TranscriptIndex(
        transcripts=tuple(held),
        forms=forms,
        starts=_join([t.starts for t in made], np.int32),
        lengths=_join([t.lengths for t in made], np.uint16),
        turns=_join([t.turns for t in made], np.int32),
        speakers=_join(speakers, np.int32),
        firsts=np.cumsum([0, *(len(t.forms) for t in made)], dtype=np.int64),
        labels=tuple(labels),
        days=np.array([t.date.toordinal() if t.date else 0 for t in held], dtype=np.int64),
        postings={size: Postings.of(forms, size) for size in GRAM_SIZES},
    )


def _join(arrays: list[NDArray[_Kind]], kind: type[_Kind]) -> NDArray[_Kind]:
    """The arrays end to end; an empty one if there are none."""
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=kind)


def _number_speakers(
    transcript: Transcript, table: WordTable, labels: dict[str | None, int]
) -> NDArray[np.int32]:
    """Number the label of each word's turn, adding new labels."""
    if not transcript.turns:
        return np.full(len(table.forms), labels.setdefault(None, len(labels)), dtype=np.int32)
    numbers = [labels.setdefault(turn.label, len(labels)) for turn in transcript.turns]
    return np.array(numbers, dtype=np.int32)[table.turns]
