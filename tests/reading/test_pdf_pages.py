"""PDF pages as offices print them: numbered lines, columns, heads whose sides change."""

import io
from collections.abc import Callable, Iterator, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from onrecord.model import Document, Source
from onrecord.reading import read_document
from onrecord.text import text_at

COURT = [  # a line of the page each: first lines of turns stand further in
    "     Q.  Mr. Ferro, who held the key of the lock",
    "house in that week?",
    "     A.  I held it.  There was one other key, and",
    "nobody has seen it since the flood.",
    "     MS. ADLER:  I object to the last part.",
    "     THE COURT:  Sustained.  Go on.",
    "     THE WITNESS:  I held the key until Friday, when",
    "the warden asked me for it, and then --",
    "     Q.  You gave it to him?",
    "     A.  I gave it to him.  He signed for it.",
    "     THE COURT:  We take ten minutes.",
]
TURNS = [
    ("Q", "Mr. Ferro, who held the key of the lock house in that week?"),
    ("A", "I held it. There was one other key, and nobody has seen it since the flood."),
    ("MS. ADLER", "I object to the last part."),
    ("THE COURT", "Sustained. Go on."),
    (
        "THE WITNESS",
        "I held the key until Friday, when the warden asked me for it, and then --",
    ),
    ("Q", "You gave it to him?"),
    ("A", "I gave it to him. He signed for it."),
    ("THE COURT", "We take ten minutes."),
]


# What each round of the same talk is about: no page is the page before over again.
GOODS = "iron salt grain wool tin coal oak flax hemp lime clay peat rye".split()


def _draw(draw: Callable[[Canvas], None]) -> Document:
    """What is read of pages that `draw` draws."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(612, 792))
    draw(canvas)
    canvas.save()
    return read_document(Source("pages.pdf", stream.getvalue()))


def _turns(document: Document) -> list[tuple[str, str]]:
    """Label and words of each turn."""
    return [(turn.label or "", text_at(document.text, turn.said)) for turn in document.turns]


def _repeat(lines: Sequence[str]) -> list[str]:
    """The lines once for each of the goods."""
    return [line.replace("{}", good) for good in GOODS for line in lines]


def _fill(lines: Sequence[str], count: int) -> Iterator[list[str]]:
    """The lines, over and over, on pages of so many lines."""
    for start in range(0, len(lines), count):
        yield list(lines[start : start + count])


def _numbered(canvas: Canvas, *, one_string: bool) -> None:
    """Pages of 25 numbered lines in a typewriter's letters, as a court's reporter prints them."""
    for number, page in enumerate(_fill(COURT * 7, 25), 41):
        canvas.setFont("Courier", 10)
        canvas.drawString(500, 750, str(number))
        canvas.drawString(180, 735, "FERRO - CROSS - ADLER")
        for row, line in enumerate(page, 1):
            foot = 720 - 25 * row
            if one_string:
                canvas.drawString(70, foot, f"{row:>2}   {line}")
            else:
                canvas.drawRightString(84, foot, str(row))
                canvas.drawString(110, foot, line)
        canvas.drawString(180, 40, f"Okar & Sons Reporting   (555) 010-0{number}")
        canvas.showPage()


@pytest.mark.parametrize("one_string", [True, False], ids=["one string", "a margin"])
def test_numbered_lines(one_string: bool) -> None:
    """Numbers, heads and feet are no words; turns run over lines and pages."""
    document = _draw(lambda canvas: _numbered(canvas, one_string=one_string))
    assert _turns(document) == TURNS * 7
    pages = [run.page for run in document.origins if run.copied]
    assert pages == sorted(page for page in pages if page is not None)
    assert set(pages) == {1, 2, 3, 4}


def test_four_pages_on_one() -> None:
    """A condensed print: two by two pages of numbered lines, read down and then across."""

    def draw(canvas: Canvas) -> None:
        small = list(_fill(COURT * 10, 25))
        for sheet in range(0, len(small), 4):
            canvas.setFont("Courier", 7)
            canvas.drawString(40, 770, "Water Board v. Ferro")
            for place, page in enumerate(small[sheet : sheet + 4]):
                left, top = 40 + 290 * (place // 2), 750 - 360 * (place % 2)
                canvas.drawString(left + 100, top, f"Page {sheet + place + 1}")
                for row, line in enumerate(page, 1):
                    canvas.drawRightString(left + 10, top - 12 * row, str(row))
                    canvas.drawString(left + 22, top - 12 * row, line)
            canvas.drawString(40, 20, "Min-Print   Okar & Sons Reporting")
            canvas.showPage()

    assert _turns(_draw(draw)) == TURNS * 10


GAZETTE = [
    "   Mr. TANNIC. Madam President, the",
    "{} ferries of the north have not",
    "run since the {} frost, and no one in",
    "this chamber has asked why. I ask.",
    "   Ms. OVELLA. The ferries do not",
    "run because the {} engines are in",
    "pieces. The yard has no steel.",
    "   The PRESIDING OFFICER. The time",
    "of the {} gentleman has expired.",
]


def test_three_columns() -> None:
    """A record of debates: three columns a page, the head's sides change with the page."""

    def draw(canvas: Canvas) -> None:
        for number, page in enumerate(_fill(_repeat(GAZETTE), 44)):
            canvas.setFont("Helvetica", 8)
            head = ("RECORD OF DEBATES — SENATE", "March 3, 2031")
            if number % 2:
                canvas.drawString(40, 760, head[1])
                canvas.drawString(540, 760, f"S{200 + number}")
            else:
                canvas.drawString(40, 760, f"S{200 + number}")
                canvas.drawString(500, 760, head[1])
            canvas.drawString(240, 760, head[0])
            for column, lines in enumerate(_fill(page, 15)):
                for row, line in enumerate(lines):
                    indent = 10 if line.startswith(" ") else 0
                    foot = 740 - 11 * row
                    canvas.drawString(40 + 185 * column + indent, foot, line.strip())
            canvas.showPage()

    text = _draw(draw).text
    expected = " ".join(line.strip() for line in GAZETTE[:4])
    assert all(expected.replace("{}", good) in text for good in GOODS)
    assert "RECORD OF DEBATES" not in text
    heads = [paragraph.split(".", 1)[0] for paragraph in text.split("\n\n")]
    assert heads == ["Mr", "Ms", "The PRESIDING OFFICER"] * 13


