"""Letters decoded twice are mended where the text is extracted, and remarked where it is kept."""

from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.reading.content import Content
from onrecord.reading.mojibake import mend, mend_content, remark_mojibake
from onrecord.text import Origin, Span

DAMAGED = "The governor of PeÃ±a said â€œwe canâ€™tâ€\x9d and left."
MENDED = "The governor of Peña said “we can’t” and left."


def test_mend() -> None:
    """Only what is damaged is changed."""
    assert mend(DAMAGED) in {MENDED, MENDED.replace("“", '"').replace("”", '"').replace("’", "'")}
    for whole in ("Â café of São João, 3 °C ± 1", "Ångström’s “Ñandú”", "50 £ – 60 €"):
        assert mend(whole) == whole


def test_origins() -> None:
    """A mended line stands for the line it came from; the others are copies still."""
    text = f"One.\n{DAMAGED}\nThree."
    whole = Span(0, len(text))
    mended = mend_content(Content(text, origins=(Origin(whole, whole, 1),)))
    first, second, third = mended.origins
    assert first.copied
    assert not second.copied
    assert second.source.of(text) == DAMAGED
    assert third.span.of(mended.text) == third.source.of(text) == "\nThree."


def test_page() -> None:
    """A page is mended before it is parsed."""
    body = f"<p>{DAMAGED}</p>" * 1 + "<p>The gate is shut and nobody knows why it is.</p>" * 4
    page = f"<html><head><title>PeÃ±a</title></head><body><article>{body}</article></body></html>"
    document = read_document(Source("a.html", page.encode()))
    assert document.title == "Peña"
    assert "PeÃ" not in document.text


def test_plain_text_is_kept() -> None:
    """The characters of a text file stay; a remark says what they look like."""
    document = read_document(Source("a.txt", DAMAGED.encode()))
    assert document.text == DAMAGED
    assert "decoded twice" in document.remarks[0]
    assert remark_mojibake("Peña said so.") == ()
