"""Printing: a talk in one layout, written as a file of one format, as sites and programs do."""

import html
import io
import textwrap
from collections.abc import Callable, Sequence
from itertools import count

import docx
from benchmarks.layouts import BOLD, HEADING, ITALIC, Layout, Piece, Talk, lay_out
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

__all__ = ["FORMATS"]

Turn = Sequence[Sequence[Piece]]
_MARKS = {BOLD: "**", ITALIC: "*"}
_TAGS = {BOLD: "strong", ITALIC: "em"}
_FONTS = {BOLD: "Times-Bold", ITALIC: "Times-Italic", HEADING: "Times-Bold"}
_STEP = 14  # points between two lines
_SIZE = 11


def _turns(talk: Talk, layout: Layout) -> list[Turn]:
    """The turns of a talk as a layout prints them."""
    orders: dict[str, int] = {}
    counter = count()
    found: list[Turn] = []
    for number, said in enumerate(talk.turns):
        is_first = said.person.last not in orders
        if is_first:
            orders[said.person.last] = next(counter)
        order = orders[said.person.last]
        found.append(lay_out(layout, said, number, order, is_first=is_first))
    return found


def _plain(pieces: Sequence[Piece]) -> str:
    """The words of a paragraph without print."""
    return "".join(piece.words for piece in pieces)


