"""What an archive holds, in numbers."""

from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, func, select

from onrecord.model import DocumentKind, StatementKind, Verdict
from onrecord.store.lists import was_said
from onrecord.store.records import Counts
from onrecord.store.tables import (
    documents,
    figures,
    occasions,
    people,
    set_aside,
    statements,
)

__all__ = ["count_all", "stamp_primary"]

_E = TypeVar("_E", bound=Enum)


def count_all(connection: Connection) -> Counts:
    """Count documents, statements, findings and the rest."""

    def number(of: Table, *conditions: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(of).where(and_(True, *conditions))
        return int(connection.execute(query).scalar_one())

    size = select(func.coalesce(func.sum(documents.c.original_bytes), 0))
    return Counts(
        documents=_by_kind(connection, documents.c.kind, DocumentKind),
        statements=_by_kind(connection, statements.c.kind, StatementKind, was_said()),
        findings=_by_kind(connection, statements.c.verdict, Verdict, *_weighed()),
        primary_texts=number(documents, documents.c.primary_text),
        figures=number(figures),
        people=number(people),
        occasions=number(occasions),
        pending=number(documents, documents.c.pending),
        set_aside=number(set_aside),
        original_bytes=int(connection.execute(size).scalar_one()),
    )


def _weighed() -> tuple[ColumnElement[bool], ...]:
    """What has a finding and is not folded away."""
    return statements.c.verdict.is_not(None), statements.c.fold == ""


def stamp_primary(connection: Connection) -> str:
    """A mark that changes whenever the primary texts do."""
    made_by = documents.c.made_by
    query = select(
        func.count(), func.max(documents.c.added), func.min(made_by), func.max(made_by)
    ).where(documents.c.primary_text)
    return " ".join(map(str, connection.execute(query).one()))


def _by_kind(
    connection: Connection, column: Column[Any], kinds: type[_E], *only: ColumnElement[bool]
) -> tuple[tuple[_E, int], ...]:
    query = select(column, func.count()).where(and_(True, *only)).group_by(column)
    found = connection.execute(query)
    held = {kinds(value): int(count) for value, count in found}
    return tuple((kind, held.get(kind, 0)) for kind in kinds)
