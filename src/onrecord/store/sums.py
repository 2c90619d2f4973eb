"""What an archive holds, in numbers."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, case, func, select

from onrecord.model import DocumentKind, StatementKind, Verdict
from onrecord.store.folding import stands_out
from onrecord.store.lists import was_said
from onrecord.store.records import Counts, OccasionCount, OutletRow, VerdictCount
from onrecord.store.tables import (
    documents,
    figures,
    occasions,
    people,
    set_aside,
    statements,
)

__all__ = ["count_all", "count_by_occasion", "count_by_person", "count_outlets", "stamp_primary"]

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
    return statements.c.verdict.is_not(None), stands_out()


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


def count_outlets(connection: Connection) -> tuple[OutletRow, ...]:
    """Count documents and verdicts of each publisher, the one with most documents first."""
    publisher, copy_of = documents.c.publisher, documents.c.copy_of
    held = select(publisher, func.count(), func.count(copy_of)).group_by(publisher)
    own = (
        select(publisher, statements.c.verdict, func.count())
        .select_from(statements)
        .join(documents, documents.c.id == statements.c.document)
        .where(copy_of.is_(None), stands_out())
        .group_by(publisher, statements.c.verdict)
    )
    verdicts: dict[str | None, dict[str | None, int]] = {}
    for outlet, verdict, count in connection.execute(own):
        verdicts.setdefault(outlet, {})[verdict] = int(count)
    rows = [
        OutletRow(
            publisher=outlet,
            documents=int(all_documents),
            copies=int(copies),
            statements=sum(verdicts.get(outlet, {}).values()),
            verdicts=tuple(
                VerdictCount(verdict, verdicts[outlet][verdict.value])
                for verdict in Verdict
                if verdict.value in verdicts.get(outlet, {})
            ),
        )
        for outlet, all_documents, copies in connection.execute(held)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.documents, row.publisher or "\U0010ffff")))


def count_by_occasion(connection: Connection) -> Mapping[str, OccasionCount]:
    """What reports hold of each occasion; one of which none holds a statement is not in it."""
    occasion, verdict = statements.c.occasion, statements.c.verdict
    marked = statements.c.kind.in_([StatementKind.DIRECT.value, StatementKind.MIXED.value])
    waits = and_(marked, verdict == Verdict.NO_PRIMARY.value)
    query = (
        select(
            occasion,
            statements.c.document,
            func.sum(case((marked, 1), else_=0)),
            func.sum(case((waits, 1), else_=0)),
        )
        .where(occasion.is_not(None), statements.c.kind != StatementKind.TURN.value)
        .group_by(occasion, statements.c.document)
        .order_by(occasion, statements.c.document)
    )
    held: dict[str, OccasionCount] = {}
    for name, document, quoted, waiting in connection.execute(query):
        before = held.get(name, OccasionCount())
        held[name] = OccasionCount(
            (*before.reports, document),
            before.quotations + int(quoted),
            before.waiting + int(waiting),
        )
    return held


def count_by_person(connection: Connection) -> Mapping[str, int]:
    """How many statements each person has; who has none is not in it."""
    person = statements.c.person
    query = select(person, func.count()).where(person.is_not(None), stands_out()).group_by(person)
    return {row[0]: int(row[1]) for row in connection.execute(query)}
