"""A text's time line: every expression of a day, month, year or stretch, and its value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.dates.calendar_words import (
    FUTURE,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    PAST,
    WEEKDAYS,
    find_expressions,
)
from onrecord.dates.counting import (
    add_months,
    find_day,
    find_week,
    shift,
    write_stretch,
)
from onrecord.model import Document
from onrecord.text import Span

__all__ = ["DateExpression", "find_dates"]

_REACH = 160  # characters in which the verb of a clause is looked for
_AFTER = 70
_NEAR = 300  # characters from a year that is told to a day that may be of it
_FIRST_CENTURY = 100  # first year of the earliest one: ISO 8601 writes no year before 1
_SPAN_YEARS = 80  # on both sides of publication: a number of such a height is mostly a year
_NARRATIVE_YEARS = 3  # years told that lie well before publication: the text tells of the past
_LONG_AGO = 2  # years before publication
_BREAK = re.compile(r"[.!?][”\"’)]*\s|\n|;\s")
_AHEAD_WORDS = re.compile(
    r"\b(?:until|till|through|by|next|coming|before)\s(?:the\s)?\Z", re.IGNORECASE
)
_COUNTED = re.compile(
    r"[ -](?:[a-z]{2,}(?<!s)s|people|men|women|percent|per cent|children|km|kg|m|ft|or so)\b"
    r"(?![’'])"
)
_THE = re.compile(r"\b(?:the|’s|'s|its|their|his|her|in|since)\s\Z", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:in|since|by|from|until|till|before|after|late|early|mid|circa|c\.|of|year)\s\Z",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\b(?:than|about|over|around|some|nearly|almost|roughly|up to|least|most|another|all|"
    r"for|with|of)\s\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:room|flight|page|pages|no\.?|number|section|article|route|highway|line|model|boeing|"
    r"resolution|bill|act|version|channel|form|chapter|suite|extension|code)\s\Z",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"(?:\b(?:to|between|and|the|during|about|reigned|back|its|his|her|their|our|file,|a)"
    r"|[(\[–—-]|’s|'s|\n|\A)\s?\Z",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:early|late|mid|beginning of|end of|middle of)[- ](?:in )?\Z", re.IGNORECASE
)
_ROUGHLY = re.compile(
    r"\b(?:about|nearly|almost|around|roughly|some|over|than|least|or|to)\s\[?\Z", re.IGNORECASE
)
_OTHER_YEAR = re.compile(r"\s(?:\d{3}\b|next\b|last\b|(?:terror(?:ist)? )?attacks\b)")
_YEAR_BEHIND = re.compile(r"\s(?:(?:and|to)\s[A-Z][a-z]+\s)?(?:in|of)\s((?:1[5-9]|20)\d\d)\b")
_JOINED = re.compile(r"\s?(?:to|through|until|till|[-–—])\s?\Z")
_BETWEEN = re.compile(r"\b(?:from|between)\s(?:the\s)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell when, and what they tell."""

    span: Span
    value: str  # "2031-03-06", "2031-03", "2031", or two days with "/" between: a stretch


@dataclass(slots=True)
class _Line:
    """Where a reader of the text stands: the day of publication, and what was told last."""

    text: str
    published: date | None
    last: date | None = None  # the last day, or first day of the month or year, that was told
    exact: int = 0  # how exact: 10 for a day, 7 for a month, 4 for a year
    year_at: int = -1  # where the last year was told
    year: int | None = None
    past_years: int = 0
    years: int = 0

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

    @property
    def narrative(self) -> bool:
        """Whether most years told so far lie well before publication."""
        return self.past_years >= _NARRATIVE_YEARS and 2 * self.past_years > self.years


def find_dates(document: Document) -> tuple[DateExpression, ...]:
    """The expressions of a text that tell a day, a month, a year, or a stretch of them.

    What counts from the day of publication ("on Thursday", "last month", "March 6") is told only
    where that day is known; whether a weekday lies ahead or behind is told by the verb of its
    clause. What is vague ("recently", "that evening", "early in May") tells nothing. Of a text in
    a language without rules nothing is told. Linear time.
    """
    if not document.is_read:
        return ()
    line = _Line(document.text, document.published)
    found: list[DateExpression] = []
    for match in find_expressions(document.text):
        kind = match.lastgroup
        told = _tell(match, line)
        if told is None or kind is None:
            continue
        found.extend(told)
        own_year = any(match[name] for name in _WITH_YEAR)
        line.note(told[-1].value, match.start(), own_year=own_year)
    return tuple(sorted([*found, *_join(document.text, found)], key=lambda e: e.span))


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


def _tell(match: re.Match[str], line: _Line) -> list[DateExpression] | None:
    """What one match tells; None: nothing."""
    for group, read in _READERS.items():
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


