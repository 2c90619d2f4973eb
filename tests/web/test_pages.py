"""What single pages show, and that no address brings the server down."""

import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient
from tests.web.samples import BRIEFING, EVIL_ID, FINDING_ID, REPORT_ID

from onrecord import __version__
from onrecord.store import Archive

GOLDEN = Path(__file__).parent.parent / "golden" / "web"

PARAGRAPH = (
    "“We could close the lock,” Mina Varel said. “We will close the lock,” Mina Varel added."
)

SHOWN = {  # address in the small record, what its page holds
    "start": ("/", "What we hold a primary text for"),
    "start counts": ("/", "<b>3</b> documents"),
    "occasion": ("/occasions/lock", "Vesk Canal Office"),
    "occasions": ("/occasions", "Briefing on the lock"),
    "person": ("/people/mina-varel", "We will close the lock"),
    "people": ("/people", "1 statement"),
    "statement by verdict": ("/statements?verdict=altered", "We will close the lock"),
    "statement by speaker": ("/statements?speaker=varel", "We will close the lock"),
    "no such statement": ("/statements?speaker=nobody", "No statement fits."),
    "bad day": ("/statements?since=soon", "“soon” is not a day; write it as 2031-03-03."),
    "bad verdict": ("/statements?verdict=lie", "“lie” is no verdict"),
    "narrowed": (f"/statements?against={BRIEFING}", "held against: Briefing on the lock"),
    "all of them": ("/statements?all=1", "with what the list folds away"),
    "people beyond the end": ("/people?from=5000", "The list ends before this page."),
    "occasions beyond the end": ("/occasions?from=5000", "The list ends before this page."),
    "document with all": (f"/documents/{REPORT_ID}?all=1", f'href="#e-{FINDING_ID}"'),
    "beyond the end": ("/statements?from=99999999999999", "The list ends before this page."),
    "odd offset": ("/documents?from=-3", "Lock to close"),
    "search": ("/search?q=lock", '<mark class="hit">lock</mark>'),
    "search for signs": ("/search?q=%27*-", "Nothing in the archive holds these words."),
    "search for nothing": ("/search?q=", "What was said"),
    "document": (f"/documents/{REPORT_ID}", f'href="#e-{FINDING_ID}"'),
    "evidence": (f"/documents/{REPORT_ID}", f'<a class="back" href="#{FINDING_ID}"'),
    "its address": (f"/documents/{REPORT_ID}", 'href="https://mirror.example/lock"'),
    "transcript": (f"/documents/{BRIEFING}", "<b>MINA VAREL</b>"),
    "genre": (f"/documents/{REPORT_ID}", "<span>report</span>"),
    "stage direction": (f"/documents/{BRIEFING}", "(Applause.)"),
    "pointed out": (f"/documents/{BRIEFING}?at=12-20", '<span class="here"><mark class="printed">'),
    "pointed beyond": (f"/documents/{BRIEFING}?at=900-990", "We could close"),
    "who printed a sentence": (f"/documents/{BRIEFING}", f'href="/findings/{FINDING_ID}"'),
    "side by side": (f"/documents/{BRIEFING}", f'href="/passages/{BRIEFING}/12-35"'),
    "a turn's address": (f"/documents/{BRIEFING}", '<div class="row speaker" id="t1">'),
    "a sentence's address": (f"/documents/{BRIEFING}", 'id="s1.1"'),
    "words found": (f"/documents/{BRIEFING}?find=LOCK", '<span class="hit">lock</span>'),
    "a sentence found": (f"/documents/{BRIEFING}?find=close+lock", 'href="#s1.1"'),
    "one speaker": (f"/documents/{BRIEFING}?speaker=varel", "All turns"),
    "a passage": (f"/passages/{BRIEFING}/12-35", "1 report prints this passage"),
    "similar": (f"/passages/{BRIEFING}/12-35?similar=1", "Found by meaning, not by words"),
    "its version": (f"/passages/{BRIEFING}/12-35", '<span class="tag">printed</span> will'),
    "from a finding": (f"/findings/{FINDING_ID}", f'href="/passages/{BRIEFING}/12-35"'),
    "nothing printed": (f"/passages/{BRIEFING}/60-70", "No report that we hold prints"),
    "pointed nowhere": (f"/documents/{BRIEFING}?at=x", "We could close"),
    "form": ("/check", "Is this on the record?"),
    "altered": ("/check?quote=We+will+close+the+lock,&speaker=Varel", "Wording differs"),
    "unknown speaker": (
        "/check?quote=We+could+close+the+lock&speaker=Omar+Tull",
        "Speaker unknown",
    ),
    "paragraph": (
        "/check?" + urlencode({"quote": PARAGRAPH, "date": "2040-02-03"}),
        "2 quotations, 1 on record as printed",
    ),
    "quotation of a paragraph": (
        "/check?" + urlencode({"quote": PARAGRAPH}),
        "/check?quote=We+will+close+the+lock%2C&amp;speaker=Mina+Varel",
    ),
    "printed in": ("/check?quote=We+will+close+the+lock,", f"/findings/{FINDING_ID}"),
    "only marks": ("/check?quote=%E2%80%9C%E2%80%9D", "Paste the words that you want to check."),
    "no words": ("/check?quote=...", "There are no words in this to check."),
    "question's day": ("/check?quote=lock&date=2040-99-99", "is not a day"),
    "too long": ("/check?quote=" + "word+" * 1000, "at most 4000 can be checked"),
    "very long word": ("/check?quote=" + "w" * 3999, "No"),
}

