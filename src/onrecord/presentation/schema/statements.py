"""Statements as programs get them: whole, and as a line of a list."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from onrecord import model
from onrecord.presentation.schema.passage_shape import Change, encode_changes
from onrecord.presentation.words.wording import write_date
from onrecord.store import StatementRow
from onrecord.text import Span, text_at

__all__ = [
    "Statement",
    "StatementLine",
    "encode_statement_line",
    "encode_statements",
]


class SaidOn(msgspec.Struct, frozen=True, kw_only=True):
    """A day, how exactly it is known, and the words that tell; nulls where it is not known."""

    date: dt.date | None = None
    precision: model.Precision | None = None
    evidence: Span | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a document puts in someone's mouth: a line of `statements.jsonl`."""

    id: str
    document_id: str
    kind: model.StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    text: str
    person_id: str | None
    speaker: str | None
    said_on: SaidOn
    occasion_id: str | None
    score: float
    question: bool
    within: str | None
    type: model.AttributionType


def encode_statements(dossier: model.Dossier) -> Iterator[Statement]:
    """The statements of a dossier."""
    for statement in dossier.statements:
        said = statement.said_on
        yield Statement(
            id=statement.id,
            document_id=statement.document,
            kind=statement.kind,
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            text=text_at(dossier.document.text, statement.content),
            person_id=statement.person,
            speaker=statement.speaker,
            said_on=SaidOn(date=said.date, precision=said.precision, evidence=said.evidence)
            if said
            else SaidOn(),
            occasion_id=statement.occasion,
            score=statement.score,
            question=statement.question,
            within=statement.within,
            type=statement.type,
        )


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a list."""

    id: str
    said_on: str | None  # as exactly as it is known: 2031-03, 2031-03-06
    speaker: str | None
    person_id: str | None
    kind: model.StatementKind
    type: model.AttributionType
    verdict: model.Verdict | None
    meaning: model.Meaning | None
    changes: tuple[Change, ...]
    text: str
    outlet: str | None
    published: dt.date | None
    document: str
    document_id: str
    start: int
    end: int


def encode_statement_line(row: StatementRow) -> StatementLine:
    """A statement as lists have it."""
    return StatementLine(
        id=row.id,
        said_on=write_date(row.said_on, row.precision),
        speaker=row.person_name or row.speaker,
        person_id=row.person,
        kind=row.kind,
        type=row.type,
        verdict=row.verdict,
        meaning=row.meaning,
        changes=encode_changes(row.alterations),
        text=row.text,
        outlet=row.publisher,
        published=row.published,
        document=row.document_name,
        document_id=row.document,
        start=row.at.start,
        end=row.at.end,
    )
