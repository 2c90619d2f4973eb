"""Properties that programs write into files: what is a title or a name, and what wins."""

import io
from datetime import UTC, datetime

import docx
import pytest

from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.reading.formats.properties import read_properties

GARBAGE = (
    "Microsoft Word - speech_v3.doc",
    "untitled",
    "Document1",
    "final_v2 (3).docx",
    "Slide 1",
    "C:\\Users\\mara\\speech.doc",
    "20310304_speech",
    "granary final.indd",
)


@pytest.mark.parametrize("title", GARBAGE)
def test_no_title(title: str) -> None:
    """The name of a file, of a template or of a program is no title."""
    assert read_properties(title, None).title is None


AUTHORS = {  # as a file gives it, the names that are kept
    "a person": ("Mara Okello", ("Mara Okello",)),
    "two": ("Mara Okello; Jonas Till", ("Mara Okello", "Jonas Till")),
    "a user's name": ("mokello01", ()),
    "a program's word": ("Windows User", ()),
    "a machine": ("SELM-PC\\mara", ()),
}


@pytest.mark.parametrize(("author", "names"), AUTHORS.values(), ids=AUTHORS)
def test_author(author: str, names: tuple[str, ...]) -> None:
    """Somebody who may have written it, not whoever was logged in."""
    assert read_properties(None, author).byline == names


def _word(title: str, head: str) -> Source:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.created = datetime(2033, 7, 1, tzinfo=UTC)
    for words in (head, "March 4, 2031", "Good evening. I am glad to be here with you all."):
        document.add_paragraph(words)
    held = io.BytesIO()
    document.save(held)
    return Source("text.docx", held.getvalue())


def test_what_is_printed_wins() -> None:
    """A printed title and day go before those of the file; a title that names a form does not."""
    read = read_document(_word("Template for releases", "Granary stays closed"))
    assert (read.title, str(read.published)) == ("Granary stays closed", "2031-03-04")
    kept = read_document(_word("Speech by Mara Okello on the granary", "Selm Town Hall"))
    assert kept.title == "Speech by Mara Okello on the granary"
