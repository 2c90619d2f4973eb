"""Times as they are written: "9 a.m." and "nine in the morning", "the 1990s" and "the nineties"."""

import re
from collections.abc import Iterator

from onrecord.compare.writings.amount_sorts import Amount, Sort
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import Span

__all__ = ["find_times"]

_NOON, _HOUR, _NIGHT = 12, 60, 6  # hours; minutes of one; the hour from which "at night" is told
_APART = ENGLISH.numbers("clock", "apart")
_MINUTES = ENGLISH.numbers("clock", "minutes")
_HOURS = [*ENGLISH.listed("numbers", "to_nine")[1:], *ENGLISH.listed("numbers", "teens")[:3]]
_DECADES = ENGLISH.listed("numbers", "decades")
_CENTURY = {word: n for n, word in enumerate(ENGLISH.listed("numbers", "teens"), 10)}


def _any_of(words: list[str]) -> str:
    """The longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_HALF = (
    rf"(?>(?:\s?(?P<am>{ENGLISH.pattern('clock', 'before_noon')})"
    rf"|\s?(?P<pm>{ENGLISH.pattern('clock', 'after_noon')}))?)(?!\w)"
)
_WRITTEN = compile_late(
    rf"(?<![\w.,:$€£])(?P<hour>{_any_of(_HOURS)}|2[0-3]|[01]?\d)"
    rf"(?:[:.](?P<minute>[0-5]\d)|\s(?P<said>{_any_of([*_MINUTES])}))?(?P<full>\so['’]clock)?"
    rf"(?![\d:]|[.,]\d|\s?(?:%|per\b)){_HALF}",
    re.IGNORECASE,
)
_SPOKEN = compile_late(
    rf"\b(?P<apart>{_any_of([*_APART])}|[1-5]?\d)(?:\sminutes)?\s(?P<way>past|after|to)\s"
    rf"(?P<hour>{_any_of(_HOURS)}|1[0-2]|[1-9])\b(?![,.:]\d){_HALF}",
    re.IGNORECASE,
)
_DECADE = compile_late(
    rf"(?:\b(?P<century>{_any_of([*_CENTURY])})[\s-])?\b(?P<word>{'|'.join(_DECADES)})\b"
    rf"|(?<![\w.,$€£])['’]?(?P<year>(?:1\d|20)?\d0)['’]?s\b",
    re.IGNORECASE,
)


def find_times(text: str, start: int, end: int) -> Iterator[Amount]:
    """Times of day and decades of a stretch; one writing may be two sorts. Time O(end - start)."""
    for found in _WRITTEN.finditer(text, start, end):
        yield from _read_written(found)
    for found in _SPOKEN.finditer(text, start, end):
        yield from _tell(_count_spoken(found), found, found.end("hour"))
    for found in _DECADE.finditer(text, start, end):
        span = Span(*found.span())
        yield from (Amount(Sort.DECADE, (year,), "", span) for year in _read_decade(found))


def _read_written(found: re.Match[str]) -> Iterator[Amount]:
    """What "9", "9:30", "nine thirty p.m." or "9 o'clock" tell; a bare number tells nothing."""
    said = (found["said"] or "").casefold()
    minutes = float(found["minute"] or 0) + (_MINUTES[said] if said else 0)
    bare = max(found.end("minute"), found.end("full"))
    yield from _tell(_read_hour(found) * _HOUR + minutes, found, bare)


def _tell(minutes: float, found: re.Match[str], bare: int) -> Iterator[Amount]:
    """A clock time up to `bare`, and the time of the day where the half of it is told."""
    if bare > 0:
        yield Amount(Sort.CLOCK, (minutes,), "", Span(found.start(), bare))
    hour = minutes / _HOUR
    night = (found["pm"] or "").casefold() == "at night" and hour < _NIGHT
    if (found["am"] or found["pm"]) and 0 < hour < _NOON + 1 and not night:
        half = _NOON * _HOUR if found["pm"] else 0
        value = minutes % (_NOON * _HOUR) + half
        yield Amount(Sort.DAY_TIME, (value,), "", Span(*found.span()))
    elif bare > 0 and hour >= _NOON + 1:
        yield Amount(Sort.DAY_TIME, (minutes,), "", Span(found.start(), bare))


def _read_hour(found: re.Match[str]) -> float:
    """The hour, in digits or as a word."""
    hour = found["hour"].casefold()
    return float(_HOURS.index(hour) + 1 if hour in _HOURS else hour)


def _count_spoken(found: re.Match[str]) -> float:
    """The minutes that "ten past four" tells."""
    apart = found["apart"].casefold()
    minutes = _APART[apart] if apart in _APART else float(apart)
    hours = _read_hour(found) * _HOUR
    return hours - minutes if found["way"].casefold() == "to" else hours + minutes


def _read_decade(found: re.Match[str]) -> Iterator[float]:
    """The year that begins a decade; "the nineties" are the 1990s, or those of anybody's life."""
    if found["word"]:
        year = 20.0 + 10 * _DECADES.index(found["word"].casefold())
        century = _CENTURY.get((found["century"] or "").casefold(), 0) * 100
    else:
        year, century = float(found["year"]), 0
    yield century + year
    if year + century < 100:  # noqa: PLR2004 - no century is told
        yield 1900 + year