MISSING = (
    f"/passages/{BRIEFING}/9-99999999",
    f"/passages/{BRIEFING}/x",
    "/passages/no/1-2",
    "/documents/no",
    "/findings/no.1-2",
    "/people/no",
    "/occasions/no",
    "/nothing",
    "/%00",
)


@pytest.mark.parametrize(("address", "words"), SHOWN.values(), ids=SHOWN)
def test_shown(small_client: TestClient, address: str, words: str) -> None:
    """A page answers and holds what it is for."""
    answer = small_client.get(address)
    assert answer.status_code == 200
    assert words in answer.text


@pytest.mark.parametrize("address", [*MISSING, "/people/" + quote("../x", "")])
def test_missing(small_client: TestClient, address: str) -> None:
    """What is not held has a page that says so."""
    answer = small_client.get(address)
    assert answer.status_code == 404
    assert "This page is not here" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/documents", "/statements", "/people", "/occasions"])
def test_empty_archive(empty_client: TestClient, address: str) -> None:
    """An archive with nothing in it has every page."""
    assert empty_client.get(address).status_code == 200


def test_empty_archive_answers(empty_client: TestClient) -> None:
    """Without a transcript nothing is found wanting."""
    answer = empty_client.get("/check?quote=We+will+close+the+lock")
    assert "No transcript held" in answer.text


def test_nothing_becomes_markup(small_client: TestClient) -> None:
    """Words of a document stay words, wherever they are shown."""
    evil = small_client.get(f"/documents/{EVIL_ID}").text
    finding = re.search(rf"/findings/({EVIL_ID}[^\"]*)", evil)
    assert finding is not None
    pages = [evil, small_client.get(finding[0]).text]
    pages += [
        small_client.get(a).text
        for a in ("/", "/documents", "/statements?all=1", "/search?q=owned&all=1")
    ]
    for page in pages:
        own = re.sub(r'<script src="/static/[\w.]+\?v=[\w.]+" defer></script>', "", page)
        assert "<script" not in own
        assert "<img" not in page
        assert "\u202e" not in page
        assert "⟨U+202E⟩" in page
        assert 'href="javascript:' not in page
        assert not re.search(r"<[^>]* onclick=\"", page)
        assert not re.search(r"<[^>]* onload=\"", page)
    assert "javascript:alert(1)" in evil


