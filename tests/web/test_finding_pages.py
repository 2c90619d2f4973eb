"""A finding leaves the desk: on one page of paper, as a card, by a bookmark."""

import json
import re
from html import unescape
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient
from tests.web.samples import FINDING_ID

from onrecord import __version__
from onrecord.model import Review, ReviewKind
from onrecord.presentation import show_finding, show_sheet
from onrecord.store import Archive, StatementFilter

DESK = "https://desk.example"
FINDING = f"/findings/{FINDING_ID}"


@pytest.fixture
def desk(small_client: TestClient) -> TestClient:
    """A visitor of the small record under a public name."""
    return TestClient(small_client.app, base_url=DESK)


def test_one_page(client: TestClient) -> None:
    """What a reader of paper needs to find and check it again."""
    listed = client.get("/statements?verdict=altered&about=sabotage").text
    (address, *_) = re.findall(r"/findings/[^\"]+", listed)
    page = client.get(f"{address}/print").text
    told = unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))
    assert len(re.findall(r"\b[0-9a-f]{64}\b", told)) == 2
    assert re.search(r"[-\w]+\.html, of [a-z]+\.example, read \d+ \w+ \d{4}, \d\d:\d\d UTC", told)
    assert f"Onrecord {__version__}; rules and model: rules-" in told
    assert "negation changed" in told
    assert f"http://testserver{address}<" in page
    assert "read by machine, not reviewed" in told
    assert client.get("/findings/none.1-2/print").status_code == 404


def test_who_signed(demo_archive: Archive) -> None:
    """The last decisions stand on the page, and how many it has no room for."""
    row = next(demo_archive.statements(StatementFilter(found=True, reported=True)))
    face = show_finding(demo_archive, row.id)
    assert face is not None
    signed = [Review(ReviewKind.AGREE, f"Reader {number}", "w " * 400) for number in range(5)]
    sheet = show_sheet(demo_archive, face, signed)
    assert sheet is not None
    assert [review.who for review, _ in sheet.signed] == ["Reader 3", "Reader 4"]
    assert sheet.signed_left == 3
    assert all(len(note) < 120 for _, note in sheet.signed)


def test_a_card(desk: TestClient) -> None:
    """The head of a page leads to its card, which has its words as text and no script."""
    page = desk.get(FINDING).text
    assert f'<link rel="canonical" href="{DESK}{FINDING}">' in page
    assert f'<meta property="og:url" content="{DESK}{FINDING}">' in page
    address = re.search(r'json\+oembed" href="([^"]+)"', page)
    assert address is not None
    card = json.loads(desk.get(unescape(address[1])).content)
    assert (card["version"], card["type"], card["url"]) == ("1.0", "rich", DESK + FINDING)
    assert "wording, not truth" in card["html"]
    assert "not reviewed" in card["html"]
    assert "<script" not in card["html"]


REFUSED = {
    "another host": ("https://evil.example/findings/x", 404),
    "no finding": (f"{DESK}/documents/x", 404),
    "no address": ("//[", 404),
    "not held": (f"{DESK}/findings/x.1-2", 404),
    "another form": (f"{DESK}{FINDING}&format=xml", 501),
}


@pytest.mark.parametrize(("url", "status"), REFUSED.values(), ids=REFUSED)
def test_no_card(desk: TestClient, url: str, status: int) -> None:
    """Of what this server does not show there is none."""
    assert desk.get(f"/oembed?url={quote(url, safe='&=')}").status_code == status


def test_only_what_is_public_has_an_address(small_client: TestClient, desk: TestClient) -> None:
    """This machine's own name is no address for others; a list has no permanent one."""
    local = TestClient(small_client.app, base_url="http://127.0.0.1:8631")
    assert "canonical" not in local.get(FINDING).text
    assert "canonical" not in desk.get("/statements?verdict=altered").text


def test_bookmark(desk: TestClient) -> None:
    """It asks this server for the marked words."""
    found = re.search(
        r'class="bookmarklet" href="javascript:([^"]+)"', desk.get("/bookmarklet").text
    )
    assert found is not None
    assert f'open("{DESK}/check?quote="+encodeURIComponent(words))' in unquote(found[1])
    assert "/bookmarklet" in desk.get("/check").text
