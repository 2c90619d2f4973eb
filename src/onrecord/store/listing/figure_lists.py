"""Figures in an archive: lists of them, and which quantities it holds over time."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select

from onrecord.model import Meaning, Precision, Verdict
from onrecord.store.databases.database import Database
from onrecord.store.rows.entries import list_wanted
from onrecord.store.rows.records import FigureFilter, FigureRow, SeriesRow
from onrecord.store.schema.storable import name_key, sound
from onrecord.store.schema.tables import documents, figures, statements
from onrecord.text import Span

__all__ = ["Figures", "is_repeated"]

_ROWS = 500  # read at a time
_EVERYTHING = FigureFilter()
_DAY = func.coalesce(figures.c.as_of, statements.c.said_on, documents.c.published)
_JOINED = figures.join(documents, documents.c.id == figures.c.document).outerjoin(
    statements, statements.c.id == figures.c.statement
)


class Figures:
    """The figures of all documents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, wanted: FigureFilter = _EVERYTHING) -> Iterator[FigureRow]:
        """Figures by the day they hold for; the rows are read as they are asked for."""
        with self._database.reading() as connection:
            rows = connection.execute(_ask_figures(wanted), execution_options={"yield_per": _ROWS})
            yield from map(_read_figure, rows)

    def counted(self, wanted: FigureFilter) -> tuple[tuple[str | None, int], ...]:
        """How many figures fit, unit by unit, the most frequent first."""
        with self._database.reading() as connection:
            return tuple((row.unit, row.how_many) for row in connection.execute(_count(wanted)))

    def series(self, limit: int, offset: int = 0) -> tuple[SeriesRow, ...]:
        """Quantities that are given more than once, the most often given first."""
        with self._database.reading() as connection:
            return tuple(map(_read_series, connection.execute(_ask_series(limit, offset))))


def _ask_figures(wanted: FigureFilter) -> Select[Any]:
    """Figures by the day they hold for: told with them, else of saying, else of publication."""
    query = (
        select(
            figures,
            documents.c.name.label("document_name"),
            *(documents.c.publisher, documents.c.published, documents.c.primary_text),
            *(statements.c.said_on, statements.c.verdict, statements.c.meaning),
            _DAY.label("day"),
        )
        .select_from(_JOINED)
        .where(_fits(wanted))
        .order_by(_DAY.asc().nulls_last(), figures.c.document, figures.c.start, figures.c.number)
    )
    return query if wanted.limit is None else query.limit(wanted.limit).offset(wanted.offset)


def _count(wanted: FigureFilter) -> Select[Any]:
    """How many figures fit, unit by unit, the most frequent first."""
    count = func.count()
    return (
        select(figures.c.unit, count.label("how_many"))
        .select_from(_JOINED)
        .where(_fits(wanted))
        .group_by(figures.c.unit)
        .order_by(count.desc(), figures.c.unit)
    )


def _ask_series(limit: int, offset: int) -> Select[Any]:
    """Quantities that are given at least twice, the most often given first."""
    count = func.count()
    key = (figures.c.subject_key, figures.c.unit)
    return (
        select(
            func.min(figures.c.subject).label("subject"),
            figures.c.unit,
            count.label("figures"),
            func.count(documents.c.publisher.distinct()).label("outlets"),
            func.min(_DAY).label("first"),
            func.max(_DAY).label("last"),
        )
        .select_from(_JOINED)
        .where(figures.c.subject.is_not(None), ~is_repeated())
        .group_by(*key)
        .having(count > 1)
        .order_by(count.desc(), *key)
        .limit(limit)
        .offset(offset)
    )


def _fits(wanted: FigureFilter) -> ColumnElement[bool]:
    """Every word stands in the subject, or the words are the unit; and all that is told beside."""
    fits: list[ColumnElement[bool]] = [] if wanted.repeated else [~is_repeated()]
    if wanted.words:
        fits.append(or_(*map(_about, list_wanted(wanted.words))))
    if wanted.unit is not None:
        unit = figures.c.unit
        fits.append(unit == sound(wanted.unit) if wanted.unit else unit.is_(None))
    if wanted.person:
        fits.append(figures.c.person == sound(wanted.person))
    if wanted.since:
        fits.append(wanted.since <= _DAY)
    if wanted.until:
        fits.append(wanted.until >= _DAY)
    return and_(True, *fits)


def is_repeated() -> ColumnElement[bool]:
    """Whether a figure of a copy stands in its original, too: one witness gives it once."""
    first = figures.alias()
    same = [
        getattr(first.c, name).is_not_distinct_from(figures.c[name])
        for name in ("text", "low", "high", "unit", "subject_key")
    ]
    given = exists(select(first.c.number).where(first.c.document == documents.c.copy_of, *same))
    return and_(documents.c.copy_of.is_not(None), given)


def _about(words: str) -> ColumnElement[bool]:
    each = name_key(words).split()
    holds = (figures.c.subject_key.contains(word, autoescape=True) for word in each)
    return or_(and_(True, *holds), figures.c.unit == sound(words.strip()))


def _read_figure(row: Row[Any]) -> FigureRow:
    """A row of `_ask_figures`."""
    return FigureRow(
        id=row.id,
        document=row.document,
        document_name=row.document_name,
        publisher=row.publisher,
        published=row.published,
        statement=row.statement,
        speaker=row.speaker,
        person=row.person,
        text=row.text,
        at=Span(row.start, row.end),
        low=row.low,
        high=row.high,
        unit=row.unit,
        subject=row.subject,
        approximate=row.approximate,
        hedge=msgspec.json.decode(row.hedge, type=tuple[str, ...]),
        as_of=row.as_of,
        precision=Precision(row.precision) if row.precision else None,
        said_on=row.said_on,
        day=row.day,
        primary=row.primary_text,
        verdict=Verdict(row.verdict) if row.verdict else None,
        meaning=Meaning(row.meaning) if row.meaning else None,
    )


def _read_series(row: Row[Any]) -> SeriesRow:
    """A row of `_ask_series`."""
    return SeriesRow(row.subject, row.unit, row.figures, row.outlets, row.first, row.last)
