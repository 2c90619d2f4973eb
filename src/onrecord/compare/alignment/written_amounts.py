"""Amounts: quantities as they are written, each with its value.

"$4.2bn" and "4.2 billion dollars", "half a million" and "500,000", "21st" and "twenty-first" fall
into words that differ, and are one amount each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import NumberAt, Span, borrow_scale, find_numbers

__all__ = ["Amount", "find_amounts"]

_RANKS = {word: n for n, word in enumerate(ENGLISH.listed("numbers", "ordinals"), 1)}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_SIGN = compile_late(r"(?:US\s?)?([$€£¥₹])\s?$")
_CURRENCY = compile_late(r"[\s-](dollar|euro|pound|yen|rupee)s?\b", re.IGNORECASE)
_TENS = ENGLISH.listed("numbers", "tens")
_ORDINAL = compile_late(
    rf"\b(?:(\d{{1,4}})(?:st|nd|rd|th)|(?:({'|'.join(_TENS)})[\s-])?"
    rf"({'|'.join(_RANKS)}))\b",
    re.IGNORECASE,
)
_CLOCK = compile_late(
    r"(?<![\d.:,$€£])([01]?\d|2[0-3])([:.])([0-5]\d)(?![\d:]|[.,]\d|\s?(?:%|per))"
)


# "ten past four" is 4:10, "a quarter to five" 4:45.
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_HOURS = [*ENGLISH.listed("numbers", "to_nine")[1:], *ENGLISH.listed("numbers", "teens")[:3]]
_SPOKEN_CLOCK = compile_late(
    rf"\b({'|'.join(sorted(_MINUTES, key=len, reverse=True))}|[1-5]?\d)(?:\sminutes)?\s"
    rf"(past|after|to)\s({'|'.join(_HOURS)}|1[0-2]|[1-9])\b(?![,.:]\d)",
    re.IGNORECASE,
)
_TO = compile_late(r"-?\s(?:to|or)\s|-to-|\s?[-–]\s?")  # between the ends of a range


class _Sort(Enum):
    """What an amount counts."""

    CARDINAL = auto()
    ORDINAL = auto()
    CLOCK = auto()


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and the characters that write it, sign or name of the currency included."""

    sort: _Sort
    value: float  # of a clock: minutes
    currency: str
    span: Span

    @property
    def key(self) -> str:
        """Equal for all writings of one amount."""
        return f"{self.sort} {self.value:.12g} {self.currency}"


def find_amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts of a stretch; one writing may be two sorts ("9.40"). Time O(end - start)."""
    taken = []
    for found in _CLOCK.finditer(text, start, end):
        span = Span(*found.span())
        yield Amount(_Sort.CLOCK, int(found[1]) * 60.0 + int(found[3]), "", span)
    for found in _SPOKEN_CLOCK.finditer(text, start, end):
        yield Amount(_Sort.CLOCK, _minutes(found), "", Span(*found.span()))
    for found in _ORDINAL.finditer(text, start, end):
        span = Span(*found.span())
        taken.append(span)
        yield Amount(_Sort.ORDINAL, _rank(found), "", span)
    numbers = find_numbers(text, start, end)
    for number, following in zip_longest(numbers, numbers[1:]):
        if any(number.start < span.end and span.start < number.end for span in taken):
            continue
        span, bounds = Span(number.start, number.end), Span(start, end)
        yield _with_currency(text, number.value, span, bounds)
        whole = _as_range_end(text, number, following)
        if whole != number.value:
            yield _with_currency(text, whole, span, bounds)


def _as_range_end(text: str, number: NumberAt, following: NumberAt | None) -> float:
    """What a number is as the first end of a range: 8,000 in "8- to 12,000"."""
    if following is None or not _TO.fullmatch(text, number.end, following.start):
        return number.value
    return borrow_scale(text, number, following)


def _minutes(found: re.Match[str]) -> float:
    """The minutes of the day that a spoken clock time tells."""
    apart, way, hour = (found[n].casefold() for n in (1, 2, 3))
    minutes = float(_MINUTES[apart] if apart in _MINUTES else int(apart))
    hours = _HOURS.index(hour) + 1 if hour in _HOURS else int(hour)
    return hours * 60 - minutes if way == "to" else hours * 60 + minutes


def _rank(found: re.Match[str]) -> float:
    """The number of an ordinal."""
    if found[1]:
        return float(found[1])
    tens = 20.0 + 10 * _TENS.index(found[2].lower()) if found[2] else 0.0
    return tens + float(_RANKS[found[3].lower()])


def _with_currency(text: str, value: float, span: Span, bounds: Span) -> Amount:
    """A cardinal with the sign before it or the name behind it, within bounds."""
    sign = _SIGN.search(text, max(bounds.start, span.start - 5), span.start)
    if sign:
        return Amount(_Sort.CARDINAL, value, _SIGNS[sign[1]], Span(sign.start(), span.end))
    name = _CURRENCY.match(text, span.end, bounds.end)
    if name:
        return Amount(_Sort.CARDINAL, value, name[1].lower(), Span(span.start, name.end()))
    return Amount(_Sort.CARDINAL, value, "", span)
