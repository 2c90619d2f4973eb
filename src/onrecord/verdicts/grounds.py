"""Grounds: when a passage, though likely the source, is no ground for a finding, only a lead."""

from onrecord.model import Finding, NoteKind, Quotation, Verdict
from onrecord.text import find_words
from onrecord.verdicts.lexicon import FUNCTION_WORDS
from onrecord.verdicts.owners import is_labelled
from onrecord.verdicts.played import is_played
from onrecord.verdicts.source import Candidate, Whose

__all__ = ["is_no_ground"]

_SAME_WORDS = (Verdict.VERBATIM, Verdict.COSMETIC)
# Words; chosen on the chosen half of benchmarks/archive.jsonl, and on 27 findings read after.
_PAIR, _SCRAP = 2, 3
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
    if _is_scrap(found, candidate, quotation, told=told, tied=tied):
        return True
    read_out = whose is Whose.QUOTED
    if read_out and not tied and not is_labelled(case.match, quotation.speaker):
        return True
    if found.verdict in _SAME_WORDS:
        return False
    day, printed_on = case.match.transcript.date, quotation.printed_on
    if (day and printed_on and day > printed_on) or is_played(case):
        return True
    if found.verdict is Verdict.MISATTRIBUTED:
        return bool(found.alterations)
    return read_out


def _is_scrap(
    found: Finding, candidate: Candidate, quotation: Quotation, *, told: bool, tied: bool
) -> bool:
    """Whether words are too few to tell from which of several places they come.

    Of places that are equally good none is chosen silently. One word that was said more than once
    has no source; a few have one in the text of which the report tells, or from which it quotes
    other words. Of nobody who is named more words are asked for, and no name of a thing.
    """
    words = candidate.support.printed
    nobody = quotation.speaker is None and not told
    if nobody and ((words <= _FEW and not tied) or _is_name(quotation.text)):
        return True
    several = any(note.kind is NoteKind.SEVERAL_PASSAGES for note in found.notes)
    if words <= _PAIR:
        return several and (words < _PAIR or not told)
    return words <= _SCRAP and several and not tied


def _is_name(text: str) -> bool:
    """Whether all words but small ones are capitalised: “Act Against Floods in Estran”."""
    if any(mark in text for mark in ".?!"):
        return False
    words = [word for word in find_words(text) if word.form not in FUNCTION_WORDS]
    return len(words) > 1 and all(text[word.start].isupper() for word in words)
