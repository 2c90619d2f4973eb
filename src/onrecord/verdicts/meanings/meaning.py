"""Meaning: what each alteration does to the sense, where a rule can tell, and which rule.

The rules are the members of `MeaningRule`. Everything they do not name is left open (None), and so
is what they would name if it is in doubt:

- a denial put in or taken out reverses, unless other telling words change with it;
- a word put for its opposite reverses;
- another number, bound or unit, another name, a stronger or weaker modal, a dropped hedge and a
  dropped condition shift; so does a denial among a few words left out;
- small words, tense and order preserve, unless a small word turns the sense (from, against,
  without, or, only);
- a denial written otherwise ("unsatisfied", "not satisfied") preserves, and so do the initials of
  a body for its full name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from onrecord.model import Alteration, AlterationType, Meaning, MeaningRule, Op
from onrecord.text import find_words, fold, is_title, spell_out
from onrecord.verdicts.differences.changes import Comparison
from onrecord.verdicts.differences.kinds import is_negative, modal_phrases
from onrecord.verdicts.vocabulary.inflection import denies, stem, take_prefix
from onrecord.verdicts.vocabulary.lexicon import (
    ANTONYMS,
    CONDITIONS,
    FUNCTION_WORDS,
    MODAL_STRENGTH,
    MODALS,
    NEGATORS,
    TURNING,
)

__all__ = [
    "are_one_body",
    "are_other_names",
    "find_gravest",
    "is_asked",
    "is_denied_before",
    "is_real_name",
    "judge_meaning",
]

_SHORT = 6  # words left out of which a denial is the point
_EFFECTS = {
    MeaningRule.DENIAL_LOST: Meaning.REVERSED,
    MeaningRule.DENIAL_ADDED: Meaning.REVERSED,
    MeaningRule.DENIAL_REWORDED: Meaning.PRESERVED,
    MeaningRule.OPPOSITE: Meaning.REVERSED,
    MeaningRule.OTHER_QUANTITY: Meaning.SHIFTED,
    MeaningRule.OTHER_NAME: Meaning.SHIFTED,
    MeaningRule.SHORT_NAME: Meaning.PRESERVED,
    MeaningRule.MODAL_STRONGER: Meaning.SHIFTED,
    MeaningRule.MODAL_WEAKER: Meaning.SHIFTED,
    MeaningRule.HEDGE_LOST: Meaning.SHIFTED,
    MeaningRule.CONDITION_LOST: Meaning.SHIFTED,
    MeaningRule.GRAMMAR: Meaning.PRESERVED,
    MeaningRule.ORDER: Meaning.PRESERVED,
}
_DENIALS = frozenset({MeaningRule.DENIAL_LOST, MeaningRule.DENIAL_ADDED})


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
    rules = [_find_rule(alteration) for alteration in alterations]
    if _DENIALS & set(rules):
        rules = [
            None if rule in _DENIALS and _is_doubtful(one, case) else rule
            for one, rule in zip(alterations, rules, strict=True)
        ]
    told = tuple(
        replace(alteration, rule=rule, meaning=_EFFECTS[rule] if rule else None)
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


def _forms(text: str) -> tuple[str, ...]:
    """The words of one side of an alteration."""
    return tuple(word.form for word in spell_out(text))


def _find_rule(alteration: Alteration) -> MeaningRule | None:  # noqa: C901, PLR0911 - one case a type
    """The rule that tells what one alteration does; None: none does."""
    said, printed = _forms(alteration.said), _forms(alteration.printed)
    opposed = any((a, b) in ANTONYMS for a in said for b in printed)
    if opposed and alteration.type is not AlterationType.NEGATION:
        return MeaningRule.OPPOSITE
    match alteration.type:
        case AlterationType.NEGATION:
            return _judge_negation(said, printed)
        case AlterationType.NUMBER:
            return MeaningRule.OTHER_QUANTITY
        case AlterationType.HEDGE_DROPPED:
            return MeaningRule.HEDGE_LOST
        case AlterationType.ENTITY_SUBSTITUTION:
            return _judge_names(alteration)
        case AlterationType.MODALITY:
            return _judge_modality(said, printed)
        case AlterationType.FUNCTION_WORD:
            return None if TURNING & {*said, *printed} else MeaningRule.GRAMMAR
        case AlterationType.TENSE_OR_AGREEMENT:
            return MeaningRule.GRAMMAR
        case AlterationType.REORDER:
            return None if (TURNING | NEGATORS) & {*said, *printed} else MeaningRule.ORDER
        case AlterationType.UNMARKED_OMISSION:
            return _judge_omission(said)
        case AlterationType.PRONOUN_PERSON | AlterationType.CONTENT_WORD | AlterationType.ADDITION:
            return None
        case _:
            assert_never(alteration.type)


def _judge_names(alteration: Alteration) -> MeaningRule | None:
    """Another name shifts, unless it is the same body's."""
    if are_one_body(alteration.said, alteration.printed):
        return MeaningRule.SHORT_NAME
    named = are_other_names(alteration.said, alteration.printed)
    return MeaningRule.OTHER_NAME if named else None


