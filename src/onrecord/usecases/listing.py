"""Lists of the record: who speaks, under which names and in which roles."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Person
from onrecord.speakers import address_of
from onrecord.store import Archive, PersonEntry, PersonFilter

__all__ = ["PersonLine", "find_person", "list_people"]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list, with all names and roles."""

    entry: PersonEntry
    person: Person


def list_people(archive: Archive, wanted: PersonFilter) -> Iterator[PersonLine]:
    """Those who speak and fit, with all names and roles; each is read as it is asked for."""
    for entry in archive.directory.people(wanted):
        person = archive.person(entry.id)
        if person is not None:
            yield PersonLine(entry, person)


def _once_called(archive: Archive, person_id: str) -> Person | None:
    """The one person whose id this was while the archive held a shorter name only."""
    named = PersonFilter(name=person_id.replace("-", " "), limit=_MOST_NAMESAKES)
    fits = [
        line.person
        for line in list_people(archive, named)
        if person_id in {address_of(each) for each in line.person.aliases}
    ]
    return fits[0] if len(fits) == 1 else None


_MOST_NAMESAKES = 100  # looked at for a name of theirs


def find_person(archive: Archive, person_id: str) -> Person | None:
    """A person by the id of now, or by one that it had under a shorter name."""
    return archive.person(person_id) or _once_called(archive, person_id)
