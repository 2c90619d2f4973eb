"""The answer to one search: rows with their names, counts by facet, first and last said."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Row, Select, bindparam, select

from onrecord.model import (
    AttributionType,
    Genre,
    Meaning,
    Precision,
    ReviewKind,
    StatementKind,
    Verdict,
)
from onrecord.store.rows.records import Fold
from onrecord.store.rows.sought import (
    MOST_ROWS,
    Changed,
    FacetCount,
    FacetName,
    PassageFilter,
    PassageOrder,
    PassagePage,
    PassageRow,
)
from onrecord.store.schema.row_columns import Columns, Ints
from onrecord.store.schema.storable import name_key, sound
from onrecord.store.schema.tables import (
    documents,
    occasions,
    passage_columns,
    passages,
    people,
    statements,
)
from onrecord.store.search.choosing import (
    NAMED,
    Chosen,
    Counted,
    choose,
    count_facet,
    count_names,
    order_passages,
)
from onrecord.store.search.lately import Lately
from onrecord.store.search.marking import Marker, Term
from onrecord.store.search.shown_names import find_named
from onrecord.text import Span

__all__ = ["Counts", "Question", "answer", "read_changed", "weigh_counts"]

Counts = Mapping[FacetName, tuple[Counted, int]]
"""Of each facet the values that are listed, and how many there are."""

_ASKED: Final = 400  # names in one question


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for, and what is found by its words alone."""

    columns: Columns
    wanted: PassageFilter
    terms: Sequence[Term]  # to be marked
    found: Ints | None  # numbers of the passages that hold the words; None: no words are asked for
    denied: bool = False  # what is asked for is all that is not found
    rank: Callable[[], NDArray[np.float64]] | None = None  # how badly each fits; None: not weighed


class _Titled(msgspec.Struct):
    """An occasion as far as a list names it."""

    title: str


def answer(
    connection: Connection, question: Question, values: int, known: Lately[Hashable, Counts]
) -> PassagePage:
    """Everything that a page of a search shows.

    Args:
        connection: the transaction that found the words.
        question: what is asked for.
        values: how many values of each facet to list at most; 0: nothing is counted.
        known: what was counted for the latest questions.
    """
    columns, wanted = question.columns, question.wanted
    named = _name_numbers(connection, columns, wanted)
    mine = _number_documents(connection, wanted.documents) if wanted.documents else None
    chosen = choose(columns, wanted, _find_holding(question), named, mine)
    limit = max(0, min(wanted.limit, MOST_ROWS))
    offset = max(0, min(wanted.offset, len(chosen.all)))
    ranks = _ranks_of(question, chosen.all)
    part = slice(offset, offset + limit)
    shown = order_passages(columns, wanted.order, chosen.all, ranks, part)
    ends = _find_ends(columns, chosen.all)
    rows = _read_rows(connection, question.terms, {*shown.tolist(), *ends})
    numbered = tuple((facet, tuple(numbers)) for facet, numbers in named.items())
    asked = replace(wanted, order=_BEST, limit=0, offset=0)  # other pages count the same
    key = columns.revision, asked, numbered, values
    counts = known.find(key, lambda: _count_facets(columns, wanted, chosen, named, values))
    facets, more = _name_facets(connection, columns, wanted, named, counts)
    return PassagePage(
        rows=tuple(rows[number] for number in shown.tolist() if number in rows),
        total=len(chosen.all),
        folded=chosen.folded,
        facets=facets,
        more=more,
        first=rows.get(ends[0]) if ends else None,
        last=rows.get(ends[1]) if ends else None,
        ranked=question.found is None or question.rank is not None or wanted.order is not _BEST,
        occasions=_count_occasions(columns, chosen.all, shown),
    )


_BEST: Final = PassageOrder.BEST


def _find_holding(question: Question) -> Ints | None:
    """The numbers of the passages that fit the words; None: no words are asked for."""
    if question.found is None or not question.denied:
        return question.found
    fits = np.ones(len(question.columns.held), bool)
    fits[question.found] = False
    return np.flatnonzero(fits)


def _ranks_of(question: Question, chosen: Ints) -> NDArray[np.float64] | None:
    if question.rank is None or question.found is None or len(chosen) <= 1:
        return None
    return np.asarray(question.rank()[np.searchsorted(question.found, chosen)])


def _find_ends(columns: Columns, found: Ints) -> tuple[int, ...]:
    """The numbers of what was said first and last, of all that has a day."""
    days = columns.fields["day"][found]
    dated = np.flatnonzero(days)
    if not len(dated):
        return ()
    first, last = dated[np.argmin(days[dated])], dated[np.argmax(days[dated])]
    return int(found[first]), int(found[last])


