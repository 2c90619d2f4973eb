"""Passages and searches as programs get them."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from onrecord import model
from onrecord.presentation.words.wording import write_date
from onrecord.store import Changed, PassagePage, PassageRow

__all__ = [
    "Change",
    "FacetValue",
    "PassageLine",
    "Search",
    "encode_changes",
    "encode_passage_line",
    "encode_search",
]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference in words, shortened."""

    type: model.AlterationType
    said: str
    printed: str
    meaning: model.Meaning | None


class PassageLine(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a transcript or a statement of a report, in a list."""

    said_on: str | None  # as exactly as it is known: 2031-03, 2031-03-06
    speaker: str | None
    person_id: str | None
    text: str
    verdict: model.Verdict | None
    meaning: model.Meaning | None
    changes: tuple[Change, ...]
    reviewed: model.ReviewKind | None
    kind: model.StatementKind
    type: model.AttributionType
    outlet: str | None
    published: dt.date | None
    occasion: str | None
    occasion_id: str | None
    genre: model.Genre | None
    document: str
    document_id: str
    statement_id: str
    start: int
    end: int


def encode_changes(changed: Iterable[Changed]) -> tuple[Change, ...]:
    """What differs in words."""
    return tuple(
        Change(type=each.type, said=each.said, printed=each.printed, meaning=each.meaning)
        for each in changed
    )


def encode_passage_line(row: PassageRow) -> PassageLine:
    """A passage as lists have it."""
    return PassageLine(
        said_on=write_date(row.day, row.precision) if row.precision else _write(row.day),
        speaker=row.person_name or row.speaker,
        person_id=row.person,
        text=row.text,
        verdict=row.verdict,
        meaning=row.meaning,
        changes=encode_changes(row.alterations),
        reviewed=row.reviewed,
        kind=row.kind,
        type=row.type,
        outlet=row.publisher,
        published=row.published,
        occasion=row.occasion_title,
        occasion_id=row.occasion,
        genre=row.genre,
        document=row.document_name,
        document_id=row.document,
        statement_id=row.statement,
        start=row.at.start,
        end=row.at.end,
    )


def _write(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the passages found have a value."""

    value: str
    name: str
    passages: int


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of what a search found, and what there is besides."""

    total: int
    folded: int  # passages that would be found too, were they not folded away
    passages: tuple[PassageLine, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    first: PassageLine | None  # said first, of all that were found
    last: PassageLine | None


def encode_search(page: PassagePage) -> Search:
    """What a search found."""
    return Search(
        total=page.total,
        folded=page.folded,
        passages=tuple(map(encode_passage_line, page.rows)),
        facets={
            facet.value: tuple(
                FacetValue(value=each.value, name=each.name, passages=each.passages)
                for each in values
            )
            for facet, values in page.facets.items()
        },
        first=encode_passage_line(page.first) if page.first else None,
        last=encode_passage_line(page.last) if page.last else None,
    )