BRIEFING = [
    ("CHAIR OLSTAD", "Good afternoon. The {} rate stays where it is, and I tell you why."),
    ("MINA FERRO", "Does that mean that you have stopped for good, or until the {} winter—"),
    ("CHAIR OLSTAD", "It means what it says. [Laughter]"),
    ("JON TANNIC", "And the other members of the {} board?"),
    ("CHAIR OLSTAD", "They were all for {}. " * 13 + "Nobody asked for more."),
]


def test_press_conference() -> None:
    """Labels that end in a full stop begin paragraphs, which run over page ends without heads."""
    talk = [(label, said.replace("{}", good)) for good in GOODS for label, said in BRIEFING]
    words: list[str] = []
    for label, said in talk:
        row = f"{label}.  "
        for word in said.split(" "):
            if len(row) + len(word) > (70 if row.startswith(label) else 78):
                words.append(row.rstrip(" ") if row.startswith(label) else row.strip())
                row = ""
            row += f"{word} "
        words.append(row.strip())

    def draw(canvas: Canvas) -> None:
        labels = {label for label, _ in BRIEFING}
        for number, page in enumerate(_fill(words, 20), 1):
            canvas.setFont("Courier", 10)
            canvas.drawString(72, 750, "March 3, 2031")
            canvas.drawString(200, 750, "Chair Olstad’s Press Conference")
            canvas.drawString(480, 750, "FINAL")
            for row, line in enumerate(page):
                opens = any(line.startswith(f"{label}.") for label in labels)
                canvas.drawString(108 if opens else 72, 715 - 26 * row, line)
            canvas.drawString(480, 40, f"Page {number} of 9")
            canvas.showPage()

    document = _draw(draw)
    paragraphs = [" ".join(each.split()) for each in document.text.split("\n\n")]
    assert paragraphs == [f"{label}. {said}" for label, said in talk]


def test_last_page_of_two_columns() -> None:
    """A last page with three lines a column has the columns of the pages before it."""
    lines = [f"Line {number} of the report on the" for number in range(1, 41)]
    last = ["The left side ends", "with the", "harbour.", "The right side ends", "with the road."]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, line in enumerate(lines):
            canvas.drawString(72 if at < 20 else 330, 720 - 14 * (at % 20), line)
        canvas.showPage()
        canvas.setFont("Helvetica", 9)
        for at, line in enumerate(last):
            canvas.drawString(72 if at < 3 else 330, 720 - 14 * (at % 3), line)
        canvas.showPage()

    text = _draw(draw).text
    assert text.endswith(
        "The left side ends with the harbour.\n\nThe right side ends with the road."
    )
