"""Print of a PDF line: whether it is in bold or italics, and the raised marks of notes in it."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.reading.formats.pdf.pdf_lines import Box, Boxes, Line
from onrecord.reading.note_marks import is_note_mark
from onrecord.text import Span, join_traced

__all__ = ["drop_note_marks", "read_print"]

_LONGEST_NAME = 128  # bytes of the name of a font
_ITALIC = 1 << 6  # flags of a font, as in the PDF standard (9.8.2)
_FORCE_BOLD = 1 << 18
_HEAVY = 600  # weight of a font from which on it is bold
_IN_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_IN_ITALICS = re.compile(r"ital|obli|slant", re.IGNORECASE)
_MARKS = frozenset("0123456789,*†‡§¶[]()–-")
_RAISED = 0.2  # of the height of a line: how far above its foot a raised character begins


def read_print(words: pypdfium2.PdfTextPage, raw: str, span: Span) -> str:
    """How a line is printed as a whole: "b", "i", "bi", or "" for plain or mixed print.

    Args:
        words: the page.
        raw: its characters.
        span: the line.
    """
    signs = [at for at in range(*span) if not raw[at].isspace()]
    places = [at for at in signs if raw[at].isalpha()] or signs  # a number may count the line
    if not places:
        return ""
    asked = {places[0], places[len(places) // 2], places[-1]}
    marks = {_print_at(words, at) for at in asked}
    return marks.pop() if len(marks) == 1 else ""


def _print_at(words: pypdfium2.PdfTextPage, at: int) -> str:
    """How one character is printed."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(words.raw, at, name, _LONGEST_NAME, ctypes.byref(flags))
    font = name.value.decode("utf-8", "replace")
    heavy = pdfium.FPDFText_GetFontWeight(words.raw, at) >= _HEAVY
    bold = heavy or bool(flags.value & _FORCE_BOLD) or bool(_IN_BOLD.search(font))
    slanted = bool(flags.value & _ITALIC) or bool(_IN_ITALICS.search(font))
    return "b" * bold + "i" * slanted


def drop_note_marks(line: Line) -> Line:
    """A line without raised numbers that lead to a note."""
    marks = list(_find_marks(line))
    if not marks:
        return line
    starts, stops = [0, *(m.end for m in marks)], [*(m.start for m in marks), len(line.text)]
    kept = [Span(start, stop) for start, stop in zip(starts, stops, strict=True)]
    boxes: list[Box] = []
    shift = 0
    for before, piece in zip([None, *kept], kept, strict=False):
        shift += piece.start - (before.end if before else 0)
        boxes += [(box[0] - shift, *box[1:]) for box in line.boxes if box[0] in piece]
    traced = join_traced([line.traced.part(*piece) for piece in kept])
    return replace(line, traced=traced, boxes=Boxes(boxes))


def _find_marks(line: Line) -> Iterator[Span]:
    """Where marks of notes stand in a line, in order."""
    foot = line.bottom + _RAISED * line.height
    for raised, run in groupby(line.boxes, key=lambda box: _is_raised(line.text, box, foot)):
        boxes = list(run)
        if not raised or boxes[0][0] == 0:
            continue
        span = Span(boxes[0][0], boxes[-1][0] + 1)
        if is_note_mark(line.text[: span.start], span.of(line.text)):
            yield span


def _is_raised(text: str, box: Box, foot: float) -> bool:
    """Whether a character is a digit or a sign that begins above the foot of its line."""
    return text[box[0]] in _MARKS and box[2] > foot
