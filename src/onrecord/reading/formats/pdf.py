"""PDF files: lines in reading order, running heads left out, joined into paragraphs."""

import ctypes
import sys
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.content import Content, Particulars
from onrecord.reading.formats.pdf_lines import Line, order_lines
from onrecord.reading.formats.pdf_paragraphs import join_lines
from onrecord.text import Span, trace

__all__ = ["read_pdf"]

_OLD_HYPHEN = 2  # what older builds of PDFium give for a hyphen at the end of a line
_SURROGATES = range(0xD800, 0xE000)
_UNSAID = frozenset({"", "untitled", "anonymous", "unspecified", "(anonymous)", "unknown"})
_TOOLS = ("microsoft word - ", "untitled-", "document")


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
        RefusedSource: it has more pages than the bounds allow.
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
        pages, unread = _read_pages(document)
        told = _find_particulars(document)
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError) as error:
        raise UnreadableSource("PDF file is damaged", source.name, mend) from error
    finally:
        document.close()
    if not any(pages):
        what = "PDF file holds no text, only pictures"
        raise UnreadableSource(what, source.name, "run it through a program that reads pictures")
    whole = join_lines(pages)
    remarks = tuple(f"page {number} could not be read" for number in unread)
    return Content(whole.text, told, whole.origins, remarks)


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """The lines of every page in reading order, and the numbers of the pages that are damaged."""
    pages, unread = [], []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            words = page.get_textpage()
            lines = list(_find_lines(words, number))
            pages.append(order_lines(lines, page.get_width()))
            words.close()
            page.close()
        except pypdfium2.PdfiumError:
            unread.append(number)
            pages.append([])
    return pages, unread


def _find_lines(words: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    """The lines of a page in the order of the file."""
    count = words.count_chars()
    raw = "".join(_character(pdfium.FPDFText_GetUnicode(words.raw, at)) for at in range(count))
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
            boxes = [(i, _find_box(words, i)) for i in range(*span) if not raw[i].isspace()]
            yield Line(page.part(*span), number, tuple((i - span.start, *box) for i, box in boxes))


def _character(code: int) -> str:
    """A character of a page; damaged ones are shown as such."""
    if code == _OLD_HYPHEN:
        return "\ufffe"
    return "\ufffd" if code == 0 or code in _SURROGATES or code > sys.maxunicode else chr(code)


def _find_box(words: pypdfium2.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character, in points from the lower left corner."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(words.raw, at, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _find_particulars(document: pypdfium2.PdfDocument) -> Particulars:
    """Title and author as far as the file tells; the day it was made is no date of publication."""
    entries = document.get_metadata_dict(skip_empty=True)
    title = " ".join(entries.get("Title", "").split())
    author = " ".join(entries.get("Author", "").split())
    if title.lower() in _UNSAID or title.lower().startswith(_TOOLS):
        title = ""
    names = [name.strip() for name in author.replace(";", ",").split(",")]
    return Particulars(
        title=title or None,
        byline=tuple(name for name in names if name.lower() not in _UNSAID),
    )
