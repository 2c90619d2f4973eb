"""Documents read whole, held against what was read before; ONRECORD_GOLDEN=write renews them."""

import json
import os
from pathlib import Path

import pytest

from onrecord.model import Document, Source
from onrecord.reading import read_document

GOLDEN = Path(__file__).parent.parent / "golden" / "reading"
FILES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix != ".json")


def _written(document: Document) -> str:
    """What is known of a document, as lines that a person can compare."""
    text = document.text
    record = {
        "kind": document.kind,
        "media_type": document.media_type,
        "title": document.title,
        "byline": document.byline,
        "dateline": document.dateline,
        "publisher": document.publisher,
        "published": str(document.published),
        "url": document.url,
        "language": document.language,
        "complete": document.complete,
        "paragraphs": text.split("\n\n"),
        "parts": [[part.kind, part.span.of(text)[:40], part.span] for part in document.parts],
        "turns": [
            [turn.label, turn.role, [s.of(text) for s in turn.said]] for turn in document.turns
        ],
        "provenance": [
            [each.relation, each.name, each.evidence.of(text)] for each in document.provenance
        ],
        "remarks": document.remarks,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", FILES)
def test_reading_is_as_before(name: str) -> None:
    """A change of what is read is seen and judged before it is kept."""
    written = _written(read_document(Source(name, (GOLDEN / name).read_bytes())))
    expected = GOLDEN / f"{name}.json"
    if os.environ.get("ONRECORD_GOLDEN") == "write":
        expected.write_text(written, "utf-8")
    assert expected.read_text("utf-8") == written
