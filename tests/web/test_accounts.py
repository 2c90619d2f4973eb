"""Accounts: who comes in, what each may do, what a form must bring, what is written down."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import update
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_report, make_transcript

from onrecord import usecases
from onrecord.store import Archive, Role, open_archive
from onrecord.store.schema.account_tables import sessions
from onrecord.web import Access, make_app
from onrecord.web.requests.forms import _read_form
from onrecord.web.requests.guarding import name_cookie
from onrecord.web.requests.pacing import Pace
from onrecord.web.requests.posting import _read_sent
from onrecord.web.requests.visiting import SAFE

PASSWORD = "a ferry to the east bank"  # noqa: S105 - of nobody
ACCESS = Access(accounts=True)
COOKIE = name_cookie(ACCESS)
_FROM = {"Origin": "http://testserver"}
_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a user of each role."""
    place = tmp_path_factory.mktemp("accounts")
    with open_archive(place) as archive:
        archive.save_all([make_transcript(), make_report()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
        for role in Role:
            usecases.add_user(archive, f"Desk {role.value}", role, PASSWORD)
    return place


@pytest.fixture
def held(folder: Path) -> Iterator[Archive]:
    """The archive itself."""
    with open_archive(folder) as archive:
        yield archive
        archive.accounts.forget_tries("from testclient", "name desk reader")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[TestClient]:
    """A server that asks who comes."""
    with TestClient(make_app(folder, ACCESS)) as client:
        yield client


@pytest.fixture
def visitor(server: TestClient, held: Archive) -> TestClient:
    """Nobody, yet."""
    assert held.accounts.any()
    server.cookies.clear()
    return server


def sign_in(client: TestClient, role: Role, password: str = PASSWORD, goal: str = "/") -> int:
    """Sign in; the status of the answer."""
    form = {"name": f"desk {role.value}", "password": password, "next": goal}
    answer = client.post("/sign-in", data=form, headers=_FROM, follow_redirects=False)
    return answer.status_code


def token_of(client: TestClient) -> str:
    """What forms of this session bring."""
    found = _TOKEN.search(client.get("/search?q=x").text)
    assert found is not None
    return found[1]


def test_nobody_sees_anything(visitor: TestClient) -> None:
    """Every page leads to the sign-in, and back; what is no page is refused."""
    answer = visitor.get("/statements?verdict=altered", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/statements%3Fverdict%3Daltered"
    assert visitor.post("/review", data={}, headers=_FROM).status_code == 401
    assert visitor.get("/api/v1/documents").status_code == 401
    page = visitor.get("/sign-in").text
    assert "Documents" not in page
    assert visitor.get("/static/onrecord.css").status_code == 200


def test_signed_in_and_out(visitor: TestClient) -> None:
    """A cookie that no script reads and no other site sends; gone with the session."""
    form = {"name": "DESK  READER", "password": PASSWORD, "next": "/people"}
    answer = visitor.post("/sign-in", data=form, headers=_FROM, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/people")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    page = visitor.get("/people")
    assert "Desk reader" in page.text
    assert page.headers["cache-control"] == "private, no-cache"
    kept = visitor.cookies[COOKIE]
    token = token_of(visitor)
    visitor.post("/sign-out", data={"token": token}, headers=_FROM)
    visitor.cookies.set(COOKIE, kept)
    assert visitor.get("/people", follow_redirects=False).status_code == 303


def test_behind_https(folder: Path) -> None:
    """The cookie goes over https alone, and no neighbour of the domain can set it."""
    with TestClient(make_app(folder, Access(accounts=True, secure=True))) as client:
        form = {"name": "desk reader", "password": PASSWORD}
        answer = client.post("/sign-in", data=form, headers=_FROM, follow_redirects=False)
        cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-onrecord=")
    assert "; Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_a_session_is_new_each_time(visitor: TestClient, held: Archive) -> None:
    """What somebody put into the browser before is never taken for a session (fixation)."""
    form = {"name": "desk reader", "password": PASSWORD}
    kept = "chosen-by-somebody-else"
    for _ in range(2):
        visitor.cookies.clear()
        sent = {**_FROM, "Cookie": f"{COOKIE}={kept}"}
        answer = visitor.post("/sign-in", data=form, headers=sent, follow_redirects=False)
        assert answer.cookies[COOKIE] != kept
        assert usecases.find_session(held, kept) is None
        kept = answer.cookies[COOKIE]
    assert usecases.find_session(held, kept) is not None


def test_sessions_end(visitor: TestClient, held: Archive) -> None:
    """After a day without use, after a week in any case, and with another password."""
    for column, ago in (("seen", timedelta(hours=9)), ("made", timedelta(days=8))):
        sign_in(visitor, Role.READER)
        assert visitor.get("/people", follow_redirects=False).status_code == 200
        at = datetime.now(UTC) - ago
        with held._database.writing() as connection:  # noqa: SLF001 - time passes
            connection.execute(update(sessions).values({column: at}))
        assert visitor.get("/people", follow_redirects=False).status_code == 303
    sign_in(visitor, Role.READER)
    usecases.change_password(held, "Desk reader", PASSWORD)
    assert visitor.get("/people", follow_redirects=False).status_code == 303


ALLOWED = {  # method and path → which roles may
    ("GET", "/statements"): {"reader", "reviewer", "admin"},
    ("POST", "/review"): {"reviewer", "admin"},
    ("POST", "/add"): {"reviewer", "admin"},
    ("POST", "/search/kept"): {"reviewer", "admin"},
    ("POST", "/documents/x/remove"): {"admin"},
    ("GET", "/users"): {"admin"},
    ("GET", "/log"): {"admin"},
}


@pytest.mark.parametrize("role", Role)
def test_roles(visitor: TestClient, role: Role) -> None:
    """Each may what its line says, and nothing else."""
    sign_in(visitor, role)
    for (method, path), roles in ALLOWED.items():
        answer = visitor.request(method, path, headers=_FROM, data={"token": token_of(visitor)})
        assert ("for users with the role" not in answer.text) == (role.value in roles), path


def test_forms_bring_the_token_of_the_session(visitor: TestClient, held: Archive) -> None:
    """One of another session, or none, changes nothing; the account signs, whatever is sent."""
    key = next(iter(held.queue.all())).statement
    form = {"statement": key, "decision": "agree", "who": "Somebody Else"}
    sign_in(visitor, Role.REVIEWER)
    for wrong in ({}, {"token": "0" * 64}, {"token": ""}, {"token": "é"}):
        assert visitor.post("/review", data=form | wrong, headers=_FROM).status_code == 403
    files = {"files": ("a.txt", b"words")}
    assert visitor.post("/add", files=files, headers=_FROM).status_code == 403
    assert held.reviews.all() == ()
    right = {"token": token_of(visitor)}
    assert visitor.post("/review", data=form | right, headers=_FROM).status_code == 200
    assert [review.who for review in held.reviews.all()] == ["Desk reviewer"]
    page = visitor.get(f"/findings/{key}").text
    assert 'name="who"' not in re.sub(r'type="hidden" name="who"', "", page)


def test_every_form_brings_it(server: TestClient) -> None:
    """Whatever takes a form reads it by the one of two ways that ask for the token."""
    ways = {_read_form, _read_sent}
    posting = [
        route
        for route in server.app.routes  # type: ignore[attr-defined] # an application, not any ASGI
        if isinstance(route, APIRoute)
        and not (route.methods or set()) <= SAFE
        and not route.path.startswith("/api/")
    ]
    assert len(posting) > 8
    for route in posting:
        assert {each.call for each in route.dependant.dependencies} & ways, route.path


def test_brute_force(visitor: TestClient, held: Archive) -> None:
    """After ten tries under one name even the right password waits, from whatever address."""
    statuses = [sign_in(visitor, Role.READER, "a wrong password") for _ in range(11)]
    assert statuses == [403] * 10 + [429]
    assert sign_in(visitor, Role.READER) == 429
    assert [row.outcome for row in held.accounts.log(2)] == ["too many tries"] * 2
    held.accounts.forget_tries("name desk reader")
    for number in range(30):
        held.accounts.try_once([("from testclient", 30)], timedelta(minutes=number + 1))
    assert sign_in(visitor, Role.ADMIN) == 429


def test_unknown_names_are_told_as_wrong_passwords(visitor: TestClient) -> None:
    """Nobody learns which names there are."""
    pages = [
        visitor.post("/sign-in", data={"name": name, "password": "x" * 20}, headers=_FROM)
        for name in ("desk reader", "nobody here")
    ]
    assert {page.status_code for page in pages} == {403}
    assert pages[0].text.replace("desk reader", "nobody here") == pages[1].text


OUTSIDE = ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb")


@pytest.mark.parametrize("goal", OUTSIDE)
def test_no_way_out(visitor: TestClient, goal: str) -> None:
    """A link to the sign-in cannot lead to another site behind it."""
    form = {"name": "desk reader", "password": PASSWORD, "next": goal}
    answer = visitor.post("/sign-in", data=form, headers=_FROM, follow_redirects=False)
    assert answer.headers["location"] == "/"
    assert "evil.example" not in visitor.get("/sign-in", params={"next": goal}).text


def test_programs_come_in_by_tokens(visitor: TestClient, held: Archive) -> None:
    """Under the name and role of a user; taken back, they open nothing."""
    secret = usecases.give_token(held, "desk reader")
    bearing = {"Authorization": f"Bearer {secret}"}
    assert visitor.get("/statements.csv", headers=bearing).status_code == 200
    assert visitor.get("/users", headers=bearing).status_code == 403
    assert usecases.take_tokens(held, "desk reader") == 1
    answer = visitor.get("/statements.csv", headers=bearing, follow_redirects=False)
    assert answer.status_code == 303
    with held._database.reading() as connection:  # noqa: SLF001 - nothing kept lets anybody in
        rows = connection.exec_driver_sql("SELECT hash FROM sessions").all()
    assert secret not in str(rows)


def test_the_log(visitor: TestClient, held: Archive) -> None:
    """Who did what, from where, with what outcome; refusals, too."""
    sign_in(visitor, Role.READER)
    visitor.get("/users")
    assert [(r.who, r.what, r.place, r.outcome) for r in held.accounts.log(2)] == [
        ("Desk reader", "GET /users", "testclient", "403"),
        ("desk reader", "sign in", "testclient", "done"),
    ]
    sign_in(visitor, Role.ADMIN)
    page = visitor.get("/log").text
    assert "GET /users" in page
    assert "Desk reader" in visitor.get("/users").text


def test_a_pace() -> None:
    """So many at once, then as many as time gives; another visitor waits for nobody."""
    pace = Pace(at_once=3, each_s=0.01)
    waits = [pace.wait("one") for _ in range(4)]
    assert waits[:3] == [0.0] * 3
    assert 90 < waits[3] <= 100
    assert pace.wait("other") == 0.0
