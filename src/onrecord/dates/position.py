"""Where a reader of a text stands: the day of publication, the year told of, the verb's tense."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.dates.calendar_words import FUTURE, PAST, SCHEDULED
from onrecord.dates.counting import find_day
from onrecord.language import ENGLISH
from onrecord.text import SENTENCE_STOP

__all__ = ["Position", "find_context", "find_nearest", "look_ahead", "opens_note"]

_REACH = 160  # characters in which the verb of a clause is looked for
_AFTER = 70
_NEAR = 300  # characters from a year that is told to a day that may be of it
_NARRATIVE_YEARS = 3  # years told that lie well before publication: the text tells of the past
_LONG_AGO = 2  # years before publication
_BREAK = re.compile(rf"{SENTENCE_STOP.pattern}|;\s")  # or a clause
_AHEAD_WORDS = re.compile(
    r"\b(?:" + ENGLISH.pattern("tense", "ahead_words") + r")\s(?:the\s)?\Z", re.IGNORECASE
)
# “Correction, 6 September: …”, “Updated on March 9”: added when the report was out.
_NOTE = re.compile(
    r"(?:\A|\n)[^\w\n]*(?:" + ENGLISH.pattern("tense", "note") + r")[\s,:(—–-]+(?:\w+,\s)?\Z",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Position:
    """Where a reader of the text stands: the day of publication, and what was told last."""

    text: str
    published: date | None
    last: date | None = None  # the last day, or first day of the month or year, that was told
    exact: int = 0  # how exact: 10 for a day, 7 for a month, 4 for a year
    year_at: int = -1  # where the last year was told
    year: int | None = None
    past_years: int = 0
    years: int = 0
    recent: bool = False  # a weekday was told, or "yesterday": the text is of publication's days

    def note(self, value: str, place: int, *, own_year: bool) -> None:
        """Take down what was told; `own_year`: with its year in so many words."""
        if "/" in value:
            return
        parts = [int(part) for part in value.split("-")]
        day = find_day(*(*parts, 1, 1)[:3])
        if day is None:
            return
        self.last, self.exact = day, len(value)
        if own_year:
            self.year, self.year_at = day.year, place
            self.years += 1
            if self.published is None or self.published.year - day.year >= _LONG_AGO:
                self.past_years += 1

    def context_year(self, place: int) -> int | None:
        """The year of which the text tells there; None: that of publication."""
        if self.year is None:
            return None
        if self.published is None:
            return self.year
        between = self.text[self.year_at : place] if place - self.year_at <= _NEAR else "\n\n"
        near = "\n\n" not in between
        return self.year if (near or self.narrative) and self.year < self.published.year else None

    def tells_of_past(self, place: int) -> bool:
        """Whether a day or month there belongs to a year told before.

        In a text of publication's own days the year must stand in the same sentence.
        """
        return not self.recent or not _BREAK.search(self.text, self.year_at, place)

    @property
    def narrative(self) -> bool:
        """Whether most years told so far lie well before publication, and no day near it."""
        return (
            not self.recent
            and self.past_years >= _NARRATIVE_YEARS
            and 2 * self.past_years > self.years
        )


def find_context(line: Position, match: re.Match[str]) -> int | None:
    """The year that the text tells of, unless the clause looks ahead of publication."""
    context = line.context_year(match.start())
    if context is None or line.published is None or line.narrative:
        return context
    if not line.tells_of_past(match.start()):
        return None
    return None if look_ahead(line.text, match) > 0 else context


def find_nearest(
    line: Position, match: re.Match[str], make: Callable[[int], date | None]
) -> date | None:
    """The one of a day of the year that the clause speaks of: the next, or the last."""
    if line.published is None:
        return None
    years = (line.published.year - 1, line.published.year, line.published.year + 1)
    days = [day for year in years if 1 <= year <= date.max.year and (day := make(year))]
    way = look_ahead(line.text, match)
    ahead = [day for day in days if day >= line.published]
    behind = [day for day in days if day <= line.published]
    if way > 0 and ahead:
        return ahead[0]
    if way < 0 and behind:
        return behind[-1]
    return min(days, key=lambda day: abs((day - line.published).days), default=None)  # type: ignore[operator]


def look_ahead(text: str, match: re.Match[str]) -> int:
    """Whether the clause around an expression looks ahead (1), back (-1), or does not tell (0)."""
    start, end = match.span()
    before = text[max(0, start - _REACH) : start]
    if _AHEAD_WORDS.search(before) or SCHEDULED.search(before) or opens_note(text, start):
        return 1
    cut = [each.end() for each in _BREAK.finditer(before)]
    before = before[cut[-1] :] if cut else before
    ways = [(m.end(), 1) for m in FUTURE.finditer(before)]
    ways += [(m.end(), -1) for m in PAST.finditer(before)]
    if ways:
        return max(ways)[1]
    after = _BREAK.split(text[end : end + _AFTER], maxsplit=1)[0]
    ways = [(m.start(), 1) for m in FUTURE.finditer(after)]
    ways += [(m.start(), -1) for m in PAST.finditer(after)]
    return min(ways)[1] if ways else 0


def opens_note(text: str, place: int) -> bool:
    """Whether an expression is the day of a note to a report: “Correction, 6 September”."""
    return _NOTE.search(text, max(0, place - _AFTER), place) is not None
