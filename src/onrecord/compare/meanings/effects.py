"""Predicates of meaning: what can be asked of the two sides of an alteration."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from onrecord.compare.alteration_table import enter_in
from onrecord.compare.differences.predicates import is_negative, modal_phrases
from onrecord.compare.vocabulary.compared_words import (
    ANTONYMS,
    ATTEMPTS,
    CONDITIONS,
    FUNCTION_WORDS,
    MODAL_STRENGTH,
    MODALS,
    NEGATORS,
    TURNING,
)
from onrecord.language import denies, stem, take_prefix
from onrecord.model import Alteration
from onrecord.text import find_words, fold, is_title, spell_forms

__all__ = ["EFFECTS", "Sides"]

_SHORT = 6  # words left out of which a denial is the point
_TRY = 4  # words of an attempt: "are going to try"
_INITIALS = re.compile(r"\b(?:[A-Z][a-z]?\.?){2,6}s?(?!\w)")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Sides:
    """The two sides of an alteration, as printed and as compared."""

    alteration: Alteration
    said: tuple[str, ...]
    printed: tuple[str, ...]

    @classmethod
    def of(cls, alteration: Alteration) -> "Sides":
        """The sides of an alteration."""
        return cls(alteration, _forms(alteration.said), _forms(alteration.printed))

    @cached_property
    def denials(self) -> tuple[bool, bool]:
        """Whether what was said denies, and what is printed; by a word or by a prefix."""
        ours = any(denies(form, other) for form in self.said for other in self.printed)
        theirs = any(denies(form, other) for form in self.printed for other in self.said)
        return is_negative(self.said) != ours, is_negative(self.printed) != theirs

    @cached_property
    def strengths(self) -> tuple[float, float]:
        """How strong the strongest modal of either side is; equal where one side has none."""
        sides = [
            [MODAL_STRENGTH[f] for f in modal_phrases(forms) if f in MODAL_STRENGTH]
            for forms in (self.said, self.printed)
        ]
        return (max(sides[0]), max(sides[1])) if all(sides) else (0, 0)


EFFECTS: Final[dict[str, Callable[[Sides], bool]]] = {}  # by the name that the table knows it by
_effect = partial(enter_in, EFFECTS)


def _forms(text: str) -> tuple[str, ...]:
    """The words of one side of an alteration."""
    return tuple(spell_forms(text))


@_effect("opposites")
def _are_opposites(sides: Sides) -> bool:
    """Whether a word stands for its opposite."""
    return any((a, b) in ANTONYMS for a in sides.said for b in sides.printed)


@_effect("nothing else tells")
def _nothing_else_tells(sides: Sides) -> bool:
    """Whether no telling word changes beside the denial."""
    whole = not sides.said or not sides.printed
    return whole or _telling(sides.said) == _telling(sides.printed)


def _telling(forms: Sequence[str]) -> set[str]:
    """The stems of the words that are no small or helping words, denying prefixes taken off."""
    small = FUNCTION_WORDS | MODALS | NEGATORS
    return {stem(take_prefix(f)) for f in forms if f not in small}


def _turns(sides: Sides) -> bool:
    """Whether a small word is among them that turns the sense: from, against, only."""
    return bool(TURNING & {*sides.said, *sides.printed})


@_effect("begins with a condition")
def _conditions(sides: Sides) -> bool:
    """Whether what was said begins with a condition: unless, only if."""
    return any(sides.said[: len(phrase)] == phrase for phrase in CONDITIONS)


def _are_other_names(said: str, printed: str) -> bool:
    """Whether both sides hold a name, and none of them is on both ("Velms" is Velm)."""
    ours, theirs = _find_names(said), _find_names(printed)
    return bool(ours and theirs) and not {n.rstrip("s") for n in ours} & {
        n.rstrip("s") for n in theirs
    }


def _are_one_body(said: str, printed: str) -> bool:
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


@_effect("both sides deny")
def _both_deny(sides: Sides) -> bool:
    """Whether what was said denies, and what is printed."""
    return all(sides.denials)


@_effect("only said denies")
def _only_said_denies(sides: Sides) -> bool:
    """Whether only what was said denies."""
    return sides.denials == (True, False)


@_effect("only printed denies")
def _only_printed_denies(sides: Sides) -> bool:
    """Whether only what is printed denies."""
    return sides.denials == (False, True)


@_effect("said only tries")
def _only_tries(sides: Sides) -> bool:
    """Whether what was said is an attempt or a wish: "to try to"."""
    few = len(sides.said) <= _TRY
    return few and not ATTEMPTS.isdisjoint(sides.said)


@_effect("one body")
def _is_one_body(sides: Sides) -> bool:
    """Whether one side is the initials of the other."""
    return _are_one_body(sides.alteration.said, sides.alteration.printed)


@_effect("other names")
def _names_differ(sides: Sides) -> bool:
    """Whether both sides hold names, and others."""
    return _are_other_names(sides.alteration.said, sides.alteration.printed)


@_effect("stronger modal")
def _is_stronger(sides: Sides) -> bool:
    """Whether the printed modal is the stronger one."""
    return sides.strengths[1] > sides.strengths[0]


@_effect("weaker modal")
def _is_weaker(sides: Sides) -> bool:
    """Whether the printed modal is the weaker one."""
    return sides.strengths[1] < sides.strengths[0]


@_effect("no word that turns")
def _turns_nothing(sides: Sides) -> bool:
    """Whether no small word is among them that turns the sense."""
    return not _turns(sides)


@_effect("up to six words")
def _is_short(sides: Sides) -> bool:
    """Whether few words were said."""
    return len(sides.said) <= _SHORT


@_effect("said denies")
def _said_denies(sides: Sides) -> bool:
    """Whether what was said denies."""
    return is_negative(sides.said)
