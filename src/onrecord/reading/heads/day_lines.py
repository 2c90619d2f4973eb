"""Day lines: dates as heads, feet and names of files write them, and which is the day of issue."""

import re
from collections.abc import Iterable
from datetime import date

from onrecord.language import ENGLISH, FOREIGN_MONTHS, MONTH, MONTHS

__all__ = ["find_date", "find_date_in_name", "find_day_of_issue"]

_MONTH = rf"(?P<month>{MONTH})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FOREIGN_DAY = (  # 6. März 2031, 6 de marzo de 2031, 1er août 2031
    rf"\b(?P<day>\d{{1,2}})(?:\.|er|º|°)?(?: de)? (?P<month>{'|'.join(FOREIGN_MONTHS)})(?: del?)? "
    rf"{_YEAR}\b"
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")  # most lines hold none, and so no full date
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        rf"\b{_DAY}(?: of |[ -]){_MONTH}(?:,? |-){_YEAR}\b",
        _FOREIGN_DAY,
        rf"(?<![\d-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        rf"(?<![\d/]){_YEAR}/(?P<month>\d\d)/(?P<day>\d\d)(?![\d/])",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}(?!\d)",
    )
)
# 03/13/2031 and 13-03-2031 can only be the 13th of March; 03/04/2031 is two days, so it is none.
_SLASHED = re.compile(
    r"(?<![\d/-])(?P<one>\d{1,2})(?P<mark>[/-])(?P<other>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)(?![\d-])"
)
_MOST_MONTHS = 12
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_ISSUED = re.compile(  # what stands before the day of issue
    r"\b(?:(?:first|originally) )?(?:" + ENGLISH.pattern("heads", "issued") + r")\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(  # what stands before another day than that of issue
    r"\b(?:" + ENGLISH.pattern("heads", "changed") + r")\b",
    re.IGNORECASE,
)


def find_date(line: str) -> date | None:
    """The first full date in a line; None where there is none (a date without a year is none)."""
    return next(iter(_find_dates(line)), (0, None))[1]


def find_day_of_issue(lines: Iterable[str], named: date | None) -> date | None:
    """The day that the lines of a head tell as that of issue.

    Args:
        lines: short lines of the head, in order.
        named: the day in the name of the file.

    Returns:
        A date behind "published" or the like; else the day in the name; else any date that is not
        said to be another's ("as of", "updated"); else the day of the last change.
    """
    issued: list[date] = []
    plain: list[date] = []
    changed: list[date] = []
    for line in lines:
        before = 0
        for at, day in _find_dates(line):
            words = line[before:at]
            before = at
            if _ISSUED.search(words):
                issued.append(day)
            elif _CHANGED.search(words):
                changed.append(day)
            else:
                plain.append(day)
    return next((day for day in (*issued[:1], named, *plain[:1], *changed[:1]) if day), None)


def find_date_in_name(name: str) -> date | None:
    """The date in the last part of a path, as in `2016-09-30 18.00.00 Speech.txt`."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    for match in _IN_NAME.finditer(last):
        day = _make_date(int(match[1]), int(match[3]), int(match[4]))
        if day:
            return day
    return find_date(re.sub(r"[_\s-]+", " ", last))


def _find_dates(line: str) -> list[tuple[int, date]]:
    """The full dates in a line and where they begin, in order."""
    found: list[tuple[int, date]] = []
    if not _ANY_YEAR.search(line):
        return found
    for pattern in _DATES:
        for match in pattern.finditer(line):
            month = match["month"].lower().rstrip(".")
            number = MONTHS.get(month) or FOREIGN_MONTHS.get(month) or int(month)
            day = _make_date(int(match["year"]), number, int(match["day"]))
            if day:
                found.append((match.start(), day))
    for match in _SLASHED.finditer(line):
        one, other = int(match["one"]), int(match["other"])
        month, number = (other, one) if one > _MOST_MONTHS else (one, other)
        told = number > _MOST_MONTHS or one == other
        day = _make_date(int(match["year"]), month, number) if told else None
        if day:
            found.append((match.start(), day))
    return sorted(found)


def _make_date(year: int, month: int, day: int) -> date | None:
    """A date, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
