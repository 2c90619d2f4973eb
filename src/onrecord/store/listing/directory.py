"""Lists of people, occasions and outlets: narrowed, sorted, counted and cut by the database."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Table,
    and_,
    case,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy import Float as Fraction

from onrecord.model import SpeakerKind, Verdict
from onrecord.store.databases.database import Database
from onrecord.store.rows.entries import (
    OccasionEntry,
    OccasionFilter,
    OccasionOrder,
    OneOf,
    OutletEntry,
    OutletFilter,
    OutletOrder,
    PersonEntry,
    PersonFilter,
    PersonOrder,
    Tally,
    list_wanted,
)
from onrecord.store.schema.counts_table import totals
from onrecord.store.schema.storable import name_key, sound
from onrecord.store.schema.tables import documents, occasions, people
from onrecord.store.schema.totals import Of
from onrecord.store.search.shown_names import find_named

__all__ = ["Directory", "holds_each", "read_tally"]

_Ask = Select[Any]
_Any = TypeVar("_Any")
_MOST: Final = 2**62  # rows; databases count in 64 bits
_ORIGINS: Final = documents.alias("origins")
_PEOPLE: Final = PersonFilter()
_OCCASIONS: Final = OccasionFilter()
_OUTLETS: Final = OutletFilter()


class Directory:
    """Who and what an archive knows of, with what is counted of each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self, wanted: PersonFilter = _PEOPLE) -> tuple[PersonEntry, ...]:
        """People that fit."""
        query = select(people, totals).join(totals, _counts(Of.PERSON, people))
        count = totals.c
        orders: Mapping[PersonOrder, tuple[ColumnElement[Any], ...]] = {
            PersonOrder.STATEMENTS: (count.statements.desc(), count.turns.desc()),
            PersonOrder.DIFFERING: (count.differing.desc(), count.statements.desc()),
            PersonOrder.NAME: (),
        }
        order = (*orders[wanted.order], people.c.name, people.c.id)
        rows = query.where(_fits_person(wanted)).order_by(*order)
        return self._read(_part(rows, wanted.limit, wanted.offset), _read_person)

    def count_people(self, wanted: PersonFilter = _PEOPLE) -> int:
        """How many people fit."""
        return self._count(select(func.count()).select_from(people).where(_fits_person(wanted)))

    def occasions(self, wanted: OccasionFilter = _OCCASIONS) -> tuple[OccasionEntry, ...]:
        """Occasions that fit."""
        query = select(occasions, totals).join(totals, _counts(Of.OCCASION, occasions))
        day = occasions.c.date.desc().nulls_last()
        orders: Mapping[OccasionOrder, tuple[ColumnElement[Any], ...]] = {
            OccasionOrder.DAY: (day,),
            OccasionOrder.REPORTS: (occasions.c.reports.desc(), day),
            OccasionOrder.WAITING: (totals.c.waiting.desc(), occasions.c.reports.desc()),
        }
        rows = query.where(_fits_occasion(wanted))
        rows = rows.order_by(*orders[wanted.order], occasions.c.id)
        return self._read(_part(rows, wanted.limit, wanted.offset), _read_occasion)

    def count_occasions(self, wanted: OccasionFilter = _OCCASIONS) -> int:
        """How many occasions fit."""
        query = select(func.count()).select_from(occasions)
        if wanted.missing:
            query = query.join(totals, _counts(Of.OCCASION, occasions))
        return self._count(query.where(_fits_occasion(wanted)))

    def occasion_kinds(self) -> tuple[str, ...]:
        """The kinds of occasions that occur."""
        kind = occasions.c.kind
        with self._database.reading() as connection:
            query = select(kind).where(kind.is_not(None)).distinct().order_by(kind)
            return tuple(connection.scalars(query))

    def outlets(self, wanted: OutletFilter = _OUTLETS) -> tuple[OutletEntry, ...]:
        """Outlets that fit, those that documents do not name at the end of their like."""
        count = totals.c
        enough = case((count.checked >= wanted.fewest, 0), else_=1)
        share = cast(count.differing, Fraction) / func.max(count.checked, 1)
        if self._database.engine.dialect.name == "postgresql":
            share = cast(count.differing, Fraction) / func.greatest(count.checked, 1)
        orders: Mapping[OutletOrder, tuple[ColumnElement[Any], ...]] = {
            OutletOrder.DOCUMENTS: (count.documents.desc(),),
            OutletOrder.CHECKED: (count.checked.desc(),),
            OutletOrder.DIFFERING: (count.differing.desc(),),
            OutletOrder.RATE: (enough, case((enough == 0, share), else_=0).desc()),
            OutletOrder.NAME: (),
        }
        named = cast(count.key == "", Integer)
        rows = select(totals).where(_fits_outlet(wanted))
        rows = rows.order_by(*orders[wanted.order], named, count.key)
        return self._read(_part(rows, wanted.limit, wanted.offset), _read_outlet)

    def count_outlets(self, wanted: OutletFilter = _OUTLETS) -> int:
        """How many outlets fit."""
        return self._count(select(func.count()).select_from(totals).where(_fits_outlet(wanted)))

    def occasion(self, occasion_id: str) -> OccasionEntry | None:
        """One occasion as lists show it; None: not held."""
        query = select(occasions, totals).join(totals, _counts(Of.OCCASION, occasions))
        found = self._read(query.where(occasions.c.id == sound(occasion_id)), _read_occasion)
        return next(iter(found), None)

    def occasions_of(self, ids: Iterable[str]) -> Mapping[str, OccasionEntry]:
        """Some occasions by their ids; what is not held is not there."""
        query = select(occasions, totals).join(totals, _counts(Of.OCCASION, occasions))
        wanted = occasions.c.id.in_([sound(each) for each in ids])
        return {each.id: each for each in self._read(query.where(wanted), _read_occasion)}

    def names(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The names of some people."""
        query = select(people.c.id, people.c.name).where(people.c.id.in_(list(ids)))
        return dict(self._read(query, lambda row: (row.id, row.name)))

    def copies(self, outlet: str, most: int) -> tuple[tuple[str, str], ...]:
        """Documents of an outlet that repeat a held one, with that one; the newest first."""
        return self._pair(outlet, documents.c.publisher_key, most)

    def copied(self, outlet: str, most: int) -> tuple[tuple[str, str], ...]:
        """Documents of all outlets that repeat one of this outlet, with that one."""
        return self._pair(outlet, _ORIGINS.c.publisher_key, most)

    def _pair(
        self, outlet: str, column: ColumnElement[Any], most: int
    ) -> tuple[tuple[str, str], ...]:
        key = name_key(outlet)
        query = (
            select(documents.c.id, documents.c.copy_of)
            .join(_ORIGINS, _ORIGINS.c.id == documents.c.copy_of)
            .where(column == key if key else column.is_(None))
            .order_by(documents.c.published.desc().nulls_last(), documents.c.id)
            .limit(most)
        )
        return self._read(query, lambda row: (row.id, row.copy_of))

    def tally(self, of: Of, key: str) -> Tally:
        """What is counted of one person, occasion, outlet or document."""
        mine = (totals.c.kind == of.value) & (totals.c.key == sound(key))
        with self._database.reading() as connection:
            row = connection.execute(select(totals).where(mine)).first()
        return Tally() if row is None else read_tally(row)

    def _read(self, query: _Ask, read: Callable[[Row[Any]], _Any]) -> tuple[_Any, ...]:
        with self._database.reading() as connection:
            return tuple(map(read, connection.execute(query)))

    def _count(self, query: Select[int]) -> int:
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()


def _part(query: _Ask, limit: int | None, offset: int) -> _Ask:
    """A page of a list."""
    wanted = _MOST if limit is None else max(0, min(limit, _MOST))
    return query.limit(wanted).offset(max(0, min(offset, _MOST)))


def _counts(of: Of, table: Table) -> ColumnElement[bool]:
    return and_(totals.c.kind == of.value, totals.c.key == table.c.id)


def holds_each(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Whether folded words of a column hold each of these words, or a part of a word."""
    each = name_key(words).split()
    return and_(True, *(column.contains(word, autoescape=True) for word in each))


def _hold_part(column: ColumnElement[str], wanted: OneOf[str]) -> ColumnElement[bool]:
    """Whether folded words of a column hold one of these, whole or as a part."""
    parts = map(name_key, list_wanted(wanted))
    return or_(*(column.contains(part, autoescape=True) for part in parts))


def _fits_person(wanted: PersonFilter) -> ColumnElement[bool]:
    fits: list[ColumnElement[bool]] = []
    if wanted.name:
        named = map(find_named, list_wanted(wanted.name))
        fits.append(or_(*(people.c.id.in_(each) for each in named)))
    if wanted.kind is not None:
        fits.append(people.c.kind.in_([each.value for each in list_wanted(wanted.kind)]))
    return and_(True, *fits)


def _fits_occasion(wanted: OccasionFilter) -> ColumnElement[bool]:
    row = occasions.c
    fits: list[ColumnElement[bool]] = []
    if wanted.words:
        fits.append(or_(*(holds_each(row.title_key, each) for each in list_wanted(wanted.words))))
    if wanted.kind is not None:
        fits.append(row.kind.in_([sound(each) for each in list_wanted(wanted.kind)]))
    if wanted.since is not None:
        fits.append(row.date >= wanted.since)
    if wanted.until is not None:
        fits.append(row.date <= wanted.until)
    if wanted.held is not None:
        fits.append((row.transcripts > 0) == wanted.held)
    if wanted.missing:
        fits += [totals.c.waiting > 0, ~row.complete]
    return and_(True, *fits)


def _fits_outlet(wanted: OutletFilter) -> ColumnElement[bool]:
    fits = [totals.c.kind == Of.OUTLET.value]
    if wanted.name:
        fits.append(_hold_part(totals.c.key, wanted.name))
    if wanted.key is not None:
        fits.append(totals.c.key == name_key(wanted.key))
    return and_(*fits)


def read_tally(row: Row[Any]) -> Tally:
    """The counts of a row of totals."""
    held = row._mapping  # noqa: SLF001 - how SQLAlchemy gives a row by names
    return Tally(
        documents=held[totals.c.documents],
        copies=held[totals.c.copies],
        statements=held[totals.c.statements],
        turns=held[totals.c.turns],
        quotations=held[totals.c.quotations],
        checked=held[totals.c.checked],
        differing=held[totals.c.differing],
        waiting=held[totals.c.waiting],
        read=held[totals.c.read],
        verdicts=tuple((v, held[totals.c[v]]) for v in Verdict if held[totals.c[v]]),
    )


def _read_person(row: Row[Any]) -> PersonEntry:
    held = row._mapping  # noqa: SLF001 - see above
    who = people.c
    kind = SpeakerKind(held[who.kind])
    return PersonEntry(held[who.id], held[who.name], kind, held[who.title], read_tally(row))


def _read_occasion(row: Row[Any]) -> OccasionEntry:
    held = row._mapping  # noqa: SLF001 - see above
    names = ("id", "title", "date", "place", "kind")
    counts = ("transcripts", "complete", "verbatim", "reports", "host")
    told = {name: held[occasions.c[name]] for name in (*names, *counts)}
    return OccasionEntry(**told, tally=read_tally(row))


def _read_outlet(row: Row[Any]) -> OutletEntry:
    return OutletEntry(row.key, row.name or None, read_tally(row))
