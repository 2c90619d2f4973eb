"""Which passages fit a question, how many by each facet, and which come first: on columns alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.store.rows.sought import FacetName, PassageFilter, PassageOrder
from onrecord.store.schema.row_columns import (
    ALTERATIONS,
    FIGURES,
    ORDERS,
    TURN,
    Columns,
    Ints,
    Mask,
)

__all__ = ["NAMED", "Chosen", "Counted", "choose", "count_facet", "count_names", "order_passages"]

Keys = Ints | NDArray[np.float64]
Counted = list[tuple[str, int]]  # a value and how many passages have it

NAMED: Final = {
    FacetName.SPEAKER: "person",
    FacetName.OUTLET: "outlet",
    FacetName.OCCASION: "occasion",
}
_ORDERED: Final = {
    FacetName.VERDICT: "verdict",
    FacetName.MEANING: "meaning",
    FacetName.TYPE: "type",
    FacetName.KIND: "genre",
}
_YEAR_DAYS: Final = 366  # a question about so many days or fewer is counted by months
_MONTH_DAYS: Final = 31  # by days
_EPOCH: Final = date(1970, 1, 1).toordinal()  # from where arrays of dates count
_LATEST: Final = date.max.toordinal() + 1  # the day of what has none, so that it comes last


@dataclass(frozen=True, slots=True)
class Chosen:
    """The passages that fit a question, as numbers in order, and those that nearly do."""

    all: Ints
    folded: int  # that would be there too, were they not folded away
    apart: Mapping[FacetName, Ints]  # as if a facet that the question narrows were left open


def choose(
    columns: Columns,
    wanted: PassageFilter,
    words: Ints | None,
    named: Mapping[FacetName, Sequence[int]],
    documents: Sequence[int] | None,
) -> Chosen:
    """The passages that fit.

    Args:
        columns: of all passages.
        wanted: what is asked for.
        words: the numbers of the passages that hold the words, in order; None: no words are asked
            for.
        named: the numbers of the names that are asked for, by facet.
        documents: the numbers of the documents that are asked for; None: of all.
    """
    part = _Part(columns, words)
    fits = part.take(columns.held)
    if documents is not None:
        fits = fits & np.isin(part.take(columns.owner), np.array(documents, np.uint32))
    narrowed = dict(_narrow(part, wanted, named))
    shown = None if wanted.folded else part.field("fold") == 0
    whole = _cut(fits, narrowed.values())
    every = whole if shown is None else whole & shown
    base = fits if shown is None else fits & shown
    apart: dict[FacetName, Ints] = {
        facet: part.number(_cut(base, (m for f, m in narrowed.items() if f is not facet)))
        for facet in narrowed
        if facet is not FacetName.PERIOD
    }
    found = part.number(every)
    return Chosen(found, int(np.count_nonzero(whole)) - len(found), apart)


@dataclass(frozen=True, slots=True)
class _Part:
    """The passages among which is chosen: of a million, a few thousand hold the words."""

    columns: Columns
    numbers: Ints | None  # in order; None: all

    def take(self, values: Any) -> Any:  # noqa: ANN401 - an array of any kind of number
        """The values of these passages, out of those of all."""
        return values if self.numbers is None else values[self.numbers]

    def field(self, name: str) -> Ints:
        """One field of each passage."""
        values: Ints = self.take(self.columns.fields[name])
        return values

    def number(self, mask: Mask) -> Ints:
        """The numbers of those that a mask leaves."""
        left: Ints = np.flatnonzero(mask)
        return left if self.numbers is None else self.numbers[left]


def _cut(base: Mask, masks: Iterable[Mask]) -> Mask:
    for mask in masks:
        base = base & mask
    return base


def _narrow(
    part: _Part, wanted: PassageFilter, named: Mapping[FacetName, Sequence[int]]
) -> Iterator[tuple[FacetName, Mask]]:
    """What each facet that is asked for leaves."""
    for facet, numbers in named.items():
        yield facet, _is_one_of(part.field(NAMED[facet]), numbers)
    asked: Mapping[FacetName, Sequence[str]] = {
        FacetName.VERDICT: wanted.verdicts,
        FacetName.MEANING: wanted.meanings,
        FacetName.TYPE: wanted.types,
        FacetName.KIND: wanted.kinds,
    }
    for facet, values in asked.items():
        if values:
            order = ORDERS[_ORDERED[facet]]
            numbers = [order.index(value) + 1 for value in values]
            yield facet, _is_one_of(part.field(_ORDERED[facet]), numbers)
    if wanted.alterations:
        bits = sum({1 << ALTERATIONS.index(each) for each in wanted.alterations})
        yield FacetName.ALTERATION, (part.field("alterations") & bits) != 0
    if wanted.since is not None or wanted.until is not None:
        first = wanted.since.toordinal() if wanted.since else 1
        last = wanted.until.toordinal() if wanted.until else _LATEST
        day = part.field("day")
        yield FacetName.PERIOD, (day >= first) & (day <= last)
    if wanted.reported is not None:
        yield FacetName.PLACE, ((part.field("flags") & TURN) == 0) == wanted.reported
    if wanted.figures is not None:
        yield FacetName.FIGURES, ((part.field("flags") & FIGURES) != 0) == wanted.figures
    if wanted.reviewed is not None:
        yield FacetName.REVIEWED, (part.field("review") != 0) == wanted.reviewed


def _is_one_of(field: Ints, numbers: Sequence[int]) -> Mask:
    if len(numbers) == 1:
        return np.asarray(field == numbers[0])
    return np.isin(field, np.array(numbers, field.dtype))


def count_names(
    columns: Columns, facet: FacetName, found: Ints, first: int, mine: Sequence[str]
) -> tuple[Counted, int]:
    """The names that most of some passages have, and how many names there are.

    Args:
        columns: of all passages.
        facet: speaker, outlet or occasion.
        found: the numbers of the passages.
        first: how many names to list, the most first: of thousands of people a page lists a few.
        mine: names that are listed behind them in any case, where they occur.
    """
    counts = np.bincount(columns.fields[NAMED[facet]][found])
    numbers = np.array(_occurring(counts), np.int64)
    held = counts[numbers]
    least = np.partition(held, -first)[-first] if first < len(held) else 0
    front = numbers[held >= least].tolist()
    ranked = _rank((columns.names[number], int(counts[number])) for number in front)[:first]
    listed, known = {name for name, _ in ranked}, columns.numbers[NAMED[facet]]
    asked = [(name, int(counts[known[name]])) for name in mine if known[name] < len(counts)]
    ranked += _rank((name, count) for name, count in asked if count and name not in listed)
    return ranked, len(numbers)


def count_facet(columns: Columns, wanted: PassageFilter, facet: FacetName, found: Ints) -> Counted:
    """How many of some passages have each value of a facet, the most first; zeros left out.

    Periods come in order of time, and passages without a value are not counted. Of names see
    `count_names`.
    """
    fields = columns.fields
    if facet in _ORDERED:
        order = ORDERS[_ORDERED[facet]]
        counts = np.bincount(fields[_ORDERED[facet]][found])
        return _rank((order[number - 1], int(counts[number])) for number in _occurring(counts))
    if facet is FacetName.ALTERATION:
        held = fields["alterations"][found]
        held = held[held != 0]
        several = ((v, int(np.count_nonzero(held & (1 << n)))) for n, v in enumerate(ALTERATIONS))
        return _rank((value, count) for value, count in several if count)
    if facet is FacetName.PERIOD:
        return list(_count_periods(fields["day"][found], wanted))
    flags = fields["review"][found] != 0 if facet is FacetName.REVIEWED else None
    if flags is None:
        flags = (fields["flags"][found] & (TURN if facet is FacetName.PLACE else FIGURES)) != 0
    yes, no = ("transcript", "report") if facet is FacetName.PLACE else ("yes", "no")
    held_count = int(np.count_nonzero(flags))
    counted = [(yes, held_count), (no, len(found) - held_count)]
    return [(value, count) for value, count in counted if count]


def _occurring(counts: Ints) -> list[int]:
    """The numbers that occur; 0 is no value."""
    held: list[int] = np.flatnonzero(counts).tolist()
    return held[1:] if held and held[0] == 0 else held


def _rank(counted: Iterable[tuple[str, int]]) -> Counted:
    return sorted(counted, key=lambda each: (-each[1], each[0]))


def _count_periods(days: Ints, wanted: PassageFilter) -> Iterator[tuple[str, int]]:
    """By years; by months or days, where the question is about a short time."""
    length = _YEAR_DAYS + 1
    if wanted.since is not None and wanted.until is not None:
        length = (wanted.until - wanted.since).days + 1
    unit = "D" if length <= _MONTH_DAYS else "M" if length <= _YEAR_DAYS else "Y"
    dated = days[days > 0].astype(np.int64)
    first = int(dated.min(initial=_LATEST))  # from there a count has few places
    counts = np.bincount(dated - first)
    numbers = np.flatnonzero(counts)
    stamps = (numbers + first - _EPOCH).astype("M8[D]").astype(f"M8[{unit}]")
    periods, places = np.unique(stamps, return_inverse=True)
    sums = np.bincount(places, counts[numbers], len(periods))
    yield from zip(np.datetime_as_string(periods).tolist(), map(int, sums), strict=True)


def order_passages(
    columns: Columns,
    order: PassageOrder,
    found: Ints,
    ranks: NDArray[np.float64] | None,
    part: slice,
) -> Ints:
    """A stretch of the passages found, in an order in which no two are alike.

    Args:
        columns: of all passages.
        order: which comes first.
        found: their numbers.
        ranks: how badly the words fit, by place in `found`; None: nothing is known of that.
        part: from which to which.
    """
    fields = columns.fields
    day = fields["day"][found].astype(np.int64)
    oldest = np.where(day == 0, _LATEST, day)
    newest = _LATEST - day
    if order is PassageOrder.BEST and ranks is not None:
        return _take(found, ranks, newest, part)
    if order is PassageOrder.OLDEST:
        return _take(found, oldest, oldest, part)
    if order is PassageOrder.WORST:
        return _take(found, fields["worst"][found], newest, part)
    if order is PassageOrder.OCCASION:
        return _take(found, _place_occasions(fields["occasion"][found], oldest), oldest, part)
    return _take(found, newest, newest, part)


def _take(found: Ints, first: Keys, second: Keys, part: slice) -> Ints:
    """What stands at some places once it is sorted by two keys, then by its number.

    Only what comes before is sorted: of a million passages a page shows twenty.
    """
    if 0 < part.stop < len(found):
        near = np.flatnonzero(first <= np.partition(first, part.stop)[part.stop])
        found, first, second = found[near], first[near], second[near]
    return np.asarray(found[np.lexsort((found, second, first))[part]])


def _place_occasions(occasions: Ints, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each passage's occasion: by the first day it bears, then by its number."""
    first = np.full(int(occasions.max(initial=0)) + 1, _LATEST, np.int64)
    np.minimum.at(first, occasions, days)
    first[0] = _LATEST + 1  # of none
    places = np.empty(len(first), np.int64)
    places[np.argsort(first, kind="stable")] = np.arange(len(first))
    return np.asarray(places[occasions])
