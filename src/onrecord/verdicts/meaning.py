"""Meaning: what the alterations do to the sense, where a rule can tell.

Rules, by name: a denial put in or taken out reverses; a word put for its opposite reverses; other
numbers, other names, a stronger or weaker modal, a dropped hedge and a dropped condition shift;
function words, tense and order alone preserve. A denial written otherwise ("unsatisfied", "not
satisfied") preserves. Everything else is left open (None).
"""

from collections.abc import Sequence
from typing import assert_never

from onrecord.model import Alteration, AlterationType, Meaning
from onrecord.text import spell_out
from onrecord.verdicts.kinds import is_negative, modal_phrases
from onrecord.verdicts.lexicon import ANTONYMS, LIMITERS, NEGATORS

__all__ = ["judge_meaning"]

_STRENGTH = {
    "could": 1,
    "might": 1,
    "may": 1,
    "can": 1,
    "would": 2,
    "should": 2,
    "will": 3,
    "must": 3,
    "shall": 3,
}


def judge_meaning(alterations: Sequence[Alteration]) -> Meaning | None:
    """Tell what all alterations together do; the gravest known effect wins.

    An effect that cannot be told leaves the whole open, unless another is known to be graver
    than preserved.
    """
    effects = [_judge_one(alteration) for alteration in alterations]
    for meaning in (Meaning.REVERSED, Meaning.SHIFTED):
        if meaning in effects:
            return meaning
    return None if None in effects else Meaning.PRESERVED


def _forms(text: str) -> tuple[str, ...]:
    """The words of one side of an alteration."""
    return tuple(word.form for word in spell_out(text))


def _judge_one(alteration: Alteration) -> Meaning | None:  # noqa: PLR0911 - one return a type
    """Tell what one alteration does."""
    said, printed = _forms(alteration.said), _forms(alteration.printed)
    opposed = any((a, b) in ANTONYMS for a in said for b in printed)
    if opposed and alteration.type is not AlterationType.NEGATION:
        return Meaning.REVERSED
    match alteration.type:
        case AlterationType.NEGATION:
            return _judge_negation(said, printed)
        case AlterationType.NUMBER | AlterationType.HEDGE_DROPPED:
            return Meaning.SHIFTED
        case AlterationType.ENTITY_SUBSTITUTION:
            return Meaning.SHIFTED if alteration.said[:1].isupper() else None
        case AlterationType.MODALITY:
            return _judge_modality(said, printed)
        case (
            AlterationType.FUNCTION_WORD
            | AlterationType.TENSE_OR_AGREEMENT
            | AlterationType.REORDER
        ):
            return Meaning.PRESERVED
        case AlterationType.UNMARKED_OMISSION:
            limited = any(said[: len(p)] == p for p in LIMITERS) or set(said) & NEGATORS
            return Meaning.SHIFTED if limited else None
        case AlterationType.PRONOUN_PERSON | AlterationType.CONTENT_WORD | AlterationType.ADDITION:
            return None
        case _:
            assert_never(alteration.type)


def _judge_negation(said: Sequence[str], printed: Sequence[str]) -> Meaning:
    """A denial moved into a prefix preserves; one put in or taken out reverses."""
    prefixed = ("un", "in", "im", "dis", "non")
    ours = is_negative(said) or any(f.startswith(prefixed) and f[2:] in printed for f in said)
    theirs = is_negative(printed) or any(f.startswith(prefixed) and f[2:] in said for f in printed)
    return Meaning.PRESERVED if ours == theirs else Meaning.REVERSED


def _judge_modality(said: Sequence[str], printed: Sequence[str]) -> Meaning | None:
    """A possibility printed as a certainty, or the reverse, shifts."""
    ours = [_STRENGTH[f] for f in modal_phrases(said) if f in _STRENGTH]
    theirs = [_STRENGTH[f] for f in modal_phrases(printed) if f in _STRENGTH]
    if ours and theirs and ours != theirs:
        return Meaning.SHIFTED
    return None
