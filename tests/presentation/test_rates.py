"""Shares bear their interval, and statements over time their bars."""

from datetime import date, timedelta

import pytest

from onrecord.presentation.numbers.timeline_view import lay_out_days
from onrecord.presentation.words.rates import Share, find_interval, tell_share

INTERVALS = {  # of so many, so many: the interval, as tables of the score interval have it
    (0, 10): (0.0, 0.2775),
    (10, 10): (0.7225, 1.0),
    (12, 41): (0.1761, 0.4448),
    (0, 0): (0.0, 1.0),
}


@pytest.mark.parametrize(("counts", "expected"), INTERVALS.items())
def test_interval(counts: tuple[int, int], expected: tuple[float, float]) -> None:
    """Wilson's score interval, 95 %."""
    assert find_interval(*counts) == pytest.approx(expected, abs=6e-4)


def test_share_in_words() -> None:
    """With numerator, denominator and interval."""
    assert tell_share(Share(12, 41, 0.176, 0.445)) == "12 of 41, 18 to 44 %"


LENGTHS = {  # days from first to last: the step
    1: "day",
    40: "day",
    300: "month",
    10_000: "year",
    3_000_000: "year",
}


@pytest.mark.parametrize(("length", "step"), LENGTHS.items())
def test_steps(length: int, step: str) -> None:
    """Every statement stands in one bar, whose days hold it."""
    first = date(1200, 1, 30)
    days = {first: (3, 1), first + timedelta(days=length): (4, 0)}
    drawn = lay_out_days(days)
    assert drawn is not None
    assert drawn.step == step
    assert sum(bar.count for bar in drawn.bars) == 7
    for day, (count, _) in days.items():
        held = [bar for bar in drawn.bars if bar.since <= day <= bar.until]
        assert [bar.count for bar in held] == [count]
    assert lay_out_days({}) is None
