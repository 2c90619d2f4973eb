"""Holdings: whether a passage holds the quantities, the denial and the names of a statement.

For statements that are compared by what they hold: indirect ones, and translations.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.compare.differences.predicates import is_negative
from onrecord.compare.vocabulary.compared_words import ANTONYMS, UNITS
from onrecord.language import ENGLISH, stem
from onrecord.text import Span, find_numbers, find_words, fold, spelled_alike

__all__ = ["agree_in_denial", "are_one_name", "hold_opposites", "hold_quantities"]

_MORE = frozenset({"more than", "over", "at least", "above", "upwards of"})
_LESS = ENGLISH.words("hedges", "less")
_ROUND = frozenset({"about", "around", "some", "roughly", "approximately"})
_OF_PLACE = re.compile(r"(?:(?:i?an|n)s?|s|a|ia)\Z")
_SHORTEST = 5  # letters of a name of which less may be left
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_FAR, _NEAR = 1.5, 0.1  # how far a bound may lie from what was said, and a round number
_OPPOSED = frozenset((stem(one), stem(other)) for one, other in ANTONYMS)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number as a statement gives it."""

    value: float
    bound: str  # "more than"; empty if it is given as it is
    unit: str  # stem of the unit behind it; empty if there is none
    is_year: bool = False  # it may be one: four digits, and no unit

    def is_held_by(self, other: "_Quantity") -> bool:
        """Whether what was said makes this so."""
        if self.unit and other.unit and self.unit != other.unit:
            return False
        if math.isclose(self.value, other.value, rel_tol=1e-9):
            return True
        if self.bound in _MORE:
            return self.value < other.value <= _FAR * self.value
        if self.bound in _LESS:
            return self.value / _FAR <= other.value < self.value
        return self.bound in _ROUND and math.isclose(self.value, other.value, rel_tol=_NEAR)


def hold_quantities(printed: str, said: str) -> bool:
    """Whether each number of a statement is in the passage: equal, or within its own bound.

    "More than 400" is held by 430, "almost 500" by 492, "three months" by no three weeks. A year
    may be told for "next year", unless the passage has another.
    """
    ours = list(_read(printed))
    theirs = list(_read(said)) if ours else []
    dated = any(other.is_year for other in theirs)
    return all(
        any(one.is_held_by(other) for other in theirs) or (one.is_year and not dated)
        for one in ours
    )


def _read(text: str) -> Iterator[_Quantity]:
    """The numbers of a text; a bare "one" is none."""
    for number in find_numbers(text):
        span = Span(number.start, number.end)
        if span.of(text).lower() in {"a", "an", "one"}:
            continue
        before = [word.form for word in find_words(text, max(0, span.start - 40), span.start)][-2:]
        behind = [word.form for word in find_words(text, span.end, span.end + 40)][:1]
        unit = stem(behind[0]) if behind and behind[0] in UNITS else ""
        bounds = (" ".join(before), before[-1] if before else "")
        bound = next((one for one in bounds if one in _MORE | _LESS | _ROUND), "")
        year = not unit and bool(_YEAR.match(span.of(text)))
        yield _Quantity(number.value, bound, unit, year)


def agree_in_denial(printed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether both sides deny, or neither; an opposite denies.

    Args:
        printed: the statement's words as compared.
        said: the passage's words as compared.
    """
    opposed = hold_opposites(printed, said)
    return (is_negative(printed) + is_negative(said) + opposed) % 2 == 0


def hold_opposites(printed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a word of one side is the opposite of one of the other, which lacks it."""
    ours, theirs = {stem(form) for form in printed}, {stem(form) for form in said}
    only_ours, only_theirs = ours - theirs, theirs - ours
    return any((one, other) in _OPPOSED for one in only_ours for other in only_theirs)


def are_one_name(one: str, other: str) -> bool:
    """Whether two words may be one name, or that of a place and of its people."""
    ours, theirs = fold(one), fold(other)
    return ours == theirs or spelled_alike(ours, theirs) or _place_of(ours) == _place_of(theirs)


def _place_of(name: str) -> str:
    """What the name of a place and of its people have in common: "carolina", "carolinians"."""
    return _OF_PLACE.sub("", name) if len(name) >= _SHORTEST else name
