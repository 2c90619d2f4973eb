"""Figures on a time axis: where each stands, which of its bounds are open, and the lines behind.

Nothing is averaged and nothing is joined: each figure is a mark of its own. All lengths are in the
units of the drawing's view box.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from math import ceil, floor, isfinite, log10

from onrecord.presentation.numbers.day_axis import name_days
from onrecord.store import DIFFERING, FigureRow

__all__ = ["Mark", "Plot", "Tick", "plot_figures", "tell_amount"]

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 96, 24, 34, 52  # margins
_FLOOR = _HEIGHT - _BOTTOM  # where the time axis lies
_FILLED = 0.85  # of the way from day to day that figures of one day may take
_OPEN = 26  # how far an arrow reaches towards an open bound
_APART, _MOST_APART = 16, 170  # between figures of one day, and all of them
_TICKS = 6
_TENFOLD = 1000  # where the most is so many times the least, each line is ten times the one below
_LEAST_TENFOLD = 1e-9  # smaller amounts are drawn from nought
_MOST_NAMED = 3  # numbers of figures that are written at one mark
_LETTER, _LINE, _ABOVE = 7.0, 13.0, 9.0  # of a mark's numbers: a letter, a line, off the mark
_DOT = 6.0  # half of what a mark takes
_TRIES = 12  # lines above a mark where its numbers may stand
_LEAST_STEP = 1e-300
_LEADS = (1, 2, 2.5, 5, 10)  # of a step between lines
_ROOM = 0.08  # of the height, above the highest
_FROM_NOUGHT = 0.4  # the axis begins at nought where the least is at most this share of the most
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

_Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of an axis with its words."""

    at: float
    words: str
    year: str = ""  # where it is another than that of the tick before


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure, or the same of one day several times.

    A bar from low to high, a point if they are equal, an arrow where one is open.
    """

    numbers: tuple[int, ...]  # the places of the figures in the list, from 1
    row: FigureRow  # the first of them
    x: float
    top: float
    bottom: float
    above: float | None  # tip of the arrow where the high bound is open
    below: float | None
    named_at: tuple[float, float] | None = None  # middle and line of its numbers; None: no room

    @property
    def label(self) -> str:
        """Its numbers, the first of many."""
        told = ", ".join(map(str, self.numbers[:_MOST_NAMED]))
        more = len(self.numbers) - _MOST_NAMED
        return f"{told} +{more}" if more > 0 else told


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
    tenfold: bool  # whether each line stands for ten times the one below
    undrawn: int  # figures without a day or without any bound


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where a day and an amount lie."""

    first: date
    last: date
    levels: tuple[float, ...]  # amounts, else powers of ten
    tenfold: bool

    def across(self, day: date) -> float:
        """From left to right; one day alone stands in the middle."""
        left, right = _LEFT + _MOST_APART / 2, _WIDTH - _RIGHT - _MOST_APART / 2
        if self.first == self.last:
            return (left + right) / 2
        return left + (day - self.first) / (self.last - self.first) * (right - left)

    def up(self, amount: float) -> float:
        """From the floor upwards."""
        low, high = self.levels[0], self.levels[-1]
        share = ((log10(amount) if self.tenfold else amount) - low) / (high - low)
        return _FLOOR - share * (_FLOOR - _TOP)

    def name_levels(self) -> Iterator[Tick]:
        """The lines with their amounts."""
        for level in self.levels:
            amount = 10.0**level if self.tenfold else level
            yield Tick(round(self.up(amount), 1), tell_amount(amount))


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
    axes = _find_axes(days, [bound for _, row in drawn for bound in _bounds(row)])
    return Plot(
        _WIDTH,
        _HEIGHT,
        _LEFT,
        _WIDTH - _RIGHT,
        _FLOOR,
        tuple(_label(tuple(_place(drawn, axes)))),
        tuple(_place_days(axes)),
        tuple(axes.name_levels()),
        axes.tenfold,
        len(rows) - len(drawn),
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
    alike: dict[tuple[object, ...], list[tuple[int, FigureRow]]] = {}
    for number, row in drawn:
        key = (row.day, row.low, row.high, row.approximate, row.verdict in DIFFERING)
        alike.setdefault(key, []).append((number, row))
    together = sorted(alike.values(), key=lambda held: (held[0][1].day or date.min, held[0][0]))
    by_day = {
        day: list(held) for day, held in groupby(together, lambda held: held[0][1].day) if day
    }
    gaps = [axes.across(later) - axes.across(day) for day, later in pairwise(by_day)]
    room = min([_MOST_APART, *(_FILLED * gap for gap in gaps)])
    for day, crowd in by_day.items():
        apart = min(_APART, room / len(crowd))
        for place, held in enumerate(crowd):
            aside = (place - (len(crowd) - 1) / 2) * apart
            yield _make_mark(held, round(axes.across(day) + aside, 1), axes)


def _make_mark(held: Sequence[tuple[int, FigureRow]], x: float, axes: _Axes) -> Mark:
    row = held[0][1]
    ends = [round(axes.up(bound), 1) for bound in _bounds(row)]
    top, bottom = min(ends), max(ends)
    return Mark(
        tuple(number for number, _ in held),
        row,
        x,
        top,
        bottom,
        above=top - _OPEN if row.high is None else None,
        below=bottom + _OPEN if row.low is None else None,
    )


def _label(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Each mark with the nearest place where its numbers touch nothing else."""
    taken = [
        (mark.x - _DOT, (mark.above or mark.top) - _DOT, mark.x + _DOT, mark.bottom + _DOT)
        for mark in marks
    ]
    for mark in marks:
        box = next((box for box in _list_room(mark) if not _touches(box, taken)), None)
        if box is None:
            yield mark
            continue
        taken.append(box)
        at = (round((box[0] + box[2]) / 2, 1), round(box[3], 1))
        yield replace(mark, named_at=at)


def _list_room(mark: Mark) -> Iterator[_Box]:
    """Where the numbers of a mark may stand: above it, right, left, below, and higher up."""
    half = _LETTER * len(mark.label) / 2
    top, low = (mark.above or mark.top) - _ABOVE, (mark.below or mark.bottom) + _ABOVE + _LINE - 2
    middle, beside = (mark.top + mark.bottom) / 2 + 4, half + _ABOVE
    higher = ((0.0, top - line * _LINE) for line in range(1, _TRIES))
    for aside, at in ((0.0, top), (beside, middle), (-beside, middle), (0.0, low), *higher):
        box = (mark.x + aside - half, at - _LINE + 2, mark.x + aside + half, at)
        if box[1] >= 0 and box[3] <= _FLOOR and box[0] >= _LEFT and box[2] <= _WIDTH:
            yield box


def _touches(one: _Box, others: Sequence[_Box]) -> bool:
    return any(
        one[0] < right and left < one[2] and one[1] < bottom and top < one[3]
        for left, top, right, bottom in others
    )


def _find_axes(days: Sequence[date], amounts: Sequence[float]) -> _Axes:
    """Lines by tens where amounts lie so far apart that the small ones would lie on the floor."""
    least, most = min(amounts), max(amounts)
    if least < _LEAST_TENFOLD or most < _TENFOLD * least:
        return _Axes(min(days), max(days), tuple(_choose_levels(amounts)), tenfold=False)
    low, high = floor(log10(least)), floor(log10(most)) + 1
    step = ceil((high - low) / (_TICKS + 1))
    lines = range(low, low + step * ceil((high - low) / step) + 1, step)
    return _Axes(min(days), max(days), tuple(map(float, lines)), tenfold=True)


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


def _place_days(axes: _Axes) -> Iterator[Tick]:
    named = name_days(axes.first, axes.last)
    at = [max(each.day, axes.first) for each in named]
    for day, each in zip(at, named, strict=True):
        yield Tick(round(axes.across(day), 1), each.words, each.year)
