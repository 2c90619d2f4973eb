"""PDF files: lines in reading order, running heads left out, joined into paragraphs."""

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.content import Content, Particulars
from onrecord.reading.formats.pdf.pdf_columns import order_pages
from onrecord.reading.formats.pdf.pdf_furniture import drop_heads, drop_line_numbers
from onrecord.reading.formats.pdf.pdf_lines import Box, Boxes, Line
from onrecord.reading.formats.pdf.pdf_paragraphs import join_lines
from onrecord.reading.formats.pdf.pdf_print import drop_note_marks, read_print
from onrecord.reading.formats.properties import read_properties
from onrecord.text import Span, trace

__all__ = ["read_pdf"]

_OLD_HYPHEN = 2  # what older builds of PDFium give for a hyphen at the end of a line
_SURROGATES = range(0xD800, 0xE000)


def read_pdf(source: Source, bounds: Bounds | None = None) -> Content:
    """Read a PDF file that holds text.

    Args:
        source: its bytes.
        bounds: what is refused.

    Returns:
        Its paragraphs in reading order, a blank line between them, words parted at line ends
        joined, ligatures spelled out, heads, feet and numbers of pages left out; the origins
        lead each run back to its page.

    Raises:
        UnreadableSource: it is damaged, locked, or holds pictures of text only.
        RefusedSource: it has more pages, or more characters on them, than the bounds allow.
    """
    limits = bounds or Bounds()
    mend = "open it in another program and save it anew, without a password"
    try:
        document = pypdfium2.PdfDocument(source.data)
    except (pypdfium2.PdfiumError, ValueError, TypeError) as error:
        raise UnreadableSource("PDF file is damaged or locked", source.name, mend) from error
    try:
        if len(document) > limits.pages:
            what = f"PDF file has more than {limits.pages:,} pages"
            raise RefusedSource(what, source.name, "split it")
        pages, unread = _read_pages(document, source, limits)
        told = _find_particulars(document)
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError) as error:
        raise UnreadableSource("PDF file is damaged", source.name, mend) from error
    finally:
        document.close()
    if not any(lines for lines, _ in pages):
        what = "PDF file holds no text, only pictures"
        raise UnreadableSource(what, source.name, "run it through a program that reads pictures")
    whole, printed = join_lines(_put_in_order(pages))
    remarks = tuple(f"page {number} could not be read" for number in unread)
    return Content(whole.text, told, whole.origins, remarks, printed=printed)


def _put_in_order(pages: list[tuple[list[Line], float]]) -> list[Line]:
    """The lines of all pages as they are read, furniture left out."""
    pieces = drop_heads([lines for lines, _ in pages])
    ordered = order_pages(pieces, [width for _, width in pages])
    columns = [
        list(lines)
        for page in ordered
        for _, lines in groupby(page, key=lambda line: (line.page, line.column))
    ]
    return [line for column in drop_line_numbers(columns) for line in column]


def _read_pages(
    document: pypdfium2.PdfDocument, source: Source, bounds: Bounds
) -> tuple[list[tuple[list[Line], float]], list[int]]:
    """The pieces of lines of every page and its width, and the numbers of damaged pages."""
    pages: list[tuple[list[Line], float]] = []
    unread = []
    left = max(bounds.free_chars, bounds.pdf_ratio * len(source.data))
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            words = page.get_textpage()
            left -= words.count_chars()
            if words.count_chars() > bounds.page_chars:
                what = f"page {number} has more than {bounds.page_chars:,} characters"
                raise RefusedSource(what, source.name, "save it as plain text")
            if left < 0:
                what = f"PDF file unpacks to more than {bounds.pdf_ratio} characters for each byte"
                raise RefusedSource(what, source.name, "save it as plain text")
            pieces = [piece for line in _find_lines(words, number) for piece in line.pieces()]
            pages.append((pieces, page.get_width()))
            words.close()
            page.close()
        except pypdfium2.PdfiumError:
            unread.append(number)
            pages.append(([], 0.0))
    return pages, unread


def _find_lines(words: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    """The lines of a page in the order of the file."""
    count = words.count_chars()
    raw = _read_characters(words, count)
    page = trace(raw, number)
    start = 0
    for at in range(count + 1):
        ends = at == count or raw[at] in "\r\n\ufffe"
        if not ends:
            continue
        stop = at + (at < count and raw[at] == "\ufffe")
        span = Span(start, stop).trimmed(raw)
        start = at + 1
        if span.start < span.end:
            line = Line(page.part(*span), number, _find_boxes(words, raw, span))
            yield replace(drop_note_marks(line), print_mark=read_print(words, raw, span))


def _read_characters(words: pypdfium2.PdfTextPage, count: int) -> str:
    """The characters of a page, one for each that the file counts."""
    read, page = pdfium.FPDFText_GetUnicode, words.raw
    return "".join([_character(read(page, at)) for at in range(count)])


def _character(code: int) -> str:
    """A character of a page; damaged ones are shown as such."""
    if code == _OLD_HYPHEN:
        return "\ufffe"
    return "\ufffd" if code == 0 or code in _SURROGATES or code > sys.maxunicode else chr(code)


def _find_boxes(words: pypdfium2.PdfTextPage, raw: str, span: Span) -> Boxes:
    """Where the characters of a line stand, in points from the lower left corner."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    at_left, at_right, at_bottom, at_top = map(ctypes.byref, (left, right, bottom, top))
    find, page = pdfium.FPDFText_GetCharBox, words.raw
    boxes: list[Box] = []
    for at in range(*span):
        if not raw[at].isspace():
            find(page, at, at_left, at_right, at_bottom, at_top)
            boxes.append((at - span.start, left.value, bottom.value, right.value, top.value))
    return Boxes(boxes)


def _find_particulars(document: pypdfium2.PdfDocument) -> Particulars:
    """Title and author as far as the file tells; the day it was made is no date of publication."""
    entries = document.get_metadata_dict(skip_empty=True)
    return read_properties(entries.get("Title"), entries.get("Author"))
