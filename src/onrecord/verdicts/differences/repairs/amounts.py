"""Amounts: quantities as they are written, and where both sides of an alignment hold one amount.

"$4.2bn" and "4.2 billion dollars", "half a million" and "500,000", "21st" and "twenty-first" fall
into words that differ. Where the writing on both sides is one amount, the steps of an alignment are
put together into one that is equal.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Op, Step
from onrecord.text import NumberAt, Span, Word, borrow_scale, covers, find_numbers
from onrecord.verdicts.vocabulary.lexicon import ORDINALS
from onrecord.verdicts.vocabulary.phrases import mend_scales

__all__ = ["settle_amounts"]

_REACH = 60  # characters of a window read before and behind steps that differ
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_SIGN = compile_late(r"(?:US\s?)?([$€£¥₹])\s?$")
_CURRENCY = compile_late(r"[\s-](dollar|euro|pound|yen|rupee)s?\b", re.IGNORECASE)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL = compile_late(
    rf"\b(?:(\d{{1,4}})(?:st|nd|rd|th)|(?:({'|'.join(_TENS.split())})[\s-])?"
    rf"({'|'.join(ORDINALS)}))\b",
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
class _Amount:
    """A quantity and the characters that write it, sign or name of the currency included."""

    sort: _Sort
    value: float  # of a clock: minutes
    currency: str
    span: Span

    def is_same(self, other: "_Amount") -> bool:
        """Whether another writing means the same amount."""
        alike = (self.sort, self.currency) == (other.sort, other.currency)
        return alike and math.isclose(self.value, other.value, rel_tol=1e-9)


def settle_amounts(
    steps: Sequence[Step], printed: str, said: str, brackets: Sequence[Span]
) -> tuple[Step, ...]:
    """Put together the steps of one amount that is written in two ways.

    Args:
        steps: an alignment.
        printed: the quotation's text.
        said: the transcript's text.
        brackets: what stands in square brackets in print; it is left alone.

    Returns:
        The steps, each amount that differs in writing alone now one equal step. Time O(steps) and
        a window of characters for each amount that is not equal word by word.
    """
    done = list(steps)
    if all(step.op is Op.EQUAL for step in steps):
        return tuple(done)
    printed, said = mend_scales(printed), _mend_beside(steps, said)
    for amount in reversed(tuple(_find_amounts(printed, 0, len(printed)))):
        if not covers(brackets, amount.span.start):
            done = _settle(amount, done, said)
    return tuple(done)


def _mend_beside(steps: Sequence[Step], said: str) -> str:
    """The transcript, powers of ten mended where the steps are."""
    words = [step.said for step in steps if step.said]
    if not words:
        return said
    low, high = min(w.start for w in words), max(w.end for w in words)
    mended = mend_scales(said[low:high])
    return said if mended == said[low:high] else said[:low] + mended + said[high:]


def _settle(amount: _Amount, steps: list[Step], said: str) -> list[Step]:
    """Put one printed amount beside the said one, if they are the same."""
    inside = [n for n, s in enumerate(steps) if s.printed and _holds(amount.span, s.printed)]
    if not inside:
        return steps
    first, last = inside[0], inside[-1] + 1
    while first and steps[first - 1].op is Op.DELETE:
        first -= 1
    while last < len(steps) and steps[last].op is Op.DELETE:
        last += 1
    region = steps[first:last]
    if all(s.op is Op.EQUAL for s in region) or any(s.op is Op.SKIP for s in region):
        return steps
    if any(s.printed and not _holds(amount.span, s.printed) for s in region):
        return steps
    window = _window(steps, first, last, len(said))
    if window is None:
        return steps
    twin = next((a for a in _find_amounts(said, *window) if amount.is_same(a)), None)
    if twin is None or not _meets(twin.span, region, said[window.start : twin.span.start]):
        return steps
    form = f"{amount.value:.15g}"
    whole = Step(Op.EQUAL, Word(form, *amount.span), Word(form, *twin.span))
    rest = [Step(Op.DELETE, None, s.said) for s in region if s.said]
    before = [s for s in rest if s.said and s.said.end <= twin.span.start]
    after = [s for s in rest if s.said and s.said.start >= twin.span.end]
    return [*steps[:first], *before, whole, *after, *steps[last:]]


def _holds(span: Span, word: Word) -> bool:
    """Whether a word lies in a span."""
    return span.start <= word.start and word.end <= span.end


def _meets(span: Span, region: Sequence[Step], before: str) -> bool:
    """Whether a said amount is where the alignment is, or follows right upon it."""
    beside = not any(letter.isalnum() for letter in before)
    return beside or any(s.said and span.overlaps(Span(s.said.start, s.said.end)) for s in region)


def _window(steps: Sequence[Step], first: int, last: int, size: int) -> Span | None:
    """The said characters between the words before and behind a region; None if it has none."""
    here = [s.said for s in steps[first:last] if s.said]
    before, after = steps[first - 1] if first else None, steps[last] if last < len(steps) else None
    if before and (before.said is None or before.op is Op.SKIP):
        before = None
    if after and (after.said is None or after.op is Op.SKIP):
        after = None
    if not here and not (before and before.said):
        return None
    low = here[0].start - _REACH if here else 0
    if before and before.said:
        low = before.said.end
    high = (here[-1].end if here else low) + _REACH
    if after and after.said:
        high = after.said.start
    return Span(max(0, low), min(high, size)) if low < high else None


def _find_amounts(text: str, start: int, end: int) -> Iterator[_Amount]:
    """The amounts of a stretch; one writing may be two sorts ("9.40")."""
    taken = []
    for found in _CLOCK.finditer(text, start, end):
        span = Span(*found.span())
        yield _Amount(_Sort.CLOCK, int(found[1]) * 60.0 + int(found[3]), "", span)
    for found in _SPOKEN_CLOCK.finditer(text, start, end):
        yield _Amount(_Sort.CLOCK, _minutes(found), "", Span(*found.span()))
    for found in _ORDINAL.finditer(text, start, end):
        span = Span(*found.span())
        taken.append(span)
        yield _Amount(_Sort.ORDINAL, _rank(found), "", span)
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
    tens = 20.0 + 10 * _TENS.split().index(found[2].lower()) if found[2] else 0.0
    return tens + float(ORDINALS[found[3].lower()])


def _with_currency(text: str, value: float, span: Span, bounds: Span) -> _Amount:
    """A cardinal with the sign before it or the name behind it, within bounds."""
    sign = _SIGN.search(text, max(bounds.start, span.start - 5), span.start)
    if sign:
        return _Amount(_Sort.CARDINAL, value, _SIGNS[sign[1]], Span(sign.start(), span.end))
    name = _CURRENCY.match(text, span.end, bounds.end)
    if name:
        return _Amount(_Sort.CARDINAL, value, name[1].lower(), Span(span.start, name.end()))
    return _Amount(_Sort.CARDINAL, value, "", span)
