"""The interface for programs: lists in pages, things, questions, decisions, and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_evil, make_report, make_transcript

from onrecord import usecases
from onrecord.model import Review, ReviewKind
from onrecord.store import Archive, Role, open_archive
from onrecord.web import Access, make_app

API = "/api/v1"
OUT = Review(ReviewKind.REMOVED, "A. Desk", "asked for")
PASSWORD = "a ferry to the east bank"  # noqa: S105 - of nobody


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive."""
    place = tmp_path_factory.mktemp("programs")
    with open_archive(place) as archive:
        archive.save_all([make_transcript(), make_report(), make_evil()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    return place


@pytest.fixture
def held(folder: Path) -> Iterator[Archive]:
    """The archive itself."""
    with open_archive(folder) as archive:
        yield archive


@pytest.fixture(scope="module")
def program(folder: Path) -> Iterator[TestClient]:
    """A program."""
    with TestClient(make_app(folder)) as client:
        yield client


def test_every_thing_of_a_list_can_be_read(program: TestClient) -> None:
    """By the id that its line gives."""
    for name, key in {
        "documents": "id",
        "statements": "id",
        "findings": ("id", "statement_id"),
        "people": "id",
        "occasions": "id",
        "outlets": "key",
    }.items():
        mine, own = key if isinstance(key, tuple) else (key, key)
        rows = program.get(f"{API}/{name}").json()["items"]
        assert rows, name
        for row in rows:
            found = program.get(f"{API}/{name}/{row[mine] or '-'}")
            assert found.status_code == 200, (name, row[mine])
            assert found.json()[own] == row[mine]


def test_filters_are_those_of_the_pages(program: TestClient) -> None:
    """A list narrowed in its address shows what the page shows."""
    rows = program.get(f"{API}/documents", params={"text": "primary"}).json()
    assert (rows["total"], len(rows["items"])) == (1, 1)
    name = rows["items"][0]["title"]
    assert name in program.get("/documents?text=primary").text
    altered = program.get(f"{API}/findings", params={"verdict": "altered"}).json()["items"]
    assert {row["verdict"] for row in altered} == {"altered"}


def test_pages_of_a_list(program: TestClient, folder: Path) -> None:
    """Each row once, also where one comes or goes before it; a cursor is of one list alone."""
    whole = [row["id"] for row in program.get(f"{API}/documents").json()["items"]]
    first = program.get(f"{API}/documents", params={"limit": 2}).json()
    assert [row["id"] for row in first["items"]] == whole[:2]
    asked = {"limit": 2, "cursor": first["next"]}
    second = program.get(f"{API}/documents", params=asked).json()
    assert ([row["id"] for row in second["items"]], second["next"]) == (whole[2:], None)
    with open_archive(folder) as archive:
        gone = archive.dossier(whole[0])
        assert gone is not None
        archive.remove(whole[0], OUT)
        again = program.get(f"{API}/documents", params=asked).json()
        assert [row["id"] for row in again["items"]] == whole[2:]
        other = archive.dossier(whole[1])
        assert other is not None
        archive.remove(whole[1], OUT)
        assert program.get(f"{API}/documents", params=asked).status_code == 409
        archive.save_all([gone, other])
    for wrong in ("x", "W10", first["next"][::-1]):
        params = {"limit": 2, "cursor": wrong}
        assert program.get(f"{API}/documents", params=params).status_code == 400
    params = {"limit": 2, "cursor": first["next"]}
    assert program.get(f"{API}/people", params=params).status_code == 400


def test_what_did_not_change_is_not_sent(program: TestClient) -> None:
    """By its mark, weak or strong, among others."""
    answer = program.get(f"{API}/people")
    mark = answer.headers["etag"]
    for told in (mark, f'"x", W/{mark}', "*"):
        again = program.get(f"{API}/people", headers={"If-None-Match": told})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == mark
    assert program.get(f"{API}/people", headers={"If-None-Match": '"x"'}).status_code == 200


WRONG = {  # method, address, what is sent → status
    "no such address": ("GET", "/nothing", None, 404),
    "no such thing": ("GET", "/documents/nothing", None, 404),
    "a number too large": ("GET", "/jobs/99999999999999999999", None, 404),
    "a way that is not there": ("PUT", "/documents", None, 405),
    "a field that is not known": ("GET", "/documents?colour=red", None, 400),
    "no day": ("GET", "/documents?since=20310303", None, 400),
    "too many rows": ("GET", "/documents?limit=101", None, 400),
    "a search that cannot be read": ("GET", '/search?q="', None, 400),
    "not what is asked for": ("POST", "/check", {"quotation": "x"}, 422),
    "no words": ("POST", "/check", {"quote": "— …"}, 422),
    "too many at once": ("POST", "/checks", {"quotations": [{"quote": "x"}] * 101}, 422),
    "nobody signs": ("POST", "/reviews", {"kind": "agree", "subject": "x.1-2"}, 400),
    "no statement": ("POST", "/reviews", {"kind": "agree", "subject": "x", "who": "A."}, 409),
    "removed elsewhere": ("POST", "/reviews", {"kind": "removed", "subject": "x"}, 422),
    "nothing brought": ("POST", "/jobs", {}, 400),
}


@pytest.mark.parametrize(("method", "path", "body", "status"), WRONG.values(), ids=WRONG)
def test_problems(program: TestClient, method: str, path: str, body: object, status: int) -> None:
    """Every error is told alike, with how to mend it."""
    answer = program.request(method, API + path, json=body)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"] == (API + path).partition("?")[0]


MENDS = {  # what a newcomer sends, and what the answer tells to do
    "the root": ("GET", "", None, "/openapi.json"),
    "another way": ("GET", "/check", None, "It takes POST."),
    "another field": ("POST", "/check", {"text": "x"}, "Known here: quote, speaker"),
}


@pytest.mark.parametrize(("method", "path", "body", "told"), MENDS.values(), ids=MENDS)
def test_mends(program: TestClient, method: str, path: str, body: object, told: str) -> None:
    """A problem names what would be right."""
    assert told in program.request(method, API + path, json=body).json()["detail"]


def test_json_that_another_page_could_send(program: TestClient) -> None:
    """What a browser sends without asking is not taken; nor is what tells another origin."""
    body = b'{"quote": "The lock"}'
    plain = {"Content-Type": "text/plain"}
    assert program.post(f"{API}/check", content=body, headers=plain).status_code == 415
    there = {"Content-Type": "application/json", "Origin": "http://evil.example"}
    assert program.post(f"{API}/check", content=body, headers=there).status_code == 403


def test_check_one_and_many(program: TestClient) -> None:
    """Each is answered as on the page; noise is no text, and no error."""
    said = {"quote": "We will not close the lock", "speaker": "Mina Varel"}
    one = program.post(f"{API}/check", json=said).json()
    noise = {"quote": '\x9c\x11 "\x08\x1c" \x7f\x8a i \x82'}
    asked = {"quotations": [said, {"quote": "Nobody ever said this here"}, noise]}
    many = program.post(f"{API}/checks", json=asked).json()["answers"]
    assert many[0] == one
    assert [answer["found"] for answer in many][1:] == [False, False]
    assert "not" in one["caution"]


def test_decisions(program: TestClient, held: Archive) -> None:
    """Made, read, undone: the same rows as on the desk."""
    key = program.get(f"{API}/findings").json()["items"][0]["id"]
    before = len(held.reviews.all())
    sent = {"kind": "agree", "subject": key, "who": "A. Desk", "why": "read"}
    made = program.post(f"{API}/reviews", json=sent)
    assert made.status_code == 201
    assert program.get(made.headers["location"]).json() == made.json()
    assert program.get(f"{API}/findings/{key}").json()["reviewed"]["by"] == "A. Desk"
    undo = {"kind": "undo", "subject": str(made.json()["number"]), "who": "A. Desk"}
    assert program.post(f"{API}/reviews", json=undo).status_code == 201
    assert program.get(f"{API}/findings/{key}").json()["reviewed"] is None
    states = [row["state"] for row in program.get(f"{API}/reviews").json()["items"]]
    assert states[:2] == ["undo", "undone"]
    assert len(held.reviews.all()) == before + 2


def test_jobs(tmp_path: Path) -> None:
    """Taken in, with an address that tells how far it is; a name leads nowhere else."""
    open_archive(tmp_path).close()
    with TestClient(make_app(tmp_path)) as client:
        sent = {"texts": [{"name": "../../note.txt", "text": "A note."}], "kind": "report"}
        made = client.post(f"{API}/jobs", json=sent)
        assert made.status_code == 202
        place = made.headers["location"]
        assert client.get(place).json()["number"] == made.json()["number"]
        assert client.get(f"{place}/results").status_code == 200
        wrong = client.post(f"{API}/jobs", json={**sent, "published": "2031-02-31"})
        assert wrong.status_code == 400
    with open_archive(tmp_path) as archive:
        assert [each.name for each in archive.jobs.inputs(made.json()["number"])] == ["note.txt"]


def test_tokens_and_roles(folder: Path, held: Archive) -> None:
    """A program comes in under a user's role, and signs with the user's name."""
    tokens = {}
    for role in Role:
        usecases.add_user(held, f"Desk {role.value}", role, PASSWORD)
        secret = usecases.give_token(held, f"Desk {role.value}")
        tokens[role] = {"Authorization": f"Bearer {secret}"}
    with TestClient(make_app(folder, Access(accounts=True))) as client:
        key = client.get(f"{API}/findings", headers=tokens[Role.READER]).json()["items"][0]["id"]
        for wrong in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}):
            answer = client.get(f"{API}/findings", headers=wrong)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        sent = {"kind": "agree", "subject": key, "who": "Somebody Else"}
        refused = client.post(f"{API}/reviews", json=sent, headers=tokens[Role.READER])
        assert refused.status_code == 403
        made = client.post(f"{API}/reviews", json=sent, headers=tokens[Role.REVIEWER])
        assert made.json()["who"] == "Desk reviewer"
        asked = {"quote": "the lock"}
        answer = client.post(f"{API}/check", json=asked, headers=tokens[Role.READER])
        assert answer.status_code == 200
        goes = f"{API}/documents/{key.split('.')[0]}/remove"
        for role, status in ((Role.REVIEWER, 403), (Role.ADMIN, 201)):
            answer = client.post(goes, json={"why": "a test"}, headers=tokens[role])
            assert answer.status_code == status


def test_it_describes_itself(program: TestClient) -> None:
    """As OpenAPI, and as a page that needs nothing from elsewhere."""
    told = program.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert len(told["paths"]) > 20
    page = program.get("/api").text
    assert all(f"/api/v1{path}" in page for path in told["paths"])
    assert "//cdn" not in page
