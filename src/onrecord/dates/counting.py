"""Counting on a calendar: values of days, months, years and stretches as ISO 8601 writes them."""

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["add_months", "find_day", "find_week", "shift", "write_stretch"]

_MONTHS = 12
_WEEK = 7
_SATURDAY = 5


def find_day(year: int, month: int, day: int) -> date | None:
    """A day; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """So many days later; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day so many months later, or the last one of a shorter month."""
    number = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(number, _MONTHS)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def find_week(day: date, weeks: int, *, end: bool = False) -> str | None:
    """Monday to Sunday of a week, or Saturday and Sunday; `weeks` counts from that of the day."""
    first = shift(day, _WEEK * weeks - day.weekday() + (_SATURDAY if end else 0))
    last = shift(day, _WEEK * weeks - day.weekday() + _WEEK - 1)
    return None if first is None or last is None else write_stretch(first, last)


def write_stretch(first: date, last: date) -> str:
    """From a day to a day."""
    return f"{first.isoformat()}/{last.isoformat()}"
