"""Amounts: one number or a range of two, with its unit and its bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.figures.hedges import Bound, Hedge, find_hedges_after, find_hedges_before
from onrecord.figures.units import (
    CURRENCIES,
    TIMES,
    find_compound,
    find_currency_before,
    find_shared_unit,
    find_unit_after,
)
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import NumberAt, Span, borrow_scale

__all__ = [
    "Amount",
    "Measured",
    "bound_amount",
    "join_amounts",
    "join_range",
    "measure",
    "share_percent",
]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit of measure or money; the span holds both."""

    number: NumberAt
    start: int
    end: int
    unit: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as bounded by its words; an open bound is None."""

    low: float | None
    high: float | None
    start: int
    end: int
    unit: str | None
    approximate: bool
    hedges: tuple[Span, ...] = ()


_GAP = compile_late(
    r"-?\s?(?P<to>to|or|and)(?:\s?-\s?|\s)|\s?(?P<dash>[-–—−])\s?|-(?P<tight>to|or)-",
    re.IGNORECASE,
)
_OPENER = compile_late(r"\b(?P<word>between|from)\s(?:\w+\s){0,2}~?$", re.IGNORECASE)
_CHANGES = ENGLISH.pattern("amounts", "changes")
_CHANGE = compile_late(
    rf"\b(?:{_CHANGES})"
    r"\b[^.;]{0,40}\bfrom\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# "rose by 40 million to 419 million", "rose 5 to 60": how much, and to what.
_CHANGED_TO = compile_late(
    rf"\b(?:{_CHANGES})\b(?:\s\w+){{0,2}}\s$",
    re.IGNORECASE,
)
_FAR_APART = 3  # times: "rose by 2 to 3 percent" is a range, "by 40 to 419" is none
_YEAR = compile_late(r"(?:19|20)\d\d$")
_FROM_TO = compile_late(r"\sto\s")
_NEXT = compile_late(r",\s")  # "two, three weeks"
_MINUS = compile_late(r"(?<![\w.,)%])(?P<sign>minus\s|[-−])$", re.IGNORECASE)
_SIGNED = frozenset(["°C", "°F", "degrees", "%"])
_TIMES_SIGN = compile_late(r"\s?[x×]\s?|\sby\s")
_SHARED_UNITS = frozenset(["%", "percentage points", "points"])
_LASTING = compile_late(r"\b(?:" + ENGLISH.pattern("amounts", "lasting") + r")\s$", re.IGNORECASE)
_MAGNITUDE = compile_late(r"\bmagnitude[\s-]$", re.IGNORECASE)
_DIGITS = compile_late(r"(?!(?:19|20)\d\d$)[\d,.]+")
_DOZEN = compile_late(r"dozen$", re.IGNORECASE)


def measure(text: str, number: NumberAt, sentence: Span) -> Measured:
    """A number with the currency before it and the unit behind it."""
    shared = find_shared_unit(text, number.end, sentence.end) if number.value < 1 else None
    unit = shared or find_unit_after(text, number.end, sentence.end)
    money = find_currency_before(text, sentence.start, number.start)
    if money is not None:
        worded = unit is not None and unit.unit in CURRENCIES
        end = unit.end if unit is not None and worded else number.end
        return Measured(number, money.start, end, money.unit)
    if unit is None:
        return _measure_named(text, number, sentence)
    sign = _MINUS.search(text, max(sentence.start, number.start - 7), number.start)
    if sign is not None and unit.unit in _SIGNED:
        number = number._replace(value=-number.value)
        return Measured(number, sign.start("sign"), unit.end, unit.unit)
    return Measured(number, number.start, unit.end, unit.unit)


def _measure_named(text: str, number: NumberAt, sentence: Span) -> Measured:
    """A number with the noun that a hyphen joins to it, or a magnitude before it."""
    magnitude = _MAGNITUDE.search(text, max(sentence.start, number.start - 14), number.start)
    if magnitude is not None:
        return Measured(number, magnitude.start(), number.end, "magnitude")
    if _DIGITS.fullmatch(text, number.start, number.end):
        compound = find_compound(text, number.end, sentence.end)
        if compound is not None:
            return Measured(number, number.start, compound.end, compound.unit)
    return Measured(number, number.start, number.end, None)


def share_percent(text: str, first: Measured, last: Measured) -> Measured:
    """The first of two results in "leads by 46 to 40 percent", with the unit of the second."""
    against = first.unit is None and last.unit in _SHARED_UNITS
    falls = against and first.number.value >= last.number.value
    if falls and _FROM_TO.fullmatch(text, first.end, last.start):
        return replace(first, unit=last.unit)
    return first


def join_amounts(
    text: str, measured: Sequence[Measured], sentence: Span
) -> tuple[tuple[Measured, ...], ...]:
    """Group the numbers of a sentence: two that make a range together, others alone."""
    groups: list[tuple[Measured, ...]] = []
    at = 0
    while at < len(measured):
        pair = measured[at : at + 2]
        if len(pair) > 1 and _is_range(text, pair[0], pair[1], sentence):
            groups.append((pair[0], pair[1]))
            at += 2
        else:
            groups.append((_with_later_unit(text, pair, sentence),))
            at += 1
    return tuple(groups)


def join_range(text: str, first: Measured, last: Measured, sentence: Span) -> Measured | None:
    """The two ends of a range as one number with the value of the second; None: no range."""
    if not _is_range(text, first, last, sentence):
        return None
    number = last.number._replace(start=first.number.start)
    return Measured(number, first.start, last.end, last.unit or first.unit)


def _with_later_unit(text: str, pair: Sequence[Measured], sentence: Span) -> Measured:
    """The first of two numbers, with the unit of the second in "rose from 10 to 15 percent"."""
    first = pair[0]
    if len(pair) > 1 and first.unit is None and pair[1].unit is not None:
        gap = _GAP.fullmatch(text, first.end, pair[1].start)
        opener = _OPENER.search(text, max(sentence.start, first.start - 24), first.start)
        joint = gap and (gap["to"] or "").casefold()
        listed = joint in {"and", "or"} and pair[1].unit in _SHARED_UNITS
        crossed = _TIMES_SIGN.fullmatch(text, first.end, pair[1].start)
        if (joint and opener) or listed or crossed:
            first = replace(first, unit=pair[1].unit)
    if len(pair) > 1 and _FROM_TO.fullmatch(text, first.end, pair[1].start):
        floor = max(sentence.start, first.start - 24)
        low, _ = _borrow(text, first, pair[1])
        if low != first.number.value and _OPENER.search(text, floor, first.start):
            return replace(first, number=first.number._replace(value=low))
    return first


def bound_amount(text: str, group: tuple[Measured, ...], sentence: Span) -> Amount:
    """Read the words around a number or range: what bounds it, and whether it is rough."""
    first, last = group[0], group[-1]
    before = find_hedges_before(text, sentence.start, first.start)
    opener = None
    if len(group) > 1:
        start = before[0].span.start if before else first.start
        opener = _OPENER.search(text, max(sentence.start, start - 24), start)
        before += find_hedges_before(text, first.end, last.start)
    before = _drop_during(text, before, last.unit)
    behind = find_hedges_after(text, last.number.end, sentence.end)
    if not behind and last.end > last.number.end:
        behind = find_hedges_after(text, last.end, sentence.end)
    hedges = before + behind
    low, high = _apply(*_borrow(text, first, last), hedges)
    starts = [first.start, *(hedge.span.start for hedge in before)]
    if opener:
        starts.append(opener.start("word"))
    rough = any(hedge.rough for hedge in hedges)
    dozen = _DOZEN.search(text, last.number.start, last.number.end) is not None
    return Amount(
        low,
        high,
        min(starts),
        max([last.end, *(hedge.span.end for hedge in behind)]),
        last.unit or first.unit,
        rough or dozen,
        tuple(hedge.span for hedge in hedges),
    )


def _drop_during(text: str, hedges: tuple[Hedge, ...], unit: str | None) -> tuple[Hedge, ...]:
    """Leave out an "over" that means "during": "5% over 12 months"."""
    if not hedges or unit not in TIMES or hedges[0].span.of(text).casefold() != "over":
        return hedges
    start = hedges[0].span.start
    return hedges if _LASTING.search(text, max(0, start - 12), start) else hedges[1:]


def _apply(low: float, high: float, hedges: tuple[Hedge, ...]) -> tuple[float | None, float | None]:
    """Open the bound that a hedge leaves open; two that contradict leave the number as it is."""
    bounds = {hedge.bound for hedge in hedges}
    if Bound.LOW in bounds and Bound.HIGH not in bounds:
        return low, None
    if Bound.HIGH in bounds and Bound.LOW not in bounds:
        return None, high
    return low, high


def _is_range(text: str, first: Measured, last: Measured, sentence: Span) -> bool:
    """Whether two numbers are the ends of one range."""
    if _NEXT.fullmatch(text, first.end, last.start):
        return _is_spoken_range(text, first, last, sentence)
    gap = _GAP.fullmatch(text, first.end, last.start)
    between = () if gap else find_hedges_before(text, first.end, last.start)
    if between:
        gap = _GAP.fullmatch(text, first.end, between[0].span.start)
    if gap is None or not _units_agree(first, last, gap):
        return False
    low, high = _borrow(text, first, last)
    year = _YEAR.match(text, first.number.start, first.number.end)
    if not low < high or (year and not _YEAR.match(text, last.number.start, last.number.end)):
        return False
    floor = max(sentence.start, first.start - 70)
    if (gap["to"] or "").casefold() == "and":
        opener = _OPENER.search(text, floor, first.start)
        return opener is not None and opener["word"].casefold() == "between"
    changed = gap["to"] and high > _FAR_APART * low and _CHANGED_TO.search(text, floor, first.start)
    return not changed and _CHANGE.search(text, floor, first.start) is None


def _is_spoken_range(text: str, first: Measured, last: Measured, sentence: Span) -> bool:
    """Whether two numbers in a row are a guess as it is spoken: "two, three weeks"."""
    if first.unit is not None or last.number.value != first.number.value + 1:
        return False
    before = text[max(sentence.start, first.start - 3) : first.start]
    return last.unit is not None and "," not in before and not text.startswith(",", last.end)


def _units_agree(first: Measured, last: Measured, gap: re.Match[str]) -> bool:
    """Whether the second number's unit holds for the first as well."""
    if first.unit is None:
        return last.start == last.number.start  # not "lent 20 to $30"
    if first.unit == last.unit:
        return True
    if last.unit is not None or first.unit not in CURRENCIES:
        return False
    # "$10 to 15 million", "$10-15", but not "gave $10 to 15 men"
    return bool(gap["dash"]) or last.number.scale > 1


def _borrow(text: str, first: Measured, last: Measured) -> tuple[float, float]:
    """The two values; the first takes the second's scale where it was left out.

    "8 to 12 million" and "8- to 12,000" leave it out; "500 to 1 million" does not.
    """
    low, high = first.number.value, last.number.value
    if first is last:
        return low, high
    return borrow_scale(text, first.number, last.number), high