def _count_occasions(columns: Columns, found: Ints, shown: Ints) -> Mapping[str, int]:
    """How many of the passages found are of the occasions of those shown."""
    of = columns.fields["occasion"]
    counts = np.bincount(of[found], minlength=1)
    numbers = set(of[shown].tolist()) - {0}
    return {columns.names[number]: int(counts[number]) for number in sorted(numbers)}


# -- names and their numbers -----------------------------------------------------------------


def _name_numbers(
    connection: Connection, columns: Columns, wanted: PassageFilter
) -> dict[FacetName, list[int]]:
    """The numbers of the names that are asked for, by facet; none for a name that is not held."""
    asked = {
        FacetName.SPEAKER: wanted.speakers,
        FacetName.OUTLET: wanted.outlets,
        FacetName.OCCASION: wanted.occasions,
    }
    found: dict[FacetName, list[int]] = {}
    for facet, values in asked.items():
        if values:
            known = columns.numbers[NAMED[facet]]
            numbers = (_find_numbers(connection, facet, known, sound(value)) for value in values)
            found[facet] = sorted({number for each in numbers for number in each})
    return found


def _find_numbers(
    connection: Connection, facet: FacetName, known: Mapping[str, int], value: str
) -> Iterable[int]:
    """Those of an id or a whole name; else of the people or outlets that it names."""
    if value in known:
        return (known[value],)
    part = name_key(value)
    if not part or facet is FacetName.OCCASION:
        return ()
    if facet is FacetName.OUTLET:
        return [number for name, number in known.items() if part in name_key(name)]
    return [known[each] for each in connection.scalars(find_named(value)) if each in known]


def _number_documents(connection: Connection, ids: Sequence[str]) -> Sequence[int]:
    columns = passage_columns.c
    mine = columns.document.in_([sound(each) for each in ids[:_ASKED]])
    return connection.scalars(select(columns.number).where(mine)).all()


def _count_facets(
    columns: Columns,
    wanted: PassageFilter,
    chosen: Chosen,
    named: Mapping[FacetName, Sequence[int]],
    values: int,
) -> Counts:
    """The values of each facet, the most first: so many, and those that are asked for."""
    counts: dict[FacetName, tuple[Counted, int]] = {}
    for facet in FacetName if values > 0 else ():
        found = chosen.apart.get(facet, chosen.all)
        mine = _chosen_values(columns, wanted, facet, named)
        if facet in NAMED:
            counts[facet] = count_names(columns, facet, found, values, mine)
        else:
            counted = count_facet(columns, wanted, facet, found)
            whole = facet is FacetName.PERIOD  # a stretch of time is shown without a gap
            shown = [e for n, e in enumerate(counted) if whole or n < values or e[0] in mine]
            counts[facet] = shown, len(counted)
    return counts


def weigh_counts(counts: Counts) -> int:
    """How many values are listed."""
    return sum(len(shown) for shown, _ in counts.values())


def _name_facets(
    connection: Connection,
    columns: Columns,
    wanted: PassageFilter,
    named: Mapping[FacetName, Sequence[int]],
    counts: Counts,
) -> tuple[dict[FacetName, tuple[FacetCount, ...]], dict[FacetName, int]]:
    """The values of each facet with their names, and how many more there are than are listed."""
    facets: dict[FacetName, tuple[FacetCount, ...]] = {}
    more: dict[FacetName, int] = {}
    for facet, (counted, count) in counts.items():
        mine = _chosen_values(columns, wanted, facet, named)
        listed = {value for value, _ in counted}
        shown = [*counted, *((value, 0) for value in mine if value not in listed)]
        names = _read_names(connection, facet, [value for value, _ in shown])
        facets[facet] = tuple(
            FacetCount(value, names.get(value, value), found, value in mine)
            for value, found in shown
        )
        more[facet] = max(0, count - len(shown))
    return facets, more


def _chosen_values(
    columns: Columns,
    wanted: PassageFilter,
    facet: FacetName,
    named: Mapping[FacetName, Sequence[int]],
) -> list[str]:
    """The values of a facet that are asked for."""
    if facet in NAMED:
        return [columns.names[number] for number in named.get(facet, ())]
    told: Mapping[FacetName, Sequence[str]] = {
        FacetName.VERDICT: wanted.verdicts,
        FacetName.MEANING: wanted.meanings,
        FacetName.ALTERATION: wanted.alterations,
        FacetName.TYPE: wanted.types,
        FacetName.KIND: wanted.kinds,
        FacetName.PLACE: _told(wanted.reported, "report", "transcript"),
        FacetName.FIGURES: _told(wanted.figures, "yes", "no"),
        FacetName.REVIEWED: _told(wanted.reviewed, "yes", "no"),
    }
    return [str(value) for value in told.get(facet, ())]


