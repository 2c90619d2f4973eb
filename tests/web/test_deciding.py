"""Decisions on pages: forms without script, taken only from this server, undone and listed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_report, make_transcript

from onrecord.store import Archive, open_archive
from onrecord.web import make_app

_FROM = {"Origin": "http://testserver"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of a transcript and a report."""
    with open_archive(tmp_path) as archive:
        archive.save_all([make_transcript(), make_report()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    return tmp_path


@pytest.fixture
def visitor(folder: Path) -> Iterator[TestClient]:
    """Who reviews."""
    with TestClient(make_app(folder)) as client:
        yield client


def _worst(folder: Path) -> str:
    with open_archive(folder) as archive:
        return next(iter(archive.queue.all())).statement


def test_signed_and_undone(visitor: TestClient, folder: Path) -> None:
    """Read by machine until signed, then by whom; undone, as before; the name is kept."""
    key = _worst(folder)
    page = visitor.get("/review").text
    assert "0 of " in page
    assert "Read by machine, not reviewed" in page
    form = {"statement": key, "decision": "agree", "who": "A. Desk", "why": "in the paper"}
    answer = visitor.post("/review", data=form, headers=_FROM, follow_redirects=False)
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    page = visitor.get("/review").text
    assert "1 of " in page
    assert 'value="A. Desk"' in page
    assert "by A. Desk" in visitor.get(f"/findings/{key}").text
    assert "Reviewed by A. Desk: agree" in visitor.get(f"/documents/{key.split('.')[0]}").text
    assert "Reviewed by A. Desk: agree" in visitor.get("/statements").text
    listed = visitor.get("/decisions").text
    assert "in the paper" in listed

    undo = {"number": "1", "who": "A. Desk", "back": "/review"}
    answer = visitor.post("/decisions/undo", data=undo, headers=_FROM, follow_redirects=False)
    assert answer.headers["location"] == "/review"
    assert "0 of " in visitor.get("/review").text
    with open_archive(folder) as archive:
        assert [r.kind.value for r in archive.reviews.all()] == ["agree", "undo"]


def test_a_refused_form_is_kept(visitor: TestClient, folder: Path) -> None:
    """What was written stands in the form of the page that says what is wrong with it."""
    address = f"/findings/{_worst(folder)}/put-right"
    form = {"what": "speaker", "value": "Nobody Atall", "who": "A. Desk", "why": "the caption"}
    answer = visitor.post(address, data=form, headers=_FROM)
    assert answer.status_code == 400
    assert f'action="{address}"' in answer.text
    for told in ("names &#39;Nobody Atall&#39;", 'value="Nobody Atall"', 'value="the caption"'):
        assert told in answer.text
    assert 'name="new"' in answer.text
    assert "whom the report names" in visitor.get(address.removesuffix("/put-right")).text.lower()


def test_a_wrong_speaker_is_named(visitor: TestClient, folder: Path) -> None:
    """Whom the report names can be told with the decision; with another decision it is refused."""
    key = _worst(folder)
    assert 'name="named"' in visitor.get("/review").text
    form = {"statement": key, "decision": "agree", "who": "A. Desk", "named": "Nobody Atall"}
    answer = visitor.post("/review", data=form, headers=_FROM)
    assert answer.status_code == 400
    assert "another: take one of the two" in answer.text
    form["decision"] = "wrong_speaker"
    assert "neither the document" in visitor.post("/review", data=form, headers=_FROM).text.lower()


def test_given_to_a_reader(visitor: TestClient, folder: Path) -> None:
    """What is given to a reader waits for that reader alone; undone, for everybody."""
    with open_archive(folder) as archive:
        (first,) = [each.statement for each in archive.queue.all()]
    form = {"statement": first, "reader": "B. Reader", "who": "A. Desk", "first": "0"}
    page = visitor.post("/review/assign", data=form, headers=_FROM).text
    assert "Given to B. Reader" in page
    with open_archive(folder) as archive:
        assert archive.queue.waiting("A. Desk") == ()
        assert archive.queue.waiting("B. Reader") == (first,)
        assert archive.queue.waiting("B. Reader", mine=True) == (first,)
        assert archive.queue.assigned("B. Reader") == 1
    visitor.post("/review/assign", data={**form, "reader": ""}, headers=_FROM)
    with open_archive(folder) as archive:
        assert archive.queue.waiting("A. Desk") == (first,)
    visitor.post("/review/assign", data={**form, "first": "50"}, headers=_FROM)
    visitor.cookies.clear()
    visitor.cookies.set("onrecord_reader", quote("B. Reader"))
    assert "1 finding given to you" in visitor.get("/review").text
    assert "Reviewed by" not in visitor.get(f"/findings/{first}").text
    refused = visitor.post(
        "/review/assign", data={**form, "reader": "", "first": "9"}, headers=_FROM
    )
    assert refused.status_code == 400


def test_a_second_reader(visitor: TestClient, folder: Path) -> None:
    """What one has read waits for the other; what they gave is compared."""
    with open_archive(folder) as archive:
        keys = [each.statement for each in archive.queue.all()]
    for who in ("A. Desk", "B. Desk"):
        for at, key in enumerate(keys):
            decision = ("agree", "unclear")[at % 2]
            form = {"statement": key, "decision": decision, "who": who}
            visitor.post("/review", data=form, headers=_FROM)
        waiting = visitor.get("/review?second=1").text
        assert "You have read all that others have" in waiting
    assert f"{len(keys)} of {len(keys)} read" in visitor.get("/review").text
    assert "read by two or more" in visitor.get("/review").text
    visitor.cookies.clear()
    assert "You have read all" not in visitor.get("/review?second=1").text


REFUSED = {
    "no origin": {},
    "another host": {"Origin": "http://evil.example"},
    "hidden": {"Origin": "null"},
    "a longer name": {"Origin": "http://testserver.evil.example"},
}


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED)
def test_a_form_from_elsewhere(visitor: TestClient, folder: Path, headers: dict[str, str]) -> None:
    """Nothing that another page sends is written."""
    form = {"statement": _worst(folder), "decision": "agree", "who": "A. Desk"}
    assert visitor.post("/review", data=form, headers=headers).status_code == 403
    with open_archive(folder) as archive:
        assert archive.reviews.all() == ()


WRONG = {
    "nobody signs": ({"decision": "agree", "who": " "}, "nobody signs"),
    "no decision": ({"decision": "merge", "who": "a"}, "No decision was made"),
    "no finding": ({"decision": "agree", "who": "a", "statement": "x.1-2"}, "no statement"),
}


@pytest.mark.parametrize(("form", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(
    visitor: TestClient, folder: Path, form: dict[str, str], told: str
) -> None:
    """On a page, with what would mend it."""
    sent = {"statement": _worst(folder), **form}
    answer = visitor.post("/review", data=sent, headers=_FROM)
    assert answer.status_code == 400
    assert told in answer.text


def test_words_in_a_decision_are_data(visitor: TestClient, folder: Path) -> None:
    """What somebody writes is shown, never run; no form leads away from this server."""
    evil = "<script>alert(1)</script>"
    form = {"statement": _worst(folder), "decision": "agree", "who": evil, "why": evil}
    sent = {**form, "back": "//evil.example/x"}
    answer = visitor.post("/review", data=sent, headers=_FROM, follow_redirects=False)
    assert answer.headers["location"] == "/decisions"
    for page in ("/decisions", "/review", f"/findings/{form['statement']}"):
        assert evil not in visitor.get(page).text


def test_an_empty_queue(tmp_path: Path) -> None:
    """Says why there is nothing."""
    with open_archive(tmp_path):
        pass
    with TestClient(make_app(tmp_path)) as client:
        assert "No finding to review" in client.get("/review").text
        assert "Nobody has decided" in client.get("/decisions").text


def test_put_right_on_the_page(tmp_path: Path, demo_archive: Archive, demo_folder: Path) -> None:
    """A report's outlet and a speaker, from the pages where the fault is seen."""
    assert demo_archive.counts().documents

    shutil.copytree(demo_folder, tmp_path / "copy")
    with TestClient(make_app(tmp_path / "copy")) as client:
        with open_archive(tmp_path / "copy") as archive:
            key = next(iter(archive.queue.all())).statement
        document = key.split(".")[0]
        form = {"field": "outlet", "value": "Vell Courier", "who": "A. Desk", "why": "imprint"}
        client.post(f"/documents/{document}/field", data=form, headers=_FROM)
        assert "Vell Courier" in client.get(f"/documents/{document}").text
        signed = {"who": "A. Desk", "why": "caption", "new": "1"}
        told = {"speaker": "Somebody Else", "said_on": "2031-02-28", "occasion": "none"}
        address = f"/findings/{key}/put-right"
        pages = [
            client.post(address, data={"what": what, "value": value, **signed}, headers=_FROM).text
            for what, value in told.items()
        ]
        page = pages[-1]
        shown = ("Somebody Else", "Speaker put right", "28 February 2031", "(told by a person)")
        assert all(words in page for words in shown)
        assert "Reviewed by" not in page
        form = {"what": "colour", "value": "red", **signed}
        assert (
            client.post(f"/findings/{key}/put-right", data=form, headers=_FROM).status_code == 400
        )


def test_a_person_put_right(tmp_path: Path, demo_archive: Archive, demo_folder: Path) -> None:
    """Another name, one with another, parted again by an undo: each shows at once."""
    people = [person for person in demo_archive.people() if person.merges]
    one, other = people[0], people[1]
    shutil.copytree(demo_folder, tmp_path / "copy")
    with TestClient(make_app(tmp_path / "copy")) as client:

        def send(what: str, value: str, person: str) -> str:
            form = {"what": what, "value": value, "who": "A. Desk", "why": "the list says so"}
            address = f"/people/{person}/put-right"
            return str(client.post(address, data=form, headers=_FROM).text)

        assert "<h1>Ilka Othername</h1>" in send("name", "Ilka Othername", one.id)
        assert "A. Desk joined them" in send("merge", other.id, one.id)
        undo = {"number": "2", "who": "A. Desk", "back": "/decisions"}
        client.post("/decisions/undo", data=undo, headers=_FROM)
        assert client.get(f"/people/{other.id}").status_code == 200
        assert "no kind is called" in send("kind", "robot", one.id)
        assert "nothing to part" in send("split", "x:y", one.id)


def test_a_document_taken_out(visitor: TestClient, folder: Path) -> None:
    """With a reason that the log shows; without one, or from another page, it stays."""
    with open_archive(folder) as archive:
        (key, *_) = [row.id for row in archive.documents()]
    address = f"/documents/{key}/remove"
    assert "Take this document out" in visitor.get(f"/documents/{key}").text
    assert visitor.post(address, data={"who": "A. Desk", "why": "x"}).status_code == 403
    assert visitor.post(address, data={"who": "A. Desk"}, headers=_FROM).status_code == 400
    form = {"who": "A. Desk", "why": "a test <b>page</b>"}
    assert "a test &lt;b&gt;page" in visitor.post(address, data=form, headers=_FROM).text
    assert visitor.get(f"/documents/{key}").status_code == 404
