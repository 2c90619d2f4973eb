"""Which statements of a copy only repeat what its original prints: counted and listed once."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    Select,
    bindparam,
    exists,
    select,
    update,
)

from onrecord.model import ReviewKind, fold_words
from onrecord.store.schema.tables import documents, statements

__all__ = ["find_copies", "note_all_repeats", "note_repeats"]

_ROW: Final = statements.c
_MINE: Final[BindParameter[str]] = bindparam("mine")
_HEAD: Final = select(
    documents.c.copy_of,
    exists(select(_ROW.number).where(_ROW.document == _MINE, _ROW.repeated)).label("borne"),
).where(documents.c.id == _MINE)
_ASKED: Final[Select[Any]] = select(
    *(_ROW.number, _ROW.text, _ROW.person, _ROW.speaker_key, _ROW.verdict, _ROW.meaning),
    *(_ROW.reviewed, _ROW.repeated),
).where(_ROW.document == _MINE)
_COPIES: Final = select(documents.c.id).where(documents.c.copy_of == _MINE).order_by(documents.c.id)
_NUMBER: Final[BindParameter[int]] = bindparam("one")
_AMEND: Final = (
    update(statements).where(statements.c.number == _NUMBER).values({"repeated": bindparam("now")})
)

_Key = tuple[str, str | None, str | None, str | None]


def find_copies(connection: Connection, document: str) -> tuple[str, ...]:
    """The held documents that were copied from one, by id."""
    return tuple(connection.scalars(_COPIES, {"mine": document}))


def note_repeats(connection: Connection, document: str) -> None:
    """Mark the statements of a copy whose words, speaker and finding are those of its original.

    What a copy changed is its own; so is what somebody took for no statement in the original.
    """
    head = connection.execute(_HEAD, {"mine": document}).first()
    if head is None or (head.copy_of is None and not head.borne):
        return
    rows = connection.execute(_ASKED, {"mine": document}).all()
    held = {_read_key(row) for row in _ask_original(connection, head.copy_of)}
    now = {row.number: bool(held) and _read_key(row) in held for row in rows}
    changes = [
        {"one": row.number, "now": now[row.number]}
        for row in rows
        if now[row.number] != row.repeated
    ]
    if changes:
        connection.execute(_AMEND, changes)


def note_all_repeats(connection: Connection) -> None:
    """Mark them in every copy that is held."""
    for document in connection.scalars(
        select(documents.c.id).where(documents.c.copy_of.is_not(None))
    ).all():
        note_repeats(connection, document)


def _ask_original(connection: Connection, document: str | None) -> Iterable[Row[Any]]:
    if document is None:
        return ()
    taken_out = ReviewKind.NOT_A_STATEMENT.value
    rows = connection.execute(_ASKED, {"mine": document})
    return (row for row in rows if row.reviewed != taken_out)


def _read_key(row: Row[Any]) -> _Key:
    """What two statements share of which one repeats the other."""
    speaker = row.person or row.speaker_key
    return fold_words(row.text), speaker, row.verdict, row.meaning
