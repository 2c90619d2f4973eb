"""Meaning: what each alteration does to the sense, where a row of the table can tell, and why.

Everything that no row reads is left open (None), and so is a changed denial that is in doubt: one
that only asks or repeats, or behind another that the print leaves aside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.compare.alteration_table import read_table
from onrecord.compare.differences.changes import Comparison
from onrecord.compare.meanings.effects import EFFECTS, Sides
from onrecord.compare.meanings.governors import ASKED
from onrecord.compare.vocabulary.compared_words import NEGATORS
from onrecord.language import Language
from onrecord.late import compile_late
from onrecord.model import Alteration, AlterationType, Meaning, MeaningRule, Op
from onrecord.text import SENTENCE_STOP, fold, spell_forms, spell_out

__all__ = ["find_gravest", "is_asked", "is_denied_before", "judge_meaning"]

_DENIALS = frozenset({MeaningRule.DENIAL_LOST, MeaningRule.DENIAL_ADDED})
_WINDOW = 240  # characters before a changed denial, within its sentence
_CLAUSE = 40  # the same where no mark parts sentences
_STOP = compile_late(rf"{SENTENCE_STOP.pattern}|(?<![A-Za-z'’])[Nn]o(?=[,;.!?]|\s--)")
_ANSWERED = compile_late(r"no[,.!]", re.IGNORECASE)  # it denies nothing of its sentence
_NEAR = 14  # characters around a changed denial


def judge_meaning(
    alterations: Sequence[Alteration], case: Comparison
) -> tuple[Meaning | None, tuple[Alteration, ...]]:
    """Tell what alterations do, each alone and all together.

    Args:
        alterations: of one quotation.
        case: the quotation beside its passage.

    Returns:
        The gravest known effect, and the alterations with the effect and the rule of each. An
        effect that cannot be told leaves the whole open, unless another is known to be graver
        than preserved. Of no alterations, None.
    """
    if not case.language.is_whole:
        return _weigh(alterations, [_find_by_pack(each, case.language) for each in alterations])
    rules = [_find_rule(alteration) for alteration in alterations]
    if _DENIALS & set(rules):
        rules = [
            None if rule in _DENIALS and _is_doubtful(one, case) else rule
            for one, rule in zip(alterations, rules, strict=True)
        ]
    return _weigh(alterations, rules)


def _weigh(
    alterations: Sequence[Alteration], rules: Sequence[MeaningRule | None]
) -> tuple[Meaning | None, tuple[Alteration, ...]]:
    """The gravest effect of some rules, and the alterations with what each does."""
    effects = read_table().rules
    told = tuple(
        replace(alteration, rule=rule, meaning=effects[rule].effect if rule else None)
        for alteration, rule in zip(alterations, rules, strict=True)
    )
    return find_gravest([alteration.meaning for alteration in told]), told


def find_gravest(effects: Sequence[Meaning | None]) -> Meaning | None:
    """The gravest of some effects; None if there are none, or one is open and none is grave."""
    for meaning in (Meaning.REVERSED, Meaning.SHIFTED):
        if meaning in effects:
            return meaning
    return None if None in effects or not effects else Meaning.PRESERVED


def _is_doubtful(alteration: Alteration, case: Comparison) -> bool:
    """Whether a changed denial only asks or repeats, or another stands before it."""
    checks = (is_asked, _repeats, is_denied_before)
    return any(check(alteration, case) for check in checks)


def _find_by_pack(alteration: Alteration, language: Language) -> MeaningRule | None:
    """What negators and figures tell in a language that is not whole."""
    if alteration.type is AlterationType.NUMBER and alteration.said and alteration.printed:
        return MeaningRule.OTHER_QUANTITY
    if alteration.type is not AlterationType.NEGATION:
        return None
    negators = {fold(word) for word in language.words("changes", "negators")}
    words = spell_out(alteration.said)
    lost = any(word.form in negators for word in words)
    return MeaningRule.DENIAL_LOST if lost else MeaningRule.DENIAL_ADDED


def _find_rule(alteration: Alteration) -> MeaningRule | None:
    """The rule that tells what one alteration does; None: none does."""
    sides = Sides.of(alteration)
    return next(
        (
            row.rule
            for row in read_table().effects
            if alteration.type in row.types and all(EFFECTS[name](sides) for name in row.when)
        ),
        None,
    )


def is_denied_before(alteration: Alteration, case: Comparison) -> bool:
    """Whether a denial that the print leaves aside stands before a changed one, in its sentence.

    "Nobody believed that they had any plan", printed from "they" on as "they had no plan", denies
    in both. An answering "No," denies nothing.
    """
    place = _find_place(alteration, case)
    if place is None:
        return False
    low = max(0, place - _WINDOW)
    unmarked = _STOP.search(case.said, low, place + _WINDOW) is None  # captions of a machine
    sentence = _STOP.split(case.said[max(low, place - _CLAUSE) if unmarked else low : place])[-1]
    laid = {s.said.start for s in case.steps if s.said is not None and s.op is not Op.SKIP}
    start = place - len(sentence)
    return any(
        word.start not in laid
        for word in spell_out(case.said, start, place)
        if word.form in NEGATORS
    )


def _find_place(alteration: Alteration, case: Comparison) -> int | None:
    """Where in the transcript an alteration stands; of words put in, the said word before them."""
    if alteration.said_span is not None:
        return alteration.said_span.start
    if alteration.printed_span is None:
        return None
    first = alteration.printed_span.start
    before = [s.said.end for s in case.steps if s.said and s.printed and s.printed.end <= first]
    return before[-1] if before else None


def is_asked(alteration: Alteration, case: Comparison) -> bool:
    """Whether a changed denial asks or answers: "why don't you resign", "No, don't resign"."""
    for span, text in (
        (alteration.said_span, case.said),
        (alteration.printed_span, case.printed),
    ):
        if span is not None:
            around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
            if ASKED.search(around) or _ANSWERED.match(text, span.start):
                return True
    return False


def _repeats(alteration: Alteration, case: Comparison) -> bool:
    """Whether words left out, or put in, are said or printed again right beside them."""
    one_sided = ((alteration.said_span, case.said), (alteration.printed_span, case.printed))
    for span, text in one_sided:
        if span is None or (alteration.said and alteration.printed):
            continue
        forms = spell_forms(text, span.start, span.end)
        before = spell_out(text, max(0, span.start - _WINDOW), span.start)[-len(forms) :]
        behind = spell_out(text, span.end, span.end + _WINDOW)[: len(forms)]
        if forms in ([word.form for word in beside] for beside in (before, behind)):
            return True
    return False
