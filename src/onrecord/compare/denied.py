"""Denied: words that a speaker denied, or gave as others' and denied, and that print affirms."""

import re
from dataclasses import replace

from onrecord.compare.alteration_table import read_table
from onrecord.compare.differences.changes import Comparison
from onrecord.compare.indirect.propositions import is_proposition
from onrecord.compare.meanings.governors import find_denial, find_hearsay
from onrecord.compare.vocabulary.compared_words import NEGATORS
from onrecord.language import ENGLISH
from onrecord.model import (
    Alteration,
    AlterationType,
    Finding,
    Meaning,
    MeaningRule,
    NoteKind,
    Quotation,
    Verdict,
)
from onrecord.text import SENTENCE_STOP, Span, spell_forms

__all__ = ["accuse_denied"]

_SAME_WORDS = (Verdict.VERBATIM, Verdict.COSMETIC)
_TOLD_DENIALS = NEGATORS | ENGLISH.words("negation", "told_denials")
_DENIERS = ENGLISH.words("negation", "deniers")
_OF_OTHERS = ENGLISH.words("negation", "of_others")
_SELVES = ENGLISH.words("negation", "own_subjects")
_REPLY, _FEW = 80, 6  # characters and words of the sentence behind what others are said to say
_CLOSED = re.compile(r"[.?!]?[\"”’']?\s*")


def accuse_denied(found: Finding, case: Comparison, quotation: Quotation) -> Finding:
    """A finding with the denial that was cut off before the quoted words as a difference.

    "The water is the cause" is not what "We do not believe the water is the cause" says. Nothing
    is changed where the report tells of a denial itself, where it quotes a part of a sentence of
    which its own words are not known, or a phrase without a verb, or where others deny.

    Args:
        found: the finding on the words alone.
        case: the words beside their passage.
        quotation: the printed words; `around` is read.
    """
    placed = case.passage
    if found.verdict is Verdict.MISATTRIBUTED or not placed or not _affirms(quotation, case):
        return found
    span = _find_own_denial(case.said, placed.start) or _find_denied_hearsay(case.said, placed)
    if span is None:
        return found
    span = span.trimmed(case.said)
    if any(one.said_span and one.said_span.overlaps(span) for one in found.alterations):
        return found
    rule = MeaningRule.DENIAL_LOST
    effect = read_table().rules[rule].effect
    said = span.of(case.said)
    cut = Alteration(AlterationType.NEGATION, said, "", span, None, meaning=effect, rule=rule)
    limits = NoteKind.LIMITING_CLAUSE_LEFT_OUT
    return replace(
        found,
        verdict=Verdict.ALTERED if found.verdict in _SAME_WORDS else found.verdict,
        alterations=(*found.alterations, cut),
        meaning=Meaning.REVERSED,
        notes=tuple(
            note
            for note in found.notes
            if note.kind is not limits or note.passages[0].span.trimmed(case.said) != span
        ),
    )


def _affirms(quotation: Quotation, case: Comparison) -> bool:
    """Whether a report prints words as if they had been said without a denial.

    Of a bare quotation only a sentence tells: it is printed as if it began where the transcript
    goes on.
    """
    first = next((step for step in case.steps if step.printed and step.said), None)
    if first is None or first.printed is None or first.said is None:
        return False
    begins = case.printed[first.printed.start].isupper()
    if quotation.around is None:
        return begins and case.said[first.said.start].islower()
    if _TOLD_DENIALS & set(spell_forms(quotation.around)):
        return False
    return begins or is_proposition(quotation.text)


def _find_own_denial(said: str, start: int) -> Span | None:
    """The speaker's own denial of what begins at a place: not "They don't think"."""
    span = find_denial(said, start)
    if span is None:
        return None
    forms = spell_forms(span.of(said))
    if _OF_OTHERS & set(forms) and not _SELVES & set(forms):
        return None
    return span


def _find_denied_hearsay(said: str, placed: Span) -> Span | None:
    """Who is said to say the words, where the speaker goes on to deny them: "I do not."."""
    span = find_hearsay(said, placed.start, marked=True)
    closed = _CLOSED.match(said, placed.end)
    if span is None or closed is None:
        return None
    reply = SENTENCE_STOP.split(said[closed.end() : closed.end() + _REPLY])[0]
    forms = spell_forms(reply)
    denies = len(forms) <= _FEW and not (NEGATORS | _DENIERS).isdisjoint(forms)
    return span if denies else None
