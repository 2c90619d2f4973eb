"""Printed and said words side by side, with what stands around them: what every interface shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.desk.pieces import Mark, Piece, cut_pieces
from onrecord.model import (
    Alteration,
    Document,
    Finding,
    NoteKind,
    Occasion,
    Passage,
    Statement,
)
from onrecord.store import Archive
from onrecord.text import Span, cover

__all__ = [
    "BETWEEN",
    "Face",
    "NoteShown",
    "Printed",
    "Said",
    "show_finding",
    "show_notes",
    "show_passages",
    "show_printed",
]

BETWEEN = "between"  # key of the pieces that interrupt a quotation: “…,” he said, “…”

_AROUND_CHARS = 220  # of context on each side, up to a paragraph's border


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as printed, in pieces that bear the numbers of the changes, and the words around."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words as a transcript has them, in pieces that bear the numbers of the changes."""

    document: Document
    span: Span
    speaker: str | None
    before: str
    pieces: tuple[Piece, ...]
    after: str
    read_on: date | None = None  # when the archive took the transcript in, UTC


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A remark on a finding with the words of the primary text that it rests on."""

    kind: NoteKind
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A finding with everything that its page shows."""

    finding: Finding
    printed: Printed
    said: tuple[Said, ...]
    speaker: str | None
    document: Document | None = None  # None: a bare quotation
    statement: Statement | None = None
    occasion: Occasion | None = None
    searched: tuple[Document, ...] = ()

    @property
    def evidence_of_day(self) -> str | None:
        """The words of the report that tell the day; None: no words do."""
        if self.document is None or self.statement is None or self.statement.said_on is None:
            return None
        evidence = self.statement.said_on.evidence
        return evidence.of(self.document.text) if evidence else None


def show_finding(archive: Archive, statement_id: str) -> Face | None:
    """The page of one finding; None if the archive holds no such finding."""
    dossier = archive.dossier(statement_id.split(".", 1)[0])
    if dossier is None:
        return None
    statement = next((s for s in dossier.statements if s.id == statement_id), None)
    finding = next((f for f in dossier.findings if f.statement == statement_id), None)
    area = cover(statement.content) if statement else None
    if statement is None or finding is None or area is None:
        return None
    between = [Span(a.end, b.start) for a, b in pairwise(sorted(statement.content))]
    return Face(
        finding,
        show_printed(dossier.document.text, area, finding.alterations, between),
        show_passages(archive, finding),
        statement.speaker,
        dossier.document,
        statement,
        archive.occasion(statement.occasion) if statement.occasion else None,
    )


def show_printed(
    text: str, area: Span, alterations: Sequence[Alteration], between: Sequence[Span] = ()
) -> Printed:
    """Printed words with the changes numbered from 1 in the order of the alterations.

    Args:
        text: what the spans point into.
        area: from the first printed word to the last.
        alterations: the changes.
        between: what interrupts the quotation inside the area; its pieces bear `BETWEEN`.
    """
    spans = [alteration.printed_span for alteration in alterations]
    before, pieces, after = _cut(text, area, spans, between)
    return Printed(before, pieces, after)


def show_passages(archive: Archive, finding: Finding) -> tuple[Said, ...]:
    """The passages of a finding, the changes numbered in the one that was compared with."""
    return _show_said(archive, finding.passages, finding.alterations)


def show_notes(archive: Archive, finding: Finding) -> tuple[NoteShown, ...]:
    """The notes of a finding with the passages that they name beside those of the finding."""
    return tuple(
        NoteShown(
            note.kind,
            _show_said(archive, [p for p in note.passages if p not in finding.passages], ()),
        )
        for note in finding.notes
    )


def _show_said(
    archive: Archive, passages: Sequence[Passage], alterations: Sequence[Alteration]
) -> tuple[Said, ...]:
    documents = _open_documents(archive, passages)
    spans = [alteration.said_span for alteration in alterations]
    shown = []
    for passage in passages:
        document = documents.get(passage.document)
        if document is None:
            continue
        compared = passage.document == passages[0].document
        within = [s if compared and s and s.overlaps(passage.span) else None for s in spans]
        before, pieces, after = _cut(document.text, passage.span, within)
        row = archive.document(document.id)
        read_on = row.added.date() if row and row.added else None
        said = Said(document, passage.span, passage.speaker, before, pieces, after, read_on)
        shown.append(said)
    return tuple(shown)


def _open_documents(archive: Archive, passages: Sequence[Passage]) -> Mapping[str, Document]:
    """The documents that hold the passages, each opened once."""
    opened = {passage.document: archive.dossier(passage.document) for passage in passages}
    return {key: dossier.document for key, dossier in opened.items() if dossier is not None}


def _cut(
    text: str, area: Span, spans: Sequence[Span | None], between: Sequence[Span] = ()
) -> tuple[str, tuple[Piece, ...], str]:
    """What stands before, the area in pieces, what stands after."""
    marks = [Mark(span, str(number)) for number, span in enumerate(spans, 1) if span is not None]
    marks.extend(Mark(span, BETWEEN) for span in between if span.start < span.end)
    border = text.rfind("\n\n", 0, area.start)
    start, lead = (border + 2 if border >= 0 else 0), ""
    if area.start - start > _AROUND_CHARS:
        start = text.find(" ", area.start - _AROUND_CHARS, area.start) + 1 or area.start
        lead = "… "
    border = text.find("\n\n", area.end)
    end, trail = (border if border >= 0 else len(text)), ""
    if end - area.end > _AROUND_CHARS:
        end = max(text.rfind(" ", area.end, area.end + _AROUND_CHARS), area.end)
        trail = " …"
    pieces = cut_pieces(text, area, marks)
    return lead + text[start : area.start], pieces, text[area.end : end] + trail
