"""A document's page: its text in blocks, every statement marked with what was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onrecord.desk.pieces import Mark, cut_pieces
from onrecord.model import (
    Document,
    Dossier,
    Finding,
    Part,
    PartKind,
    Provenance,
    Relation,
    Turn,
    TurnRole,
)
from onrecord.store import Archive, DocumentFilter, DocumentRow
from onrecord.text import Span, cover, find_paragraphs, text_at

__all__ = ["Block", "Credit", "DocumentView", "Line", "MarkedPiece", "PartShown", "show_document"]

_PART_NAMES = {
    PartKind.ARTICLE: "Article",
    PartKind.TRANSCRIPT: "Transcript",
    PartKind.BOILERPLATE: "Around the article",
}
_PHRASES = {
    Relation.WIRE: "Credits the agency",
    Relation.REPUBLISHED_FROM: "Republished from",
    Relation.TRANSLATED_FROM: "Translated from",
    Relation.REPORTS: "Cites",
}


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of a paragraph with what was found of the statement it belongs to."""

    text: str
    finding: Finding | None
    opens: bool = False  # first piece of its statement
    closes: bool = False  # last piece of its statement


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    start: int
    pieces: tuple[MarkedPiece, ...]
    label: str | None = None  # who speaks, where a turn begins
    turn: bool = False
    question: bool = False


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a document; named where there are several."""

    kind: PartKind
    name: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the document came from."""

    phrase: str
    name: str
    evidence: str
    document: Document | None


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the margin."""

    finding: Finding
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a document's page shows."""

    document: Document
    parts: tuple[PartShown, ...]
    lines: tuple[Line, ...]
    credits: tuple[Credit, ...]
    copies: tuple[DocumentRow, ...]  # held documents that came from this one


def show_document(archive: Archive, document_id: str) -> DocumentView | None:
    """A document's page; None if it is not held."""
    dossier = archive.dossier(document_id)
    if dossier is None:
        return None
    document = dossier.document
    found = {finding.statement or "": finding for finding in dossier.findings}
    marks = [
        Mark(span, statement.id)
        for statement in dossier.statements
        if statement.id in found
        for span in statement.content
    ]
    return DocumentView(
        document,
        tuple(_show_parts(document, marks, found)),
        tuple(_show_lines(dossier)),
        tuple(_show_credit(archive, document, credit) for credit in document.provenance),
        tuple(archive.documents(DocumentFilter(copy_of=document_id))),
    )


def _show_parts(
    document: Document, marks: Sequence[Mark], found: Mapping[str, Finding]
) -> Iterator[PartShown]:
    several = len({part.kind for part in document.parts}) > 1
    for part in document.parts:
        blocks = tuple(_show_blocks(document, part, marks, found))
        if blocks:
            yield PartShown(part.kind, _PART_NAMES[part.kind] if several else None, blocks)


def _show_blocks(
    document: Document, part: Part, marks: Sequence[Mark], found: Mapping[str, Finding]
) -> Iterator[Block]:
    """Paragraphs of articles; the spoken paragraphs of turns, the first with its label."""
    turns = [turn for turn in document.turns if turn.span.overlaps(part.span)]
    labelled: set[int] = set()  # starts of the turns whose label was shown
    for paragraph in find_paragraphs(document.text, part.span):
        while turns and turns[0].span.end <= paragraph.start:
            turns.pop(0)
        here = list(takewhile(lambda turn: turn.span.start < paragraph.end, turns))
        if not here:
            yield Block(paragraph.start, _cut(document.text, paragraph, marks, found))
        for turn in here:
            said = cover(span for span in turn.said if span.overlaps(paragraph))
            span = said or Span(
                max(paragraph.start, turn.span.start), min(paragraph.end, turn.span.end)
            )
            label = None if turn.span.start in labelled else turn.label
            labelled.add(turn.span.start)
            pieces = _cut(document.text, span, marks, found)
            question = turn.role is TurnRole.QUESTION
            yield Block(span.start, pieces, label, turn=True, question=question)


def _cut(
    text: str, area: Span, marks: Sequence[Mark], found: Mapping[str, Finding]
) -> tuple[MarkedPiece, ...]:
    pieces = []
    for piece in cut_pieces(text, area, [m for m in marks if m.span.overlaps(area)]):
        key = piece.keys[-1] if piece.keys else None
        mine = [mark.span for mark in marks if mark.key == key]
        pieces.append(
            MarkedPiece(
                piece.text,
                found[key] if key else None,
                opens=bool(mine) and piece.span.start == min(span.start for span in mine),
                closes=bool(mine) and piece.span.end == max(span.end for span in mine),
            )
        )
    return tuple(pieces)


def _show_lines(dossier: Dossier) -> Iterator[Line]:
    statements = {statement.id: statement for statement in dossier.statements}
    for finding in dossier.findings:
        statement = statements[finding.statement or ""]
        text = text_at(dossier.document.text, statement.content, " … ")
        yield Line(finding, text, statement.speaker)


def _show_credit(archive: Archive, document: Document, credit: Provenance) -> Credit:
    origin = archive.dossier(credit.document) if credit.document else None
    return Credit(
        _PHRASES[credit.relation],
        credit.name,
        credit.evidence.of(document.text),
        origin.document if origin else None,
    )
