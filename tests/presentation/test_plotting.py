"""Figures on a time axis: each within the drawing, in order, its open bounds told."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.presentation import plot_figures, tell_amount
from onrecord.presentation.numbers.day_axis import name_days
from onrecord.store import FigureRow
from onrecord.text import Span

DAY = date(2031, 5, 15)


def make_row(low: float | None, high: float | None, day: date | None = DAY) -> FigureRow:
    """A figure of a day."""
    return FigureRow(
        *("f", "d", "Note", "Vell Courier", DAY, None, "Ilka Varga", None, "some", Span(0, 4)),
        low=low,
        high=high,
        unit="people",
        subject="people",
        approximate=False,
        hedge=(),
        as_of=None,
        precision=None,
        said_on=None,
        day=day,
    )


AMOUNTS = {
    "a count": (12000, "12,000"),
    "a share": (0.35, "0.35"),
    "billions": (4.2e9, "4.2 billion"),
    "below nought": (-1.5e6, "-1.5 million"),
}


@pytest.mark.parametrize(("amount", "words"), AMOUNTS.values(), ids=AMOUNTS)
def test_tell_amount(amount: float, words: str) -> None:
    """Large amounts are told with their scale."""
    assert tell_amount(amount) == words


def test_nothing_to_draw() -> None:
    """Without a day or without a bound nothing is drawn."""
    assert plot_figures([make_row(1, 2, None), make_row(None, None)]) is None


def test_bars_and_arrows() -> None:
    """A range is a bar, an equal pair a point, an open bound an arrow; a later day stands right."""
    rows = [make_row(8000, 12000), make_row(60, None), make_row(5, 5, DAY + timedelta(days=2))]
    plot = plot_figures(rows)
    assert plot is not None
    bar, least, point = plot.marks
    assert bar.top < bar.bottom
    assert (bar.above, bar.below) == (None, None)
    assert least.above is not None
    assert least.above < least.top == least.bottom
    assert point.top == point.bottom
    assert bar.x < least.x < point.x
    assert [tick.words for tick in plot.days] == ["15 May", "16 May", "17 May"]
    assert [tick.year for tick in plot.days] == ["2031", "", ""]


def test_crowded() -> None:
    """Of amounts far apart the small ones are told apart; the same twice is one; none overlap."""
    amounts = (8000, 4000, 8000, 11, 8000, 2, 8000, 250_000, 600, 4000)
    plot = plot_figures([*(make_row(each, each) for each in amounts), make_row(1, 1, None)])
    assert plot is not None
    assert plot.tenfold
    assert plot.undrawn == 1
    assert [mark.label for mark in plot.marks] == ["1, 3, 5 +1", "2, 10", "4", "6", "8", "9"]
    assert [tick.words for tick in plot.levels][:2] == ["1", "10"]
    placed = [(mark.named_at, 3.5 * len(mark.label)) for mark in plot.marks]
    for number, (one, half) in enumerate(placed):
        for other, width in placed[:number]:
            assert one is not None
            assert other is not None
            assert abs(one[1] - other[1]) >= 11 or abs(one[0] - other[0]) >= half + width


AXES = {  # days from 30 November 2030: how many are named, and the first of them
    0: (1, "30 Nov", "2030"),
    5: (6, "30 Nov", "2030"),
    60: (5, "30 Nov", "2030"),
    200: (3, "Jan", "2031"),
    900: (5, "Jan", "2031"),
    9000: (5, "2035", ""),
    2_900_000: (3, "4000", ""),
}


@pytest.mark.parametrize(("length", "expected"), AXES.items())
def test_days_named(length: int, expected: tuple[int, str, str]) -> None:
    """Few days are named, evenly far apart, by day, first of a month, or of a year."""
    first = date(2030, 11, 30)
    named = name_days(first, first + timedelta(days=length))
    assert (len(named), named[0].words, named[0].year) == expected


@given(
    st.lists(
        st.tuples(
            st.floats(-1e15, 1e15) | st.integers(0, 10**9), st.floats(0, 1e12), st.integers(0, 9000)
        ),
        min_size=1,
        max_size=30,
    )
)
@example([(0.0, 5e-324, 0)])
def test_all_within(figures: list[tuple[float, float, int]]) -> None:
    """Whatever the amounts and days, every mark lies inside, and few lines stand behind."""
    rows = [make_row(low, low + more, DAY + timedelta(days=on)) for low, more, on in figures]
    plot = plot_figures(rows)
    assert plot is not None
    drawn = sorted(number for mark in plot.marks for number in mark.numbers)
    assert drawn == list(range(1, len(rows) + 1))
    for mark in plot.marks:
        assert plot.left <= mark.x <= plot.right
        assert 0 <= mark.top <= mark.bottom <= plot.floor
    assert 2 <= len(plot.levels) <= 12
    assert 1 <= len(plot.days) <= 8
