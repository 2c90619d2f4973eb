"""What a monitor asks: whether the server lives, its numbers, its log."""

import json
import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import ArchiveError
from onrecord.store import Archive, Role, open_archive
from onrecord.usecases import add_user
from onrecord.web import Access, JsonLines, make_app


def test_it_lives(small_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word while the archive can be read, and the reason when it cannot."""
    answer = small_client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")

    def fail(*_: object) -> None:
        raise ArchiveError("the disk failed", "here", "check the disk")

    monkeypatch.setattr(Archive, "text", fail)
    answer = small_client.get("/healthz")
    assert (answer.status_code, answer.text) == (503, "the disk failed\n")


def test_numbers(small_client: TestClient) -> None:
    """Each line is a comment or a number; answers are counted by method and status."""
    small_client.get("/nowhere")
    answer = small_client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    numbers = dict(line.rsplit(" ", 1) for line in lines)
    assert all(float(value) >= 0 for value in numbers.values())
    assert float(numbers['onrecord_http_requests_total{method="GET",status="404"}']) >= 1
    assert numbers['onrecord_documents{kind="transcript"}'] == "1"
    named = {line.split(" ")[2] for line in answer.text.splitlines() if line.startswith("# TYPE")}
    assert {name.split("{")[0].removesuffix("_sum").removesuffix("_count") for name in numbers} <= (
        named
    )


def test_numbers_are_for_readers(tmp_path: Path) -> None:
    """Where visitors sign in, nobody else learns what is held; that it lives, anybody."""
    with open_archive(tmp_path) as archive:
        add_user(archive, "ada", Role.READER, "a long password")
    with TestClient(make_app(tmp_path, Access(accounts=True)), follow_redirects=False) as visitor:
        assert visitor.get("/healthz").status_code == 200
        assert visitor.get("/metrics").status_code == 303


def test_the_log(small_client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """A request is one line, without what was asked for; a failure brings its traceback."""
    with caplog.at_level(logging.INFO, "onrecord.web"):
        small_client.get("/search?q=secret")
    (record,) = (each for each in caplog.records if each.name == "onrecord.web")
    line = json.loads(JsonLines().format(record))
    assert (line["method"], line["path"], line["status"]) == ("GET", "/search", 200)
    assert "secret" not in json.dumps(line)
    why = ValueError("x")
    failed = logging.LogRecord("x", logging.ERROR, "", 1, "it\nfailed", (), (ValueError, why, None))
    written = JsonLines().format(failed)
    assert "\n" not in written
    assert json.loads(written)["traceback"].endswith("ValueError: x")
