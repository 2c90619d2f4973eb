"""A document's page: its text in blocks, every statement marked with what was found."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.model import (
    Document,
    Dossier,
    Fetched,
    Finding,
    PartKind,
    Relation,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.presentation.blocks import Block, cut_blocks
from onrecord.presentation.pieces import Mark
from onrecord.presentation.wording import IN_ORDER
from onrecord.store import Archive, DocumentFilter, DocumentRow, Fold, StatementFilter
from onrecord.text import Span, text_at
from onrecord.usecases import ways_of

__all__ = ["HERE", "Credit", "DocumentView", "Line", "PartShown", "list_told", "show_document"]

HERE = "here"  # key of the mark on the stretch that the reader came for

_PHRASES = {
    Relation.WIRE: "Credits the agency",
    Relation.REPUBLISHED_FROM: "Republished from",
    Relation.TRANSLATED_FROM: "Translated from",
    Relation.REPORTS: "Cites",
}


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a document."""

    kind: PartKind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the document came from."""

    phrase: str
    name: str
    evidence: str
    document: DocumentRow | None  # where it is held
    copy: bool  # whether this document repeats that one, so that the two are one witness


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the margin."""

    number: int  # of those shown, from 1 in the order of the text; 0: it is folded away
    finding: Finding
    statement: Statement
    text: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a document's page shows."""

    document: Document
    parts: tuple[PartShown, ...]  # those that are read, in order
    around: tuple[Block, ...]  # boilerplate
    lines: Mapping[str, Line]  # by the id of the statement, in the order of the text
    credits: tuple[Credit, ...]
    copies: tuple[DocumentRow, ...]  # held documents that came from this one
    folds: Mapping[Fold, int]  # statements of the page that are folded away
    held_against: bool  # whether statements of others were held against this text
    added: datetime | None  # when it was read, UTC
    ways: tuple[Fetched, ...]  # how it came from its address, each time, the last one last

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the statements that are shown beside the text."""
        return tuple(key for key, line in self.lines.items() if line.number)

    @property
    def tally(self) -> tuple[tuple[Verdict, int], ...]:
        """How many findings are shown of each verdict, what differs first; those that occur."""
        counts = Counter(line.finding.verdict for line in self.lines.values() if line.number)
        return tuple((verdict, counts[verdict]) for verdict in IN_ORDER if counts[verdict])


def show_document(
    archive: Archive, document_id: str, at: Span | None = None, *, every: bool = False
) -> DocumentView | None:
    """A document's page; None if it is not held.

    Args:
        archive: what holds it.
        document_id: its id.
        at: a stretch to point out, in code points of its text.
        every: whether what lists fold away is shown beside the text, too.
    """
    dossier = archive.dossier(document_id)
    if dossier is None:
        return None
    document = dossier.document
    here = StatementFilter(document=document_id, reported=True)
    away = {} if every else {row.id: row.fold for row in archive.statements(here) if row.fold}
    lines = dict(_show_lines(dossier, away))
    marks = [Mark(span, key) for key, line in lines.items() for span in line.statement.content]
    if at is not None:
        marks.append(Mark(at, HERE))
    parts, around = _show_parts(document, marks)
    row = archive.document(document_id)
    against = archive.statements(StatementFilter(against=document_id, limit=1))
    return DocumentView(
        document,
        parts,
        around,
        lines,
        tuple(_show_credits(archive, document)),
        tuple(archive.documents(DocumentFilter(copy_of=document_id))),
        _count_folds(away[key] for key in lines if key in away),
        any(True for _ in against),
        row.added if row else None,
        ways_of(archive, document_id),
    )


def _count_folds(folds: Iterable[Fold]) -> Mapping[Fold, int]:
    """How many there are for each reason, in the order of the reasons."""
    counts = Counter(folds)
    return {fold: counts[fold] for fold in Fold if counts[fold]}


def _show_parts(
    document: Document, marks: Sequence[Mark]
) -> tuple[tuple[PartShown, ...], tuple[Block, ...]]:
    """The parts that are read, and all boilerplate together."""
    parts: list[PartShown] = []
    around: list[Block] = []
    for part, blocks in cut_blocks(document, marks):
        if part.kind is PartKind.BOILERPLATE:
            around.extend(blocks)
        elif parts and parts[-1].kind is part.kind:
            parts[-1] = PartShown(part.kind, (*parts[-1].blocks, *blocks))
        elif blocks:
            parts.append(PartShown(part.kind, tuple(blocks)))
    return tuple(parts), tuple(around)


def _show_lines(dossier: Dossier, away: Container[str]) -> Iterator[tuple[str, Line]]:
    """The findings on what a report puts in somebody's mouth, in the order of the text."""
    found = {finding.statement: finding for finding in dossier.findings}
    reported = (
        statement
        for statement in dossier.statements
        if statement.kind is not StatementKind.TURN and statement.id in found
    )
    ordered = sorted(reported, key=lambda s: (s.content[0].start, -s.content[-1].end))
    number = 0
    for statement in ordered:
        text = text_at(dossier.document.text, statement.content, " … ")
        folded = statement.id in away
        number += not folded
        shown = 0 if folded else number
        yield statement.id, Line(shown, found[statement.id], statement, text)


def _show_credits(archive: Archive, document: Document) -> Iterator[Credit]:
    """What it says of where it came from; the document that it came from is named once."""
    named: set[str | None] = set()
    for credit in document.provenance:
        held = credit.document if credit.document not in named else None
        named.add(held)
        yield Credit(
            _PHRASES[credit.relation],
            credit.name,
            " ".join(credit.evidence.of(document.text).split()),
            archive.document(held) if held else None,
            copy=credit.relation in (Relation.WIRE, Relation.REPUBLISHED_FROM),
        )


def list_told(document: Document) -> Iterator[tuple[str, str]]:
    """What a person told of a document: names of fields and their values, as a page shows them."""
    for name in document.told:
        if name == "translated_from":
            origins = (p for p in document.provenance if p.relation is Relation.TRANSLATED_FROM)
            yield "translated from", next((p.name for p in origins), "")
        elif name == "byline":
            yield "by", ", ".join(document.byline)
        else:
            value = getattr(document, name)
            yield ("kind" if name == "genre" else name), str(value).replace("_", " ")
