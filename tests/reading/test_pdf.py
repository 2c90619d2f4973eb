"""PDF files: order, running heads, parted words, ligatures, the way back to the page."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from onrecord.errors import UnreadableSource
from onrecord.model import Document, DocumentKind, Source
from onrecord.reading import read_document
from onrecord.reading.formats.pdf.pdf_lines import Boxes, Line
from onrecord.reading.formats.pdf.pdf_paragraphs import join_lines
from onrecord.text import Span, text_at, trace

WORDS = (
    "The minister of transport told the assembly of Kavra that the harbour would stay closed "
    "until the engineers had finished their work, which she expected before the summer."
)


def _read(data: bytes) -> Document:
    """The document in the bytes of a PDF file."""
    return read_document(Source("report.pdf", data))


def _canvas(draw: Callable[[Canvas], None], size: tuple[float, float] = (420, 595)) -> Document:
    """What is read of pages that `draw` draws."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    draw(canvas)
    canvas.save()
    return _read(stream.getvalue())


def _lines(canvas: Canvas, lines: list[str], x: float = 50, y: float = 500) -> None:
    """Draw lines one under the other."""
    for number, line in enumerate(lines):
        canvas.drawString(x, y - 14 * number, line)


def _story(paragraphs: list[str], **properties: str) -> Document:
    """What is read of a file that a typesetting program made, with heads and page numbers."""
    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, pagesize=A5, **properties)
    style = getSampleStyleSheet()["Normal"].clone("set", spaceAfter=8, alignment=4)

    def decorate(canvas: Canvas, _: object) -> None:
        canvas.drawString(72, A5[1] - 40, f"The Selm Courier, page {canvas.getPageNumber()}")
        canvas.drawString(200, 30, str(canvas.getPageNumber()))

    flow = [Paragraph(each, style) for each in paragraphs]
    template.build(flow, onFirstPage=decorate, onLaterPages=decorate)
    return _read(stream.getvalue())


JOINED = {  # lines as printed, the paragraph that is read
    "a parted word": (["We will con-", "tinue the talks."], "We will continue the talks."),
    "a compound": (["She is a well-", "known engineer."], "She is a well-known engineer."),
    "a compound known from elsewhere": (
        ["A cease-fire was near. The cease-", "fire failed."],
        "A cease-fire was near. The cease-fire failed.",
    ),
    "a range": (["They lost 8-", "to 12,000 men."], "They lost 8- to 12,000 men."),
    "a name": (["He met Ana Dorr-", "Selm there."], "He met Ana Dorr-Selm there."),
    "a dash": (["The port —", "the only one — is closed."], "The port — the only one — is closed."),
}


@pytest.mark.parametrize(("lines", "expected"), JOINED.values(), ids=JOINED)
def test_lines_are_joined(lines: list[str], expected: str) -> None:
    """A hyphen at the end of a line goes only where it parts one word."""
    assert _canvas(lambda canvas: _lines(canvas, lines)).text == expected


def test_paragraphs_over_several_pages() -> None:
    """Paragraphs come whole, page heads and numbers are gone, each run knows its page."""
    words = WORDS.rstrip(".").split()
    turned = [" ".join(words[at:] + words[:at]) for at in range(len(words))]
    paragraphs = [f"Point {at} is this: {one}, {one}." for at, one in enumerate(turned)]
    document = _story(paragraphs, title="On the harbour", author="Ana Dorr")
    assert document.text == "\n\n".join(paragraphs)
    assert document.title == "On the harbour"
    assert document.byline == ("Ana Dorr",)
    pages = [run.page for run in document.origins]
    assert pages == sorted(page for page in pages if page is not None)
    assert pages[0] == 1
    assert pages[-1] is not None
    assert pages[-1] > 3
    ends = [0, *(run.span.end for run in document.origins)]
    assert [run.span.start for run in document.origins] == ends[:-1]
    assert ends[-1] == len(document.text)


def test_two_columns() -> None:
    """The left column is read before the right, below a headline that runs across."""
    left = [
        "The first column tells of",
        "the harbour, its cranes",
        "and its men, who wait",
        "for an",
        "answer.",
    ]
    right = [
        "The second column has the",
        "minister say that no one",
        "will lose work, and that",
        "she will",
        "resign.",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            50, 540, "A headline that runs over both of the columns of this page, right here"
        )
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(50, 500 - 14 * number, one)
            canvas.drawString(230, 500 - 14 * number, other)

    text = _canvas(draw).text
    assert " ".join(left) in text
    assert " ".join(right) in text
    assert text.index("answer.") < text.index("The second")


def test_turns_of_a_transcript() -> None:
    """Each label opens a paragraph, though the line before is full."""
    turns = [
        "MINISTER DORR: Good morning. We have decided to close the harbour, and I tell you why.",
        "QUESTION: For how long will it be closed, minister, and who decided this?",
        "MINISTER DORR: As long as our engineers ask for. I decided it.",
        "QUESTION: Will they be paid?",
        "MINISTER DORR: Yes. All of them will be.",
    ]
    document = _story(turns)
    assert document.kind is DocumentKind.TRANSCRIPT
    assert [turn.span.of(document.text).strip() for turn in document.turns] == turns


def test_ligatures_are_spelled_out() -> None:
    """A reader searches for letters; the origin still names the one sign of the page."""
    page = trace("The ﬁrst eﬀort", 2)
    boxes = Boxes((at, 6.0 * at, 500.0, 6.0 * at + 5, 509.0) for at in range(len(page.text)))
    joined, _ = join_lines([Line(page, 2, boxes)])
    assert joined.text == "The first effort"
    assert joined.sources(Span(4, 6)) == ((2, Span(4, 5)),)


BROKEN = {
    "no file at all": b"%PDF-1.7\n%%EOF",
    "cut off": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told(data: bytes) -> None:
    """What cannot be opened is one error, with its reason."""
    with pytest.raises(UnreadableSource, match="damaged"):
        _read(data)


def test_pictures_only() -> None:
    """A scan without text is told apart from a damaged file."""
    with pytest.raises(UnreadableSource, match="only pictures"):
        _canvas(lambda canvas: canvas.rect(50, 50, 100, 100))


def test_a_locked_file_is_told() -> None:
    """A password is named as the reason."""
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt="secret")
    canvas.drawString(50, 500, WORDS)
    canvas.save()
    with pytest.raises(UnreadableSource, match="locked"):
        _read(stream.getvalue())


def test_raised_marks_of_notes_are_no_words() -> None:
    """A raised number behind words leads to a note; behind a unit it is a power."""
    words = (
        "We have seen prices rise.<super>1</super> I know what that means<super>2, 3</super> "
        "for a harbour of 12 km<super>2</super> on the 4<super>th</super> of March."
    )
    read = _story([words])
    said = "We have seen prices rise. I know what that means for a harbour of 12 km2 on the 4th of"
    assert said in read.text


def test_questions_in_another_font() -> None:
    """Questions of an interview that only their font tells from the answers."""
    asked = ("Is the granary dry?", "When does it open?", "Who told you?")
    answers = ("It is, since Monday. We aired it.", "I hope in May.", "My carpenter told me.")
    flow = [each for q, a in zip(asked, answers, strict=True) for each in (f"<b>{q}</b>", a)]
    read = _story(["Mara Okello spoke to the Courier on Friday.", *flow])
    assert [text_at(read.text, turn.said) for turn in read.turns[::2]] == list(asked)
    assert [text_at(read.text, turn.said) for turn in read.turns[1::2]] == list(answers)
