"""Lists of the record: who speaks, and on which occasions."""

from dataclasses import dataclass

from onrecord.model import Occasion, Person
from onrecord.speakers import address_of
from onrecord.store import Archive, OccasionCount

__all__ = [
    "OccasionLine",
    "PersonLine",
    "find_person",
    "list_occasions",
    "list_people",
    "newest_first",
]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list."""

    person: Person
    statements: int


@dataclass(frozen=True, slots=True)
class OccasionLine:
    """An occasion in a list, with what reports hold of it."""

    occasion: Occasion
    reports: int
    quotations: int
    waiting: int  # quotations that could not be checked for want of a transcript


def list_occasions(archive: Archive, *, missing: bool = False) -> tuple[OccasionLine, ...]:
    """All occasions, the newest first, those without a date last.

    With `missing` those of which no complete transcript is held though quotations wait for one,
    the most wanted first.
    """
    counted, nothing = archive.count_by_occasion(), OccasionCount()
    lines = []
    for occasion in sorted(archive.occasions(), key=newest_first):
        count = counted.get(occasion.id, nothing)
        reports = len({*occasion.reports, *count.reports})
        lines.append(OccasionLine(occasion, reports, count.quotations, count.waiting))
    if not missing:
        return tuple(lines)
    wanted = [one for one in lines if one.waiting and not one.occasion.complete]
    return tuple(sorted(wanted, key=lambda one: (-one.waiting, -one.reports)))


def list_people(archive: Archive) -> tuple[PersonLine, ...]:
    """Everybody who speaks, the most quoted first."""
    said = archive.count_by_person()
    lines = (PersonLine(person, said.get(person.id, 0)) for person in archive.people())
    return tuple(sorted(lines, key=lambda line: (-line.statements, line.person.name)))


def _once_called(archive: Archive, person_id: str) -> Person | None:
    """The one person whose id this was while the archive held a shorter name only."""
    fits = [p for p in archive.people() if person_id in {address_of(each) for each in p.aliases}]
    return fits[0] if len(fits) == 1 else None


def newest_first(occasion: Occasion) -> tuple[int, str]:
    """A key that sorts occasions by their day, those without one last."""
    return (-occasion.date.toordinal() if occasion.date else 0, occasion.id)


def find_person(archive: Archive, person_id: str) -> Person | None:
    """A person by the id of now, or by one that it had under a shorter name."""
    return archive.person(person_id) or _once_called(archive, person_id)
