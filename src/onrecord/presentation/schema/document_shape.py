"""A document as programs get it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from onrecord import model
from onrecord.presentation.schema.person_shape import tell_found
from onrecord.store import DocumentRow
from onrecord.text import Span

__all__ = ["Document", "DocumentLine", "encode_document", "encode_document_line"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document."""

    kind: model.PartKind
    start: int
    end: int


_VERSION = model.Relation.VERSION_OF


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A turn of a transcript."""

    start: int
    end: int
    label: str | None
    role: model.TurnRole
    person_id: str | None


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a document came from, as it says."""

    relation: model.Relation
    name: str
    document_id: str | None
    evidence: Span


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document: a line of `documents.jsonl`."""

    id: str
    sha256: str
    path: str
    url: str | None
    title: str | None
    publisher: str | None
    byline: tuple[str, ...]
    published: dt.date | None
    language: str | None
    kind: model.DocumentKind
    text: str
    parts: tuple[Part, ...]
    turns: tuple[Turn, ...]
    provenance: tuple[Provenance, ...]  # what it says itself; a version is told by `version_of`
    media_type: str
    dateline: str | None
    complete: bool
    remarks: tuple[str, ...]
    made_by: str
    genre: model.Genre
    speaker: str | None  # of a text of one speaker
    occasion: str | None
    told: tuple[str, ...]  # the fields that a person told
    read: bool  # False: its language has no rules
    version_of: str | None  # id of the first state of the page at its address


def encode_document(dossier: model.Dossier) -> Document:
    """The document of a dossier; a turn has the person of its statement where it names none."""
    document = dossier.document
    return Document(
        id=document.id,
        sha256=document.sha256,
        path=document.path,
        url=document.url,
        title=document.title,
        publisher=document.publisher,
        byline=document.byline,
        published=document.published,
        language=document.language,
        kind=document.kind,
        text=document.text,
        parts=tuple(Part(kind=p.kind, start=p.span.start, end=p.span.end) for p in document.parts),
        turns=_encode_turns(dossier),
        provenance=tuple(_encode_credits(document)),
        media_type=document.media_type,
        dateline=document.dateline,
        complete=document.complete,
        remarks=document.remarks,
        made_by=dossier.made_by,
        genre=document.genre,
        speaker=document.speaker,
        occasion=document.occasion,
        told=document.told,
        read=document.is_read,
        version_of=next((p.document for p in document.provenance if p.relation is _VERSION), None),
    )


def _encode_credits(document: model.Document) -> Iterator[Provenance]:
    """What the document says itself of where it came from."""
    for p in document.provenance:
        if p.relation is not _VERSION:
            yield Provenance(
                relation=p.relation, name=p.name, document_id=p.document, evidence=p.evidence
            )


def _encode_turns(dossier: model.Dossier) -> tuple[Turn, ...]:
    turns = dossier.document.turns
    speakers = _people_of_turns(turns, dossier.statements)
    return tuple(
        Turn(
            start=turn.span.start,
            end=turn.span.end,
            label=turn.label,
            role=turn.role,
            person_id=turn.person or person,
        )
        for turn, person in zip(turns, speakers, strict=True)
    )


def _people_of_turns(
    turns: tuple[model.Turn, ...], statements: tuple[model.Statement, ...]
) -> list[str | None]:
    """The person of the turn statement that begins inside each turn; turns are in order."""
    people: list[str | None] = [None] * len(turns)
    starts = [turn.span.start for turn in turns]
    for statement in statements:
        if statement.kind is not model.StatementKind.TURN or not statement.content:
            continue
        first = statement.content[0]
        place = bisect_right(starts, first.start) - 1
        if place >= 0 and first.end <= turns[place].span.end:
            people[place] = people[place] or statement.person
    return people


class DocumentLine(msgspec.Struct, frozen=True, kw_only=True):
    """A document in a list; no statement is counted that lists fold away."""

    id: str
    title: str  # else the last part of its path
    kind: model.DocumentKind
    outlet: str | None
    published: dt.date | None
    added: dt.datetime | None  # UTC
    primary: bool  # whether it holds a transcript
    complete: bool
    copy_of: str | None  # id of the held document whose words it repeats
    statements: int  # in reports
    turns: int  # in transcripts
    checked: int  # statements held against a transcript, word by word
    differing: int  # of these: other words, passages joined, another speaker
    waiting: int  # quotations for which no transcript is held
    found: str
    url: str | None
    path: str


def encode_document_line(row: DocumentRow) -> DocumentLine:
    """A document as lists have it."""
    tally = row.tally
    return DocumentLine(
        id=row.id,
        title=row.name,
        kind=row.kind,
        outlet=row.publisher,
        published=row.published,
        added=row.added,
        primary=row.primary,
        complete=row.complete,
        copy_of=row.copy_of,
        statements=tally.statements,
        turns=tally.turns,
        checked=tally.checked,
        differing=tally.differing,
        waiting=tally.waiting,
        found=tell_found(tally),
        url=row.url,
        path=row.path,
    )
