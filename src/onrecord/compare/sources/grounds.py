"""Grounds: when a passage, though likely the source, is no ground for a finding, only a lead."""

import re

from onrecord.compare.differences.changes import Comparison
from onrecord.compare.sources.owners import is_labelled
from onrecord.compare.sources.source import Candidate, Whose
from onrecord.compare.sources.weights import (
    ACCUSING,
    ACCUSING_NOBODY,
    ACCUSING_TIED,
    ACCUSING_WHOLE,
)
from onrecord.model import FeatureName, Finding, NoteKind, Quotation, Verdict
from onrecord.text import is_played

__all__ = ["is_no_ground", "is_wholly_anothers"]

_ASKS = re.compile(r"\?[\"'”’»\s]*\Z")  # words that are printed as a question
_SAME_WORDS = (Verdict.VERBATIM, Verdict.COSMETIC)
# Words; chosen on the chosen half of benchmarks/archive.jsonl, and on 27 findings read after.
_PAIR, _SCRAP = 2, 3
_SENTENCE, _NEARLY = 8, 0.95  # words, and closeness; of three reports of the field benchmark
_PHRASE = 4  # words in a row that another says in the same talk, and that are no coincidence
_A_WEEK = 7  # days; a day that a report tells is often one or two beside
_FEW = 5  # where the report names nobody: one user: “no matter what”


def is_no_ground(found: Finding, candidate: Candidate, quotation: Quotation) -> bool:
    """Whether a passage is no evidence that the words come from there, or how they were changed.

    Few words, and the name of a thing, have no one source. Who is read out by somebody else was
    heard by the report where they spoke. Whoever retells does not always quote; a recording that is
    played is cut; and what is later than the print is not its source.
    """
    case, whose = candidate.case, candidate.whose
    told = case.match.transcript.id in quotation.occasion
    tied = told or case.match.transcript.id in (quotation.anchors or ())
    if _is_scrap(found, candidate, quotation, tied=tied) or _is_asked(candidate, quotation):
        return True
    read_out = whose is Whose.QUOTED
    if read_out and not tied and not is_labelled(case.match, quotation.speaker):
        return True
    return found.verdict not in _SAME_WORDS and _accuses_thinly(
        found, candidate, quotation, tied=tied
    )


def is_wholly_anothers(candidate: Candidate, quotation: Quotation) -> bool:
    """Whether the very words, four and more in a row, are another's in a talk that is reported.

    The named speaker has a label of their own there.
    """
    case, support = candidate.case, candidate.support
    return (
        candidate.whose is Whose.ANOTHERS
        and case.match.transcript.id in (*quotation.occasion, *(quotation.anchors or ()))
        and support.in_one_piece
        and support.words == support.printed >= _PHRASE
        and is_labelled(case.match, quotation.speaker)
    )


def _is_asked(candidate: Candidate, quotation: Quotation) -> bool:
    """Whether words that a report states, of nobody who is named, are a question there."""
    if quotation.anchors is None or quotation.speaker is not None:
        return False
    return candidate.case.match.question and not _ASKS.search(quotation.text)


def _accuses_thinly(
    found: Finding, candidate: Candidate, quotation: Quotation, *, tied: bool
) -> bool:
    """Whether there is too little for saying that words were changed, or are another's."""
    needed = _needed(candidate, quotation, tied=tied)
    if quotation.anchors is not None and candidate.probability < needed:
        return True
    case = candidate.case
    day, printed_on = case.match.transcript.date, quotation.printed_on
    if (day and printed_on and day > printed_on) or _is_played(case):
        return True
    if found.verdict is Verdict.MISATTRIBUTED:
        return bool(found.alterations) and not (tied and _is_nearly_whole(candidate))
    return candidate.whose is Whose.QUOTED


def _needed(candidate: Candidate, quotation: Quotation, *, tied: bool) -> float:
    """How likely the source must be for saying that words differ from it, or are another's."""
    if quotation.speaker is None and candidate.whose is not Whose.THEIRS:
        return ACCUSING_NOBODY
    if is_wholly_anothers(candidate, quotation):
        return ACCUSING_WHOLE
    own = candidate.whose in {Whose.THEIRS, Whose.OPEN}
    return ACCUSING_TIED if own and tied else ACCUSING


def _is_nearly_whole(candidate: Candidate) -> bool:
    """Whether a sentence of another's stands in the passage but for a word or two."""
    support = candidate.support
    return support.printed >= _SENTENCE and support.closeness >= _NEARLY


def _is_scrap(found: Finding, candidate: Candidate, quotation: Quotation, *, tied: bool) -> bool:
    """Whether words are too few to tell from which of several places they come.

    Of places that are equally good none is chosen silently. One word that was said more than once
    has no source, unless the speaker said it on the occasion of which the report tells; a few have
    one also in a text from which it quotes other words, if that is not weeks old. Of nobody who is
    named more words are asked for, and no name of a thing.
    """
    words, theirs = candidate.support.printed, candidate.whose is Whose.THEIRS
    if quotation.speaker is None and not theirs and not tied and words <= _FEW:
        return True
    if quotation.anchors is not None and words <= _most_elsewhere(candidate, quotation):
        return True
    several = any(note.kind is NoteKind.SEVERAL_PASSAGES for note in found.notes)
    if theirs and candidate.case.match.transcript.id in quotation.occasion:
        return False
    if quotation.anchors is not None and words <= _SCRAP and _is_old(candidate, quotation):
        return True
    if words <= _PAIR:
        return several and (words < _PAIR or not tied)
    return words <= _SCRAP and several and not tied


def _is_old(candidate: Candidate, quotation: Quotation) -> bool:
    """Whether a passage is of weeks before the print, and no day or occasion is told."""
    day, printed_on = candidate.case.match.transcript.date, quotation.printed_on
    told = quotation.said_on is not None or bool(quotation.occasion)
    return not told and bool(day and printed_on and (printed_on - day).days > _A_WEEK)


def _most_elsewhere(candidate: Candidate, quotation: Quotation) -> int:
    """How many words are too few for the occasion: those of another day, or of another occasion.

    A few words are said again and again. A whole sentence has one source, whatever day is told.
    """
    if not candidate.features.get(FeatureName.OTHER_OCCASION):
        return 0
    day, told = candidate.case.match.transcript.date, quotation.said_on
    return _SENTENCE - 1 if day and told and abs((told - day).days) > _A_WEEK else _SCRAP


def _is_played(case: Comparison) -> bool:
    """Whether a passage is of a recording that is played: it is no measure of wording."""
    return case.start is not None and is_played(case.said, case.start)
