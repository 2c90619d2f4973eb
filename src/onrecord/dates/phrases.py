"""Date phrases: the words that tell a day, and which day they tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.text import Span

__all__ = ["DatePhrase", "find_date_phrases"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = (
    "(?:January|Jan\\.?|February|Feb\\.?|March|Mar\\.|April|Apr\\.?|May|June|Jun\\.|July|Jul\\.|"
    "August|Aug\\.?|September|Sept?\\.?|October|Oct\\.?|November|Nov\\.?|December|Dec\\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_NOT_A_NUMBER = r"(?![\d%]|[.,:]\d)"
_PATTERN = re.compile(
    rf"\b(?P<iso>(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b"
    rf"|\b(?P<month>{_MONTH})\s(?P<day>{_DAY}){_NOT_A_NUMBER}(?:,?\s(?P<year>{_YEAR})\b)?"
    rf"|\b(?P<eday>{_DAY})\s(?:of\s)?(?P<emonth>{_MONTH})(?![a-z])(?:,?\s(?P<eyear>{_YEAR})\b)?"
    rf"|\b(?P<mmonth>{_MONTH})(?:,?\s(?:of\s)?)(?P<myear>{_YEAR})\b"
    rf"|\b(?:(?P<which>last|next|this|past|previous)\s)?"
    rf"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<plural>s\b)?"
    rf"|\b(?P<relative>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|"
    rf"(?:the\s)?day\sbefore\syesterday)\b"
    rf"|\b(?P<months>(?:earlier\s|later\s)?(?:this|last)\smonth)\b"
    rf"|\b(?P<weeks>(?:earlier\s|later\s)?(?:this|last)\sweek(?:end)?)\b"
    rf"|\b(?P<years>(?:earlier\s|later\s)?(?:this|last)\syear)\b"
    rf"|\b(?:in|since)\s(?P<lmonth>(?:last\s)?{_MONTH})(?![\w]|\s{_DAY})"
)
_PREPOSITION = re.compile(r"\b(?:on|late|early|of)\s$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:next|until|till|by|before|from|since|after|coming|through)\s$", re.IGNORECASE
)
_TIME_OF_DAY = re.compile(r"\s(?:morning|afternoon|evening|night)s?\b")


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that tell when, and the day they tell; `date` None: told, but not to be had."""

    span: Span
    date: date | None
    precision: Precision
    ahead: bool = False  # points forward, or bounds a stretch: not the day of speaking
    relative: bool = False  # counted from the date of publication


def find_date_phrases(text: str, area: Span, published: date | None) -> Iterator[DatePhrase]:
    """The phrases of a stretch of text that tell a day, month or year, in order.

    Args:
        text: the text of a document.
        area: where to look.
        published: the day that "yesterday" and "Thursday" count from; without it these tell
            nothing. A weekday is the last one up to and including the day of publication; a
            date without a year is the last one up to a week after it.

    Yields:
        Phrases without overlap; linear in the length of `area`. "may" and "march" as verbs are
        not taken for months, for they need a day or year beside them, or "in" before.
    """
    for found in _PATTERN.finditer(text, area.start, area.end):
        told = _tell(found, published)
        if told is None:
            continue
        day, precision, relative = told
        before = text[max(area.start, found.start() - 12) : found.start()]
        ahead = _AHEAD.search(before) is not None or found["which"] == "next"
        ahead = ahead or (found["relative"] or "").lower() == "tomorrow"
        yield DatePhrase(_widen(text, found, area), day, precision, ahead, relative)


def _widen(text: str, found: re.Match[str], area: Span) -> Span:
    """The phrase with its preposition and time of day: "on Thursday morning"."""
    start, end = found.span()
    lead = _PREPOSITION.search(text, max(area.start, start - 7), start)
    tail = _TIME_OF_DAY.match(text, end, area.end) if found["weekday"] else None
    return Span(lead.start() if lead else start, tail.end() if tail else end)


Told = tuple[date | None, Precision, bool]  # the day, how exact, counted from publication


def _tell(found: re.Match[str], published: date | None) -> Told | None:
    """The day of a phrase, how exact it is, and whether it counts from publication."""
    if found["iso"]:
        return _or_none(found["iso"]), Precision.DAY, False
    month, day = found["month"] or found["emonth"], found["day"] or found["eday"]
    if month:
        return _from_parts(month, day, found["year"] or found["eyear"], published)
    if found["mmonth"]:
        return date(int(found["myear"]), _month_of(found["mmonth"]), 1), Precision.MONTH, False
    return None if published is None or found["plural"] else _count(found, published)


def _count(found: re.Match[str], published: date) -> Told | None:
    """The day of a phrase that counts from publication."""
    if found["weekday"]:
        return _last_weekday(found, published), Precision.DAY, True
    if found["lmonth"]:
        return _last_month_named(found["lmonth"], published), Precision.MONTH, True
    return _relative(found, published)


def _or_none(iso: str) -> date | None:
    """A day written as a number, if there is such a day."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _month_of(word: str) -> int:
    """The number of a month's name."""
    return _MONTH_OF[word.lower().rstrip(".").removeprefix("last ")]


def _from_parts(month: str, day: str, year: str | None, published: date | None) -> Told | None:
    """A day from its parts; without a year the last such day up to a week after publication."""
    number = int(re.sub(r"\D", "", day))
    if year is not None:
        return _day(int(year), _month_of(month), number), Precision.DAY, False
    if published is None:
        return None
    latest = (
        published + timedelta(days=7) if published < date.max - timedelta(days=7) else published
    )
    for candidate in (latest.year, latest.year - 1):
        told = _day(candidate, _month_of(month), number) if candidate >= 1 else None
        if told is not None and told <= latest:
            return told, Precision.DAY, False
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """A day, if there is such a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _back(published: date, days: int) -> date | None:
    """So many days before publication."""
    try:
        return published - timedelta(days=days)
    except OverflowError:
        return None


def _last_weekday(found: re.Match[str], published: date) -> date | None:
    """The last such weekday up to the day of publication; "last Monday" is never that day."""
    back = (published.weekday() - _WEEKDAYS.index(found["weekday"].lower())) % 7
    if back == 0 and found["which"] in {"last", "past", "previous"}:
        back = 7
    return _back(published, back)


def _last_month_named(word: str, published: date) -> date | None:
    """The last month of that name that had begun by the day of publication."""
    month = _month_of(word)
    year = published.year - (month > published.month)
    return _day(year, month, 1)


def _relative(found: re.Match[str], published: date) -> Told | None:
    """Read "yesterday", "earlier this month", "last year"; a week is told by its month."""
    if found["relative"]:
        word = found["relative"].lower()
        days = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}.get(word, 2)
        return _back(published, days), Precision.DAY, True
    if found["months"]:
        first = published.replace(day=1)
        last = _back(first, 1) if "last" in found["months"] else first
        return (last.replace(day=1) if last else None), Precision.MONTH, True
    if found["weeks"]:
        return _week(published, last="last" in found["weeks"])
    year = published.year - ("last" in found["years"])
    return _day(year, 1, 1), Precision.YEAR, True


def _week(published: date, *, last: bool) -> Told | None:
    """A week, told as the month that holds the whole of it; None if it lies in two."""
    monday = _back(published, published.weekday() + 7 * last)
    sunday = _back(published, published.weekday() + 7 * last - 6)
    if monday is None or sunday is None or monday.month != sunday.month:
        return None
    return monday.replace(day=1), Precision.MONTH, True