def test_words_of_visitors_stay_words(small_client: TestClient) -> None:
    """What is typed comes back as text."""
    typed = quote('"><script>x</script>')
    for address in (f"/search?q={typed}", f"/check?quote={typed}&speaker={typed}&date={typed}"):
        answer = small_client.get(address)
        assert answer.status_code == 200
        assert "<script" not in answer.text


def test_finding_page(small_client: TestClient) -> None:
    """The page of a finding is the one that was looked at; see tests/golden/web."""
    shown = small_client.get(f"/findings/{FINDING_ID}").text.replace(__version__, "VERSION")
    page = re.sub(r"(read here on <time datetime=)[^/]*", r"\1TODAY<", shown)
    page = re.sub(r"(?s)(<textarea readonly[^>]*>).*?</textarea>", r"\1CITATION</textarea>", page)
    assert page == (GOLDEN / "finding.html").read_text("utf-8")


def test_demonstration(client: TestClient, demo_archive: Archive) -> None:
    """The altered quotation of the demonstration is shown with its change."""
    held = (row for row in demo_archive.statements() if "river will fall below" in row.text)
    page = client.get(f"/findings/{next(held).id}").text
    assert "Wording differs" in page
    assert "<del>could</del>" in page
    assert "<ins>will</ins>" in page
    assert "certainty or obligation changed" in page
    assert "the meaning shifts: printed as more certain or more binding than said" in page


def test_a_document_shows_its_evidence(client: TestClient, demo_archive: Archive) -> None:
    """What speaks for and against a primary text stands on the page, beside the words that tell."""
    held = next(d for d in demo_archive.dossiers() if d.document.genre.is_primary)
    page = client.get(f"/documents/{held.document.id}").text
    assert held.document.evidence
    assert "Why this is read as" in page
    told = page.count("<li>for a primary text") + page.count("<li>against a primary text")
    assert told == len(held.document.evidence)


def test_each_difference_can_be_reached(small_client: TestClient) -> None:
    """Every mark on a page leads to the line that explains it."""
    page = small_client.get(f"/findings/{FINDING_ID}").text
    leads = set(re.findall(r'href="#(change-\w+)"', page))
    assert leads == {"change-1", "change-a"}
    assert leads == set(re.findall(r'<tr id="(change-\w+)"', page))


def test_differences_are_told_without_colour(small_client: TestClient) -> None:
    """Said and printed words are labelled, and what was set aside is not marked as a change."""
    page = small_client.get(f"/findings/{FINDING_ID}").text
    assert '<span class="tag">said</span> could' in page
    assert '<span class="tag">printed</span> will' in page
    assert '<span class="aside">lock</span>' in page
    assert "other spelling" in page


def test_a_bracket_that_turns_the_sense(client: TestClient) -> None:
    """What it does is said beside it, though it is set aside."""
    asked = quote("The river [will] fall below the flood mark by the weekend")
    page = client.get(f"/check?quote={asked}").text
    assert "What was set aside" in page
    assert "Alone, the meaning shifts: printed as more certain or more binding than said" in page
    assert "By rule: the meaning shifts." in page


REDIRECTS = {  # what is asked for, and the lasting address
    "the number of a turn": ("to=1", "?to=t1#t1"),
    "an offset": ("to=o14", "?to=s1.1#s1.1"),
    "what was chosen stays": ("to=1&find=lock", "?find=lock&to=t1#t1"),
}


@pytest.mark.parametrize(("asked", "told"), REDIRECTS.values(), ids=REDIRECTS)
def test_lasting_addresses(small_client: TestClient, asked: str, told: str) -> None:
    """A number or an offset leads to an address that stays."""
    answer = small_client.get(f"/documents/{BRIEFING}?{asked}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{BRIEFING}{told}"
