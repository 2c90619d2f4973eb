"""A search as page, JSON, CSV and feed: the same passages, whatever is asked, and kept by name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from starlette.testclient import TestClient
from tests.web.samples import (
    BRIEFING,
    FINDING_ID,
    OCCASION,
    PERSON,
    REPORT_ID,
    make_report,
    make_transcript,
)

from onrecord.model import Dossier, Statement, StatementKind
from onrecord.store import open_archive
from onrecord.web import make_app

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = {"origin": "http://testserver"}


def _make_turn() -> Dossier:
    """The transcript with its turn as a statement."""
    dossier = make_transcript()
    turn = dossier.document.turns[0]
    said = turn.said[0]
    name = f"{BRIEFING}.t{said.start}-{said.end}"
    made = Statement(name, BRIEFING, StatementKind.TURN, (), (), turn.said, speaker=turn.label)
    return replace(dossier, statements=(replace(made, person=PERSON.id, occasion=OCCASION.id),))


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of a transcript and a report of it."""
    folder = tmp_path_factory.mktemp("searched")
    with open_archive(folder) as archive:
        archive.save_all([_make_turn(), make_report()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    with TestClient(make_app(folder)) as opened:
        yield opened


SHOWN = {  # address, what its page holds
    "words": ("/search?q=lock", '<mark class="hit">lock</mark>'),
    "a sentence's address": ("/search?q=could+lock", f"/documents/{BRIEFING}?at="),
    "what changed": ("/search?q=close&verdict=altered", "“could” → “will”"),
    "its finding": ("/search?q=close&verdict=altered", f"/findings/{FINDING_ID}"),
    "a facet": ("/search?q=lock", 'href="/search?q=lock&amp;place=report">report</a>'),
    "a chosen facet": ("/search?q=lock&speaker=mina-varel", 'href="/search?q=lock">Mina Varel'),
    "first and last": ("/search?q=lock&speaker=varel", "Said first"),
    "an occasion": ("/search?q=lock&sort=occasion", "Briefing on the lock</a>"),
    "a day that is none": ("/search?since=soon", "“soon” is not a day; write it as 2031-03-03."),
    "a verdict that is none": ("/search?verdict=lie", "“lie” is no verdict"),
    "an open phrase": ("/search?q=%22lock", "A quotation mark is not closed"),
    "nothing": ("/search?q=zeppelin", "Nothing in the archive holds these words."),
    "one word alone": ("/search?q=zeppelin+lock", 'href="/search?q=lock">lock</a> alone'),
    "without a filter": (
        "/search?q=lock&verdict=spliced",
        "Without “Wording differs: passages joined”</a>:",
    ),
    "beyond the end": ("/search?q=lock&from=5000", "The list ends before this page."),
    "documents": ("/search?q=quiet&look=documents", "<b>quiet</b>"),
    "markup in words": ("/search?q=%3Cscript%3E", "“&lt;script&gt;”"),
}


@pytest.mark.parametrize(("address", "words"), SHOWN.values(), ids=SHOWN)
def test_shown(visitor: TestClient, address: str, words: str) -> None:
    """Each page shows what it is for."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert words in answer.text


def test_empty(empty_client: TestClient) -> None:
    """An archive with nothing in it says what to do."""
    assert "onrecord add FOLDER" in empty_client.get("/search").text
    assert empty_client.get("/search.json").json()["total"] == 0


def test_one_question_in_every_form(visitor: TestClient) -> None:
    """Page, JSON, CSV and feed hold the same passages."""
    asked = urlencode({"q": "lock", "speaker": "mina-varel"})
    found = visitor.get(f"/search.json?{asked}").json()
    texts = [each["text"] for each in found["passages"]]
    assert found["total"] == len(texts) > 1
    assert found["facets"]["speaker"][0]["name"] == "Mina Varel"
    sheet = visitor.get(f"/search.csv?{asked}")
    assert sheet.headers["content-type"].startswith("text/csv")
    assert sheet.text.count("\r\n") == 1 + len(texts)
    page = visitor.get(f"/search?{asked}").text
    assert f"<b>{len(texts)} passages</b>" in page
    assert f"/search.csv?{asked}".replace("&", "&amp;") in page


def test_feed(visitor: TestClient) -> None:
    """It is Atom: ids, updates, the newest first, links that lead here; nothing is markup."""
    answer = visitor.get("/search.atom?q=lock")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) > 1
    for each in (feed, *entries):
        assert each.findtext(f"{ATOM}id")
        assert each.findtext(f"{ATOM}title")
    updated = [each.findtext(f"{ATOM}updated") or "" for each in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    links = {each.get("rel"): each.get("href") or "" for each in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/search.atom?q=lock&sort=newest"
    assert len({each.findtext(f"{ATOM}id") for each in entries}) == len(entries)
    assert b"<feed" in visitor.get("/search.atom?q=zeppelin").content


def test_programs_are_told(visitor: TestClient) -> None:
    """A form for programs refuses what cannot be read."""
    for kind in ("json", "csv", "atom"):
        assert visitor.get(f"/search.{kind}?verdict=lie").status_code == 400
        assert visitor.get(f"/search.{kind}?q=%22lock").status_code == 400


def test_kept(visitor: TestClient) -> None:
    """A search is kept under a name, listed where a search begins, and let go."""
    kept = {"name": "The lock & all", "question": "q=lock&speaker=mina-varel&nonsense=1"}
    answer = visitor.post("/search/kept", data=kept, headers=HERE, follow_redirects=False)
    assert answer.headers["location"] == "/search?q=lock&speaker=mina-varel"
    page = visitor.get("/search").text
    assert 'href="/search?q=lock&amp;speaker=mina-varel">The lock &amp; all</a>' in page
    assert visitor.post("/search/kept", data=kept).status_code == 403
    assert visitor.post("/search/kept", data={"name": " "}, headers=HERE).status_code == 400
    visitor.post("/search/let-go", data={"name": kept["name"]}, headers=HERE)
    assert "Kept searches" not in visitor.get("/search").text


_NAMES = st.sampled_from(
    "q speaker outlet occasion document verdict meaning alteration type kind place figures "
    "reviewed since until sort all from more look".split()
)
_VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["altered", "2031-03-04", "yes", "1", "oldest", "speaker", REPORT_ID, "(a"]),
)


@given(pairs=st.lists(st.tuples(_NAMES, _VALUES), max_size=6))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_address(visitor: TestClient, pairs: list[tuple[str, str]]) -> None:
    """No address brings the server down; a page always answers."""
    asked = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in pairs)
    assert visitor.get(f"/search?{asked}").status_code == 200
    for kind in ("json", "atom"):
        assert visitor.get(f"/search.{kind}?{asked}").status_code in (200, 400)


def test_an_older_archive(tmp_path: Path) -> None:
    """A page of it says how far the search is prepared; the worker prepares it, no request."""
    with open_archive(tmp_path) as archive:
        archive.save_all([_make_turn(), make_report()])
        with archive._database.writing() as connection:  # noqa: SLF001 - as an older version wrote
            connection.execute(text("UPDATE passage_columns SET layout = 0"))
    app = make_app(tmp_path)
    waiting = TestClient(app).get("/search?q=harbour")  # no worker is at work yet
    assert waiting.status_code == 503
    assert "The search is being prepared: 0 of 2 documents" in waiting.text
    with TestClient(app) as visitor:
        found = visitor.get("/search?q=harbour")
        while found.status_code == 503:
            sleep(0.1)
            found = visitor.get("/search?q=harbour")
        assert "harbour" in found.text
