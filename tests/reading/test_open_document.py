"""OpenDocument texts: what would be printed, in order, each once; bad ones end in a reason."""

import io
import zipfile

import pytest

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading import Bounds, read_document
from onrecord.reading.formats.open_document import read_odt

KIND = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta")
)
BRIEFING = (
    "<text:h>Briefing at the mill</text:h>"
    "<text:p><text:span>MARA OKELLO:</text:span> The gate closes<text:s text:c='2'/>at noon."
    "</text:p>"
    "<text:p>JONAS TILL: And when does it<text:line-break/>open?</text:p>"
    "<text:p>MARA OKELLO: When the water falls.</text:p>"
)


def pack(body: str, meta: str | None = None, kind: str = KIND) -> Source:
    """A file with a body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind)
        content = f"<office:document-content {SPACES}><office:body><office:text>{body}"
        end = "</office:text></office:body></office:document-content>"
        archive.writestr("content.xml", content + end, zipfile.ZIP_DEFLATED)
        if meta is not None:
            dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
            told = f"<office:document-meta {SPACES} {dc}><office:meta>{meta}</office:meta>"
            archive.writestr("meta.xml", f"{told}</office:document-meta>")
    return Source("briefing.odt", file.getvalue())


CELL = "<table:table-cell><text:p>{}</text:p>{}</table:table-cell>"
ROW = "<table:table><table:table-row>{}</table:table-row></table:table>"
INNER = ROW.format(CELL.format("B", ""))
DELETED = "<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes>"
COMMENT = "<office:annotation><text:p>why?</text:p></office:annotation>"
NOTED = "<text:note-body><text:p>Two.</text:p></text:note-body>"
NOTE = f"<text:note-citation>1</text:note-citation>{NOTED}"
CASES = {  # body, text
    "paragraphs": ("<text:p>One.</text:p><text:p/><text:p>Two.</text:p>", "One.\n\nTwo."),
    "white space is one space": ("<text:p>One\n   two</text:p>", "One two"),
    "lists": (
        "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>",
        "One",
    ),
    "a row is a line": (ROW.format(CELL.format("Q", "") + CELL.format("Who?", "")), "Q | Who?"),
    "a table in a table, each once": (ROW.format(CELL.format("A", INNER)), "A | B"),
    "deleted text and comments are none": (
        f"{DELETED}<text:p>Kept{COMMENT}.</text:p>",
        "Kept.",
    ),
    "a note at the end": (
        f"<text:p>One<text:note>{NOTE}</text:note> three.</text:p><text:p>Four.</text:p>",
        "One three.\n\nFour.\n\nTwo.",
    ),
    "so many spaces": ("<text:p>a<text:s text:c='99999999999'/>b</text:p>", f"a{' ' * 1000}b"),
    "a count that is none": ("<text:p>a<text:s text:c='x'/>b</text:p>", "a b"),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_text(body: str, text: str) -> None:
    """What would be printed, in order."""
    assert read_odt(pack(body)).text == text


def test_briefing() -> None:
    """Title, language and turns come out as from any other format."""
    meta = "<dc:title>Briefing at the mill</dc:title><dc:language>en-GB</dc:language>"
    document = read_document(pack(BRIEFING, meta))
    assert (document.media_type, document.title) == (KIND, "Briefing at the mill")
    assert [turn.label for turn in document.turns] == ["MARA OKELLO", "JONAS TILL", "MARA OKELLO"]
    assert "closes  at noon" in document.text


def test_no_properties() -> None:
    """A file without properties is read all the same."""
    assert read_odt(pack(BRIEFING)).told.title is None


BAD = {  # bytes, what is raised
    "cut off": (pack(BRIEFING).data[:300], UnreadableSource),
    "no XML": (pack("<text:p>").data, UnreadableSource),
    "a bomb": (pack("<text:p>" + "a" * 3_000_000 + "</text:p>").data, RefusedSource),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD)
def test_bad(data: bytes, error: type[InputError]) -> None:
    """A bad file is set aside with its reason."""
    with pytest.raises(error):
        read_odt(Source("bad.odt", data), Bounds())
