"""The queue of findings that persons review, worst first: neighbours, places and counts."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, not_, or_, select, tuple_

from onrecord.store.databases.database import Database
from onrecord.store.rows.records import Queued
from onrecord.store.schema.sorting import QUEUED
from onrecord.store.schema.storable import sound
from onrecord.store.schema.tables import statements

__all__ = ["Queue"]

_ROW: Final = statements.c
_ORDER: Final = (_ROW.worst, _ROW.score, _ROW.document, _ROW.start, _ROW.number)
# Written so that no database takes the index of `reviewed`, in which nearly all are alike.
_UNREAD: Final = func.coalesce(_ROW.reviewed, "") == ""
_SEPARATOR: Final = ", "  # between the names in `reviewed_by`
_PAGE: Final = 500


class Queue:
    """The findings of an archive that somebody is asked to read, in their order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Iterator[Queued]:
        """Every one, worst first, then the least certain."""
        with self._database.reading() as connection:
            rows = connection.execute(_ask(), execution_options={"yield_per": _PAGE})
            yield from map(_read, rows)

    def count(self) -> tuple[int, int]:
        """How many there are, and how many of them were read."""
        return self._database.remember("queued", _count)

    def place(self, statement: str) -> int | None:
        """The place of a finding, from 1; None: it is not in the queue."""
        own = self._find(statement)
        if own is None:
            return None
        query = select(func.count()).where(QUEUED, _lies(own, after=False))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one() + 1

    def beside(self, statement: str, *, after: bool) -> str | None:
        """The finding before or behind one; None: it is the first or the last."""
        own = self._find(statement)
        if own is None:
            return None
        return self._first(_ask(after=after).where(_lies(own, after=after)))

    def waiting(
        self, reader: str, *, second: bool = False, mine: bool = False, limit: int = 1
    ) -> tuple[str, ...]:
        """The first findings that wait for a reader.

        Args:
            reader: the name that the reader signs with.
            second: what others have read, and the reader has not; not what nobody has read.
            mine: only what is assigned to the reader; what is assigned to others never waits.
            limit: how many at most.
        """
        return self._ids(_ask().where(*_waits(reader, second=second, mine=mine)), limit)

    def following(
        self, reader: str, statement: str, *, second: bool = False, mine: bool = False
    ) -> str | None:
        """What waits for a reader behind a finding, else before it."""
        own = self._find(statement)
        waiting = _ask().where(*_waits(reader, second=second, mine=mine))
        if own is not None:
            behind = self._first(waiting.where(_lies(own, after=True)))
            if behind is not None:
                return behind
        return self._first(waiting.where(_ROW.id != sound(statement)))

    def assigned(self, reader: str) -> int:
        """How many findings that nobody has read are assigned to a reader."""
        query = select(func.count()).where(QUEUED, _UNREAD, _ROW.assigned == sound(reader))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def assignee(self, statement: str) -> str | None:
        """To whom a finding is assigned; None: nobody."""
        own = self._find(statement)
        return own.assigned if own is not None else None

    def _find(self, statement: str) -> Row[Any] | None:
        columns = select(*_ORDER, _ROW.assigned)
        query: Select[Any] = columns.where(QUEUED, _ROW.id == sound(statement))
        with self._database.reading() as connection:
            return connection.execute(query).first()

    def _first(self, query: Select[Any]) -> str | None:
        return next(iter(self._ids(query, 1)), None)

    def _ids(self, query: Select[Any], limit: int) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return tuple(row.id for row in connection.execute(query.limit(limit)))


def _count(connection: Connection) -> tuple[int, int]:
    query = select(func.count(), func.count(_ROW.reviewed)).where(QUEUED)
    total, read = connection.execute(query).one()
    return total, read


def _ask(*, after: bool = True) -> Select[Any]:
    order = _ORDER if after else tuple(column.desc() for column in _ORDER)
    query = select(_ROW.id, _ROW.reviewed, _ROW.reviewed_by, _ROW.assigned).where(QUEUED)
    return query.order_by(*order)


def _lies(own: Row[Any], *, after: bool) -> ColumnElement[bool]:
    """Whether a finding lies behind one, or before it."""
    held = tuple_(own.worst, own.score, own.document, own.start, own.number)
    return tuple_(*_ORDER) > held if after else tuple_(*_ORDER) < held


def _waits(reader: str, *, second: bool, mine: bool) -> tuple[ColumnElement[bool], ...]:
    name = sound(reader)
    given = _ROW.assigned == name if mine else or_(_ROW.assigned.is_(None), _ROW.assigned == name)
    if not second:
        return _UNREAD, given
    readers = _SEPARATOR + _ROW.reviewed_by + _SEPARATOR
    mark = f"{_SEPARATOR}{name}{_SEPARATOR}"
    return _ROW.reviewed.is_not(None), given, not_(readers.contains(mark, autoescape=True))


def _read(row: Row[Any]) -> Queued:
    return Queued(row.id, row.reviewed, row.reviewed_by, row.assigned)
