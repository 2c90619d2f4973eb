"""Statements and findings as W3C Web Annotations: selectors by quoted words and by position."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from onrecord import __version__
from onrecord.exports.drafting import draft_files
from onrecord.exports.marked_up.standing import CAUTION, Standing, list_standing
from onrecord.model import Document
from onrecord.presentation import put_finding
from onrecord.store import Archive
from onrecord.text import Span

__all__ = ["write_annotations"]

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32  # characters of prefix and suffix, by which words are found on a live page


def write_annotations(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `annotations.jsonld` and `texts/ID.txt`, in which positions count code points.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    counts = {"documents": 0, "annotations": 0}
    with draft_files(out) as draft, draft.open("annotations.jsonld") as file:
        head = {
            "@context": _CONTEXT,
            "id": "annotations.jsonld",
            "type": "AnnotationPage",
            "startIndex": 0,
        }
        file.write(msgspec.json.encode(head)[:-1] + b',"items":[')
        for document, standing in list_standing(archive):
            draft.write(f"texts/{document.id}.txt", document.text)
            counts["documents"] += 1
            for each in standing:
                comma = b",\n" if counts["annotations"] else b"\n"
                file.write(comma + msgspec.json.encode(_annotate(archive, document, each)))
                counts["annotations"] += 1
        file.write(b"\n]}\n")
    return counts


def _annotate(archive: Archive, document: Document, each: Standing) -> dict[str, Any]:
    """One statement as an annotation; an interrupted one has a target a stretch."""
    statement = each.statement
    return {
        "id": f"annotations.jsonld#{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "onrecord", "type": "Software", "name": f"Onrecord {__version__}"},
        "body": list(_list_bodies(archive, each)),
        "target": [
            _select(document.id, document.text, span, document) for span in statement.content
        ],
    }


def _list_bodies(archive: Archive, each: Standing) -> Iterator[dict[str, Any]]:
    """Who is said to have said it, what was found, and the passage it was held against."""
    statement, finding = each.statement, each.finding
    yield _word(statement.speaker or "speaker not named", "identifying")
    if finding is None:
        return
    yield _word(put_finding(finding).label, "assessing")
    yield _word(finding.verdict.value, "tagging")
    yield _word(f"{CAUTION} State: {each.state}.", "commenting")
    place = finding.place
    text = archive.text(place.document) if place else None
    if place is not None and text is not None:
        yield {**_select(place.document, text, place.span), "purpose": "linking"}


def _word(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _select(
    document_id: str, text: str, span: Span, document: Document | None = None
) -> dict[str, Any]:
    """A stretch of a text, by its words and by its place."""
    live = {"canonical": document.url} if document is not None and document.url else {}
    return {
        "type": "SpecificResource",
        "source": f"texts/{document_id}.txt",
        **live,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
