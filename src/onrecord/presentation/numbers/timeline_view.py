"""Statements over time as bars, each of which leads to the list of its days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from onrecord.presentation.numbers.day_axis import DayName, name_days

__all__ = ["Bar", "Timeline", "lay_out_days"]

_WIDTH, _HEIGHT, _FLOOR, _TOP, _LEFT = 760, 168, 118, 14, 40
_MOST_DAYS, _MOST_MONTHS = 62, 120  # from here on months, then years
_WIDEST = 34


class _Step(Enum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year with statements."""

    x: float
    width: float
    top: float
    height: float
    differing_top: float  # of the part that differs
    differing_height: float
    count: int
    differing: int
    name: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of statements over time."""

    width: int
    height: int
    floor: int
    left: int
    top: int
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, DayName], ...]
    most: int  # what the highest bar stands for
    step: str


def lay_out_days(days: Mapping[date, tuple[int, int]]) -> Timeline | None:
    """Bars by day, month or year, as the length of time asks for; None where there is no day.

    Args:
        days: of each day how many statements, and how many of these differ.
    """
    if not days:
        return None
    first, last = min(days), max(days)
    step = _choose(first, last)
    begin = _floor(first, step)
    slots = _place(last, begin, step) + 1
    room = (_WIDTH - _LEFT) / slots
    sums: dict[int, list[int]] = {}
    for day, (count, differing) in days.items():
        held = sums.setdefault(_place(day, begin, step), [0, 0])
        held[0] += count
        held[1] += differing
    most = max(count for count, _ in sums.values())
    labels = [
        (round(_LEFT + (_place(max(each.day, begin), begin, step) + 0.5) * room, 1), each)
        for each in name_days(begin, last)
    ]
    bars = tuple(_draw(begin, step, room, sums, most))
    return Timeline(_WIDTH, _HEIGHT, _FLOOR, _LEFT, _TOP, bars, tuple(labels), most, step.value)


def _draw(
    begin: date, step: _Step, room: float, sums: Mapping[int, list[int]], most: int
) -> Iterator[Bar]:
    scale = (_FLOOR - _TOP) / most
    width = min(_WIDEST, max(1.0, room * 0.8))
    for place in sorted(sums):
        count, differing = sums[place]
        high, part = max(2.0, count * scale), differing * scale
        part = max(2.0, part) if differing else 0.0
        since = _at(begin, place, step)
        until = _at(begin, place + 1, step) - timedelta(days=1)
        yield Bar(
            x=round(_LEFT + (place + 0.5) * room - width / 2, 1),
            width=round(width, 1),
            top=round(_FLOOR - high, 1),
            height=round(high, 1),
            differing_top=round(_FLOOR - part, 1),
            differing_height=round(part, 1),
            count=count,
            differing=differing,
            name=_name(since, step),
            since=since,
            until=until,
        )


def _choose(first: date, last: date) -> _Step:
    if (last - first).days < _MOST_DAYS:
        return _Step.DAY
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return _Step.MONTH if months <= _MOST_MONTHS else _Step.YEAR


def _floor(day: date, step: _Step) -> date:
    if step is _Step.DAY:
        return day
    return day.replace(day=1) if step is _Step.MONTH else day.replace(month=1, day=1)


def _place(day: date, begin: date, step: _Step) -> int:
    if step is _Step.DAY:
        return (day - begin).days
    if step is _Step.MONTH:
        return (day.year - begin.year) * 12 + day.month - begin.month
    return day.year - begin.year


def _at(begin: date, place: int, step: _Step) -> date:
    """The first day of a place; of one beyond the calendar, its last day."""
    if step is _Step.DAY:
        ordinal = min(begin.toordinal() + place, date.max.toordinal())
        return date.fromordinal(ordinal)
    months = begin.month - 1 + (place if step is _Step.MONTH else 12 * place)
    year = begin.year + months // 12
    return date(year, months % 12 + 1, 1) if year <= date.max.year else date.max


def _name(day: date, step: _Step) -> str:
    if step is _Step.DAY:
        return f"{day.day} {day:%b} {day.year:04}"
    return f"{day:%b} {day.year:04}" if step is _Step.MONTH else f"{day.year:04}"
