"""Pages: what extraction loses is put back, and nothing else comes in."""

import pytest

from onrecord.errors import InputError
from onrecord.model import Document, DocumentKind, Source, TurnRole
from onrecord.reading import read_document

LEAD = (
    "The harbour of Port Selm will be closed to cargo ships from Monday, the transport ministry "
    "of Kavra announced after two days of talks with the unions of the dock workers."
)
TAIL = (
    "Shipping companies have begun to send their vessels to the neighbouring port of Tarn, where "
    "officials expect queues of several days before the end of the month."
)
BOX = (
    '<nav><a href="/">Home</a> <a href="/w">World</a></nav>'
    '<aside class="related"><h3>Related</h3><ul><li><a href="/1">“We will not go,” says mayor</a>'
    "</li></ul></aside>"
)


def _page(body: str, head: str = "", title: str = "Harbour to close") -> Document:
    """A page of an invented outlet with `body` inside its article."""
    page = (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>{BOX}'
        f"<article><h1>{title}</h1>{body}</article><footer>© Selm Courier</footer></body></html>"
    )
    return read_document(Source("page.html", page.encode()))


def _article(inside: str) -> str:
    """The text of an article with `inside` in the middle."""
    return _page(f"<p>{LEAD}</p>{inside}<p>{TAIL}</p>").text


KEPT = {  # what stands in the middle of an article, what must be read there
    "marks of q": (
        "<p>She called it <q>a hard day</q> for all.</p>",
        "She called it “a hard day” for all.",
    ),
    "q inside q": (
        "<p><q>He told me <q>never</q>, and left</q>, she said.</p>",
        "“He told me ‘never’, and left”, she said.",
    ),
    "q that has marks already": ("<p><q>“No deal,”</q> she said.</p>", "“No deal,” she said."),
    "q with an element at its end": ("<p><q>No <b>deal</b></q> yet.</p>", "“No deal” yet."),
    "a caption that quotes": (
        "<figure><img><figcaption>“We are ready,” minister Ana Dorr said.</figcaption></figure>",
        "“We are ready,” minister Ana Dorr said.",
    ),
    "a quoted block": (
        "<blockquote><p>“The port stays closed until it is safe.”</p></blockquote>",
        "“The port stays closed until it is safe.”",
    ),
    "a pulled block of its own words": (
        '<blockquote class="tweet">"Nobody asked us"<br>— Dock union</blockquote>',
        '"Nobody asked us"\n— Dock union',
    ),
    "a short answer": ("<p>“No.”</p>", "“No.”"),
    "a short paragraph": ("<p>Nobody knows.</p>", "Nobody knows."),
    "guillemets": ("<p>« Non », dit-elle.</p>", "« Non », dit-elle."),
    "inline elements": (
        '<p>“We <em>must</em> <a href="/x">act</a>,” she said.</p>',
        "“We must act,” she said.",
    ),
    "entities": ("<p>&ldquo;Fish &amp; salt,&rdquo; he said.</p>", "“Fish & salt,” he said."),
    "two breaks for a paragraph": (
        "<p>“First we wait.”<br><br>“Then we act.”</p>",
        "“First we wait.”\n\n“Then we act.”",
    ),
    "a list": ("<ul><li>“One port”</li><li>“Two roads”</li></ul>", "“One port”\n\n“Two roads”"),
    "a row of a table": (
        "<table><tr><td>Selm</td><td>“closed”</td></tr></table>",
        "Selm | “closed”",
    ),
    "soft hyphens": (
        "<p>“An extra&shy;ordinary day,” he said.</p>",
        "“An extraordinary day,” he said.",
    ),
}


@pytest.mark.parametrize(("inside", "expected"), KEPT.values(), ids=KEPT)
def test_the_middle_of_an_article_is_kept(inside: str, expected: str) -> None:
    """Between two long paragraphs nothing that was printed is lost."""
    assert _article(inside) == f"{LEAD}\n\n{expected}\n\n{TAIL}"


DROPPED = {  # what stands in the middle of an article and is none of it
    "a box of links": '<div class="related"><a href="/2">“Never again,” says union</a></div>',
    "a script": "<script>var a = '“no”';</script>",
    "a form": '<form class="newsletter"><p>Sign up: “the best of Selm”</p></form>',
}


@pytest.mark.parametrize("inside", DROPPED.values(), ids=DROPPED)
def test_what_is_no_article_stays_out(inside: str) -> None:
    """Boxes and forms are left out even where they hold quotation marks."""
    assert _article(inside) == f"{LEAD}\n\n{TAIL}"


def test_quotations_left_out_are_told() -> None:
    """A box within the body that holds quotation marks is named in a remark."""
    box = '<div class="related"><a href="/2">“Never again,” says union</a></div>'
    document = _page(f"<p>{LEAD}</p>{box}<p>{TAIL}</p>")
    assert any("Never again" in remark for remark in document.remarks)


