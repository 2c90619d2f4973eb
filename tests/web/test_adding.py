"""Adding by pages: stored first, then worked through; what is refused is told in one line."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_report, make_transcript

from onrecord.errors import ArchiveError
from onrecord.store import Archive, InputKind, JobState, open_archive
from onrecord.usecases import Fetcher, Given, choose_tagger, post_job, run_job
from onrecord.web import make_app

_FROM = {"Origin": "http://testserver"}
_WAIT_S = 60.0
_TEXT = "OSTRENNA - “We will open the gates on Friday,” said Lena Orth, the mayor, on Monday.\n"
_EVIL = "<script>alert(1)</script>.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty archive."""
    open_archive(tmp_path / "held").close()
    return tmp_path / "held"


@pytest.fixture
def visitor(folder: Path) -> Iterator[TestClient]:
    """Who adds; nothing is fetched, as every name leads nowhere."""
    fetcher = Fetcher(resolve=lambda _host, _port: ())
    with TestClient(make_app(folder, most_bytes=1 << 20, fetcher=fetcher)) as client:
        yield client


def _end(visitor: TestClient, address: str) -> str:
    """The page of a job that has come to its end."""
    page, until = "", time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        page = visitor.get(address).text
        if "data-events" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError(page)


def _add(visitor: TestClient, **sent: object) -> str:
    answer = visitor.post("/add", headers=_FROM, follow_redirects=False, **sent)  # type: ignore[arg-type] # as httpx takes it
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def _pack(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


_FILES = [
    ("files", ("../../etc/passwd.txt", _TEXT.encode())),
    ("files", (_EVIL, _TEXT.replace("Friday", "Sunday").encode())),
    ("files", ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64))),
    ("files", ("..\\a.zip", _pack(**{"__etc__up.txt": _TEXT.replace("gates", "doors")}))),
]


def test_files_text_and_address(visitor: TestClient, folder: Path) -> None:
    """A result or a reason for each; names from outside are shown as text, and lead nowhere."""
    data = {
        "text": _TEXT.replace("mayor", "major"),
        "addresses": "http://127.0.0.1/x\nftp://a.example/",
        "publisher": "Vell <b>Courier</b>",
        "published": "2031-03-03",
    }
    page = _end(visitor, _add(visitor, files=_FILES, data=data))
    assert "Done: 4 documents in the archive, 3 not added." in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/" in page
    assert "<b>Courier" not in page
    for reason in ("leads into a network that is not public", "only http and https"):
        assert reason in page
    assert "http://127.0.0.1/x" in page
    assert "4 files, 1 pasted text, 2 addresses" in page
    with open_archive(folder) as archive:
        rows = {row.path: row for row in archive.documents()}
        assert set(rows) == {
            "added/1/etc/passwd.txt",
            f"added/1/{_EVIL}",
            "added/1/a.zip//etc/up.txt",
            "added/1/pasted.txt",
        }
        assert {row.publisher for row in rows.values()} == {"Vell <b>Courier</b>"}
    assert {each.name for each in folder.iterdir()} <= {
        *("onrecord.sqlite", "onrecord.sqlite-wal", "onrecord.sqlite-shm"),
        *("originals", "jobs.lock", "settling.lock"),
    }
    for row in rows.values():
        shown = visitor.get(f"/documents/{row.id}").text
        assert "<script>alert" not in shown
        assert "<b>Courier" not in shown
    assert "Job 1" in visitor.get("/jobs").text
    assert "Already held" in _end(visitor, _add(visitor, files=_FILES[:1]))


def test_a_manifest(visitor: TestClient, folder: Path) -> None:
    """A table beside files tells of each; a row without a file, and one that errs, are told."""
    table = (
        "path,publisher,kind\na.txt,Vell Courier,report\nb.zip/in/c.txt,Ada Post,\n"
        "in/d.txt,Dov Post,\n/etc/passwd,Nobody,\nbad.txt,,novel\n"
    )
    files = [
        ("files", ("a.txt", _TEXT.encode())),
        ("files", ("told.CSV", table.encode())),
        ("files", ("bad.txt", _TEXT.replace("Monday", "Tuesday").encode())),
        (
            "files",
            ("b.zip", _pack(in__c=_TEXT, **{"in__c.txt": _TEXT + "c", "in__d.txt": _TEXT + "d"})),
        ),
    ]
    page = _end(visitor, _add(visitor, files=files))
    assert "no kind is called" in page
    assert "no such file: /etc/passwd" in page
    with open_archive(folder) as archive:
        told = {row.path: row.publisher for row in archive.documents() if row.publisher}
    assert told == {
        "added/1/a.txt": "Vell Courier",
        "added/1/b.zip/in/c.txt": "Ada Post",
        "added/1/b.zip/in/d.txt": "Dov Post",
    }


