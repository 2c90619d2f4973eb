"""Printings: which reports print which stretch of a primary text, and what was found on each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, cast, func, select

from onrecord.model import Verdict
from onrecord.store.databases.database import Database
from onrecord.store.listing.lists import AnyRow, ask_statements, read_statement
from onrecord.store.rows.records import Fold, StatementRow
from onrecord.store.rows.sought import Changed
from onrecord.store.schema.storable import sound
from onrecord.store.schema.tables import documents, printings, statements
from onrecord.store.search.search_answer import read_changed
from onrecord.text import Span
from onrecord.tracing import follow_copies

__all__ = ["Printing", "PrintingCount", "Printings"]

_MOST_HANDS: Final = 20  # from copy to copy; more is a damaged archive
_MOST: Final = 1000  # printings of one stretch that are read


@dataclass(frozen=True, slots=True)
class Printing:
    """A statement of a report whose words were found in a stretch of a primary text."""

    said: Span  # of the passage, in the primary text
    statement: StatementRow
    copy_of: str | None  # id of the held document that its report comes from, by however many hands
    changes: tuple[Changed, ...] = ()
    address: str | None = None  # of its report, folded; versions of a page share one
    parent: str | None = None  # id of the held document that its report was copied from


@dataclass(frozen=True, slots=True)
class PrintingCount:
    """How many reports print words of a text; a copy of a held document is no second witness."""

    reports: int = 0
    copies: int = 0
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)  # of statements, copies left out


class Printings:
    """The passages of findings, by the text in which they stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def within(self, document: str, area: Span, limit: int = _MOST) -> tuple[Printing, ...]:
        """The printings that share a character with a stretch, in the order of the text.

        Args:
            document: id of the primary text.
            area: the stretch.
            limit: how many at most.
        """
        query = (
            ask_statements(_overlaps(document, area), *_COUNTED)
            .join(printings, and_(*_MINE))
            .add_columns(printings.c.said_start, printings.c.said_end)
            .add_columns(documents.c.copy_of.label("origin"), documents.c.address)
            .order_by(
                printings.c.said_start,
                documents.c.published.asc().nulls_last(),
                statements.c.document,
                statements.c.start,
                printings.c.number,
            )
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(limit)).all()
            origins = _climb(connection, {row.document: row.origin for row in rows})
        return tuple(_read(row, origins) for row in rows)

    def count(self, document: str, area: Span) -> PrintingCount:
        """How many reports print words of a stretch, and what was found."""
        copied = documents.c.copy_of.is_not(None)
        with self._database.reading() as connection:
            held = (
                _join(copied, func.count(documents.c.id.distinct()))
                .where(_overlaps(document, area), *_COUNTED)
                .group_by(copied)
            )
            reports = {bool(row[0]): int(row[1]) for row in connection.execute(held)}
            found = (
                _join(statements.c.verdict, func.count(statements.c.id.distinct()))
                .where(_overlaps(document, area), *_COUNTED, documents.c.copy_of.is_(None))
                .group_by(statements.c.verdict)
            )
            verdicts = {row[0]: int(row[1]) for row in connection.execute(found)}
        told = {v: verdicts[v.value] for v in Verdict if v.value in verdicts}
        return PrintingCount(reports.get(False, 0), reports.get(True, 0), told)

    def spread(self, document: str, length: int, bins: int) -> Mapping[int, tuple[int, int]]:
        """How many reports print words of each of some equal stretches, copies left out.

        Args:
            document: id of the primary text.
            length: its characters.
            bins: how many stretches.

        Returns:
            By number of the stretch, from 0: how many, and where the first words begin.
        """
        wide = max(1, -(-length // bins))
        at = cast(printings.c.said_start // wide, Integer).label("stretch")
        query = (
            _join(at, func.count(documents.c.id.distinct()), func.min(printings.c.said_start))
            .where(printings.c.against == sound(document), *_COUNTED, documents.c.copy_of.is_(None))
            .group_by("stretch")  # by name: a server takes two bounds of one value for two
        )
        with self._database.reading() as connection:
            found = connection.execute(query)
            return {int(row[0]): (int(row[1]), int(row[2])) for row in found}


_MINE = (
    printings.c.statement == statements.c.id,
    printings.c.document == statements.c.document,
)


# A lead is no printing, and what lists fold away is not counted; copies stand under their origin.
_COUNTED = (
    statements.c.fold.in_(("", Fold.COPIED.value)),
    statements.c.verdict != Verdict.ELSEWHERE.value,
)


def _join(*columns: ColumnElement[Any]) -> Select[Any]:
    joined = select(*columns).select_from(printings).join(statements, and_(*_MINE))
    return joined.join(documents, documents.c.id == statements.c.document)


def _overlaps(document: str, area: Span) -> ColumnElement[bool]:
    row = printings.c
    inside = and_(row.said_start < area.end, row.said_end > area.start)
    return and_(row.against == sound(document), inside)


def _climb(connection: Connection, parents: dict[str, str | None]) -> Mapping[str, str]:
    """By document the one that it comes from in the end, through copies that print nothing here."""
    known = dict(parents)
    above = {parent for parent in known.values() if parent}.difference(known)
    for _ in range(_MOST_HANDS):
        if not above:
            break
        query = select(documents.c.id, documents.c.copy_of).where(documents.c.id.in_(above))
        known.update(dict.fromkeys(above))
        known.update({row.id: row.copy_of for row in connection.execute(query)})
        above = {up for each in above if (up := known[each])}.difference(known)
    return follow_copies(known)


def _read(row: AnyRow, origins: Mapping[str, str]) -> Printing:
    said = Span(row.said_start, row.said_end)
    origin = origins[row.document]
    return Printing(
        said,
        read_statement(row),
        origin if origin != row.document else None,
        read_changed(row.alterations),
        row.address,
        row.origin,
    )
