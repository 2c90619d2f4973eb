"""People, occasions, kept records and inputs set aside: small tables, read whole."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from onrecord.model import Occasion, Person, Role
from onrecord.store.rows.records import SetAside
from onrecord.store.schema.bodies import pack_record, unpack_record
from onrecord.store.schema.storable import name_key, plain
from onrecord.store.schema.tables import (
    documents,
    kept,
    occasions,
    people,
    person_names,
    set_aside,
)
from onrecord.store.schema.totals import Of, keep_rows

__all__ = [
    "amend_occasions",
    "amend_people",
    "keep_body",
    "put_aside",
    "read_aside",
    "read_occasions",
    "read_people",
    "replace_occasions",
    "replace_people",
]

_T = TypeVar("_T")
_WRITTEN = 250  # persons or occasions that are written at a time
_PEOPLE_HELD = 20_000  # persons in memory, of all archives that are open


def replace_people(connection: Connection, persons: Iterable[Person]) -> None:
    """Write all people in place of those held."""
    connection.execute(delete(person_names))
    connection.execute(delete(people))
    _insert_people(connection, persons)


def amend_people(connection: Connection, gone: Iterable[str], persons: Iterable[Person]) -> None:
    """Write some people in place of those with these ids."""
    for each in gone:
        connection.execute(delete(person_names).where(person_names.c.person == each))
        connection.execute(delete(people).where(people.c.id == each))
    _insert_people(connection, persons)


def _insert_people(connection: Connection, persons: Iterable[Person]) -> None:
    for first, some in _cut(persons):
        _insert_some(connection, some, first)


def _cut(things: Iterable[_T]) -> Iterator[tuple[int, list[_T]]]:
    """Some things at a time, each with the place of the first."""
    waiting, first = iter(things), 0
    while some := list(islice(waiting, _WRITTEN)):
        yield first, some
        first += len(some)


def _insert_some(connection: Connection, persons: Sequence[Person], first: int) -> None:
    """Write people, the first of them at a place."""
    rows = [
        {
            "id": p.id,
            "position": place,
            "name": plain(p.name),
            "body": pack_record(p),
            "kind": p.kind.value,
            "title": _choose_title(p.roles),
        }
        for place, p in enumerate(persons, first)
    ]
    names = [
        {"person": p.id, "name_key": key}
        for p in persons
        for key in dict.fromkeys(name_key(name) for name in (p.name, *p.aliases))
    ]
    for table, held in ((people, rows), (person_names, names)):
        connection.execute(insert(table), held)
    keep_rows(connection, Of.PERSON, [p.id for p in persons])


def _choose_title(roles: Sequence[Role]) -> str | None:
    """The title that most documents give, as it is written first; of equals, the first."""
    given = Counter(title for title, _ in {(r.title.casefold(), r.document): 0 for r in roles})
    if not given:
        return None
    most = given.most_common(1)[0][0]
    return next(plain(role.title) for role in roles if role.title.casefold() == most)


def read_people(
    connection: Connection, where: str, person: str | None = None
) -> tuple[Person, ...]:
    """All people by id, or the one with an id."""
    query = select(people.c.body).order_by(people.c.id)
    if person is not None:
        query = query.where(people.c.id == person)
    return tuple(_unpack_person(body, where) for body in connection.scalars(query))


@lru_cache(maxsize=_PEOPLE_HELD)
def _unpack_person(body: bytes, where: str) -> Person:
    """A person as kept; the same record for the same bytes, so that nothing is read twice."""
    return unpack_record(body, Person, where)


def replace_occasions(connection: Connection, held: Iterable[Occasion]) -> None:
    """Write all occasions in place of those held."""
    connection.execute(delete(occasions))
    _insert_occasions(connection, held)


def amend_occasions(connection: Connection, gone: Iterable[str], held: Iterable[Occasion]) -> None:
    """Write some occasions in place of those with these ids."""
    for each in gone:
        connection.execute(delete(occasions).where(occasions.c.id == each))
    _insert_occasions(connection, held)


def _insert_occasions(connection: Connection, held: Iterable[Occasion]) -> None:
    """A copy, or a report that bears the transcript itself, is no report of its own."""
    copied = select(documents.c.id).where(documents.c.copy_of.is_not(None))
    for first, some in _cut(held):
        copies: set[str] = set()
        reports = {each for occasion in some for each in occasion.reports}
        for asked in _cut(sorted(reports)):
            copies.update(connection.scalars(copied.where(documents.c.id.in_(asked[1]))))
        connection.execute(insert(occasions), _occasion_rows(some, copies, first))
        keep_rows(connection, Of.OCCASION, [occasion.id for occasion in some])


def _occasion_rows(
    held: Sequence[Occasion], copies: Collection[str], first: int
) -> list[dict[str, object]]:
    return [
        {
            "id": occasion.id,
            "position": place,
            "body": pack_record(occasion),
            "title": plain(occasion.title),
            "title_key": name_key(occasion.title),
            "date": occasion.date,
            "place": occasion.place and plain(occasion.place),
            "kind": occasion.kind and plain(occasion.kind),
            "transcripts": len(occasion.transcripts),
            "complete": occasion.complete,
            "verbatim": occasion.verbatim,
            "reports": len({*occasion.reports}.difference(occasion.transcripts, copies)),
            "host": occasion.host and plain(occasion.host),
        }
        for place, occasion in enumerate(held, first)
    ]


def read_occasions(
    connection: Connection, where: str, occasion: str | None = None
) -> tuple[Occasion, ...]:
    """All occasions by date, undated last, and id; or the one with an id."""
    query = select(occasions.c.body)
    if occasion is not None:
        query = query.where(occasions.c.id == occasion)
    held = [unpack_record(body, Occasion, where) for body in connection.scalars(query)]
    return tuple(sorted(held, key=lambda each: (each.date or date.max, each.id)))


def keep_body(connection: Connection, kind: str, document: str, body: bytes) -> None:
    """Keep bytes under a kind and a document, in place of what is there."""
    mine = (kept.c.kind == kind) & (kept.c.document == document)
    connection.execute(delete(kept).where(mine))
    connection.execute(insert(kept), {"kind": kind, "document": document, "body": body})


def put_aside(connection: Connection, name: str, reason: str) -> None:
    """Note that an input could not be used, in place of an earlier note on it."""
    row = {"name": plain(name), "reason": plain(reason), "at": datetime.now(UTC)}
    connection.execute(delete(set_aside).where(set_aside.c.name == row["name"]))
    connection.execute(insert(set_aside), row)


def read_aside(connection: Connection) -> tuple[SetAside, ...]:
    """The inputs that could not be used, by name."""
    query = select(set_aside).order_by(set_aside.c.name)
    return tuple(
        SetAside(row.name, row.reason, row.at.replace(tzinfo=UTC))
        for row in connection.execute(query)
    )