def _read_iso(match: re.Match[str], _line: _Line) -> str | None:
    parts = [int(part) for part in match["iso"].split("-")]
    day = find_day(*parts)
    return day.isoformat() if day else None


def _read_day(match: re.Match[str], line: _Line) -> str | None:
    """A day of a month; its year where none is told comes from the text or from publication."""
    name = match["month"] or match["emonth"]
    if not name[0].isupper():
        return None
    month = _month(name)
    number = int(re.sub(r"\D", "", match["day"] or match["eday"]))
    year = match["year"] or match["eyear"]
    if year is not None:
        day = find_day(int(year), month, number)
        return day.isoformat() if day else None
    if _OTHER_YEAR.match(line.text, match.end()):
        return None
    context = _find_context(line, match)
    if context is not None:
        day = find_day(context, month, number)
        return day.isoformat() if day else None
    day = _nearest(line, match, lambda y: find_day(y, month, number))
    return day.isoformat() if day else None


def _find_context(line: _Line, match: re.Match[str]) -> int | None:
    """The year that the text tells of, unless the clause looks ahead of publication."""
    context = line.context_year(match.start())
    if context is None or line.published is None or line.narrative:
        return context
    return None if _look(line.text, match) > 0 else context


def _nearest(line: _Line, match: re.Match[str], make: Callable[[int], date | None]) -> date | None:
    """The one of a day of the year that the clause speaks of: the next, or the last."""
    if line.published is None:
        return None
    years = (line.published.year - 1, line.published.year, line.published.year + 1)
    days = [day for year in years if 1 <= year <= date.max.year and (day := make(year))]
    way = _look(line.text, match)
    ahead = [day for day in days if day >= line.published]
    behind = [day for day in days if day <= line.published]
    if way > 0 and ahead:
        return ahead[0]
    if way < 0 and behind:
        return behind[-1]
    return min(days, key=lambda day: abs((day - line.published).days), default=None)  # type: ignore[operator]


def _look(text: str, match: re.Match[str]) -> int:
    """Whether the clause around an expression looks ahead (1), back (-1), or does not tell (0)."""
    start, end = match.span()
    before = text[max(0, start - _REACH) : start]
    if _AHEAD_WORDS.search(before):
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


def _read_month(match: re.Match[str], _line: _Line) -> str | None:
    return f"{int(match['myear']):04}-{_month(match['mmonth']):02}"


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _read_nothing(_match: re.Match[str], _line: _Line) -> str | None:
    """A season is told by nobody to the day."""
    return None


def _read_decade(match: re.Match[str], _line: _Line) -> str | None:
    first = int(match["decade"])
    return write_stretch(date(first, 1, 1), date(first + 9, 12, 31))


def _read_century(match: re.Match[str], _line: _Line) -> str | None:
    first = (int(match["century"]) - 1) * 100
    if first < _FIRST_CENTURY:
        return None
    return write_stretch(date(first, 1, 1), date(first + 99, 12, 31))


def _read_quarter(match: re.Match[str], line: _Line) -> str | None:
    names = ("first", "second", "third", "fourth")
    if match["qn"]:
        number, year = int(match["qn"]) - 1, int(match["qnyear"])
    else:
        number, told = names.index(match["quarter"].lower()), match["qyear"].lower()
        if told[0].isdigit():
            year = int(told)
        elif line.published is None:
            return None
        else:
            year = line.published.year - told.startswith("last")
    first = date(year, 3 * number + 1, 1)
    last = add_months(first, 3)
    end = shift(last, -1) if last else None
    return write_stretch(first, end) if end else None


def _read_year(match: re.Match[str], line: _Line) -> str | None:
    """A number that is a year: of a likely height, where a year may stand, and counting nothing."""
    text, (start, end), number = line.text, match.span("bare"), int(match["bare"])
    before = text[max(0, start - 16) : start]
    if _NUMBERED.search(before):
        return None
    if _COUNTED.match(text, end, end + 40) and not _THE.search(before):
        return None
    if _WHEN.search(before):
        return match["bare"]
    if number % 100 == 0 or _QUANTITY.search(before):
        return None
    centre = line.published.year if line.published else line.year
    near = centre is not None and abs(number - centre) <= _SPAN_YEARS
    return match["bare"] if near or _OF_YEAR.search(before) else None


def _read_weekday(match: re.Match[str], line: _Line) -> str | None:
    if line.published is None:
        return None
    context = line.context_year(match.start())
    if context is not None and context != line.published.year and not match["which"]:
        return None
    which = (match["which"] or "").lower()
    ahead = (WEEKDAYS[match["weekday"].lower()] - line.published.weekday()) % 7
    back = (-ahead) % 7
    if which in {"last", "past", "previous"}:
        days = -(back or 7)
    elif which in {"next", "coming"}:
        days = ahead or 7
    elif which == "following":
        return None
    elif _look(line.text, match) > 0:
        days = ahead
    else:
        days = -back
    day = shift(line.published, days)
    return day.isoformat() if day else None


