"""The index: the words of all transcripts laid end to end, and sorted keys that point in."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.index.columns import Column, RunColumn, WordColumn
from onrecord.index.distinct import sort_distinct
from onrecord.index.grams import (
    LONGEST,
    Grams,
    Ranges,
    SortedGrams,
    gram_hashes,
    gram_range,
    key_places,
)
from onrecord.index.labels import number_labels
from onrecord.index.listed_transcripts import Listings, list_all, list_transcript
from onrecord.index.packed_tables import AnyTable
from onrecord.index.word_tables import hash_form, tabulate
from onrecord.model import Transcript

__all__ = [
    "TranscriptIndex",
    "assemble_index",
    "gram_hashes",
    "index_transcripts",
]

_COUNTS_HELD = 100_000  # words whose counts are in memory
_Kind = TypeVar("_Kind", bound=np.generic)


def _stand_by(_: Iterable[int]) -> None:
    """All is at hand."""


@dataclass(frozen=True, eq=False)
class TranscriptIndex:
    """Transcripts in the order of their ids, their words end to end, and their word runs.

    Places count words over all transcripts. Every column is read by place.
    """

    transcripts: Sequence[Transcript]
    ids: tuple[str, ...]
    firsts: NDArray[np.int64]  # place of the first word of each transcript, and one past the last
    days: NDArray[np.int64]  # ordinal of each transcript's date; 0 where it has none
    complete: NDArray[np.bool_]  # for each transcript, that it does not call itself partial
    labels: tuple[str | None, ...]  # all there are, in order
    forms: Column[np.uint32]
    starts: Column[np.int32]
    lengths: Column[np.uint16]
    turns: Column[np.int32]  # number of the turn in its transcript
    speakers: Column[np.int32]  # number in `labels` of who says the word
    owner_of_place: Column[np.int32]  # number of the transcript
    grams: Grams
    prepare: Callable[[Iterable[int]], None] = _stand_by  # told which transcripts are read next

    @property
    def word_count(self) -> int:
        """How many words are indexed."""
        return int(self.firsts[-1])

    def dated(self, first: int, last: int) -> list[str]:
        """The ids of the transcripts of some days, both counted in, each day as its ordinal."""
        return [self.ids[i] for i in np.flatnonzero((self.days >= first) & (self.days <= last))]

    def day_of(self, transcript: str) -> date | None:
        """The day of a transcript by its id; None where it has none, or is not held."""
        number = bisect_left(self.ids, transcript)
        day = int(self.days[number]) if self.ids[number : number + 1] == (transcript,) else 0
        return date.fromordinal(day) if day else None

    def find_grams(self, forms: NDArray[np.uint32], *sizes: int) -> Ranges:
        """Where each run of so many words (1 to 3) of a text occurs: how often, and the places.

        The runs of several sizes are looked up together, those of the first size first.
        """
        ranges = [gram_range(forms, size) for size in sizes]
        first, last = zip(*ranges, strict=True)
        return self.grams.find(np.concatenate(first), np.concatenate(last))

    def count_runs(self, words: Sequence[str]) -> list[int]:
        """How often each three words in a row, as compared, are said in all transcripts."""
        forms = np.array([hash_form(word) for word in words], dtype=np.uint32)
        return [int(count) for count in self.find_grams(forms, LONGEST).counts]

    def count_words(self, forms: NDArray[np.uint32]) -> NDArray[np.int64]:
        """How often each word occurs; cheap for words that were asked for before."""
        asked = forms.tolist()
        known = self._counted
        if len(known) > _COUNTS_HELD:
            known.clear()
        # One look at each: another thread may clear what is known meanwhile.
        found = {form: count for form in asked if (count := known.get(form)) is not None}
        lacking = [form for form in dict.fromkeys(asked) if form not in found]
        if lacking:
            counts = self.find_grams(np.array(lacking, dtype=np.uint32), 1).counts
            found.update(zip(lacking, counts.tolist(), strict=True))
            known.update(found)
        return np.array([found[form] for form in asked], dtype=np.int64)

    @cached_property
    def _counted(self) -> dict[int, int]:
        """How often words occur that were asked for, by their forms."""
        return {}

    def labels_of(self, number: int) -> NDArray[np.int32]:
        """The numbers of the labels in one transcript."""
        return self._labels_by_transcript[number]

    @cached_property
    def _labels_by_transcript(self) -> Sequence[NDArray[np.int32]]:
        """For each transcript its labels."""
        assert isinstance(self.speakers, RunColumn)  # noqa: S101 - as `assemble_index` makes it
        cuts = np.searchsorted(self.speakers.firsts, self.firsts[1:-1], "left")
        return [sort_distinct(part) for part in np.split(self.speakers.values, cuts)]


def assemble_index(
    listed: Listings,
    transcripts: Sequence[Transcript],
    tables: Sequence[AnyTable],
    grams: Grams,
    prepare: Callable[[Iterable[int]], None] = _stand_by,
) -> TranscriptIndex:
    """Put an index together.

    Args:
        listed: all transcripts, in the order of their ids.
        transcripts: in the same order; read when a passage is shown.
        tables: in the same order; read when a passage is laid beside a quotation.
        grams: places of words, counted over the transcripts in this order.
        prepare: told the numbers of the tables that are read next, so that it can fetch them.
    """
    firsts = np.cumsum(np.concatenate([[0], listed.words]), dtype=np.int64)
    labels, numbers = number_labels(listed.labels)
    size = int(firsts[-1])
    runs = listed.breaks.astype(np.int64) + np.repeat(firsts[:-1], listed.turned)
    given = np.array([len(each) for each in listed.labels], dtype=np.int64)
    spoken = listed.spoken_by + np.repeat(np.cumsum(given) - given, listed.turned)
    filled = np.flatnonzero(np.diff(firsts))
    return TranscriptIndex(
        transcripts=transcripts,
        ids=listed.ids,
        firsts=firsts,
        days=listed.days,
        complete=listed.complete,
        labels=labels,
        forms=_column(firsts, tables, "forms", np.uint32),
        starts=_column(firsts, tables, "starts", np.int32),
        lengths=_column(firsts, tables, "lengths", np.uint16),
        turns=RunColumn(runs, listed.turns.astype(np.int32), size),
        speakers=RunColumn(runs, numbers[spoken], size),
        owner_of_place=RunColumn(firsts[filled], filled.astype(np.int32), size),
        grams=grams,
        prepare=prepare,
    )


def index_transcripts(
    transcripts: Iterable[Transcript], tables: Mapping[str, AnyTable] | None = None
) -> TranscriptIndex:
    """Build the index over transcripts, in memory.

    Args:
        transcripts: in any order; of two with the same id the last counts.
        tables: word tables made before by `tabulate`, by id of transcript; others are made now.

    Returns:
        An index that does not depend on the order of the transcripts. Time O(n log n) in words;
        22 bytes a word beside the texts.
    """
    known = tables or {}
    held = sorted({t.id: t for t in transcripts}.values(), key=attrgetter("id"))
    made = [known[t.id] if t.id in known else tabulate(t) for t in held]
    keys = _join([key_places(table.forms) for table in made], np.uint64)
    return assemble_index(
        list_all([list_transcript(t, table) for t, table in zip(held, made, strict=True)]),
        tuple(held),
        made,
        SortedGrams.of(keys, np.arange(len(keys), dtype=np.uint32)),
    )


def _column(
    firsts: NDArray[np.int64], tables: Sequence[AnyTable], name: str, kind: type[_Kind]
) -> WordColumn[_Kind]:
    """A column of the word tables."""
    return WordColumn(firsts, tables, attrgetter(name), np.zeros(0, dtype=kind))


def _join(arrays: Sequence[NDArray[np.generic]], kind: type[_Kind]) -> NDArray[_Kind]:
    """The arrays end to end as one kind; an empty one if there are none."""
    joined = np.concatenate(arrays) if arrays else np.zeros(0)
    return joined.astype(kind, copy=False)
