"""What lists ask of the tables: filters into queries, and rows into records."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
)

from onrecord.model import (
    AttributionType,
    Meaning,
    Precision,
    ReviewKind,
    StatementKind,
    Verdict,
)
from onrecord.store.rows.entries import list_wanted
from onrecord.store.rows.records import (
    Fold,
    StatementFilter,
    StatementRow,
)
from onrecord.store.schema.sorting import LISTED
from onrecord.store.schema.storable import name_key, sound
from onrecord.store.schema.tables import documents, people, statements
from onrecord.store.search.asking import parse_words
from onrecord.store.search.fulltext import holds_words
from onrecord.store.search.search_answer import read_changed
from onrecord.store.search.shown_names import find_named, fits_name
from onrecord.text import Span

__all__ = [
    "MOST_FOLDED",
    "AnyRow",
    "ask_statements",
    "count_folds",
    "filter_statements",
    "read_statement",
    "was_said",
]

AnyRow = Row[Any]
_Ask = Select[Any]
MOST_FOLDED: Final = 100_000  # statements that are counted as folded away
_MOST: Final = 2**62  # rows; databases count in 64 bits


def _part(query: _Ask, limit: int | None, offset: int) -> _Ask:
    if offset > 0:
        query = query.offset(min(offset, _MOST))
    if limit is not None or offset > 0:  # SQLite knows no offset without a limit
        query = query.limit(_MOST if limit is None else max(0, min(limit, _MOST)))
    return query


def _about_outlet(outlet: str) -> ColumnElement[bool]:
    named = documents.c.publisher_key.contains(name_key(outlet), autoescape=True)
    # An expression, not the bare column: an outlet prints much, so the list is walked in order.
    return statements.c.document.concat("").in_(select(documents.c.id).where(named))


def _about_speaker(speaker: str) -> ColumnElement[bool]:
    row = statements.c
    return or_(fits_name(row.speaker_key, speaker), row.person.in_(find_named(speaker)))


def _about_words(words: str) -> ColumnElement[bool]:
    asked = parse_words(words)
    return false() if asked is None else holds_words(asked)


def _conditions(
    wanted: StatementFilter, day: ColumnElement[Any] = statements.c.day
) -> Iterable[ColumnElement[bool]]:
    """What a filter asks of a statement and its document; by its day, or an expression of it."""
    row = statements.c
    equal: tuple[tuple[ColumnElement[str], str | None], ...] = (
        (row.person, wanted.person),
        (row.document, wanted.document),
        (row.against, wanted.against),
        (row.occasion, wanted.occasion),
        (row.kind, wanted.kind and wanted.kind.value),
    )
    yield from (column == sound(value) for column, value in equal if value is not None)
    for column, several in ((row.verdict, wanted.verdict), (row.type, wanted.type)):
        if several is not None:
            yield column.in_([each.value for each in list_wanted(several)])
    for fits, words in (
        (_about_speaker, wanted.speaker),
        (_about_words, wanted.about),
        (_about_outlet, wanted.outlet),
    ):
        if asked := [each for each in list_wanted(words) if each.strip()]:
            yield or_(*map(fits, asked))
    if wanted.since is not None:
        yield day >= wanted.since
    if wanted.until is not None:
        yield day <= wanted.until
    yield from _kept_apart(wanted)


def _kept_apart(wanted: StatementFilter) -> Iterable[ColumnElement[bool]]:
    """What a filter leaves out of all statements."""
    row = statements.c
    if wanted.found:
        yield row.verdict.is_not(None)
    if wanted.said and not wanted.unfolded:  # what is not folded away was said
        yield was_said()
    turns = wanted.kind is StatementKind.TURN
    if wanted.unfolded and (wanted.reported or (wanted.kind and not turns)) and not wanted.type:
        yield LISTED  # of which there are indexes
        return
    if wanted.unfolded:
        yield _stands_out(wanted)
    if wanted.reported is not None:
        turn = StatementKind.TURN.value
        yield row.kind != turn if wanted.reported else row.kind == turn


def _stands_out(wanted: StatementFilter) -> ColumnElement[bool]:
    """Whether a statement is not folded away; of a type that was asked for, not for its type."""
    kept = ["", *([Fold.NOT_SAID.value] if wanted.type else [])]
    return statements.c.fold.in_(kept)


def was_said() -> ColumnElement[bool]:
    """What lists and counts show: what was said, and whatever was held against the record.

    Words that somebody quotes or acts out in a speech of their own are not listed as said by them.
    """
    row = statements.c
    first_hand = row.within.is_(None)
    said = and_(row.type == AttributionType.COMMUNICATION.value, first_hand)
    return or_(said, row.verdict.is_not(None))


def ask_statements(*conditions: ColumnElement[bool]) -> _Ask:
    """Statements with the names of their document and person."""
    return (
        select(
            statements,
            documents.c.name.label("document_name"),
            documents.c.publisher,
            documents.c.published,
            people.c.name.label("person_name"),
        )
        .select_from(statements)
        .join(documents, documents.c.id == statements.c.document)
        .outerjoin(people, people.c.id == statements.c.person)
        .where(and_(True, *conditions))
    )


def filter_statements(wanted: StatementFilter) -> _Ask:
    """Statements that fit, the newest first, those without a date last, in order of the text."""
    row = statements.c
    order: tuple[ColumnElement[Any], ...] = (
        *(row.day.desc().nulls_last(), row.document, row.start, row.number),
    )
    if wanted.ranked and wanted.kind is not StatementKind.TURN:  # nothing is found of turns
        order = (row.place, *order)
    if wanted.offset <= 0:
        query = ask_statements(*_conditions(wanted)).order_by(*order)
        return _part(query, wanted.limit, 0)
    # Rows that are passed over are counted in the index alone; only those shown are read.
    kept = select(row.number).where(and_(True, *_conditions(wanted))).order_by(*order)
    shown = _part(kept, wanted.limit, wanted.offset)
    return ask_statements(row.number.in_(shown)).order_by(*order)


def count_folds(wanted: StatementFilter) -> _Ask:
    """How many of the statements that fit are folded away, reason by reason, up to a bound."""
    fitting = replace(wanted, unfolded=False, said=False)
    row = statements.c
    day = func.coalesce(row.day, null())  # few are folded away: the index of days is the longer way
    folded = (
        select(row.fold)
        .join(documents, documents.c.id == row.document)
        .where(row.fold != literal_column("''"), ~_stands_out(wanted), *_conditions(fitting, day))
        .limit(MOST_FOLDED)
        .subquery()
    )
    return select(folded.c.fold, func.count().label("number")).group_by(folded.c.fold)


def read_statement(row: AnyRow) -> StatementRow:
    """A row of `ask_statements`."""
    return StatementRow(
        id=row.id,
        document=row.document,
        document_name=row.document_name,
        publisher=row.publisher,
        published=row.published,
        kind=StatementKind(row.kind),
        text=row.text,
        at=Span(row.start, row.end),
        speaker=row.speaker,
        person=row.person,
        person_name=row.person_name,
        said_on=row.said_on,
        precision=Precision(row.precision) if row.precision else None,
        occasion=row.occasion,
        question=row.question,
        verdict=Verdict(row.verdict) if row.verdict else None,
        meaning=Meaning(row.meaning) if row.meaning else None,
        score=row.score,
        type=AttributionType(row.type),
        fold=Fold(row.fold) if row.fold else None,
        reviewed=ReviewKind(row.reviewed) if row.reviewed else None,
        reviewed_by=row.reviewed_by,
        alterations=read_changed(row.alterations),
    )