REFUSED = {
    "nothing": ({"data": {"text": "  "}}, 400, "Nothing was given"),
    "a bad day": ({"data": {"text": _TEXT, "published": "soon"}}, 400, "not a day"),
    "a bad kind": ({"data": {"text": _TEXT, "kind": "novel"}}, 400, "no kind is called"),
    "too large": ({"files": {"files": ("a.txt", bytes(2 << 20))}}, 413, "More than 1 MiB"),
    "two tables": (
        {"files": [("files", ("a.csv", b"path\na")), ("manifest", ("b.csv", b"path\na"))]},
        400,
        "nothing was given",
    ),
    "no form": ({"content": b"nothing"}, 400, "Nothing was given"),
}


@pytest.mark.parametrize(("sent", "status", "told"), REFUSED.values(), ids=REFUSED)
def test_refused(visitor: TestClient, sent: dict[str, object], status: int, told: str) -> None:
    """One clear line, and nothing is stored."""
    answer = visitor.post("/add", headers=_FROM, **sent)  # type: ignore[arg-type] # as httpx takes it
    assert (answer.status_code, told.lower() in answer.text.lower()) == (status, True), answer.text
    assert "Nothing yet" in visitor.get("/jobs").text


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
def test_another_page(visitor: TestClient, origin: str | None) -> None:
    """A form of another site is refused before it is read."""
    headers = {"Origin": origin} if origin else {}
    answer = visitor.post("/add", headers=headers, data={"text": _TEXT})
    assert answer.status_code == 403
    assert visitor.post("/jobs/1/again", headers=headers).status_code == 403


def test_a_bomb(visitor: TestClient) -> None:
    """A ZIP that unpacks to far more than it is, is refused by the bounds of reading."""
    files = {"files": ("bomb.zip", _pack(**{"zeros.txt": "0" * (64 << 20)}))}
    page = _end(visitor, _add(visitor, files=files))
    assert "unpacks to more than 200 times its size" in page
    assert "Done: 0 documents in the archive, 1 not added." in page


def test_resumed(folder: Path) -> None:
    """What was stored before a server ended is worked through by the next one."""
    with TestClient(make_app(folder)) as visitor:
        visitor.app.state.most_bytes = 1 << 20  # type: ignore[attr-defined] # an ASGI app of ours
    with open_archive(folder) as archive:
        number = _leave_half(archive)
    with TestClient(make_app(folder)) as visitor:
        page = _end(visitor, f"/jobs/{number}")
    assert "Done: 2 documents in the archive." in page
    assert page.count("Added") >= 2  # what was read before the end is not told as held


def _leave_half(archive: Archive) -> int:
    given = [
        Given(InputKind.FILE, "a.txt", _TEXT.encode()),
        Given(InputKind.FILE, "a.txt", _TEXT.replace("Friday", "Sunday").encode()),
    ]
    number = post_job(archive, {}, given)
    ended = run_job(archive, number, choose=choose_tagger, fetcher=Fetcher(), stop=lambda: True)
    assert not ended
    job = archive.jobs.find(number)
    assert job is not None
    assert (job.state, job.results) == (JobState.READING, 1)
    return number


def test_a_transcript_that_is_wanted(tmp_path: Path) -> None:
    """What is known of an occasion is filled in; an occasion that is not known is no fault."""
    with open_archive(tmp_path) as archive:
        archive.save_all([make_transcript(), make_report()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    with TestClient(make_app(tmp_path)) as visitor:
        page = visitor.get("/add", params={"occasion": OCCASION.id}).text
        assert "Add a transcript" in page
        assert f'name="occasion" value="{OCCASION.title}"' in page
        assert "<option selected>transcript" in page
        assert visitor.get("/add?occasion=nowhere").status_code == 200


def test_read_only(folder: Path) -> None:
    """Pages can be read; the form says why it is not there, and what is sent is refused."""
    with TestClient(make_app(folder, read_only=True)) as visitor:
        assert visitor.get("/").status_code == 200
        assert "open for reading only" in visitor.get("/add").text
        answer = visitor.post("/add", headers=_FROM, data={"text": _TEXT})
    assert answer.status_code == 503
    assert "open for reading only" in answer.text


def test_events(visitor: TestClient) -> None:
    """How far a job is comes as server-sent events, and ends with it."""
    address = _add(visitor, data={"text": _TEXT})
    _end(visitor, address)
    answer = visitor.get(f"{address}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert '"ended": true' in answer.text
    assert visitor.get("/jobs/99/events").status_code == 404
    assert visitor.get("/jobs/99").status_code == 404


def test_in_use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds the archive, a page says so, and where to try again."""

    def refuse(self: Archive, occasion_id: str) -> None:
        del self, occasion_id
        raise ArchiveError("the archive is in use", "here", "wait for the other process to end")

    with TestClient(make_app(folder, read_only=True)) as visitor:
        monkeypatch.setattr(Archive, "occasion", refuse)
        answer = visitor.get("/add?occasion=a%22b")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "The archive is in use" in answer.text
    assert 'href="/add?occasion=a%22b">Try again' in answer.text
