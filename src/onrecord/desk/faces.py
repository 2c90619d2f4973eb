"""Printed and said words side by side, with what stands around them: what every interface shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.pieces import Mark, Piece, cut_pieces
from onrecord.model import Alteration, Document, Finding, Occasion, Passage, Statement
from onrecord.store import Archive
from onrecord.text import Span, cover

__all__ = ["Face", "Printed", "Said", "show_finding", "show_passages", "show_printed"]

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
    occasions = {occasion.id: occasion for occasion in archive.occasions()}
    return Face(
        finding,
        show_printed(dossier.document.text, area, finding.alterations),
        show_passages(archive, finding),
        statement.speaker,
        dossier.document,
        statement,
        occasions.get(statement.occasion or ""),
    )


def show_printed(text: str, area: Span, alterations: Sequence[Alteration]) -> Printed:
    """Printed words with the changes numbered from 1 in the order of the alterations."""
    spans = [alteration.printed_span for alteration in alterations]
    before, pieces, after = _cut(text, area, spans)
    return Printed(before, pieces, after)


def show_passages(archive: Archive, finding: Finding) -> tuple[Said, ...]:
    """The passages of a finding, the changes numbered in the one that was compared with."""
    documents = _open_documents(archive, finding.passages)
    spans = [alteration.said_span for alteration in finding.alterations]
    shown = []
    for passage in finding.passages:
        document = documents.get(passage.document)
        if document is None:
            continue
        within = [s if s is not None and s.overlaps(passage.span) else None for s in spans]
        before, pieces, after = _cut(document.text, passage.span, within)
        shown.append(Said(document, passage.span, passage.speaker, before, pieces, after))
    return tuple(shown)


def _open_documents(archive: Archive, passages: Sequence[Passage]) -> Mapping[str, Document]:
    """The documents that hold the passages, each opened once."""
    opened = {passage.document: archive.dossier(passage.document) for passage in passages}
    return {key: dossier.document for key, dossier in opened.items() if dossier is not None}


def _cut(text: str, area: Span, spans: Sequence[Span | None]) -> tuple[str, tuple[Piece, ...], str]:
    """What stands before, the area in pieces, what stands after."""
    marks = [Mark(span, str(number)) for number, span in enumerate(spans, 1) if span is not None]
    start = max(text.rfind("\n\n", 0, area.start) + 2, 0)
    if area.start - start > _AROUND_CHARS:
        start = text.find(" ", area.start - _AROUND_CHARS, area.start) + 1 or area.start
    end = text.find("\n\n", area.end)
    end = len(text) if end < 0 else end
    if end - area.end > _AROUND_CHARS:
        end = max(text.rfind(" ", area.end, area.end + _AROUND_CHARS), area.end)
    return text[start : area.start], cut_pieces(text, area, marks), text[area.end : end]
