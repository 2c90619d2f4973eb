"""Phrases among compared words: fillers and hedges taken out, and phrases counted."""

from collections.abc import Sequence

from onrecord.compare.vocabulary.compared_words import FILLERS, HEDGES, SCALES
from onrecord.text import SIGNS

__all__ = [
    "count_phrase",
    "has_number",
    "holds_any",
    "is_number",
    "strip_fillers",
    "strip_hedges",
    "strip_phrases",
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
    return strip_phrases(forms, FILLERS)


def strip_phrases(forms: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The words without some phrases, of which the longer stand before the shorter."""
    rest: list[str] = []
    at = 0
    while at < len(forms):
        size = next((len(p) for p in phrases if tuple(forms[at : at + len(p)]) == p), 0)
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


def is_number(form: str) -> bool:
    """Whether a word is a number in digits (number words have become digits) or a scale."""
    return form.lstrip(SIGNS)[:1].isdigit() or form in SCALES


def has_number(forms: Sequence[str]) -> bool:
    """Whether a number other than a bare "one" is among the words."""
    return any(is_number(form) and form != "1" for form in forms)
