"""Gatherings: what one report tells of one meeting, whoever speaks there, is of one occasion."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.dates.telling import NAME, read_own_sentence
from onrecord.language import ENGLISH, fill_in
from onrecord.model import Document, Statement
from onrecord.text import cover

__all__ = ["MEETING", "Gathering", "find_gatherings"]

MEETING = "meeting"  # the kind: people came together, and more is not told
_MEETING = re.compile(
    r"\b(?:at|in|during)\s(?:the|a|an|this|that)\s(?:[\w’'-]+\s){0,2}?(?:"
    + ENGLISH.pattern("occasions", "meeting")
    + r")\b"
)
# “told farmers”, “told the farmers”. Not of one meeting: who is told apart, or by the press.
_HEARERS = re.compile(
    fill_in(
        ENGLISH.expression("occasions", "hearers"), TOLD=ENGLISH.pattern("occasions", "told_to")
    )
)
_NOT_HEARERS = ENGLISH.words("occasions", "no_hearers")
# “in the school at Tel Hadun”: the name behind at most four small words.
_PLACE = re.compile(rf"(?:\s[a-z]\w*){{0,4}}?\s(?:in|at)\s(?:the\s)?{NAME}")


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting as a report tells it."""

    place: str | None  # as printed: “Tel Hadun”
    hearers: str | None  # as printed: “farmers”


@dataclass(slots=True)
class _Group:
    """Statements of one day that are of one gathering, or may yet be."""

    numbers: list[int]
    people: set[str]
    places: dict[str, str] = field(default_factory=dict)  # in small letters → as printed
    hearers: dict[str, None] = field(default_factory=dict)
    marks: int = 0  # statements whose own sentence tells a meeting, hearers or a place
    into: "_Group | None" = None  # the group that took it

    def whole(self) -> "_Group":
        """The group that it is part of by now."""
        here = self
        while here.into is not None:
            here = here.into
        return here

    def take(self, other: "_Group") -> None:
        """Make one of two."""
        self.numbers += other.numbers
        self.people |= other.people
        self.places.update(other.places)
        self.hearers.update(other.hearers)
        self.marks += other.marks
        other.into = self


def find_gatherings(
    document: Document, statements: Sequence[Statement], days: Mapping[int, date]
) -> dict[int, Gathering]:
    """Which statements of a report were made at a gathering that it tells of.

    Those of a day are of one gathering if their own sentences tell the same hearers or place, or
    of a meeting, or if one person made them; never with two places. Where a report tells of one
    gathering on a day and of nothing else, what others say between its words was said there, too.

    Args:
        document: the report.
        statements: all of it, persons known.
        days: the numbers of those that may be of a gathering, with their days; their own sentences
            tell no other kind of occasion.

    Returns:
        By number of the statement. A gathering has a place or hearers; one of a single person has
        a place, as who is told something alone is no gathering. Linear in the statements.
    """
    by_day: dict[date, list[int]] = defaultdict(list)
    for number, day in days.items():
        by_day[day].append(number)
    found: dict[int, Gathering] = {}
    for numbers in by_day.values():
        groups = _join(_mark(document, statements, numbers))
        held = [group for group in groups if _is_gathering(group)]
        for group in held:
            place = next(iter(group.places.values()), None)
            told = Gathering(place, next(iter(group.hearers), None))
            inside = _between(group, numbers, statements) if len(held) == 1 else ()
            taken = {n for each in groups if each.marks and each is not group for n in each.numbers}
            found |= dict.fromkeys((*group.numbers, *(n for n in inside if n not in taken)), told)
    return found


def _mark(
    document: Document, statements: Sequence[Statement], numbers: Iterable[int]
) -> Iterator[tuple[_Group, bool]]:
    """What the own sentence of each statement tells, and whether it tells of a meeting."""
    for number in numbers:
        group = _Group([number], {statements[number].person or ""})
        sentence = read_own_sentence(document, statements[number]) or ""
        met = _MEETING.search(sentence)
        heard = next((h for h in _HEARERS.finditer(sentence) if h[1] not in _NOT_HEARERS), None)
        for found in filter(None, (heard, met)):
            place = _PLACE.match(sentence, found.end())
            if place is not None and not group.places:
                group.places[place[1].lower()] = place[1]
        if heard is not None:
            group.hearers[heard[1]] = None
        group.marks = int(heard is not None or met is not None)
        yield group, met is not None


def _join(marked: Iterable[tuple[_Group, bool]]) -> list[_Group]:
    """Put together what is of one place, of the same hearers, of a meeting, of one person."""
    groups: list[_Group] = []
    leads: dict[str, _Group] = {}
    for group, met in marked:
        groups.append(group)
        keys = [f"in {place}" for place in group.places]
        keys += [f"to {hearers}" for hearers in group.hearers]
        keys += [f"by {person}" for person in group.people] + (["met"] if met else [])
        for key in keys:
            one, other = leads.setdefault(key, group).whole(), group.whole()
            if one is not other and not _stand_apart(one, other):
                small, large = sorted((one, other), key=lambda each: len(each.numbers))
                large.take(small)
    return [group for group in groups if group.into is None]


def _stand_apart(one: _Group, other: _Group) -> bool:
    """Whether two places are told."""
    return bool(one.places and other.places and one.places.keys().isdisjoint(other.places))


def _is_gathering(group: _Group) -> bool:
    return bool(group.places) or (bool(group.hearers) and len(group.people) > 1)


def _between(
    group: _Group, numbers: Sequence[int], statements: Sequence[Statement]
) -> Iterator[int]:
    """The statements between the first and the last of a gathering that more than one tells."""
    if group.marks < 2:  # noqa: PLR2004 - one sentence alone may tell of one person's words
        return
    spans = {n: cover(statements[n].content) for n in numbers}
    held = [span for n in group.numbers if (span := spans[n]) is not None]
    first, last = min(held).start, max(held).end
    for number, span in spans.items():
        if span is not None and first <= span.start and span.end <= last:
            yield number
