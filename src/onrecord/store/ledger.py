"""People, occasions, kept records and inputs set aside: small tables, read whole."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from onrecord.model import Occasion, Person
from onrecord.store.bodies import pack_record, unpack_record
from onrecord.store.records import SetAside
from onrecord.store.tables import kept, occasions, people, person_names, set_aside
from onrecord.store.writing import name_key, plain

__all__ = [
    "keep_body",
    "put_aside",
    "read_aside",
    "read_occasions",
    "read_people",
    "replace_occasions",
    "replace_people",
]


def replace_people(connection: Connection, persons: Sequence[Person]) -> None:
    """Write all people in place of those held."""
    connection.execute(delete(person_names))
    connection.execute(delete(people))
    rows = [
        {"id": p.id, "position": place, "name": plain(p.name), "body": pack_record(p)}
        for place, p in enumerate(persons)
    ]
    names = [
        {"person": p.id, "name_key": key}
        for p in persons
        for key in dict.fromkeys(name_key(name) for name in (p.name, *p.aliases))
    ]
    for table, held in ((people, rows), (person_names, names)):
        if held:
            connection.execute(insert(table), held)


def read_people(
    connection: Connection, where: str, person: str | None = None
) -> tuple[Person, ...]:
    """All people in the order they were saved in, or the one with an id."""
    query = select(people.c.body).order_by(people.c.position)
    if person is not None:
        query = query.where(people.c.id == person)
    return tuple(unpack_record(body, Person, where) for body in connection.scalars(query))


def replace_occasions(connection: Connection, held: Sequence[Occasion]) -> None:
    """Write all occasions in place of those held."""
    connection.execute(delete(occasions))
    rows = [
        {"id": occasion.id, "position": place, "body": pack_record(occasion)}
        for place, occasion in enumerate(held)
    ]
    if rows:
        connection.execute(insert(occasions), rows)


def read_occasions(
    connection: Connection, where: str, occasion: str | None = None
) -> tuple[Occasion, ...]:
    """All occasions in the order they were saved in, or the one with an id."""
    query = select(occasions.c.body).order_by(occasions.c.position)
    if occasion is not None:
        query = query.where(occasions.c.id == occasion)
    return tuple(unpack_record(body, Occasion, where) for body in connection.scalars(query))


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
