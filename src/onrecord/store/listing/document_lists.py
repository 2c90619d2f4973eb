"""Documents in lists: filters into queries, and rows into records."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from onrecord.model import DocumentKind
from onrecord.store.listing.directory import holds_each, read_tally
from onrecord.store.rows.entries import DocumentOrder, list_wanted
from onrecord.store.rows.records import DocumentFilter, DocumentRow
from onrecord.store.schema.counts_table import totals
from onrecord.store.schema.storable import name_key, sound
from onrecord.store.schema.tables import documents
from onrecord.store.schema.totals import Of

__all__ = ["ask_documents", "count_documents", "read_document"]

_MOST_IDS: Final = 1000  # that a query names; databases take so many
_MOST: Final = 2**62  # rows; databases count in 64 bits


def ask_documents(wanted: DocumentFilter) -> Select[Any]:
    """Documents that fit, with what is counted of each."""
    counts = and_(totals.c.kind == Of.DOCUMENT.value, totals.c.key == documents.c.id)
    day = documents.c.published.desc().nulls_last()
    orders: Mapping[DocumentOrder, tuple[ColumnElement[Any], ...]] = {
        DocumentOrder.DAY: (day,),
        DocumentOrder.ADDED: (documents.c.added.desc(), day),
        DocumentOrder.STATEMENTS: (totals.c.statements.desc(), totals.c.turns.desc()),
        DocumentOrder.DIFFERING: (totals.c.differing.desc(), totals.c.statements.desc()),
    }
    order = (*orders[wanted.order], documents.c.name, documents.c.id)
    # Each has its totals. An outer join lets a database begin with the documents, by their index.
    first = wanted.order in {DocumentOrder.DAY, DocumentOrder.ADDED}
    joined = select(documents, totals).join(totals, counts, isouter=first)
    query = joined.where(and_(True, *_fits(wanted)))
    limit = _MOST if wanted.limit is None else max(0, min(wanted.limit, _MOST))
    return query.order_by(*order).limit(limit).offset(max(0, min(wanted.offset, _MOST)))


def count_documents(wanted: DocumentFilter) -> Select[int]:
    """How many documents fit."""
    return select(func.count()).select_from(documents).where(and_(True, *_fits(wanted)))


def _fits(wanted: DocumentFilter) -> Iterator[ColumnElement[bool]]:
    row = documents.c
    equal: tuple[tuple[ColumnElement[Any], object], ...] = (
        (row.primary_text, wanted.primary),
        (row.copy_of, wanted.copy_of and sound(wanted.copy_of)),
        (row.id, wanted.id and sound(wanted.id)),
        (row.address, wanted.address),
    )
    yield from (column == value for column, value in equal if value is not None)
    if wanted.kind is not None:
        yield row.kind.in_([each.value for each in list_wanted(wanted.kind)])
    if outlets := [name_key(each) for each in list_wanted(wanted.outlet)]:
        yield or_(*(row.publisher_key.contains(each, autoescape=True) for each in outlets))
    if wanted.outlet_key is not None:
        key = name_key(wanted.outlet_key)
        yield row.publisher_key == key if key else row.publisher_key.is_(None)
    if wanted.words:
        yield or_(*(holds_each(row.name_key, each) for each in list_wanted(wanted.words)))
    if wanted.since is not None:
        yield row.published >= wanted.since
    if wanted.until is not None:
        yield row.published <= wanted.until
    if wanted.ids is not None:
        yield row.id.in_([sound(each) for each in wanted.ids[:_MOST_IDS]])


def read_document(row: Row[Any]) -> DocumentRow:
    """A row of `ask_documents`."""
    held = row._mapping  # noqa: SLF001 - how SQLAlchemy gives a row by names
    columns = documents.c
    names = ("id", "name", "path", "complete", "publisher", "published", "language", "url")
    told = {
        name: held[columns[name]]
        for name in (*names, "copy_of", "added", "sha256", "modified", "address")
    }
    tally = read_tally(row)
    return DocumentRow(
        **told,
        kind=DocumentKind(held[columns.kind]),
        primary=held[columns.primary_text],
        statements=tally.statements + tally.turns,
        tally=tally,
    )
