"""Figures on a time axis: where each stands, which of its bounds are open, and the lines behind.

Nothing is averaged and nothing is joined: each figure is a mark of its own. All lengths are in the
units of the drawing's view box.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, isfinite, log10

from onrecord.store import FigureRow

__all__ = ["Mark", "Plot", "Tick", "plot_figures", "tell_amount"]

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 96, 24, 34, 52  # margins
_FLOOR = _HEIGHT - _BOTTOM  # where the time axis lies
_FILLED = 0.85  # of the way from day to day that figures of one day may take
_OPEN = 26  # how far an arrow reaches towards an open bound
_APART, _MOST_APART = 16, 170  # between figures of one day, and all of them
_DAY_STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 730, 1826, 3652, 18262)
_TICKS = 6
_LEAST_STEP = 1e-300
_LEADS = (1, 2, 2.5, 5, 10)  # of a step between lines
_ROOM = 0.08  # of the height, above the highest
_FROM_NOUGHT = 0.4  # the axis begins at nought where the least is at most this share of the most
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_LONG_DAYS = 400  # from here on ticks name months, not days


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of an axis with its words."""

    at: float
    words: str
    year: str = ""  # where it is another than that of the tick before


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: a bar from low to high, a point if they are equal, an arrow where one is open."""

    number: int  # its place in the list, from 1
    row: FigureRow
    x: float
    top: float
    bottom: float
    above: float | None  # tip of the arrow where the high bound is open
    below: float | None


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of figures of one unit."""

    width: int
    height: int
    left: int
    right: float
    floor: float  # where the time axis lies
    marks: tuple[Mark, ...]
    days: tuple[Tick, ...]
    levels: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where a day and an amount lie."""

    first: date
    last: date
    low: float
    high: float

    def across(self, day: date) -> float:
        """From left to right; one day alone stands in the middle."""
        left, right = _LEFT + _MOST_APART / 2, _WIDTH - _RIGHT - _MOST_APART / 2
        if self.first == self.last:
            return (left + right) / 2
        return left + (day - self.first) / (self.last - self.first) * (right - left)

    def up(self, amount: float) -> float:
        """From the floor upwards."""
        share = (amount - self.low) / (self.high - self.low)
        return _FLOOR - share * (_FLOOR - _TOP)


def plot_figures(rows: Sequence[FigureRow]) -> Plot | None:
    """Lay figures of one unit out over time.

    Args:
        rows: figures in order; those without a day or without any bound are not drawn.

    Returns:
        The drawing; None if there is nothing to draw.
    """
    drawn = [(number, row) for number, row in enumerate(rows, 1) if row.day and _bounds(row)]
    days = [row.day for _, row in drawn if row.day]
    if not days:
        return None
    levels = _choose_levels([bound for _, row in drawn for bound in _bounds(row)])
    axes = _Axes(min(days), max(days), levels[0], levels[-1])
    return Plot(
        _WIDTH,
        _HEIGHT,
        _LEFT,
        _WIDTH - _RIGHT,
        _FLOOR,
        tuple(_place(drawn, axes)),
        tuple(_name_days(axes)),
        tuple(Tick(round(axes.up(level), 1), tell_amount(level)) for level in levels),
    )


def tell_amount(amount: float) -> str:
    """An amount as a reader reads it: "12,000", "4.2 billion", "0.35"."""
    for scale, name in _SCALES:
        if abs(amount) >= scale:
            return f"{amount / scale:,.6g} {name}"
    return f"{amount:,.10g}"


def _bounds(row: FigureRow) -> list[float]:
    return [bound for bound in (row.low, row.high) if bound is not None and isfinite(bound)]


def _place(drawn: Sequence[tuple[int, FigureRow]], axes: _Axes) -> Iterator[Mark]:
    """Each figure at its day; those of one day stand side by side, apart from the next day's."""
    crowd = Counter(row.day for _, row in drawn)
    placed: Counter[date | None] = Counter()
    days = sorted({row.day for _, row in drawn if row.day})
    gaps = [axes.across(later) - axes.across(day) for day, later in pairwise(days)]
    room = min([_MOST_APART, *(_FILLED * gap for gap in gaps)])
    for number, row in drawn:
        if row.day is None:
            continue
        apart = min(_APART, room / crowd[row.day])
        aside = (placed[row.day] - (crowd[row.day] - 1) / 2) * apart
        placed[row.day] += 1
        ends = [round(axes.up(bound), 1) for bound in _bounds(row)]
        top, bottom = min(ends), max(ends)
        yield Mark(
            number,
            row,
            round(axes.across(row.day) + aside, 1),
            top,
            bottom,
            above=top - _OPEN if row.high is None else None,
            below=bottom + _OPEN if row.low is None else None,
        )


def _choose_levels(amounts: Sequence[float]) -> list[float]:
    """Round amounts for the lines of the drawing: all that is drawn lies between them."""
    least, most = min(amounts), max(amounts)
    if 0 <= least <= _FROM_NOUGHT * most or least == most:
        least, most = min(least, 0.0), max(most, 0.0)
    if least == most:
        most = least + 1
    if most > 0:
        most += (most - least) * _ROOM
    rough = max((most - least) / (_TICKS - 1), _LEAST_STEP)
    power = 10.0 ** floor(log10(rough))
    step = next(power * lead for lead in _LEADS if power * lead >= rough)
    first = floor(least / step)
    count = ceil(most / step) - first
    return [(first + n) * step for n in range(max(count, 1) + 1)]


def _name_days(axes: _Axes) -> Iterator[Tick]:
    """Days along the axis, evenly far apart, few enough to be read."""
    span = (axes.last - axes.first).days
    step = next((each for each in _DAY_STEPS if span / each <= _TICKS), _DAY_STEPS[-1])
    year = None
    for ahead in range(0, span + 1, step):
        day = axes.first + timedelta(days=ahead)
        words = f"{day:%b}" if span > _LONG_DAYS else f"{day.day} {day:%b}"
        yield Tick(round(axes.across(day), 1), words, f"{day.year:04}" if day.year != year else "")
        year = day.year
