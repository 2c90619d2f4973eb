"""Documents as TEI, an XML file each: the text whole, and what is found in it standing off."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from onrecord import __version__
from onrecord.exports.drafting import draft_files
from onrecord.exports.marked_up.standing import CAUTION, Standing, list_standing
from onrecord.model import Document
from onrecord.store import Archive
from onrecord.text import Span

__all__ = ["write_tei"]

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIELDS: Final = {"\r": "&#13;"}  # a parser would make a line feed of it


def write_tei(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `ID.xml` a document.

    `<ab xml:id="text">` holds the text, character by character (a character that XML cannot hold
    is U+FFFD), so that `#string-range(text,START,LENGTH)` counts as all offsets do.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    counts = {"documents": 0, "statements": 0}
    with draft_files(out) as draft:
        for document, standing in list_standing(archive):
            draft.write(f"{document.id}.xml", "\n".join(_write(document, standing)) + "\n")
            counts["documents"] += 1
            counts["statements"] += len(standing)
    return counts


def _write(document: Document, standing: Sequence[Standing]) -> Iterator[str]:
    language = f" xml:lang={quoteattr(document.language)}" if document.language else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{language}>'
    yield from _write_head(document)
    yield "<standOff>"
    yield '<spanGrp type="parts">'
    yield from (_span(p.kind.value, p.span) for p in document.parts)
    yield "</spanGrp>"
    yield '<spanGrp type="turns">'
    yield from (_span(t.role.value, t.span, _attribute("n", t.label)) for t in document.turns)
    yield "</spanGrp>"
    for each in standing:
        yield from _write_statement(each)
    yield "</standOff>"
    yield f'<text><body><ab xml:id="text" xml:space="preserve">{_escape(document.text)}</ab>'
    yield "</body></text>"
    yield "</TEI>"


def _write_head(document: Document) -> Iterator[str]:
    day = document.published
    dated = f'<date when="{day.isoformat()}"/>' if day else "<date/>"
    link = f"<ref target={_quote(document.url)}/>" if document.url else ""
    yield "<teiHeader><fileDesc>"
    yield f"<titleStmt><title>{_escape(document.name)}</title>"
    yield from (f"<author>{_escape(name)}</author>" for name in document.byline)
    yield "</titleStmt>"
    read = f"Read by Onrecord {__version__}. {_escape(CAUTION)}"
    yield f"<publicationStmt><p>{read}</p></publicationStmt>"
    publisher = (
        f"<publisher>{_escape(document.publisher)}</publisher>" if document.publisher else ""
    )
    yield f'<sourceDesc><bibl>{publisher}{dated}{link}<idno type="sha256">{document.sha256}</idno>'
    yield "</bibl></sourceDesc></fileDesc></teiHeader>"


def _write_statement(each: Standing) -> Iterator[str]:
    statement, finding = each.statement, each.finding
    named = _attribute("n", statement.speaker)
    kind = f'type="statement" subtype="{statement.kind.value}"'
    yield f'<spanGrp {kind} xml:id="s.{statement.id}"{named}>'
    for name in ("content", "source", "cue"):
        yield from (_span(name, span) for span in getattr(statement, name))
    if finding is not None:
        ana = f' ana="{finding.verdict.value}"'
        yield f'<span type="finding"{ana}>{_escape(each.state)}</span>'
    yield "</spanGrp>"


def _span(kind: str, span: Span, more: str = "") -> str:
    place = f"#string-range(text,{span.start},{span.end - span.start})"
    return f'<span type="{kind}" target="{place}"{more}/>'


def _attribute(name: str, value: str | None) -> str:
    return f" {name}={_quote(value)}" if value else ""


def _quote(value: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", value))


def _escape(words: str) -> str:
    return escape(_NO_XML.sub("\ufffd", words), _FIELDS)
