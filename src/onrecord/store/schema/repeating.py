"""Which statements of a copy only repeat what its original prints: counted and listed once."""

from collections.abc import Sequence
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

from onrecord.model import fold_words
from onrecord.store.schema.tables import documents, statements

__all__ = ["find_copies", "find_original", "note_all_repeats", "note_repeats"]

_ROW: Final = statements.c
_MINE: Final[BindParameter[str]] = bindparam("mine")
_HEAD: Final = select(
    documents.c.copy_of,
    exists(select(_ROW.number).where(_ROW.document == _MINE, _ROW.repeated)).label("borne"),
).where(documents.c.id == _MINE)
_COLUMNS: Final = (
    *(_ROW.id, _ROW.number, _ROW.text, _ROW.person, _ROW.speaker_key, _ROW.verdict, _ROW.meaning),
    _ROW.repeated,
)
_ASKED: Final[Select[Any]] = select(*_COLUMNS).where(_ROW.document == _MINE).order_by(_ROW.start)
_ONE: Final[Select[Any]] = (
    select(*_COLUMNS, documents.c.copy_of)
    .join(documents, documents.c.id == _ROW.document)
    .where(_ROW.id == bindparam("one"))
)
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

    What a copy changed is its own. What is decided of a statement holds for those that repeat it.
    """
    head = connection.execute(_HEAD, {"mine": document}).first()
    if head is None or (head.copy_of is None and not head.borne):
        return
    rows = connection.execute(_ASKED, {"mine": document}).all()
    held = {_read_key(row) for row in _ask_rows(connection, head.copy_of)}
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


def find_original(connection: Connection, statement: str) -> str | None:
    """The id of the statement that one of a copy repeats, in the first original that is held.

    None: it repeats none.
    """
    found: str | None = None
    seen: set[str] = set()
    at = connection.execute(_ONE, {"one": statement}).first()
    while at is not None and at.repeated and at.copy_of not in seen:
        seen.add(at.copy_of)
        key = _read_key(at)
        same = (row.id for row in _ask_rows(connection, at.copy_of) if _read_key(row) == key)
        original = next(same, None)
        found = original or found
        at = original and connection.execute(_ONE, {"one": original}).first()
    return found


def _ask_rows(connection: Connection, document: str | None) -> Sequence[Row[Any]]:
    return () if document is None else connection.execute(_ASKED, {"mine": document}).all()


def _read_key(row: Row[Any]) -> _Key:
    """What two statements share of which one repeats the other."""
    speaker = row.person or row.speaker_key
    return fold_words(row.text), speaker, row.verdict, row.meaning
