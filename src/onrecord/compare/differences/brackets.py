"""Brackets that turn the sense: "[not]" put in openly is honest, and turns what was said.

A bracket is never an alteration. What its words do is read by rule as if it were one, and only
where a rule is sure: a denial, an opposite, another number for a number, another strength.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.compare.alteration_table import read_table
from onrecord.compare.differences.changes import Comparison
from onrecord.compare.differences.predicates import is_negative, modal_phrases
from onrecord.compare.vocabulary.compared_phrases import has_number
from onrecord.compare.vocabulary.compared_words import ANTONYMS, MODAL_STRENGTH
from onrecord.language import ENGLISH
from onrecord.model import MeaningRule, Note, NoteKind, Passage, Tidied, Tidying
from onrecord.text import Word, spell_out

__all__ = ["note_brackets", "weigh_brackets"]

_FEW = 4  # words of a bracket whose denial is the point; longer ones explain
_BACK_IN_TIME = frozenset(
    frozenset(pair.split()) for pair in ENGLISH.listed("modals", "back_in_time")
)
_ANSWER = re.compile(r"\bno[,;.]", re.IGNORECASE)  # it denies nothing of its sentence


def weigh_brackets(tidied: Sequence[Tidied]) -> tuple[Tidied, ...]:
    """Give each bracket that turns what was said its effect and the rule; leave the others."""
    return tuple(_weigh(one) if one.reason is Tidying.BRACKET else one for one in tidied)


def note_brackets(tidied: Sequence[Tidied], case: Comparison) -> tuple[Note, ...]:
    """One note if a bracket turns what was said, with what was said there, if anything was."""
    turning = [one for one in tidied if one.meaning is not None]
    if not turning:
        return ()
    match = case.match
    passages = [
        Passage(match.transcript.id, one.said_span, match.speaker)
        for one in turning
        if one.said_span is not None
    ]
    return (Note(NoteKind.BRACKET_TURNS, tuple(passages)),)


def _weigh(one: Tidied) -> Tidied:
    """One bracket with its effect, if a rule tells it."""
    rule = _find_rule(spell_out(_ANSWER.sub("", one.said)), spell_out(one.printed))
    return one if rule is None else replace(one, meaning=read_table().rules[rule].effect, rule=rule)


def _find_rule(said: list[Word], printed: list[Word]) -> MeaningRule | None:
    """What a bracket does; None if no rule is sure."""
    ours, theirs = tuple(w.form for w in said), tuple(w.form for w in printed)
    if not theirs or max(len(ours), len(theirs)) > _FEW:
        return None
    if is_negative(ours) and not is_negative(theirs):
        return MeaningRule.DENIAL_LOST
    if is_negative(theirs) and not is_negative(ours):
        return None if has_number(theirs) else MeaningRule.DENIAL_ADDED  # "[No. 2]"
    if any((a, b) in ANTONYMS for a in ours for b in theirs):
        return MeaningRule.OPPOSITE
    if has_number(ours) and has_number(theirs) and ours != theirs:
        return MeaningRule.OTHER_QUANTITY
    return _compare_modals(modal_phrases(ours), modal_phrases(theirs))


def _compare_modals(ours: Sequence[str], theirs: Sequence[str]) -> MeaningRule | None:
    """Whether one modal verb is put for one of another strength, tense apart."""
    if len(ours) != 1 or len(theirs) != 1 or frozenset((*ours, *theirs)) in _BACK_IN_TIME:
        return None
    said, printed = MODAL_STRENGTH.get(ours[0]), MODAL_STRENGTH.get(theirs[0])
    if said is None or printed is None or said == printed:
        return None
    return MeaningRule.MODAL_STRONGER if printed > said else MeaningRule.MODAL_WEAKER