def _read_near(match: re.Match[str], line: _Line) -> str | None:
    word = match["near"].lower().removeprefix("the ")
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2}
    days["day after tomorrow"] = 2
    day = shift(line.published, days.get(word, 0)) if line.published else None
    return day.isoformat() if day else None


def _read_unit(match: re.Match[str], line: _Line) -> str | None:
    if line.published is None:
        return None
    which, unit = match["unit"].lower().split()
    by = {"this": 0, "last": -1, "next": 1}[which]
    if unit.startswith("week"):
        return find_week(line.published, by, end=unit.startswith("weekend"))
    day = add_months(line.published, by * (1 if unit.startswith("month") else 12))
    return _write(day, 7 if unit.startswith("month") else 4)


def _write(day: date | None, exact: int) -> str | None:
    return day.isoformat()[:exact] if day else None


_EXACT = {"day": 10, "morning": 10, "week": 10, "month": 7, "year": 4}


def _read_run(match: re.Match[str], line: _Line) -> str | None:
    """“The following month”, “that year”, “the year before”: counted from what was told last."""
    words = (match["run"] or match["before"]).lower().split()
    unit = words[1] if match["before"] else words[-1]
    way = words[-1] if match["before"] else words[-2]
    by = {"following": 1, "next": 1, "later": 1, "after": 1}.get(way, -1)
    by = 0 if way in {"same", "that"} else by
    return _count(line, unit, by)


def _count(line: _Line, unit: str, by: int) -> str | None:
    """So many units from what was told last, if that was told as exactly."""
    exact = _EXACT[unit]
    if line.last is None or line.exact < exact:
        return None
    return _step(line.last, unit, by)


def _step(day: date, unit: str, by: int) -> str | None:
    if unit == "week":
        return find_week(day, by)
    if unit in {"day", "morning"}:
        return _write(shift(day, by), 10)
    return _write(add_months(day, by * (12 if unit == "year" else 1)), _EXACT[unit])


def _read_count(match: re.Match[str], line: _Line) -> str | None:
    word, unit, way = match["count"].lower(), match["what"].lower(), match["way"].lower()
    number = int(word) if word.isdigit() else NUMBERS[word]
    if _ROUGHLY.search(line.text, max(0, match.start() - 14), match.start()):
        return None
    if way == "ago":
        return _step(line.published, unit, -number) if line.published else None
    return _count(line, unit, number if way == "later" else -number)


def _read_holiday(match: re.Match[str], line: _Line) -> str | None:
    month, number = HOLIDAYS[" ".join(match["holiday"].lower().replace("’", "'").split())]
    context = _find_context(line, match)
    if context is not None:
        return _write(find_day(context, month, number), 10)
    return _write(_nearest(line, match, lambda year: find_day(year, month, number)), 10)


def _read_lone(match: re.Match[str], line: _Line) -> str | None:
    """A month alone, after a word that makes it one."""
    lead, word = match["lead"].lower(), match["lone"]
    if not word[0].isupper() or _VAGUE.search(line.text, max(0, match.start() - 12), match.start()):
        return None
    month = _month(word)
    if lead in {"and", "to", "of", "from", "before", "after"} and word.lower() in {"may", "march"}:
        return None
    behind = _YEAR_BEHIND.match(line.text, match.end())
    context = int(behind[1]) if behind else _find_context(line, match)
    if context is not None:
        return f"{context:04}-{month:02}"
    if line.published is None:
        return None
    here = line.published.replace(day=1)
    if lead in {"last", "next"}:
        years = -(month >= here.month) if lead == "last" else int(month <= here.month)
    elif _look(line.text, match) > 0:
        years = int(month < here.month)
    else:
        years = -(month > here.month)
    return _write(find_day(here.year + years, month, 1), 7)


_READERS: Mapping[str, Callable[[re.Match[str], _Line], str | None]] = {
    "iso": _read_iso,
    "month": _read_day,
    "emonth": _read_day,
    "mmonth": _read_month,
    "season": _read_nothing,
    "decade": _read_decade,
    "century": _read_century,
    "quarter": _read_quarter,
    "qn": _read_quarter,
    "years": _read_nothing,
    "bare": _read_year,
    "weekday": _read_weekday,
    "near": _read_near,
    "unit": _read_unit,
    "run": _read_run,
    "before": _read_run,
    "count": _read_count,
    "holiday": _read_holiday,
    "lone": _read_lone,
}
