"""A text's time line: every expression of a day, month, year or stretch, and its value."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from onrecord.dates.calendar_words import find_expressions
from onrecord.dates.counting import find_day
from onrecord.dates.position import Position
from onrecord.dates.values import READERS
from onrecord.model import Document, DocumentKind
from onrecord.text import Span

__all__ = ["DateExpression", "day_held", "find_dates"]

_HEAD = 3000  # characters above the first turn
_LONGEST = 40  # characters of a line that is a day: "Wednesday, 14 September 2031"
_FIELDS_END = re.compile(r"^---[ \t]*\n", re.MULTILINE)  # of front matter
_DAY = 10  # letters of a value that is a day
_AROUND = " \t()[]*_."
_LATEST = timedelta(days=31)  # from the speech to its publication
_JOINED = re.compile(r"\s?(?:to|through|until|till|[-–—])\s?\Z")
_BETWEEN = re.compile(r"\b(?:from|between)\s(?:the\s)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell when, and what they tell."""

    span: Span
    value: str  # "2031-03-06", "2031-03", "2031", or two days with "/" between: a stretch


def find_dates(document: Document) -> tuple[DateExpression, ...]:
    """The expressions of a text that tell a day, a month, a year, or a stretch of them.

    What counts from the day of publication ("on Thursday", "last month", "March 6") is told only
    where that day is known; whether a weekday lies ahead or behind is told by the verb of its
    clause. What is vague ("recently", "that evening", "early in May") tells nothing. Of a text in
    a language without rules nothing is told. Linear time.
    """
    if not document.is_read:
        return ()
    words = document.words  # line numbers and page feet are no part of a date
    line = Position(words, document.published)
    found: list[DateExpression] = []
    for match in find_expressions(words):
        kind = match.lastgroup
        told = _tell(match, line)
        if told is None or kind is None:
            continue
        found.extend(told)
        own_year = any(match[name] for name in _WITH_YEAR)
        line.note(told[-1].value, match.start(), own_year=own_year)
    return tuple(sorted([*found, *_join(words, found)], key=lambda e: e.span))


_WITH_YEAR = ("iso", "year", "eyear", "myear", "bare", "years")


def _join(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """Stretches "from March 3 to March 9": the two days stand by themselves, too."""
    stretches = []
    for one, two in pairwise(found):
        between = text[one.span.end : two.span.start]
        days = len(one.value) == len(two.value) == len("2031-03-06")
        opens = _BETWEEN.search(text, max(0, one.span.start - 14), one.span.start)
        joined = _JOINED.match(between) or (opens and between.strip() == "and")
        if days and joined and one.value < two.value:
            span = Span(one.span.start, two.span.end)
            stretches.append(DateExpression(span, f"{one.value}/{two.value}"))
    return stretches


def _tell(match: re.Match[str], line: Position) -> list[DateExpression] | None:
    """What one match tells; None: nothing."""
    for group, read in READERS.items():
        if match[group]:
            if group == "years":
                return _read_years(match)
            value = read(match, line)
            if value is not None and (match["to"] or match["efrom"]):
                return _read_days(match, date.fromisoformat(value))
            span = Span(*match.span("lone" if group == "lone" else 0))
            return None if value is None else [DateExpression(span, value)]
    return None


def _read_years(match: re.Match[str]) -> list[DateExpression] | None:
    """“1890–91”: two years, the second perhaps in short."""
    first, last = match["years"], match["last"]
    whole = last if len(last) == len(first) else first[:2] + last
    if not int(first) < int(whole):
        return None
    return [
        DateExpression(Span(*match.span("years")), first),
        DateExpression(Span(*match.span("last")), whole),
    ]


def _read_days(match: re.Match[str], one: date) -> list[DateExpression] | None:
    """“March 3–9”, “3 to 9 March”: the day at each end of a stretch."""
    other = int(re.sub(r"\D", "", match["to"] or match["efrom"]))
    first, last = (one.day, other) if match["to"] else (other, one.day)
    if not first < last or find_day(one.year, one.month, last) is None:
        return None
    if match["to"]:
        ends = (Span(match.start(), match.end("day")), Span(match.start("to"), match.end()))
    else:
        ends = (Span(*match.span("efrom")), Span(match.start("eday"), match.end()))
    days = (one.replace(day=first), one.replace(day=last))
    return [DateExpression(e, d.isoformat()) for e, d in zip(ends, days, strict=True)]


def day_held(document: Document) -> date | None:
    """The day of the words of a document; that of its publication where no other is told.

    An office may give a speech out days later: "9:19 P.M. (March 4, 2031)" stands above the words,
    6 March in the fields of the file. A line counts that is one whole day, a short while before
    the publication.
    """
    published = document.published
    if published is None or document.kind is not DocumentKind.TRANSCRIPT or not document.turns:
        return published
    start = document.turns[0].span.start
    head = document.text[max(0, start - _HEAD) : start]
    lines = [line.strip(_AROUND) for line in _FIELDS_END.split(head)[-1].splitlines()]
    whole = [line for line in lines if any(map(str.isdigit, line)) and len(line) <= _LONGEST]
    days = {day for line in whole if (day := _read_whole(document, line)) is not None}
    held = days.pop() if len(days) == 1 else published
    return held if published - _LATEST <= held <= published else published


def _read_whole(document: Document, line: str) -> date | None:
    """The day that a line is; None where it says anything else."""
    alone = replace(document, text=line, published=None, turns=(), furniture=())
    told = [each for each in find_dates(alone) if len(each.value) == _DAY]
    if len(told) != 1 or told[0].span.of(line) != line:
        return None
    return date.fromisoformat(told[0].value)
