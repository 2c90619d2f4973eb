"""Amounts: one number or a range of two, with its unit and its bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.figures.hedges import Bound, Hedge, find_hedges_after, find_hedges_before
from onrecord.figures.units import CURRENCIES, find_currency_before, find_unit_after
from onrecord.text import NumberAt, Span

__all__ = ["Amount", "Measured", "bound_amount", "join_amounts", "join_range", "measure"]


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


_GAP = re.compile(
    r"-?\s?(?P<to>to|or|and)(?:\s?-\s?|\s)|\s?(?P<dash>[-–—−])\s?|-(?P<tight>to|or)-",
    re.IGNORECASE,
)
_OPENER = re.compile(r"\b(?P<word>between|from)\s(?:\w+\s){0,2}$", re.IGNORECASE)
# "rose from 3 to 5 per cent" tells of two numbers, not of a range.
_CHANGE = re.compile(
    r"\b(?:r[io]se[sn]?|rising|f[ae]ll(?:s|en|ing)?|increas\w+|grow\w*|grew|up|down|jump\w*|dropp?\w*|"
    r"declin\w+|cut\w*|reduc\w+|lower\w*|rais\w+|expand\w*|shr[aiu]nk\w*|climb\w*|slipp?\w*|"
    r"surg\w+|plung\w+|soar\w+|went|go(?:es|ing)?|mov\w+|chang\w+|improv\w+|doubl\w+|slash\w*)"
    r"\b[^.;]{0,40}\bfrom\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_DOZEN = re.compile(r"dozen$", re.IGNORECASE)
_ROUND_THOUSANDS = re.compile(r"\d{1,3}[,.  ]000$")
_NEAR_ENOUGH = 100  # how far apart "8 to 12,000" must be before the 8 is read as thousands


def measure(text: str, number: NumberAt, sentence: Span) -> Measured:
    """A number with the currency before it and the unit behind it."""
    money = find_currency_before(text, sentence.start, number.start)
    unit = find_unit_after(text, number.end, sentence.end)
    if money is not None:
        worded = unit is not None and unit.unit in CURRENCIES
        end = unit.end if unit is not None and worded else number.end
        return Measured(number, money.start, end, money.unit)
    if unit is not None:
        return Measured(number, number.start, unit.end, unit.unit)
    return Measured(number, number.start, number.end, None)


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
        if gap and gap["to"] and opener:
            return replace(first, unit=pair[1].unit)
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
    gap = _GAP.fullmatch(text, first.end, last.start)
    if gap is None:
        between = find_hedges_before(text, first.end, last.start)
        if not between:
            return False
        gap = _GAP.fullmatch(text, first.end, between[0].span.start)
        if gap is None:
            return False
    if not _units_agree(first, last, gap):
        return False
    low, high = _borrow(text, first, last)
    if not low < high:
        return False
    floor = max(sentence.start, first.start - 70)
    if (gap["to"] or "").casefold() == "and":
        opener = _OPENER.search(text, floor, first.start)
        return opener is not None and opener["word"].casefold() == "between"
    return _CHANGE.search(text, floor, first.start) is None


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
    if first is last or first.number.scale > 1:
        return low, high
    scale = last.number.scale
    if scale == 1 and _ROUND_THOUSANDS.search(text[last.number.start : last.number.end]):
        scale = 1000.0 if high >= low * _NEAR_ENOUGH else 1.0
    if scale > 1 and low < high / scale and low > 0:
        return low * scale, high
    return low, high
