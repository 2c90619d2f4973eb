"""DOCX files: paragraphs, rows, tracked changes, footnotes, properties."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading import Bounds, read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS = "The harbour of Port Selm is closed, the ministry of transport of Kavra said on Monday."


def _bytes(document: WordDocument) -> bytes:
    """The bytes of a file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _text(document: WordDocument) -> str:
    """The text read from a file."""
    return read_document(Source("report.docx", _bytes(document))).text


def test_paragraphs_and_tables_in_order() -> None:
    """The body is read from top to bottom; empty paragraphs are none."""
    document = docx.Document()
    document.add_heading("Harbour", 1)
    document.add_paragraph(WORDS)
    document.add_paragraph("")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Port", "State", "Selm", "closed"], strict=True):  # noqa: SLF001
        cell.text = words
    last = document.add_paragraph("“We ")
    last.add_run("close").bold = True
    last.add_run(" it,”\tshe said.\nThen she left.")
    expected = [
        "Harbour",
        WORDS,
        "Port | State",
        "Selm | closed",
        "“We close it,”\tshe said.\nThen she left.",
    ]
    assert _text(document) == "\n\n".join(expected)


CHANGES = {  # what is in a paragraph, what is read
    "inserted": ("<w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>", "ab"),
    "deleted": ("<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
    "moved away": ("<w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom><w:r><w:t>a</w:t></w:r>", "a"),
    "a hyphen that holds": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b"),
    "a link": ("<w:hyperlink><w:r><w:t>ab</w:t></w:r></w:hyperlink>", "ab"),
}


@pytest.mark.parametrize(("inside", "expected"), CHANGES.values(), ids=CHANGES)
def test_tracked_changes(inside: str, expected: str) -> None:
    """The text is what would be printed."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W}>{inside}</w:p>"))
    assert _text(document) == expected


def test_footnotes_stand_at_the_end() -> None:
    """Footnotes are read after the body."""
    document = docx.Document()
    document.add_paragraph(WORDS)
    stream = io.BytesIO()
    note = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    note += '<w:footnote w:id="1"><w:p><w:r><w:t>Interview, 3 March.</w:t></w:r></w:p></w:footnote>'
    with zipfile.ZipFile(io.BytesIO(_bytes(document))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
            link = (
                f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
            )
            if name == "word/_rels/document.xml.rels":
                data = data.replace("</Relationships>", link)
            if name == "[Content_Types].xml":
                mime = (
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                )
                override = (
                    f'<Override PartName="/word/footnotes.xml" ContentType="{mime}"/></Types>'
                )
                data = data.replace("</Types>", override)
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", f"{note}</w:footnotes>")
    read = read_document(Source("report.docx", stream.getvalue()))
    assert read.text == f"{WORDS}\n\nInterview, 3 March."


def test_properties() -> None:
    """Title, author, language and day come from the properties."""
    document = docx.Document()
    document.add_paragraph(WORDS)
    properties = document.core_properties
    properties.title, properties.author = "Harbour closed", "Ana Dorr; Jo Pell"
    properties.created = datetime(2031, 3, 4, tzinfo=UTC)
    read = read_document(Source("report.docx", _bytes(document)))
    assert (read.title, read.byline) == ("Harbour closed", ("Ana Dorr", "Jo Pell"))
    assert (str(read.published), read.language) == ("2031-03-04", "en")


def test_the_day_of_the_template_is_no_date() -> None:
    """A file whose program set no day has none."""
    document = docx.Document()
    document.add_paragraph(WORDS)
    read = read_document(Source("report.docx", _bytes(document)))
    assert (read.published, read.byline, read.title) == (None, (), None)


def test_a_file_that_swells_is_refused() -> None:
    """A DOCX file is an archive and bounded like one."""
    document = docx.Document()
    document.add_paragraph("a" * 2_000_000)
    with pytest.raises(RefusedSource):
        read_document(Source("report.docx", _bytes(document)), Bounds(ratio=10))


def test_a_damaged_file_is_told() -> None:
    """A file that was cut off is one error."""
    document = docx.Document()
    document.add_paragraph(WORDS)
    with pytest.raises(UnreadableSource):
        read_document(Source("report.docx", _bytes(document)[:9000]))


def test_note_mark() -> None:
    """A raised number behind a word leads to a note; behind a number it is part of it."""
    document = docx.Document()
    paragraph = document.add_paragraph("We thank the crews.")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" We set 10")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" stones.")
    held = io.BytesIO()
    document.save(held)
    text = read_document(Source("case.docx", held.getvalue())).text
    assert text == "We thank the crews. We set 103 stones."
