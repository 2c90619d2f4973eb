"""Lists of figures: narrowed, counted by unit, and brought together as quantities over time."""

from datetime import date

import pytest
from tests.store.samples import make_briefing, make_report

from onrecord.store import Archive, FigureFilter

WANTED = {
    "everything": (FigureFilter(), 1),
    "a word": (FigureFilter(words="boats"), 1),
    "the unit for the words": (FigureFilter(words="trams"), 0),
    "a unit": (FigureFilter(unit="boats"), 1),
    "another unit": (FigureFilter(unit="people"), 0),
    "no unit": (FigureFilter(unit=""), 0),
    "somebody else": (FigureFilter(person="p9"), 0),
    "from that day": (FigureFilter(since=date(2031, 3, 4)), 1),
    "after it": (FigureFilter(since=date(2031, 3, 5)), 0),
    "until the day before": (FigureFilter(until=date(2031, 3, 3)), 0),
    "half of a pair": (FigureFilter(words="\ud800", unit="\ud800", person="\ud800"), 0),
}


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """An archive with one figure in it."""
    archive.save_all([make_briefing(), make_report()])
    return archive


def test_listed(filled: Archive) -> None:
    """What is told narrows the list, and the count by unit agrees with it."""
    for name, (wanted, expected) in WANTED.items():
        assert len(list(filled.figures.listed(wanted))) == expected, name
        assert sum(count for _, count in filled.figures.counted(wanted)) == expected, name


def test_series(filled: Archive) -> None:
    """What is given once is no quantity over time."""
    assert filled.figures.series(10) == ()
