"""Renders the demonstration reports that are not written by hand: DOCX, PDF and one HTML page.

Run `python demonstration/build.py` from the repository root after changing a text here or the
transcript. The same texts and the same versions of the libraries give the same bytes.
"""
# ruff: noqa: INP001 -- a script beside the package, imported by nobody

import re
import zipfile
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import docx
import reportlab
from docx.shared import Pt
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
ARCHIVE = HERE.parent / "src" / "onrecord" / "demonstration" / "archive"
ZIP_DAY = (2031, 5, 16, 0, 0, 0)  # members of a DOCX bear a date; a fixed one keeps the bytes
LABELS = {"QUESTION": "Q", "AMBASSADOR KORASHIN": "KORASHIN"}  # as the letter's writer has them
EXCERPT = ("Oskar Prynne, The Long Bank.", "</article>")  # from his own question to the end
MARGIN_PT, LINE_PT, SIZE_PT = 68.0, 14.5, 10.0
LIGATURES = (("fi", "ﬁ"), ("fl", "ﬂ"))  # all that the typeface has
SOFT_HYPHEN = "\u00ad"


def read_paragraphs(name: str) -> list[str]:
    """The paragraphs of a text of this folder; the first is its title, the second its byline."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [" ".join(block.split()) for block in text.strip().split("\n\n")]


def render_docx(paragraphs: list[str]) -> bytes:
    """A newspaper's page as its writer hands it in, with a running head and set properties."""
    title, byline, date_line, *body = paragraphs
    page = docx.Document()
    page.core_properties.title = title
    page.core_properties.author = byline.removeprefix("By ")
    page.core_properties.created = datetime(2031, 5, 16, 4, 0, tzinfo=UTC)
    page.core_properties.modified = datetime(2031, 5, 16, 4, 0, tzinfo=UTC)
    page.styles["Normal"].font.size = Pt(11)
    page.sections[0].header.paragraphs[0].text = "Coastal Business Daily · Friday edition"
    page.sections[0].footer.paragraphs[0].text = "coastalbusinessdaily.example"
    page.add_heading(title, level=1)
    for line in (byline, date_line):
        page.add_paragraph().add_run(line).italic = True
    for paragraph in body:
        page.add_paragraph(paragraph)
    out = BytesIO()
    page.save(out)
    return with_fixed_dates(out.getvalue())


def with_fixed_dates(packed: bytes) -> bytes:
    """The same ZIP file with one date on every member."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, ZIP_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def set_type(text: str) -> str:
    """Text with the ligatures that a typesetter uses."""
    for letters, ligature in LIGATURES:
        text = text.replace(letters, ligature)
    return text


def break_lines(paragraph: str, width_pt: float) -> list[str]:
    """Fill lines greedily; a soft hyphen is where a word may be divided, elsewhere it goes."""
    lines, line = [], ""
    for word in set_type(paragraph).split():
        whole = f"{line} {word.replace(SOFT_HYPHEN, '')}".strip()
        if pdfmetrics.stringWidth(whole, "Vera", SIZE_PT) <= width_pt:
            line = whole
            continue
        head, divided, tail = word.partition(SOFT_HYPHEN)
        trial = f"{line} {head}-"
        if divided and pdfmetrics.stringWidth(trial, "Vera", SIZE_PT) <= width_pt:
            lines.append(trial)
            line = tail.replace(SOFT_HYPHEN, "")
        else:
            lines.append(line)
            line = word.replace(SOFT_HYPHEN, "")
    return [*lines, line]


def draw_head(canvas: Canvas, number: int) -> float:
    """Running head and page number; gives the height at which the text begins."""
    width, height = A5
    canvas.setFont("Vera", 7.5)
    canvas.drawString(MARGIN_PT, height - 30, "DELTA FARMER · No. 20 of 2031")
    canvas.drawRightString(width - MARGIN_PT, 28, str(number))
    return float(height) - 62


def render_pdf(paragraphs: list[str]) -> bytes:
    """A page of a farmers' weekly with divided words and ligatures."""
    fonts = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", fonts / "Vera.ttf"))
    pdfmetrics.registerFont(TTFont("VeraBd", fonts / "VeraBd.ttf"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    title, byline, date_line, *body = paragraphs
    canvas.setTitle(title)
    canvas.setAuthor(byline.removeprefix("By "))
    page = 1
    y = draw_head(canvas, page)
    canvas.setFont("VeraBd", 16)
    canvas.drawString(MARGIN_PT, y, set_type(title))
    y -= 2 * LINE_PT
    for paragraph in (byline, date_line, *body):
        lines = break_lines(paragraph, A5[0] - 2 * MARGIN_PT)
        if y - LINE_PT * len(lines) < MARGIN_PT:
            canvas.showPage()
            page += 1
            y = draw_head(canvas, page)
        canvas.setFont("Vera", SIZE_PT)
        for line in lines:
            canvas.drawString(MARGIN_PT, y, line)
            y -= LINE_PT
        y -= 0.55 * LINE_PT
    canvas.save()
    return out.getvalue()


def excerpt_transcript() -> str:
    """The second part of the briefing, from the official transcript, with other labels."""
    page = (ARCHIVE / "briefing-transcript.html").read_text(encoding="utf-8")
    first, last = EXCERPT
    start = page.rindex("<p>", 0, page.index(first))
    part = page[start : page.index(last, start)]
    for long, short in LABELS.items():
        part = part.replace(f"<strong>{long}:</strong>", f"<b>{short}:</b>")
    return unescape(part.replace("<strong>MODERATOR:</strong>", "<b>MODERATOR:</b>"))


def render_letter() -> str:
    """The letter with the transcript below the article."""
    head = (HERE / "long-bank.head.html").read_text(encoding="utf-8")
    tail = (HERE / "long-bank.tail.html").read_text(encoding="utf-8")
    return re.sub(r"\n{3,}", "\n\n", f"{head}\n{excerpt_transcript()}{tail}")


def write_reports() -> None:
    """Write the three rendered reports into the package."""
    column = render_docx(read_paragraphs("coastal-business-daily.txt"))
    (ARCHIVE / "coastal-business-daily.docx").write_bytes(column)
    weekly = render_pdf(read_paragraphs("delta-farmer.txt"))
    (ARCHIVE / "delta-farmer.pdf").write_bytes(weekly)
    (ARCHIVE / "long-bank.html").write_text(render_letter(), encoding="utf-8")


if __name__ == "__main__":
    write_reports()
