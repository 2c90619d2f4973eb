"""Proof that an archive holds: originals hashed, documents read, offsets tried once more."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.boundary import document_boundary
from onrecord.errors import InputError, OnrecordError
from onrecord.late import load_late
from onrecord.model import Alteration, Document, Dossier, Finding, Source, Tidied
from onrecord.store import Archive
from onrecord.text import Span, text_at

if TYPE_CHECKING:
    from onrecord import reading, statements
else:
    reading = load_late("onrecord.reading")
    statements = load_late("onrecord.statements")

__all__ = ["audit"]


def audit(archive: Archive) -> Iterator[str]:
    """A line for each thing that does not hold; none if all holds.

    Every original is hashed again, every document is read again from its original and compared
    with the text that is kept, and every offset is tried against that text. Every review is hashed
    again, and must follow the one before it.
    """
    yield from archive.faults()
    yield from archive.reviews.faults()
    for dossier in archive.dossiers():
        document = dossier.document
        where = f"document {document.id} ({document.path})"
        for flaw in _audit_text(archive, document):
            yield f"{where}: {flaw}"
        for flaw in _audit_offsets(archive, dossier):
            yield f"{where}: {flaw}"


def _audit_text(archive: Archive, document: Document) -> Iterator[str]:
    try:
        content = archive.original(document.sha256)
    except OnrecordError:
        return  # told by `faults`
    if hashlib.sha256(content).hexdigest() != document.sha256:
        return
    try:
        item = "1" if document.media_type == reading.JSON_LINE else None
        with document_boundary(document.path):
            again = reading.read_apart(Source(document.path, content, document.url, item=item))
    except InputError as error:
        yield f"its original cannot be read again: {error}"
        return
    if again.text != document.text:
        yield "reading its original again gives another text"


def _audit_offsets(archive: Archive, dossier: Dossier) -> Iterator[str]:
    document = dossier.document
    for what, span in _spans_of(dossier):
        yield from _audit_span(what, span, len(document.text))
    for figure in dossier.figures:
        if not any(sign.isalnum() for sign in figure.span.of(document.text)):
            yield f"figure {figure.id} points at no figure"
    contents = {statement.id: statement.content for statement in dossier.statements}
    for finding in dossier.findings:
        content = contents.get(finding.statement or "", ())
        quoted = statements.quoted_words(document.text, content) or content
        yield from _audit_finding(archive, document, finding, quoted)


def _audit_finding(
    archive: Archive, document: Document, finding: Finding, quoted: Sequence[Span]
) -> Iterator[str]:
    primaries: list[str] = []
    for passage in finding.passages:
        primary = archive.text(passage.document)
        if primary is None:
            yield f"finding of {finding.statement}: its transcript is not in the archive"
        else:
            primaries.append(primary)
            what = f"a passage of {finding.statement}"
            yield from _audit_span(what, passage.span, len(primary))
    differences: list[Alteration | Tidied] = [*finding.alterations, *finding.tidied]
    for change in differences:
        yield from _audit_words([document.text], change.printed_span, change.printed, quoted)
        yield from _audit_words(primaries, change.said_span, change.said)


def _spans_of(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    """Every place in its document that a dossier points at, and what points there."""
    for part in dossier.document.parts:
        yield f"a part ({part.kind})", part.span
    for turn in dossier.document.turns:
        for span in (turn.span, *turn.said):
            yield "a turn", span
    for statement in dossier.statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            yield f"statement {statement.id}", span
    for figure in dossier.figures:
        yield f"figure {figure.id}", figure.span


def _audit_span(what: str, span: Span, length: int) -> Iterator[str]:
    if not 0 <= span.start < span.end <= length:
        yield f"{what} reaches outside the text: [{span.start}, {span.end})"


def _audit_words(
    texts: list[str], span: Span | None, words: str, pieces: Sequence[Span] = ()
) -> Iterator[str]:
    """Whether words stand where they are said to: as they are, or in the pieces there, joined."""
    if span is None:
        return
    inside = [Span(max(span.start, p.start), min(span.end, p.end)) for p in pieces]
    areas = [area for area in inside if area.start < area.end]
    stand = {words.strip()} & {
        found.strip() for text in texts for found in (span.of(text), text_at(text, areas))
    }
    if not stand:
        yield f"a difference's words “{words}” do not stand at [{span.start}, {span.end})"
