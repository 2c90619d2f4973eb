"""Passages of one person or outlet, counted by day, occasion, outlet, speaker and alteration.

Counted on the columns that a search holds in memory; what copies repeat is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from onrecord.model import AlterationType, Verdict
from onrecord.store.rows.records import Fold
from onrecord.store.schema.row_columns import ALTERATIONS, ORDERS, TURN, Columns, Ints, Mask
from onrecord.store.schema.storable import name_key
from onrecord.store.schema.totals import CHECKED, DIFFERING

__all__ = [
    "Group",
    "Owner",
    "Profile",
    "choose_passages",
    "count_profile",
    "rank_passages",
    "spread_passages",
]

_VERDICTS: Final = ORDERS["verdict"]


class Owner(StrEnum):
    """Whose passages are counted."""

    PERSON = "person"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Group:
    """Statements in reports that have one thing in common."""

    value: str  # id of a Person or an Occasion, or a publisher; "": none is known
    statements: int
    checked: int
    differing: int
    first: date | None  # day of saying, else of publication
    last: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody said or printed, in numbers."""

    days: Mapping[date, tuple[int, int]]  # statements in reports; of these, what differs
    undated: int
    turn_days: Mapping[date, int]  # sentences in transcripts
    occasions: tuple[Group, ...]  # those with most statements first
    others: tuple[Group, ...]  # outlets of a person, speakers of an outlet
    occasions_more: int  # that are not listed
    others_more: int
    alterations: tuple[tuple[AlterationType, int], ...]  # the most first
    folds: Mapping[Fold, int]  # statements in reports that lists fold away; those that occur


def choose_passages(columns: Columns, owner: Owner, value: str) -> Ints:
    """The numbers of somebody's passages, in order; of those that are folded away, too."""
    known = columns.numbers[owner.value]
    if owner is Owner.OUTLET:  # one outlet, however its documents write it
        numbers = [n for name, n in known.items() if name_key(name) == value] if value else [0]
    else:
        numbers = [known[value]] if value in known else []
    theirs = columns.fields[owner.value]
    mine = [np.flatnonzero(theirs == number) for number in numbers]  # one, or few ways to write it
    found: Ints = np.sort(np.concatenate([*mine, np.zeros(0, np.int64)]))
    return found[columns.held[found]]


def _part(columns: Columns, mine: Ints) -> tuple[Ints, Ints, Ints]:
    """Passages that lists show, in reports and in transcripts; folds of those in reports."""
    fields = columns.fields
    turn, fold = (fields["flags"][mine] & TURN) != 0, fields["fold"][mine]
    return mine[~turn & (fold == 0)], mine[turn & (fold == 0)], fold[~turn]


def count_profile(columns: Columns, owner: Owner, mine: Ints, most: int) -> Profile:
    """Count somebody's passages.

    Args:
        columns: of all passages.
        owner: whose they are.
        mine: the numbers of those that are counted.
        most: how many occasions, and how many outlets or speakers, to list.
    """
    fields = columns.fields
    said, spoken, folds = _part(columns, mine)
    folded = np.bincount(folds, minlength=len(Fold) + 1)
    differs = np.isin(fields["verdict"][said], _places(DIFFERING))
    checked = np.isin(fields["verdict"][said], _places(CHECKED))
    counted = (checked, differs)
    day = fields["day"][said]
    occasions, occasions_more = _group(columns, "occasion", said, counted, most)
    other = "outlet" if owner is Owner.PERSON else "person"
    others, others_more = _group(columns, other, said, counted, most)
    days = _count(day)
    changed = _count(day[differs])
    return Profile(
        days={on: (count, changed.get(on, 0)) for on, count in days.items()},
        undated=int(np.count_nonzero(day == 0)),
        turn_days=_count(fields["day"][spoken]),
        occasions=occasions,
        others=others,
        occasions_more=occasions_more,
        others_more=others_more,
        alterations=tuple(_count_alterations(fields["alterations"][said])),
        folds={fold: int(folded[n]) for n, fold in enumerate(Fold, 1) if folded[n]},
    )


def _places(verdicts: tuple[Verdict, ...]) -> list[int]:
    return [_VERDICTS.index(each) + 1 for each in verdicts]


def _count(days: Ints) -> dict[date, int]:
    held, counts = np.unique(days[days > 0], return_counts=True)
    pairs = zip(held.tolist(), counts.tolist(), strict=True)
    return {date.fromordinal(day): count for day, count in pairs}


def _group(
    columns: Columns, field: str, said: Ints, counted: tuple[Mask, Mask], most: int
) -> tuple[tuple[Group, ...], int]:
    """The values of a field with most statements, and how many more there are."""
    values = columns.fields[field][said]
    size = int(values.max(initial=0)) + 1
    counts = np.bincount(values, minlength=size)
    checked, differing = (np.bincount(values[mask], minlength=size) for mask in counted)
    order = np.lexsort((np.arange(size), -counts, -differing))
    order = order[(counts[order] > 0) & (order > 0)]
    shown = order[:most]
    first, last = _find_days(columns, field, said, size)
    groups = tuple(
        Group(
            columns.names[number],
            int(counts[number]),
            int(checked[number]),
            int(differing[number]),
            _read_day(first[number]),
            _read_day(last[number]),
        )
        for number in shown.tolist()
    )
    return groups, len(order) - len(shown)


def _find_days(columns: Columns, field: str, said: Ints, size: int) -> tuple[Ints, Ints]:
    """The first and last day of each value; 0: none is known."""
    dated = said[columns.fields["day"][said] > 0]
    values, days = columns.fields[field][dated], columns.fields["day"][dated].astype(np.int64)
    last = np.zeros(size, np.int64)
    np.maximum.at(last, values, days)
    first = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(first, values, days)
    return np.where(last > 0, first, 0), last


def _read_day(number: int) -> date | None:
    return date.fromordinal(int(number)) if number > 0 else None


def _count_alterations(held: Ints) -> Iterator[tuple[AlterationType, int]]:
    counts = [(each, int(np.count_nonzero(held & (1 << n)))) for n, each in enumerate(ALTERATIONS)]
    yield from sorted(((e, c) for e, c in counts if c), key=lambda pair: -pair[1])


def rank_passages(columns: Columns, mine: Ints, most: int, *, reported: bool) -> Ints:
    """Somebody's passages in reports, worst first, or in transcripts; then the newest."""
    fields = columns.fields
    said, spoken, _ = _part(columns, mine)
    found = said if reported else spoken
    days = fields["day"][found].astype(np.int64)
    worst = fields["worst"][found].astype(np.int64) if reported else np.zeros(len(found), np.int64)
    return np.asarray(found[np.lexsort((found, -days, worst))[:most]])


def spread_passages(columns: Columns, mine: Ints, most: int) -> Ints:
    """The newest passages of somebody's, so many at most."""
    found: Ints = mine[columns.fields["fold"][mine] == 0]
    if len(found) <= most:
        return found
    days = columns.fields["day"][found].astype(np.int64)
    return np.sort(found[np.argpartition(-days, most)[:most]])
