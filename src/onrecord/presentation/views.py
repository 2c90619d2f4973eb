"""What the pages and lists of every interface show, gathered from the store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Occasion, Person
from onrecord.store import (
    Archive,
    DocumentRow,
    Fold,
    StatementFilter,
    StatementRow,
)
from onrecord.text import Span
from onrecord.usecases import find_person

__all__ = [
    "PersonView",
    "RoleShown",
    "name_narrowing",
    "show_person",
    "tell_coverage",
]

_MOST_ROWS = 100  # statements of each sort on a person's page


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role with the words and the document that give it."""

    title: str
    words: str
    at: Span  # of the words, in the document's text
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class PersonView:
    """What a person's page shows."""

    person: Person
    roles: tuple[RoleShown, ...]
    reported: tuple[StatementRow, ...]
    turns: tuple[StatementRow, ...]
    folds: Mapping[Fold, int]  # statements of the person that are folded away
    more: bool = False  # whether there are more than are shown

    @property
    def merges(self) -> tuple[tuple[str, str], ...]:
        """Each name with the reason why it was taken for this person, once."""
        return tuple(dict.fromkeys((m.name, m.reason) for m in self.person.merges))


def show_person(archive: Archive, person_id: str) -> PersonView | None:
    """A person's page; None if there is no such person."""
    person = find_person(archive, person_id)
    if person is None:
        return None
    person_id = person.id
    reported = _said_by(archive, person_id, reported=True)
    turns = _said_by(archive, person_id, reported=False)
    return PersonView(
        person,
        tuple(_show_roles(archive, person)),
        reported[:_MOST_ROWS],
        turns[:_MOST_ROWS],
        archive.count_folds(StatementFilter(person=person_id, reported=True)),
        more=len(reported) > _MOST_ROWS or len(turns) > _MOST_ROWS,
    )


def _said_by(archive: Archive, person: str, *, reported: bool) -> tuple[StatementRow, ...]:
    wanted = StatementFilter(
        person=person, reported=reported, unfolded=True, ranked=reported, limit=_MOST_ROWS + 1
    )
    return tuple(archive.statements(wanted))


def _show_roles(archive: Archive, person: Person) -> Iterator[RoleShown]:
    """Each title once, with the first document that gives it."""
    titles: set[str] = set()
    for role in person.roles:
        if role.title.casefold() in titles:
            continue
        text, document = archive.text(role.document), archive.document(role.document)
        if text is not None and document is not None:
            titles.add(role.title.casefold())
            yield RoleShown(role.title, " ".join(role.span.of(text).split()), role.span, document)


def name_narrowing(archive: Archive, wanted: StatementFilter) -> Iterator[tuple[str, str, str]]:
    """What else a list is narrowed to: field, what it means, name of what is meant."""
    if wanted.person is not None:
        person = archive.person(wanted.person)
        yield "person", "by", person.name if person else wanted.person
    for field, meaning, document_id in (
        ("document", "printed in", wanted.document),
        ("against", "held against", wanted.against),
    ):
        if document_id is not None:
            document = archive.document(document_id)
            yield field, meaning, document.name if document else document_id
    if wanted.occasion is not None:
        occasion = archive.occasion(wanted.occasion)
        yield "occasion", "said at", occasion.title if occasion else wanted.occasion


def tell_coverage(occasion: Occasion) -> str:
    """What primary text is held of an occasion, in words."""
    if not occasion.transcripts:
        return "no transcript held"
    told = "complete transcript" if occasion.complete else "partial transcript"
    if occasion.verbatim is None:
        return told
    return f"{told}, as spoken" if occasion.verbatim else f"{told}, edited or as written"