def _judge_negation(said: Sequence[str], printed: Sequence[str]) -> MeaningRule | None:
    """A denial moved into a prefix preserves; one put in or taken out alone reverses."""
    ours = is_negative(said) != any(denies(f, other) for f in said for other in printed)
    theirs = is_negative(printed) != any(denies(f, other) for f in printed for other in said)
    if ours == theirs:
        return MeaningRule.DENIAL_REWORDED if ours else None
    if said and printed and _telling(said) != _telling(printed):
        return None
    return MeaningRule.DENIAL_LOST if ours else MeaningRule.DENIAL_ADDED


def _telling(forms: Sequence[str]) -> set[str]:
    """The stems of the words that are no small or helping words, denying prefixes taken off."""
    small = FUNCTION_WORDS | MODALS | NEGATORS
    return {stem(take_prefix(f)) for f in forms if f not in small}


def _judge_modality(said: Sequence[str], printed: Sequence[str]) -> MeaningRule | None:
    """A possibility printed as a certainty, or the reverse, shifts."""
    ours = [MODAL_STRENGTH[f] for f in modal_phrases(said) if f in MODAL_STRENGTH]
    theirs = [MODAL_STRENGTH[f] for f in modal_phrases(printed) if f in MODAL_STRENGTH]
    if not ours or not theirs or max(ours) == max(theirs):
        return None
    stronger = max(theirs) > max(ours)
    return MeaningRule.MODAL_STRONGER if stronger else MeaningRule.MODAL_WEAKER


def _judge_omission(said: Sequence[str]) -> MeaningRule | None:
    """A condition that is left out shifts; so does a denial, if little else goes with it."""
    if any(tuple(said[: len(phrase)]) == phrase for phrase in CONDITIONS):
        return MeaningRule.CONDITION_LOST
    if len(said) <= _SHORT and is_negative(said):
        return MeaningRule.DENIAL_LOST
    return None


_WINDOW = 240  # characters before a changed denial, within its sentence
_CLAUSE = 40  # the same where no mark parts sentences
_STOP = re.compile(r"[.?!](?=\s)|\n|(?<![A-Za-z'’])[Nn]o(?=[,;.!?]|\s--)")
# "Why don't you …", "isn't it", "won't they": asked, not denied.
_ASKED = re.compile(r"n['’]t\s+(?:you|we|they|he|she|it|i|that|this|there|the)\b", re.IGNORECASE)
_ANSWERED = re.compile(r"no[,.!]", re.IGNORECASE)  # it denies nothing of its sentence
_INITIALS = re.compile(r"\b(?:[A-Z][a-z]?\.?){2,6}s?(?!\w)")
_ARTICLES = frozenset({"the", "a", "an"})
_NEAR = 14  # characters around a changed denial


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
            if _ASKED.search(around) or _ANSWERED.match(text, span.start):
                return True
    return False


def are_other_names(said: str, printed: str) -> bool:
    """Whether both sides hold a name, and none of them is on both ("Velms" is Velm)."""
    ours, theirs = _find_names(said), _find_names(printed)
    return bool(ours and theirs) and not {n.rstrip("s") for n in ours} & {
        n.rstrip("s") for n in theirs
    }


def are_one_body(said: str, printed: str) -> bool:
    """Whether one side is the initials of the other: the GSA, the General Services Administration.

    Small words may have a letter among them or none: the DoD, the Department of Defense.
    """
    return _has_initials(said, printed) or _has_initials(printed, said)


def _has_initials(short: str, full: str) -> bool:
    """Whether the capitals of a short name are those of a full one's words, in order."""
    words = [fold(word.form) for word in find_words(full) if word.form not in _ARTICLES]
    large = [word for word in words if word not in FUNCTION_WORDS]
    firsts = {"".join(word[0] for word in each) for each in (words, large)}
    tokens = (token.replace(".", "").removesuffix("s") for token in _INITIALS.findall(short))
    return len(large) > 1 and any(token.lower() in firsts for token in tokens)


def is_real_name(words: str) -> bool:
    """Whether one side of an alteration holds a name: not "I", not "Mrs.", not "Whoa" for "I"."""
    return bool(_find_names(words))


def _find_names(words: str) -> set[str]:
    """The names among some words, folded."""
    return {
        word.form
        for word in find_words(words)
        if words[word.start].isupper()
        and len(word.form) > 1
        and word.form not in FUNCTION_WORDS
        and not is_title(fold(word.form))
    }


def _repeats(alteration: Alteration, case: Comparison) -> bool:
    """Whether words left out, or put in, are said or printed again right beside them."""
    one_sided = ((alteration.said_span, case.said), (alteration.printed_span, case.printed))
    for span, text in one_sided:
        if span is None or (alteration.said and alteration.printed):
            continue
        forms = [word.form for word in spell_out(text, span.start, span.end)]
        before = spell_out(text, max(0, span.start - _WINDOW), span.start)[-len(forms) :]
        behind = spell_out(text, span.end, span.end + _WINDOW)[: len(forms)]
        if forms in ([word.form for word in beside] for beside in (before, behind)):
            return True
    return False
