"""A search and its address are the same thing twice; every value can be taken up and let go."""

from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import AlterationType, AttributionType, Genre, Meaning, Verdict
from onrecord.presentation.searches.narrowing import (
    address_search,
    let_go,
    read_period,
    read_search,
    take_up,
    tell_search,
)
from onrecord.store import FacetName, PassageFilter, PassageOrder

_WORDS = st.text('abc "*(-é&=', min_size=1, max_size=8).filter(lambda words: words == words.strip())
_NAMES = st.lists(_WORDS, max_size=3, unique=True).map(tuple)
_EITHER = st.sampled_from([None, True, False])
_DAYS = st.one_of(st.none(), st.dates())


def _some(kind: type[StrEnum]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(kind)), max_size=3, unique=True).map(tuple)


_FILTERS = st.builds(
    PassageFilter,
    words=st.one_of(st.just(""), _WORDS),
    speakers=_NAMES,
    outlets=_NAMES,
    occasions=_NAMES,
    documents=_NAMES,
    since=_DAYS,
    until=_DAYS,
    verdicts=_some(Verdict),
    meanings=_some(Meaning),
    alterations=_some(AlterationType),
    types=_some(AttributionType),
    kinds=_some(Genre),
    reported=_EITHER,
    figures=_EITHER,
    reviewed=_EITHER,
    folded=st.booleans(),
    order=st.sampled_from(PassageOrder),
)


@given(wanted=_FILTERS)
def test_there_and_back(wanted: PassageFilter) -> None:
    """What an address tells is read as the same search, without a complaint."""
    assert read_search(tell_search(wanted)) == (wanted, ())


def test_address() -> None:
    """Only what is asked for stands in it; nothing of it can break out."""
    assert address_search(PassageFilter()) == "/search"
    wanted = PassageFilter(words='"a & b"', verdicts=(Verdict.ALTERED,), reported=True)
    assert address_search(wanted) == "/search?q=%22a+%26+b%22&verdict=altered&place=report"


COMPLAINTS = {
    "a day": ([("since", "soon")], "“soon” is not a day"),
    "a verdict": ([("verdict", "altered"), ("verdict", "lie")], "“lie” is no verdict"),
    "an order": ([("sort", "luck")], "“luck” is no sort"),
    "either": ([("figures", "maybe")], "“maybe” is no figures"),
}


@pytest.mark.parametrize(("pairs", "said"), COMPLAINTS.values(), ids=COMPLAINTS)
def test_complaints(pairs: list[tuple[str, str]], said: str) -> None:
    """What cannot be read is named, and left out."""
    wanted, complaints = read_search(pairs)
    assert wanted == PassageFilter()
    assert [said in complaint for complaint in complaints] == [True]


PERIODS = {
    "2031": (date(2031, 1, 1), date(2031, 12, 31)),
    "2032-02": (date(2032, 2, 1), date(2032, 2, 29)),
    "2031-03-04": (date(2031, 3, 4), date(2031, 3, 4)),
}


@pytest.mark.parametrize(("value", "expected"), PERIODS.items(), ids=PERIODS)
def test_periods(value: str, expected: tuple[date, date]) -> None:
    """A year, a month or a day, from its first day to its last."""
    assert read_period(value) == expected


VALUES = {
    FacetName.SPEAKER: "p1",
    FacetName.OUTLET: "The Courier",
    FacetName.OCCASION: "o1",
    FacetName.VERDICT: "altered",
    FacetName.MEANING: "reversed",
    FacetName.ALTERATION: "negation",
    FacetName.TYPE: "attitude",
    FacetName.KIND: "debate",
    FacetName.PLACE: "report",
    FacetName.FIGURES: "no",
    FacetName.REVIEWED: "yes",
}


@pytest.mark.parametrize(("facet", "value"), VALUES.items(), ids=VALUES)
def test_taken_up_and_let_go(facet: FacetName, value: str) -> None:
    """A value beside others; and without it, what was there before."""
    before = PassageFilter(words="quay")
    narrowed = take_up(before, facet, value)
    assert narrowed != before
    assert let_go(narrowed, facet.value, value) == before


def test_a_part_of_a_name_is_let_go_whole() -> None:
    """Whoever is found by part of a name is taken away with it."""
    wanted = PassageFilter(words="quay", speakers=("varga",))
    assert let_go(wanted, "speaker", "p1") == PassageFilter(words="quay")
