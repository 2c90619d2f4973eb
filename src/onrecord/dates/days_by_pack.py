"""Days of saying by the words of a language's pack, where they stand beside the verb."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from onrecord.dates.counting import find_day, shift
from onrecord.language import compile_words, language_of
from onrecord.model import Document, Precision, SaidOn, Statement, StatementKind
from onrecord.text import Span

__all__ = ["date_by_pack"]

_REACH = 120  # characters from a verb of saying to a day that belongs to it
_WEEK = 7
# A sentence ends, marks stand, or a clause of its own begins: "…, der am Montag gewählt wurde".
_APART = re.compile(r"[.!?;:](?=\s+\w)|[„“”«»‚‘\"\n]|,\s(?=[^\W\d_A-ZÄÖÜ])")
_LAST = re.compile(r"(?<!\w)\w+\Z")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What a pack knows of days."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    back: Mapping[str, float]  # "yesterday": how many days before publication
    shortened: frozenset[str]
    expression: re.Pattern[str]


@cache
def _calendar_of(code: str) -> _Calendar:
    """What a pack knows of days."""
    language = language_of(code)
    months, weekdays = (
        {word: number for number, group in enumerate(groups) for word in group}
        for groups in (
            language.groups("calendar", "months"),
            language.groups("calendar", "weekdays"),
        )
    )
    back = language.numbers("calendar", "days_back")
    names = compile_words(months).pattern
    whole = (
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.?\s(?P<month>{names})(?:\s(?P<year>\d{{4}})\b)?"
        rf"|(?P<name>{compile_words({**weekdays, **back}).pattern})"
    )
    degrees = language.words("names", "degrees")
    return _Calendar(months, weekdays, back, degrees, re.compile(whole, re.IGNORECASE))


def date_by_pack(document: Document, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Fill in when each statement was made: a day in the clause of its verb of saying.

    A weekday is the last one up to publication, a day without its year the nearest one up to it.
    Of two different days neither. A turn has the date of its document.
    """
    calendar = _calendar_of(language_of(document.language).code)
    words = document.words
    return tuple(
        replace(s, said_on=_tell(document, words, s, calendar) or s.said_on) for s in statements
    )


def _tell(
    document: Document, words: str, statement: Statement, calendar: _Calendar
) -> SaidOn | None:
    """When a statement was made, by the words of its document."""
    if statement.kind is StatementKind.TURN:
        day = document.published
        return SaidOn(day, Precision.DAY) if day is not None else None
    told: dict[date, Span] = {}
    for clause in _find_clauses(words, statement, calendar) if statement.cue else ():
        for found in calendar.expression.finditer(words, *clause):
            day = _read(found, document.published, calendar)
            if day is not None:
                told.setdefault(day, Span(*found.span()))
    if len(told) != 1:
        return None
    ((day, evidence),) = told.items()
    return SaidOn(day, Precision.DAY, evidence)


def _find_clauses(text: str, statement: Statement, calendar: _Calendar) -> Iterator[Span]:
    """The clause of a verb of saying, before and behind it."""
    first, last = statement.cue[0].start, statement.cue[-1].end
    start, end = max(0, first - _REACH), min(len(text), last + _REACH)
    *_, opens = start, *(found.end() for found in _find_ends(text, Span(start, first), calendar))
    closes = next((found.start() for found in _find_ends(text, Span(last, end), calendar)), end)
    yield Span(opens, first)
    yield Span(last, closes)


def _find_ends(text: str, area: Span, calendar: _Calendar) -> Iterator[re.Match[str]]:
    """Where clauses end; not behind the number of a day, or a degree."""
    for found in _APART.finditer(text, *area):
        word = _LAST.search(text, area.start, found.start()) if found[0] == "." else None
        if word is None or not (word[0].isdecimal() or word[0].lower() in calendar.shortened):
            yield found


def _read(found: re.Match[str], published: date | None, calendar: _Calendar) -> date | None:
    """The day that an expression means; None: it means none, or counts from no day."""
    if found["month"]:
        day, month = int(found["day"]), calendar.months[found["month"].lower()] + 1
        if found["year"]:
            return find_day(int(found["year"]), month, day)
        own = None if published is None else find_day(published.year, month, day)
        if own is None or published is None or own <= published:
            return own
        return find_day(published.year - 1, month, day)
    word = found["name"].lower()
    if published is None:
        return None
    if word in calendar.back:
        return shift(published, -int(calendar.back[word]))
    return shift(published, -((published.weekday() - calendar.weekdays[word]) % _WEEK))
