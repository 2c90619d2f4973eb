"""Phrases among compared words: fillers and hedges taken out, and phrases counted."""

from collections.abc import Sequence

from onrecord.compare.vocabulary.compared_words import FILLERS, HEDGES, SCALES
from onrecord.language import ENGLISH
from onrecord.text import SIGNS

__all__ = [
    "count_phrase",
    "has_number",
    "holds_any",
    "is_number",
    "is_same_amount",
    "number_value",
    "strip_fillers",
    "strip_hedges",
]


def count_phrase(forms: Sequence[str], phrase: Sequence[str]) -> int:
    """How often a phrase stands among the words."""
    size = len(phrase)
    return sum(tuple(forms[at : at + size]) == tuple(phrase) for at in range(len(forms) - size + 1))


def holds_any(forms: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands among the words."""
    return any(count_phrase(forms, phrase) for phrase in phrases)


def strip_fillers(forms: Sequence[str]) -> tuple[str, ...]:
    """The words without fillers."""
    rest: list[str] = []
    at = 0
    while at < len(forms):
        size = next((len(f) for f in FILLERS if tuple(forms[at : at + len(f)]) == f), 0)
        if not size:
            rest.append(forms[at])
        at += size or 1
    return tuple(rest)


def strip_hedges(forms: Sequence[str]) -> tuple[str, ...]:
    """The words without the first hedge among them; unchanged if there is none."""
    words = tuple(forms)
    for phrase in HEDGES:
        for at in range(len(words) - len(phrase) + 1):
            if words[at : at + len(phrase)] == phrase:
                return words[:at] + words[at + len(phrase) :]
    return words


_SIGN_WORDS = tuple(
    (tuple(phrase.split("_")), mark)
    for phrase, mark in ENGLISH.table("numbers", "sign_words").items()
)
_JOINTS = frozenset({"and", "a", "an", "dollars"})


def is_number(form: str) -> bool:
    """Whether a word is a number in digits (number words have become digits) or a scale."""
    return form.lstrip(SIGNS)[:1].isdigit() or form in SCALES


def has_number(forms: Sequence[str]) -> bool:
    """Whether a number other than a bare "one" is among the words."""
    return any(is_number(form) and form != "1" for form in forms)


def number_value(forms: Sequence[str]) -> float | None:
    """The value of a phrase that is nothing but one number; None for any other phrase."""
    total = current = 0.0
    seen = False
    for form in forms:
        if form in SCALES:
            current = (current or 1.0) * SCALES[form]
            if SCALES[form] > SCALES["hundred"]:
                total, current = total + current, 0.0
            seen = True
        elif form[:1].isdigit():
            value = _read_digits(form)
            if value is None or (current and (current % 100 or value >= 100)):  # noqa: PLR2004 - a hundred
                return None  # "9 40" is no sum; "3 hundred and 40" is
            current += value
            seen = True
        elif form not in _JOINTS:
            return None
    return total + current if seen else None


def is_same_amount(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both phrases are one number with one sign or bound: "minus 3", "-3"."""
    one, other = _take_sign(said), _take_sign(printed)
    value = number_value(one[1])
    return value is not None and one[0] == other[0] and value == number_value(other[1])


def _take_sign(forms: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The sign of a phrase, as a mark, and the phrase without it."""
    words = tuple(forms)
    for phrase, mark in _SIGN_WORDS:
        if words[: len(phrase)] == phrase:
            return mark, words[len(phrase) :]
        if mark == "≥" and words[-len(phrase) :] == phrase:
            return mark, words[: -len(phrase)]
    if words and words[0][0] in SIGNS:
        return words[0][0], (words[0][1:], *words[1:])
    return "", words


def _read_digits(form: str) -> float | None:
    """The value of digits with an optional decimal point."""
    head, _, tail = form.partition(".")
    if not head.isdecimal() or (tail and not tail.isdecimal()):
        return None
    return float(form)
