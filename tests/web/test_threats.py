"""Threats that docs/security.md names and no other test meets: hostile words at every door."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Route
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_evil, make_report, make_transcript

from onrecord.store import open_archive
from onrecord.web import make_app

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "' OR 1=1 --",
    "'; DROP TABLE documents; --",
    '" OR ""="',
    "%' ESCAPE '",
    "NEAR(a b, 99999999999)",
    "text : *",
    '"unclosed',
    "(((((",
    "../../../../etc/passwd",
    "..\\..\\windows",
    "%2e%2e/%2e%2e/onrecord.sqlite",
    "\x00",
    "\ud800",
    "9" * 40,
    "-1",
    "<svg onload=alert(1)>",
)
FIELDS = ("q", "about", "words", "name", "speaker", "outlet", "sort", "from", "find", "page", "at")


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Who means ill."""
    folder = tmp_path_factory.mktemp("threats")
    with open_archive(folder) as archive:
        archive.save_all([make_transcript(), make_report(), make_evil()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    with TestClient(make_app(folder), raise_server_exceptions=True) as client:
        yield client


def _paths(client: TestClient) -> list[str]:
    """Every address that is read, as a pattern."""
    routes = client.app.routes  # type: ignore[attr-defined] # an application, not any ASGI
    return sorted(
        {
            route.path
            for route in routes
            if isinstance(route, APIRoute | Route) and "GET" in (route.methods or ())
        }
    )


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_hostile_words(visitor: TestClient, words: str) -> None:
    """In every address and every field: told as missing or wrong, never run, never a way out."""
    written = quote(words.encode("utf-8", "replace"), safe="")
    paths = _paths(visitor)
    assert len(paths) > 40
    for path in paths:
        if path.endswith("/events"):
            continue  # it goes on until the job ends
        filled = re.sub(r"{[^}]+}", written, path)
        asked = "" if "/api/v1" in path else "?" + "&".join(f"{f}={written}" for f in FIELDS)
        answer = visitor.get(filled + asked)
        assert answer.status_code in {200, 303, 400, 404, 422}, (path, words)
        assert "root:x:" not in answer.text
        assert not answer.content.startswith(b"SQLite format")
        if "html" in answer.headers.get("content-type", ""):
            assert "<svg onload" not in answer.text
    assert visitor.get("/api/v1/documents").json()["total"] == 3


def test_each_threat_names_its_test() -> None:
    """A row of the page says which test meets it, and there is one of that name."""
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    below = page[page.index("\n| threat") + 1 :].split("\n\n", 1)[0]
    table = below.splitlines()[2:]
    assert len(table) > 20
    for row in table:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text("utf-8"), (file, test)
