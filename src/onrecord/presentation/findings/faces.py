"""Printed and said words side by side, with what stands around them: what every interface shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.model import (
    Document,
    Finding,
    NoteKind,
    Occasion,
    Passage,
    Statement,
    StatementKind,
)
from onrecord.presentation.findings.word_account import Strip, mark_differences, show_account
from onrecord.presentation.text_pieces import Mark, Piece, cut_pieces, hide_markup
from onrecord.statements import quoted_words
from onrecord.store import Archive, DocumentRow
from onrecord.text import Span, cover
from onrecord.usecases import NO_CLAIM, Claim, is_as_said

__all__ = [
    "BETWEEN",
    "Face",
    "NoteShown",
    "Printed",
    "Said",
    "compared_words",
    "cut_around",
    "show_finding",
    "show_notes",
    "show_passages",
    "show_printed",
    "show_words",
    "tell_printed",
]

BETWEEN = "between"  # key of the pieces that interrupt a quotation: “…,” he said, “…”

_AROUND_CHARS = 220  # of context on each side, up to a paragraph's border


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as printed, in pieces that bear the marks of the differences, and the words around."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words as a transcript has them, in pieces that bear the marks of the differences."""

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
    searched: tuple[str, ...] = ()  # ids of the first of the texts searched
    searched_count: int = 0
    vain: tuple[DocumentRow, ...] = ()  # the same by name, where nothing was found in them
    account: tuple[Strip, ...] = ()  # word by word; none where nothing differs in words
    nearest: tuple[Said, ...] = ()  # the passage offered by meaning, where words found none
    claim: Claim = NO_CLAIM  # of a question: who and when, as asked and as on record
    at: Span | None = None  # of a question: where the words stand in the paragraph asked about

    @property
    def as_said(self) -> bool:
        """Whether the words are on record as they were asked."""
        return is_as_said(self.finding, self.claim)

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
    text, said = dossier.document.text, show_passages(archive, finding)
    return Face(
        finding,
        show_printed(text, area, finding, between),
        said,
        statement.speaker,
        dossier.document,
        statement,
        archive.occasion(statement.occasion) if statement.occasion else None,
        account=show_words(text, compared_words(text, statement), said, finding),
    )


def tell_printed(face: Face) -> str:
    """The printed words in one line, without what interrupts them."""
    pieces = face.printed.pieces
    return " ".join("".join(" … " if BETWEEN in p.keys else p.text for p in pieces).split())


def compared_words(text: str, statement: Statement) -> tuple[Span, ...]:
    """The words of a statement that are held against the record word by word."""
    if statement.kind is StatementKind.INDIRECT:
        return ()
    return quoted_words(text, statement.content) or statement.content


def show_printed(text: str, area: Span, finding: Finding, between: Sequence[Span] = ()) -> Printed:
    """Printed words with the differences marked as `mark_differences` does.

    Args:
        text: what the spans point into.
        area: from the first printed word to the last.
        finding: what differs in them.
        between: what interrupts the quotation inside the area; its pieces bear `BETWEEN`.
    """
    marked = mark_differences(finding)
    marks = [Mark(d.printed_span, mark) for mark, d in marked.items() if d.printed_span]
    before, pieces, after = cut_around(text, area, marks, between)
    return Printed(before, pieces, after)


def show_words(
    text: str, areas: Sequence[Span], said: Sequence[Said], finding: Finding
) -> tuple[Strip, ...]:
    """The account of the printed words, from the passages in the transcript compared with.

    Args:
        text: what was printed.
        areas: the quoted words in it.
        said: the passages shown.
        finding: what differs.
    """
    if not said or not areas:
        return ()
    document = said[0].document
    passages = [each.span for each in said if each.document.id == document.id]
    return show_account(text, areas, document.text, passages, finding)


def show_passages(archive: Archive, finding: Finding) -> tuple[Said, ...]:
    """The passages of a finding, the differences marked in the one that was compared with."""
    marked = mark_differences(finding)
    marks = [Mark(d.said_span, mark) for mark, d in marked.items() if d.said_span]
    return _show_said(archive, finding.passages, marks)


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
    archive: Archive, passages: Sequence[Passage], marks: Sequence[Mark]
) -> tuple[Said, ...]:
    documents = _open_documents(archive, passages)
    shown = []
    for passage in passages:
        document = documents.get(passage.document)
        if document is None:
            continue
        compared = passage.document == passages[0].document
        within = [mark for mark in marks if compared and mark.span.overlaps(passage.span)]
        before, pieces, after = cut_around(document.text, passage.span, within)
        added = archive.added(document.id)
        read_on = added.date() if added else None
        said = Said(document, passage.span, passage.speaker, before, pieces, after, read_on)
        shown.append(said)
    return tuple(shown)


def _open_documents(archive: Archive, passages: Sequence[Passage]) -> Mapping[str, Document]:
    """The documents that hold the passages, each opened once."""
    opened = {passage.document: archive.opened(passage.document) for passage in passages}
    return {key: document for key, document in opened.items() if document is not None}


def cut_around(
    text: str, area: Span, marks: Sequence[Mark], between: Sequence[Span] = ()
) -> tuple[str, tuple[Piece, ...], str]:
    """What stands before, the area in pieces, what stands after."""
    gaps = [Mark(span, BETWEEN) for span in between if span.start < span.end]
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
    pieces = cut_pieces(text, area, [*marks, *gaps])
    before, after = hide_markup(text[start : area.start]), hide_markup(text[area.end : end])
    return lead + before, pieces, after + trail