def _told(asked: bool | None, yes: str, no: str) -> Sequence[str]:
    return () if asked is None else (yes if asked else no,)


def _read_names(
    connection: Connection, facet: FacetName, values: Sequence[str]
) -> Mapping[str, str]:
    """What to call people and occasions."""
    if facet is FacetName.SPEAKER:
        query = select(people.c.id, people.c.name)
        return {row.id: row.name for row in _ask(connection, query, people.c.id, values)}
    return _read_titles(connection, values) if facet is FacetName.OCCASION else {}


def _read_titles(connection: Connection, ids: Iterable[str]) -> Mapping[str, str]:
    query = select(occasions.c.id, occasions.c.body)
    rows = _ask(connection, query, occasions.c.id, sorted(set(ids)))
    return {row.id: msgspec.json.decode(row.body, type=_Titled).title for row in rows}


def _ask(
    connection: Connection, query: Select[Any], column: Column[Any], values: Sequence[object]
) -> Iterator[Row[Any]]:
    for at in range(0, len(values), _ASKED):
        yield from connection.execute(query.where(column.in_(values[at : at + _ASKED])))


# -- rows ------------------------------------------------------------------------------------


_PASSAGES: Final[Select[Any]] = (  # built once: to build it takes as long as to run it
    select(
        *(passages.c.number, passages.c.document, passages.c.start, passages.c.end),
        *(passages.c.text, statements.c.id, statements.c.kind, statements.c.speaker),
        *(statements.c.person, statements.c.day, statements.c.precision, statements.c.occasion),
        *(statements.c.question, statements.c.verdict, statements.c.meaning, statements.c.type),
        *(statements.c.alterations, statements.c.reviewed, statements.c.reviewed_by),
        *(statements.c.score, documents.c.publisher, documents.c.published, documents.c.genre),
        documents.c.name.label("document_name"),
        people.c.name.label("person_name"),
        statements.c.fold,
    )
    .select_from(passages)
    .join(statements, statements.c.number == passages.c.statement)
    .join(documents, documents.c.id == passages.c.document)
    .outerjoin(people, people.c.id == statements.c.person)
    .where(passages.c.number.in_(bindparam("numbers", expanding=True)))
)


def _read_rows(
    connection: Connection, terms: Sequence[Term], numbers: Iterable[int]
) -> dict[int, PassageRow]:
    """Passages as a list shows them, by number; those of one page."""
    found = connection.execute(_PASSAGES, {"numbers": sorted(numbers)}).all()
    titles = _read_titles(connection, [each.occasion for each in found if each.occasion])
    texts = [each.text for each in found]
    marks = Marker(terms).mark_each(texts) if terms and found else [()] * len(found)
    return {
        each.number: _read_row(each, titles, marked)
        for each, marked in zip(found, marks, strict=True)
    }


def _read_row(row: Row[Any], titles: Mapping[str, str], marks: Sequence[Span]) -> PassageRow:
    return PassageRow(
        number=row.number,
        document=row.document,
        document_name=row.document_name,
        genre=Genre(row.genre) if row.genre else None,
        publisher=row.publisher,
        published=row.published,
        statement=row.id,
        kind=StatementKind(row.kind),
        at=Span(row.start, row.end),
        text=row.text,
        marks=tuple(marks),
        speaker=row.speaker,
        person=row.person,
        person_name=row.person_name,
        day=row.day,
        precision=Precision(row.precision) if row.precision else None,
        occasion=row.occasion,
        occasion_title=titles.get(row.occasion or ""),
        question=row.question,
        verdict=Verdict(row.verdict) if row.verdict else None,
        meaning=Meaning(row.meaning) if row.meaning else None,
        alterations=read_changed(row.alterations),
        type=AttributionType(row.type),
        fold=Fold(row.fold) if row.fold else None,
        reviewed=ReviewKind(row.reviewed) if row.reviewed else None,
        reviewed_by=row.reviewed_by,
        score=row.score,
    )


def read_changed(written: str | None) -> tuple[Changed, ...]:
    """What differs in words, as a row holds it."""
    return msgspec.json.decode(written, type=tuple[Changed, ...]) if written else ()
