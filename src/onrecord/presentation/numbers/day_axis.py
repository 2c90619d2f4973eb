"""An axis of days: which of them are named, so few and so round that they can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["DayName", "name_days"]

_MOST = 7  # names on one axis
_DAYS = (1, 2, 7, 14)  # between names
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MONTHS_A_YEAR, _LONG_DAYS = 12, 98  # from so many days on, months are named


@dataclass(frozen=True, slots=True)
class DayName:
    """A day that is named below an axis."""

    day: date
    words: str  # "15 May", "May", "2031"
    year: str = ""  # where it is another than that of the name before


def name_days(first: date, last: date) -> tuple[DayName, ...]:
    """Days from the first to the last, evenly far apart: days, firsts of months, or of years.

    At least one is named; of months and years it may stand before the first day.
    """
    span = (last - first).days
    if span < _LONG_DAYS:
        step = next(each for each in _DAYS if span < each * _MOST)
        days = [first + timedelta(days=ahead) for ahead in range(0, span + 1, step)]
        return tuple(_name(days, "{0.day} {0:%b}"))
    begin, end = _month_of(first), _month_of(last)
    gap = next((each for each in _MONTHS if end - begin < each * _MOST), None)
    if gap is not None:
        return tuple(_name(_list_months(begin, end, gap, first), "{0:%b}"))
    years = last.year - first.year
    every = next(each for each in _YEARS if years < each * _MOST)
    named = _list_months(begin, end, every * _MONTHS_A_YEAR, first)
    return tuple(DayName(day, f"{day.year:04}") for day in named)


def _month_of(day: date) -> int:
    return day.year * _MONTHS_A_YEAR + day.month - 1


def _list_months(begin: int, end: int, gap: int, first: date) -> list[date]:
    """Firsts of the months that a gap divides; where it divides none, the month of the first."""
    whole = range(-(-begin // gap) * gap, end + 1, gap)
    firsts = [date(at // _MONTHS_A_YEAR, at % _MONTHS_A_YEAR + 1, 1) for at in whole]
    return [day for day in firsts if day >= first] or [first.replace(day=1)]


def _name(days: list[date], form: str) -> Iterator[DayName]:
    year = None
    for day in days:
        yield DayName(day, form.format(day), f"{day.year:04}" if day.year != year else "")
        year = day.year
