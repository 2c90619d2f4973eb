"""Series: which figures give the same quantity."""

from datetime import date

import pytest

from onrecord.figures import group_figures, match_subject
from onrecord.model import Figure, Precision, SaidOn
from onrecord.text import Span


def give(low: float, unit: str | None, subject: str | None, day: date | None = None) -> Figure:
    """A figure as of a day."""
    as_of = SaidOn(day, Precision.DAY) if day else None
    return Figure(f"d{low}", f"d{low}", Span(0, 1), low, low, unit, subject, as_of=as_of)


def test_group_figures() -> None:
    """Same words and unit belong together, by date; without a subject nothing does."""
    late = give(30, "people", "displaced people", date(2016, 3, 3))
    early = give(20, "people", "the displaced people", date(2016, 1, 1))
    undated = give(25, "people", "displaced people")
    share = give(5, "%", "displaced people")
    series = group_figures([late, undated, early, share, give(9, None, None)])
    assert [s.figures for s in series] == [(early, late, undated), (share,)]
    assert [s.unit for s in series] == ["people", "%"]


CASES = {  # unit, subject, query, whether it is about it
    "the subject": ("people", "displaced people", "displaced people", True),
    "one word": ("people", "displaced people", "displaced", True),
    "a singular": ("civilians", "civilians killed", "civilian", True),
    "the unit": ("USD", "aid", "usd", True),
    "per cent": ("%", "voters", "%", True),
    "unit and subject": ("tonnes", "wheat", "tonnes of wheat", True),
    "too much": ("people", "displaced people", "displaced children", False),
    "nothing asked": ("people", "displaced people", " ", False),
    "nothing known": (None, None, "people", False),
}


@pytest.mark.parametrize(("unit", "subject", "query", "expected"), CASES.values(), ids=CASES)
def test_match_subject(unit: str | None, subject: str | None, query: str, expected: bool) -> None:
    """A figure is about what is asked for if it holds each word of it."""
    assert match_subject(give(1, unit, subject), query) is expected
