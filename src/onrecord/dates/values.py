"""What one expression tells: from the words as they stand to a value as ISO 8601 writes it."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from onrecord.dates.calendar_words import HOLIDAYS, NUMBERS, WEEKDAYS
from onrecord.dates.counting import add_months, find_day, find_week, shift, write_stretch
from onrecord.dates.position import Position, find_context, find_nearest, look_ahead
from onrecord.language import ENGLISH, MONTHS
from onrecord.late import compile_late

__all__ = ["READERS"]

_WEDNESDAY = 2  # a weekend told up to this day may be the one that is over
_FIRST_CENTURY = 100  # first year of the earliest one: ISO 8601 writes no year before 1
_SPAN_YEARS = 80  # on both sides of publication: a number of such a height is mostly a year
_COUNTED = compile_late(r"[ -](?:" + ENGLISH.pattern("tense", "counted") + r")\b(?![’'])")
_THE = compile_late(r"\b(?:the|’s|'s|its|their|his|her|in|since)\s\Z", re.IGNORECASE)
_WHEN = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "when") + r")\s\Z", re.IGNORECASE)
_QUANTITY = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "quantity") + r")\s\Z", re.IGNORECASE)
_NUMBERED = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "numbered") + r")\s\Z", re.IGNORECASE)
_OF_YEAR = compile_late(
    r"(?:\b(?:" + ENGLISH.pattern("tense", "of_year") + r")|[(\[–—-]|’s|'s|\n|\A)\s?\Z",
    re.IGNORECASE,
)
_VAGUE = compile_late(
    r"\b(?:" + ENGLISH.pattern("tense", "vague") + r")[- ](?:in )?\Z", re.IGNORECASE
)
_ROUGHLY = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "roughly") + r")\s\[?\Z", re.IGNORECASE)
_OPENS = compile_late(r"(?:\A|[\n.!?:;—–][”\"’')]*\s?|[“\"‘'(])\Z")
_OTHER_YEAR = compile_late(r"\s(?:\d{3}\b|next\b|last\b|(?:terror(?:ist)? )?attacks\b)")
_YEAR_BEHIND = compile_late(r"\s(?:(?:and|to)\s[A-Z][a-z]+\s)?(?:in|of)\s((?:1[5-9]|20)\d\d)\b")


def _read_iso(match: re.Match[str], _line: Position) -> str | None:
    parts = [int(part) for part in match["iso"].split("-")]
    day = find_day(*parts)
    return day.isoformat() if day else None


def _read_day(match: re.Match[str], line: Position) -> str | None:
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
    context = find_context(line, match)
    if context is not None:
        day = find_day(context, month, number)
        return day.isoformat() if day else None
    day = find_nearest(line, match, lambda y: find_day(y, month, number))
    return day.isoformat() if day else None


def _read_month(match: re.Match[str], _line: Position) -> str | None:
    return f"{int(match['myear']):04}-{_month(match['mmonth']):02}"


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _read_nothing(_match: re.Match[str], _line: Position) -> str | None:
    """A season is told by nobody to the day."""
    return None


def _read_decade(match: re.Match[str], _line: Position) -> str | None:
    first = int(match["decade"])
    return write_stretch(date(first, 1, 1), date(first + 9, 12, 31))


def _read_century(match: re.Match[str], _line: Position) -> str | None:
    first = (int(match["century"]) - 1) * 100
    if first < _FIRST_CENTURY:
        return None
    return write_stretch(date(first, 1, 1), date(first + 99, 12, 31))


def _read_quarter(match: re.Match[str], line: Position) -> str | None:
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


def _read_year(match: re.Match[str], line: Position) -> str | None:
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


def _read_weekday(match: re.Match[str], line: Position) -> str | None:
    if line.published is None:
        return None
    line.recent = True
    which = (match["which"] or "").lower()
    ahead = (WEEKDAYS[match["weekday"].lower()] - line.published.weekday()) % 7
    back = (-ahead) % 7
    if which in {"last", "past", "previous"}:
        days = -(back or 7)
    elif which in {"next", "coming"}:
        days = ahead or 7
    elif which == "following":
        return None
    elif look_ahead(line.text, match) > 0:
        days = ahead
    else:
        days = -back
    day = shift(line.published, days)
    return day.isoformat() if day else None


def _read_near(match: re.Match[str], line: Position) -> str | None:
    opens = _OPENS.search(line.text, max(0, match.start() - 4), match.start())
    if match["near"][0].isupper() and not opens:
        return None  # a name: “USA TODAY”, the “Today” show
    line.recent = True
    word = match["near"].lower().removeprefix("the ")
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2}
    days["day after tomorrow"] = 2
    day = shift(line.published, days.get(word, 0)) if line.published else None
    return day.isoformat() if day else None


def _read_unit(match: re.Match[str], line: Position) -> str | None:
    if line.published is None:
        return None
    which, unit = match["unit"].lower().split()
    by = {"this": 0, "last": -1, "next": 1}[which]
    if unit.startswith("weekend") and by == 0 and line.published.weekday() <= _WEDNESDAY:
        by = min(0, look_ahead(line.text, match))  # “noticed this weekend”, on a Monday
    if unit.startswith("week"):
        return find_week(line.published, by, end=unit.startswith("weekend"))
    day = add_months(line.published, by * (1 if unit.startswith("month") else 12))
    return _write(day, 7 if unit.startswith("month") else 4)


def _write(day: date | None, exact: int) -> str | None:
    return day.isoformat()[:exact] if day else None


_EXACT = {"day": 10, "morning": 10, "week": 10, "month": 7, "year": 4}


def _read_run(match: re.Match[str], line: Position) -> str | None:
    """“The following month”, “that year”, “the year before”: counted from what was told last."""
    words = (match["run"] or match["before"]).lower().split()
    unit = words[1] if match["before"] else words[-1]
    way = words[-1] if match["before"] else words[-2]
    by = {"following": 1, "next": 1, "later": 1, "after": 1}.get(way, -1)
    by = 0 if way in {"same", "that"} else by
    return _count(line, unit, by)


def _count(line: Position, unit: str, by: int) -> str | None:
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


def _read_count(match: re.Match[str], line: Position) -> str | None:
    word, unit, way = match["count"].lower(), match["what"].lower(), match["way"].lower()
    number = int(word) if word.isdigit() else NUMBERS[word]
    if _ROUGHLY.search(line.text, max(0, match.start() - 14), match.start()):
        return None
    if way == "ago":
        return _step(line.published, unit, -number) if line.published else None
    return _count(line, unit, number if way == "later" else -number)


def _read_holiday(match: re.Match[str], line: Position) -> str | None:
    month, number = HOLIDAYS[" ".join(match["holiday"].lower().replace("’", "'").split())]
    context = find_context(line, match)
    if context is not None:
        return _write(find_day(context, month, number), 10)
    return _write(find_nearest(line, match, lambda year: find_day(year, month, number)), 10)


def _read_lone(match: re.Match[str], line: Position) -> str | None:
    """A month alone, after a word that makes it one."""
    lead, word = match["lead"].lower(), match["lone"]
    if not word[0].isupper() or _VAGUE.search(line.text, max(0, match.start() - 12), match.start()):
        return None
    month = _month(word)
    if lead in {"and", "to", "of", "from", "before", "after"} and word.lower() in {"may", "march"}:
        return None
    behind = _YEAR_BEHIND.match(line.text, match.end())
    context = int(behind[1]) if behind else find_context(line, match)
    if context is not None:
        return f"{context:04}-{month:02}"
    if line.published is None:
        return None
    here = line.published.replace(day=1)
    if lead in {"last", "next"}:
        years = -(month >= here.month) if lead == "last" else int(month <= here.month)
    elif look_ahead(line.text, match) > 0:
        years = int(month < here.month)
    else:
        years = -(month > here.month)
    return _write(find_day(here.year + years, month, 1), 7)


READERS: Mapping[str, Callable[[re.Match[str], Position], str | None]] = {
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