TALK = [
    ("ANA DORR", "Good morning. We have decided to close the harbour of Port Selm on Monday."),
    ("QUESTION", "For how long?"),
    ("ANA DORR", "Yes."),
    ("QUESTION", "Sorry?"),
    ("ANA DORR", "I did not hear you. We close it for as long as our engineers ask us to."),
    ("QUESTION", "Will the workers be paid?"),
    ("ANA DORR", "Yes."),
    ("QUESTION", "All of them, minister, and from which day on?"),
    ("ANA DORR", "All of them, from the first day. I have given you my word on this already."),
]
LAYOUTS = {  # how each turn is written
    "label in the paragraph": "<p>{0}: {1}</p>",
    "bold label": "<p><b>{0}:</b> {1}</p>",
    "colon after the bold": "<p><strong>{0}</strong>: {1}</p>",
    "definition list": "<dl><dt>{0}:</dt><dd>{1}</dd></dl>",
    "divisions": "<div>{0}: {1}</div>",
    "bold name, no colon": "<p><b>{0}</b> {1}</p>",
    "name on a line of its own": "<p><b>{0}</b><br>{1}</p>",
    "name in a paragraph of its own": "<p><strong>{0}:</strong></p><p>{1}</p>",
    "heading": "<h4>{0}</h4><p>{1}</p>",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_transcript_keeps_every_turn(layout: str) -> None:
    """Short turns, and turns that say the same, are all there with their labels."""
    body = "".join(layout.format(*turn) for turn in TALK)
    document = _page(body, title="Transcript: Briefing on the harbour, 3 March 2031")
    assert document.kind is DocumentKind.TRANSCRIPT
    said = [" ".join(span.of(document.text) for span in turn.said) for turn in document.turns]
    assert [(turn.label, words) for turn, words in zip(document.turns, said, strict=True)] == TALK
    roles = {turn.role for turn in document.turns if turn.label == "QUESTION"}
    assert roles == {TurnRole.QUESTION}
    assert str(document.published) == "2031-03-03"


@pytest.mark.parametrize("wrap", ["{}", '<section id="transcript">{}</section>'])
def test_a_transcript_below_an_article(wrap: str) -> None:
    """Both are kept, as parts of one mixed document."""
    turns = "".join(f"<p>{label}: {words}</p>" for label, words in TALK)
    article = f"<p>{LEAD}</p><p>“We close it,” Ana Dorr said.</p><p>{TAIL}</p>"
    document = _page(article + wrap.format(f"<h2>Full transcript of the briefing</h2>{turns}"))
    assert document.kind is DocumentKind.MIXED
    assert LEAD in document.text
    assert TAIL in document.text
    assert [turn.label for turn in document.turns] == [label for label, _ in TALK]


def test_a_transcript_outside_the_article_element() -> None:
    """A transcript that stands beside the article in the page is not lost."""
    turns = "".join(f"<p>{label}: {words}</p>" for label, words in TALK)
    page = (
        f"<html><body>{BOX}<div><article><h1>Harbour</h1><p>{LEAD}</p><p>{LEAD[::-1]}</p><p>{TAIL}"
        f"</p></article></div><div><h2>Full transcript</h2>{turns}</div></body></html>"
    )
    document = read_document(Source("page.html", page.encode()))
    assert document.kind is DocumentKind.MIXED
    assert len(document.turns) == len(TALK)


def test_what_a_page_says_of_itself() -> None:
    """Title, byline, publisher, date, address and language come from the page."""
    head = (
        '<meta property="og:site_name" content="The Selm Courier">'
        '<meta name="author" content="Ana Dorr">'
        '<meta property="article:published_time" content="2031-03-04T08:00:00Z">'
        '<link rel="canonical" href="https://selm.example/harbour">'
    )
    document = _page(f"<p>PORT SELM (Kavra Wire) — {LEAD}</p><p>{TAIL}</p>", head)
    assert document.title == "Harbour to close"
    assert document.byline == ("Ana Dorr",)
    assert document.publisher == "The Selm Courier"
    assert str(document.published) == "2031-03-04"
    assert document.url == "https://selm.example/harbour"
    assert document.language == "en"
    assert document.dateline == "PORT SELM"


ODD = {  # bytes of a page, words that must be read in it
    "cp1252 that says so": (
        f'<html><head><meta charset="windows-1252"></head><p>“Now,” she said. {LEAD}</p>'.encode(
            "cp1252"
        ),
        "“Now,” she said.",
    ),
    "cp1252 that says nothing": (
        f"<html><p>“Now,” she said. {LEAD}</p>".encode("cp1252"),
        "“Now,” she",
    ),
    "utf-16": (f"<html><p>“Now,” she said. {LEAD}</p></html>".encode("utf-16"), "“Now,” she said."),
    "cut off": (f"<html><body><p>{LEAD}</p><p>“Now,” she sa".encode(), "“Now,” she sa"),
    "deeply nested": (
        f"{'<div>' * 200}<p>“Now,” she said. {LEAD}</p>".encode(),
        "“Now,” she said.",
    ),
    "no article at all": (b"<html><body><p>Gone fishing.</p></body></html>", "Gone fishing."),
}


@pytest.mark.parametrize(("data", "words"), ODD.values(), ids=ODD)
def test_odd_pages(data: bytes, words: str) -> None:
    """Old encodings and broken pages are read as far as they go."""
    assert words in read_document(Source("page.html", data)).text


@pytest.mark.parametrize("depth", [2_000, 100_000])
def test_a_bottomless_page(depth: int) -> None:
    """A page nested beyond all reason is read or told; it brings nothing down."""
    try:
        text = read_document(Source("page.html", b"<div>" * depth + LEAD.encode())).text
    except InputError:
        return
    assert LEAD in text


def test_a_body_served_in_pieces() -> None:
    """Paragraphs of the same make belong to the body, though a box parts its pieces."""
    words = LEAD.split()
    lines = [" ".join(words[at:] + words[:at]) for at in range(9)]
    pieces = "".join(
        '<div class="chunk"><div class="grid">'
        + "".join(f'<p class="text">{line}</p>' for line in lines[at : at + 3])
        + '</div></div><aside><a href="/buy">Buy the Courier.</a></aside>'
        for at in (0, 3, 6)
    )
    text = _page(f'<div class="chunks">{pieces}</div>').text
    assert text == "\n\n".join(lines)
