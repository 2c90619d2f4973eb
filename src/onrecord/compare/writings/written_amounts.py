"""Amounts: quantities as they are written, each with its value.

"$4.2bn" and "4.2 billion dollars", "half a million" and "500,000", "40km" and "forty kilometres",
"20-30" and "twenty to thirty", "21st" and "twenty-first" fall into words that differ, and are one
amount each. Which names are one unit, the language tells.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from onrecord.compare.writings.amount_sorts import Amount, Sort
from onrecord.compare.writings.written_times import find_times
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import NumberAt, Span, borrow_scale, find_numbers

__all__ = ["find_amounts"]

_RANKS = {word: n for n, word in enumerate(ENGLISH.listed("numbers", "ordinals"), 1)}
_CODES = {code.casefold(): code for code in ENGLISH.listed("units", "codes")}
_SIGNS = {**ENGLISH.table("units", "signs"), **{code: code for code in _CODES.values()}}
_NAMES = [ENGLISH.table("units", name) for name in ("money", "nations", "also_money")]
_MONEY = {**_CODES, **_NAMES[0], **_NAMES[1], **_NAMES[2]}
_MEASURES = ENGLISH.table("units", "measures")
_TIGHT = ENGLISH.words("units", "attached_only")  # "12in" are inches, "12 in" may be none


def _any_of(names: Iterable[str]) -> str:
    """The longest first; a space may be a hyphen."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]") for name in ordered)


_SIGN = compile_late(rf"(?<!\w)({_any_of(_SIGNS)})\s?$")
_CURRENCY = compile_late(rf"([\s-]?)({_any_of(_MONEY)})s?(?!\w)", re.IGNORECASE)
_MEASURE = compile_late(rf"([\s-]?)({_any_of(_MEASURES)})s?(?!\w)", re.IGNORECASE)
_LONGEST_SIGN = 6
_TENS = ENGLISH.listed("numbers", "tens")
_ORDINAL = compile_late(
    rf"\b(?:(\d{{1,4}})(?:st|nd|rd|th)|(?:({'|'.join(_TENS)})[\s-])?"
    rf"({'|'.join(_RANKS)}))\b",
    re.IGNORECASE,
)
_TO = compile_late(r"-?\s(?:to|or)\s|-to-|\s?[-–]\s?")  # between the ends of a range
_UP_TO = compile_late(r"-?\sto\s|-to-|\s?[-–]\s?")


def find_amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts of a stretch; one writing may be two sorts ("9.40"). Time O(end - start)."""
    yield from find_times(text, start, end)
    taken = []
    for found in _ORDINAL.finditer(text, start, end):
        span = Span(*found.span())
        taken.append(span)
        yield Amount(Sort.ORDINAL, (_rank(found),), "", span)
    numbers = [
        number
        for number in find_numbers(text, start, end)
        if not any(number.start < span.end and span.start < number.end for span in taken)
    ]
    bounds = Span(start, end)
    paid = [_with_currency(text, number, bounds) for number in numbers]
    for number, one, following in zip_longest(numbers, paid, numbers[1:]):
        yield one
        yield from _as_range_end(text, one, number, following)
    measured = [_with_measure(text, number, bounds) for number in numbers]
    yield from filter(None, measured)
    with_units = [each or one for each, one in zip(measured, paid, strict=True)]
    ranges = (*_find_ranges(text, numbers, paid), *_find_ranges(text, numbers, with_units))
    yield from dict.fromkeys(ranges)


def _as_range_end(
    text: str, one: Amount, number: NumberAt, following: NumberAt | None
) -> Iterator[Amount]:
    """A number as the first end of a range: 8,000 in "8- to 12,000"."""
    if following is not None and _TO.fullmatch(text, number.end, following.start):
        whole = borrow_scale(text, number, following)
        if whole != number.value:
            yield Amount(one.sort, (whole,), one.unit, one.span)


def _find_ranges(
    text: str, numbers: Sequence[NumberAt], paid: Sequence[Amount]
) -> Iterator[Amount]:
    """Two numbers as one range: "20-30", "$8 million to $12 million", "2% to 3%"."""
    for (low, high), (one, other) in zip(pairwise(numbers), pairwise(paid), strict=True):
        if _UP_TO.fullmatch(text, one.span.end, other.span.start):
            units = {one.unit, other.unit} - {""}
            if len(units) <= 1:
                values = (borrow_scale(text, low, high), high.value)
                span = Span(one.span.start, other.span.end)
                yield Amount(Sort.RANGE, values, "".join(units), span)


def _rank(found: re.Match[str]) -> float:
    """The number of an ordinal."""
    if found[1]:
        return float(found[1])
    tens = 20.0 + 10 * _TENS.index(found[2].lower()) if found[2] else 0.0
    return tens + float(_RANKS[found[3].lower()])


def _with_currency(text: str, number: NumberAt, bounds: Span) -> Amount:
    """A cardinal with the sign before it or the name behind it, within bounds."""
    low = max(bounds.start, number.start - _LONGEST_SIGN)
    sign = _SIGN.search(text, low, number.start)
    if sign:
        span = Span(sign.start(), number.end)
        return Amount(Sort.CARDINAL, (number.value,), _SIGNS[sign[1]], span)
    name = _CURRENCY.match(text, number.end, bounds.end)
    unit = _name_unit(name, _MONEY)
    if name is not None and unit is not None:
        span = Span(number.start, name.end())
        return Amount(Sort.CARDINAL, (number.value,), unit, span)
    return Amount(Sort.CARDINAL, (number.value,), "", Span(number.start, number.end))


def _with_measure(text: str, number: NumberAt, bounds: Span) -> Amount | None:
    """A cardinal with the measure behind it, within bounds; None: there is none."""
    name = _MEASURE.match(text, number.end, bounds.end)
    unit = _name_unit(name, _MEASURES)
    if name is None or unit is None:
        return None
    return Amount(Sort.CARDINAL, (number.value,), unit, Span(number.start, name.end()))


def _name_unit(found: re.Match[str] | None, units: Mapping[str, str]) -> str | None:
    """The one name of a unit; None if it is none."""
    if found is None:
        return None
    name = found[2].casefold()
    if found[1] and name in _TIGHT:
        return None
    return units.get(name) or units.get(re.sub(r"[\s-]", " ", name))
