"""The desk over a server of PostgreSQL shows the same record in the same words."""

import re

from lxml import html
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_evil, make_report, make_transcript
from tests.web.test_every_page import walk

from onrecord.store import Archive
from onrecord.web import make_app

QUESTIONS = ("/api/v1/documents", "/api/v1/statements", "/search?q=%22the+bridge%22&sort=day")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+|\d\d?:\d\d(?= UTC)")  # when it came in, was printed


def _show(client: TestClient) -> dict[str, str]:
    """The words of each page that links lead to."""
    return {address: _words(tree) for address, tree in walk(client)}


def _words(tree: html.HtmlElement) -> str:
    return _MOMENT.sub("", " ".join(tree.text_content().split()))


def test_every_page_is_the_same(small_client: TestClient, served: Archive, address: str) -> None:
    """Whatever links lead to, and the answers to questions."""
    served.save_all([make_transcript(), make_report(), make_evil()])
    served.save_people([PERSON])
    served.save_occasions([OCCASION])
    with TestClient(make_app(address)) as visitor:
        found, expected = _show(visitor), _show(small_client)
        assert len(expected) > 20
        assert found.keys() == expected.keys()
        assert [each for each in expected if found[each] != expected[each]] == []
        assert visitor.get("/healthz").status_code == 200
        for asked in QUESTIONS:
            assert _answer(visitor, asked) == _answer(small_client, asked), asked


def _answer(client: TestClient, asked: str) -> str:
    answer = client.get(asked)
    assert answer.status_code == 200
    return _MOMENT.sub("", answer.text)
