"""Is this on the record? A quotation held against the transcripts of an archive."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from onrecord.casework import Proposer, check_quotation, judge_matches, suspect_slips
from onrecord.compare import align, may_stand_later
from onrecord.index import TranscriptIndex
from onrecord.late import load_late
from onrecord.model import Finding, Passage, Quotation, Verdict
from onrecord.store import Archive
from onrecord.text import Span
from onrecord.usecases.asking.claims import (
    AS_SAID,
    DAYS_AFTER,
    DAYS_BEFORE,
    Claim,
    weigh_claim,
)
from onrecord.usecases.asking.known_names import Known, Names, read_names

if TYPE_CHECKING:
    from onrecord.meaning import Encoder
    from onrecord.usecases import meanings
else:  # few ask for a search by meaning
    meanings = load_late("onrecord.usecases.meanings")

__all__ = ["Answer", "Question", "ask", "is_as_said"]

_NAMED = 12  # of the texts searched
# Closeness of the best passage, whosever it is, below which nobody said the words as they stand.
# Of 1,000 quotations put in the mouth of somebody else 218 are on record as said, the loosest at
# 0.83; for two thirds of all there is then nothing more to look up.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks of the record."""

    text: str
    speaker: str | None = None
    on: date | None = None  # the day it was said or printed


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says of words that somebody asked about."""

    question: Question
    finding: Finding
    claim: Claim  # who and when, as asked and as on record
    speaker: str | None  # whose words they are said to be
    searched: tuple[str, ...] = ()  # ids of the first of the texts searched
    searched_count: int = 0
    nearest: Passage | None = None  # offered by meaning, where words found none
    at: Span | None = None  # in the paragraph asked about; None: it is all that was asked

    @property
    def as_said(self) -> bool:
        """Whether the words are on record as they were asked."""
        return is_as_said(self.finding, self.claim)


def ask(
    archive: Archive,
    question: Question,
    encoder: "Encoder | None" = None,
    names: Names | None = None,
) -> Answer:
    """Hold words against the transcripts in scope; see docs/decisions, "How wide `check` looks".

    Args:
        archive: what holds the transcripts.
        question: the words.
        encoder: of the search by meaning (`choose_encoder`); None: it was not asked for. Vectors
            that the archive lacks are made and kept first.
        names: who speaks in the archive (`read_names`), where several things are asked at once.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    names = names or read_names(archive)
    index = names.index
    scope = _find_scope(index, question, names)
    known = names.find(question.speaker)
    propose = None if encoder is None else meanings.propose_from(archive, index, encoder)
    held = bool(index.complete[scope].any())
    finding = _find(question, index, propose, known, held=held)
    whole = (Span(0, len(question.text)),)
    finding = suspect_slips(finding, question.text, whole, index)
    return Answer(
        question,
        finding,
        weigh_claim(index, finding, question.speaker, question.on, known),
        question.speaker,
        tuple(index.ids[number] for number in scope[:_NAMED]),
        len(scope),
        meanings.find_offered(finding),
    )


def _find(
    question: Question,
    index: TranscriptIndex,
    propose: Proposer | None,
    known: Known,
    *,
    held: bool,
) -> Finding:
    """The finding on words as asked; where it finds no source, on any day, then of anybody.

    Whom the archive does not know, and a body, cannot be set against the speaker of a passage.
    """
    speaker = question.speaker if known.known and known.person else None
    asked = Quotation(question.text, speaker, question.on)
    matches = align(asked, index)
    found = judge_matches(asked, matches, held=held, propose=propose)
    if not known.known and found.verdict not in AS_SAID and found.source is not None:
        return _as_lead(found)
    if found.passages and found.verdict is not Verdict.ELSEWHERE:
        return found
    if may_stand_later(asked, index):
        again = check_quotation(replace(asked, printed_on=None), index, held=held)
        if again.verdict in (*AS_SAID, Verdict.MISATTRIBUTED):
            return again
    if speaker is not None and any(match.closeness >= _ALIKE for match in matches):
        again = check_quotation(Quotation(question.text), index, held=held)
        if again.verdict in AS_SAID:
            return _as_lead(again)
    return found


def _as_lead(found: Finding) -> Finding:
    """Where the words stand, with nothing told of how they differ: the speaker is another."""
    return Finding(Verdict.ELSEWHERE, found.passages, notes=found.notes, score=found.score)


def is_as_said(finding: Finding, claim: Claim) -> bool:
    """Whether the words are on record as they were asked: these words, this speaker, this day."""
    return finding.verdict in AS_SAID and not claim.differs


def _find_scope(index: TranscriptIndex, question: Question, names: Names) -> list[int]:
    """The transcripts in which the words could stand, as far as the question tells."""
    speaker, days = question.speaker, index.days
    within = np.arange(len(index.ids))
    if speaker is not None:
        within = np.array(sorted(names.transcripts_of(speaker)), dtype=np.intp)
    if question.on is not None:
        first = question.on.toordinal() - DAYS_BEFORE
        last = question.on.toordinal() + DAYS_AFTER
        dated = days[within]
        within = within[(dated == 0) | ((first <= dated) & (dated <= last))]
    found: list[int] = within.tolist()
    return found