def write_text(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A text file; a label on its own line stands right above its words."""
    blocks = [talk.title, talk.day]
    for turn in _turns(talk, layout):
        lines = [_plain(pieces) for pieces in turn]
        first = 2 if layout.own_line else 1
        blocks += ["\n".join(lines[:first]), *lines[first:]]
    return "talk.txt", "\n\n".join(blocks).encode()


def write_wrapped(talk: Talk, layout: Layout, width: int = 72) -> tuple[str, bytes]:
    """A text file whose lines break at a margin, each paragraph indented."""
    blocks = [talk.title.center(width).rstrip(), talk.day.center(width).rstrip()]
    for turn in _turns(talk, layout):
        lines = [_wrap(_plain(pieces), width) for pieces in turn]
        first = 2 if layout.own_line else 1
        blocks += ["\n".join(lines[:first]), *lines[first:]]
    return "talk.txt", "\n\n".join(blocks).encode()


def write_narrow(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A text file of forty characters a line, as tickers and prompters print."""
    return write_wrapped(talk, layout, 40)


def _wrap(words: str, width: int) -> str:
    """One paragraph with hard line breaks."""
    return textwrap.fill(
        words, width, initial_indent="    ", expand_tabs=False, replace_whitespace=False
    )


def write_markdown(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A Markdown file with a YAML head."""
    blocks = [f'---\ntitle: "{talk.title}"\ndate: 2031-03-04\n---', f"# {talk.title}", talk.day]
    for turn in _turns(talk, layout):
        blocks += [_mark(pieces) for pieces in turn]
    return "talk.md", "\n\n".join(blocks).encode()


def _mark(pieces: Sequence[Piece]) -> str:
    """A paragraph in Markdown."""
    if pieces[0].mark == HEADING:
        return "### " + _plain(pieces)
    marks = [(_MARKS.get(piece.mark, ""), piece.words) for piece in pieces]
    return "".join(f"{mark}{words}{mark}" for mark, words in marks)


def _tagged(pieces: Sequence[Piece]) -> str:
    """The inside of a paragraph in HTML."""
    found = ""
    for piece in pieces:
        words = html.escape(piece.words, quote=False)
        tag = _TAGS.get(piece.mark)
        found += f"<{tag}>{words}</{tag}>" if tag else words
    return found


def _paragraph(pieces: Sequence[Piece]) -> str:
    """A paragraph in HTML."""
    tag = "h3" if pieces[0].mark == HEADING else "p"
    return f"<{tag}>{_tagged(pieces)}</{tag}>"


def _page(head: str, body: str, foot: str, talk: Talk) -> bytes:
    """A page around a body."""
    title = html.escape(talk.title)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>{head}'
        f"{body}{foot}</body></html>"
    ).encode()


_MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
_FOOT = "<footer><p>© 2031 Carrow Town Hall. All rights reserved.</p></footer>"
_SHARE = '<div class="share"><a href="#">Share</a> <a href="#">Print</a></div>'


def write_article(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A site with an article element."""
    body = "".join(_paragraph(pieces) for turn in _turns(talk, layout) for pieces in turn)
    inner = f"<main><article><h1>{talk.title}</h1><p>{talk.day}</p>{body}</article></main>"
    return "talk.html", _page(_MENU, inner, _FOOT, talk)


def write_breaks(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A site that parts paragraphs by two line breaks and a label by one."""
    turns = []
    for turn in _turns(talk, layout):
        lines = [_tagged(pieces) for pieces in turn]
        first = 2 if layout.own_line else 1
        turns += ["<br>".join(lines[:first]), *lines[first:]]
    body = "<br><br>".join(turns)
    inner = f'<div id="content"><h2>{talk.title}</h2><div class="text">{body}</div></div>'
    return "talk.html", _page(_MENU, inner, _FOOT, talk)


def write_blocks(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A site of nested boxes, one for a turn, with share bar and related stories."""
    boxes = "".join(
        f'<div class="turn">{"".join(_paragraph(pieces) for pieces in turn)}</div>'
        for turn in _turns(talk, layout)
    )
    aside = '<aside><h3>Related</h3><ul><li><a href="/1">Ferry sails again</a></li></ul></aside>'
    inner = f'<div class="post"><h1>{talk.title}</h1>{_SHARE}<div>{boxes}</div>{_SHARE}</div>'
    return "talk.html", _page(_MENU, inner, aside + _FOOT, talk)


def write_rows(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A page with a table: the label in one cell, the words in the next."""
    rows = ""
    for turn in _turns(talk, layout):
        label, words = _parted(turn, layout)
        rows += f"<tr><td>{label}</td><td>{words}</td></tr>"
    inner = f"<main><h1>{talk.title}</h1><p>{talk.day}</p><table>{rows}</table></main>"
    return "talk.html", _page(_MENU, inner, _FOOT, talk)


def write_terms(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A page with a list of terms: each label is one, and the words tell it."""
    rows = ""
    for turn in _turns(talk, layout):
        label, words = _parted(turn, layout)
        rows += f"<dt>{label}</dt><dd>{words}</dd>"
    inner = f"<article><h1>{talk.title}</h1><p>{talk.day}</p><dl>{rows}</dl></article>"
    return "talk.html", _page(_MENU, inner, _FOOT, talk)


def _parted(turn: Turn, layout: Layout) -> tuple[str, str]:
    """The label of a turn, and its words, as HTML."""
    first, *rest = turn
    if layout.own_line:
        return _tagged(first), "".join(_paragraph(pieces) for pieces in rest)
    words = [first[-1:], *rest]
    return _tagged(first[:-1]), "".join(_paragraph(pieces) for pieces in words)


def write_archive(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A page of the nineties: a table for layout, fonts, upper-case tags, no closed paragraphs."""
    body = "".join(
        f"<P><FONT SIZE=2>{_tagged(pieces)}</FONT>"
        for turn in _turns(talk, layout)
        for pieces in turn
    )
    inner = (
        f"<TABLE WIDTH=600><TR><TD><CENTER><B>{talk.title}</B><BR>{talk.day}</CENTER>"
        f"{body}</TD></TR></TABLE>"
    )
    return "talk.htm", _page("", inner, "<HR><A HREF='/'>Back to the top</A>", talk)


def write_preformatted(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A page that holds a text file as it was typed."""
    _, typed = write_wrapped(talk, layout)
    inner = f"<pre>{html.escape(typed.decode(), quote=False)}</pre>"
    return "talk.html", _page("", inner, "", talk)


def write_word(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A word processor's file."""
    document = docx.Document()
    document.core_properties.title = talk.title
    document.add_heading(talk.title, 0)
    document.add_paragraph(talk.day)
    for turn in _turns(talk, layout):
        for pieces in turn:
            if pieces[0].mark == HEADING:
                document.add_heading(_plain(pieces), 3)
                continue
            paragraph = document.add_paragraph()
            for piece in pieces:
                run = paragraph.add_run(piece.words)
                run.bold, run.italic = piece.mark == BOLD, piece.mark == ITALIC
    held = io.BytesIO()
    document.save(held)
    return "talk.docx", held.getvalue()


class _Press:
    """Sets lines on the pages of a PDF."""

    def __init__(self, talk: Talk, columns: int, *, numbered: bool) -> None:
        self.held = io.BytesIO()
        self.canvas = Canvas(self.held, pagesize=A4)
        self.talk, self.columns, self.numbered = talk, columns, numbered
        self.width = (460 - 20 * (columns - 1)) / columns
        self.lines = 50 if columns == 1 else 20  # of a page
        self.column, self.line, self.page = 0, 0, 1
        self.head()

    def head(self) -> None:
        """The running head and the number of the page."""
        self.canvas.setFont("Times-Roman", 9)
        self.canvas.drawString(70, 805, self.talk.title)
        self.canvas.drawCentredString(300, 30, str(self.page))

    def set_paragraph(self, pieces: Sequence[Piece], *, gap: bool) -> None:
        """Set one paragraph, broken at the margin."""
        left = self.width - (14 if self.numbered else 0)
        words = [(word, piece.mark) for piece in pieces for word in _words_of(piece.words)]
        line: list[tuple[str, str]] = []
        for word, mark in words:
            if line and sum(self.measure(*each) for each in [*line, (word.rstrip(), mark)]) > left:
                self.set_line(line)
                line = []
            line.append((word, mark))
        self.set_line(line)
        self.line += gap and not self.numbered

    def measure(self, word: str, mark: str) -> float:
        """How wide a word is."""
        return float(self.canvas.stringWidth(word, _FONTS.get(mark, "Times-Roman"), _SIZE))

    def set_line(self, line: Sequence[tuple[str, str]]) -> None:
        """Set one line; begin a column or a page where the last is full."""
        if self.line >= self.lines:
            self.line, self.column = 0, self.column + 1
            if self.column == self.columns:
                self.canvas.showPage()
                self.column, self.page = 0, self.page + 1
                self.head()
        x, y = 70 + self.column * (self.width + 20), 780 - self.line * _STEP
        if self.numbered:
            self.canvas.setFont("Times-Roman", _SIZE)
            self.canvas.drawRightString(x - 12, y, str(self.line % 25 + 1))
        for word, mark in line:
            self.canvas.setFont(_FONTS.get(mark, "Times-Roman"), _SIZE)
            self.canvas.drawString(x, y, word)
            x += self.measure(word, mark)
        self.line += 1


def _words_of(text: str) -> list[str]:
    """Words, each with the white space behind it."""
    found: list[str] = []
    for piece in text.replace("\t", "    ").split(" "):
        if piece or not found:
            found.append(piece + " ")
        else:
            found[-1] += " "
    found[-1] = found[-1][:-1]
    return [word for word in found if word]


def _write_pdf(talk: Talk, layout: Layout, columns: int, *, numbered: bool) -> tuple[str, bytes]:
    """A PDF with running heads and page numbers."""
    press = _Press(talk, columns, numbered=numbered)
    press.set_paragraph([Piece(talk.title, HEADING)], gap=True)
    press.set_paragraph([Piece(talk.day)], gap=True)
    for turn in _turns(talk, layout):
        for place, pieces in enumerate(turn):
            press.set_paragraph(pieces, gap=not (layout.own_line and place == 0))
    press.canvas.save()
    return "talk.pdf", press.held.getvalue()


def write_pdf(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A PDF in one column."""
    return _write_pdf(talk, layout, 1, numbered=False)


def write_pdf_columns(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A PDF in two columns."""
    return _write_pdf(talk, layout, 2, numbered=False)


def write_pdf_numbered(talk: Talk, layout: Layout) -> tuple[str, bytes]:
    """A PDF whose lines bear numbers, as those of courts do."""
    return _write_pdf(talk, layout, 1, numbered=True)


FORMATS: dict[str, Callable[[Talk, Layout], tuple[str, bytes]]] = {
    "text": write_text,
    "text, hard breaks": write_wrapped,
    "text, forty columns": write_narrow,
    "Markdown": write_markdown,
    "page, article": write_article,
    "page, line breaks": write_breaks,
    "page, boxes": write_blocks,
    "page, table": write_rows,
    "page, terms": write_terms,
    "page, nineties": write_archive,
    "page, preformatted": write_preformatted,
    "DOCX": write_word,
    "PDF": write_pdf,
    "PDF, two columns": write_pdf_columns,
    "PDF, line numbers": write_pdf_numbered,
}
