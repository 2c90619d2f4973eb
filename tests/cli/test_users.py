"""Accounts on the command line, and a server that refuses to listen to others without any."""

import io
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from onrecord import usecases
from onrecord.store import open_archive

PASSWORD = "a ferry to the east bank"  # noqa: S105 - of nobody


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))


@pytest.mark.usefixtures("typed")
def test_from_added_to_removed(run: Run, tmp_path: Path) -> None:
    """Added, listed, given a token, removed; the log tells, and shows no secret."""
    place = ("--archive", str(tmp_path))
    assert (
        run("users", "add", "A. Desk", "--role", "admin", *place).err == "added A. Desk as admin\n"
    )
    assert "\nA. Desk\tadmin\t" in run("users", "list", *place).out
    secret = run("users", "token", "a. desk", *place).out.strip()
    with open_archive(tmp_path) as archive:
        found = usecases.find_token(archive, secret)
        assert found is not None
        assert found.name == "A. Desk"
    assert run("users", "token", "A. Desk", "--revoke", *place).err == "took back 1 of A. Desk\n"
    logged = run("users", "log", *place).out
    assert "add user A. Desk as admin" in logged
    assert PASSWORD not in logged
    assert secret not in logged
    assert run("users", "remove", "A. Desk", *place).code == 0
    assert run("users", "remove", "A. Desk", *place).code == 2
    assert "A. Desk" not in run("users", "list", *place).out


@pytest.mark.parametrize("name", ["", " ", "a\x07b", "x" * 101])
@pytest.mark.usefixtures("typed")
def test_no_name(run: Run, tmp_path: Path, name: str) -> None:
    """A name can be shown and typed."""
    ran = run("users", "add", name, "--role", "reader", "--archive", str(tmp_path))
    assert (ran.code, "no name of a user" in ran.err) == (2, True)


def test_a_short_password(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused in one line."""
    monkeypatch.setattr("sys.stdin", io.StringIO("secret\n"))
    ran = run("users", "add", "A. Desk", "--role", "reader", "--archive", str(tmp_path))
    assert ran.code == 2
    assert "fewer than 12 characters" in ran.err


OTHERS = {
    "every address": ("--host", "0.0.0.0"),  # noqa: S104 - that is what is refused
    "every address of IPv6": ("--host", "::"),
    "a name": ("--name", "desk.example"),
    "a proxy": ("--behind-proxy", "127.0.0.1"),
    "https": ("--behind-https",),
}


@pytest.mark.parametrize("options", OTHERS.values(), ids=OTHERS)
def test_no_users_no_server(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    """Whatever others could reach is not served without accounts; the line says what to do."""
    ran = run("serve", *options, "--port", "0", "--archive", str(tmp_path))
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "the archive has no users" in ran.err
    assert "onrecord users add NAME --role admin" in ran.err


@pytest.mark.usefixtures("typed")
def test_read_only_keeps_no_sessions(run: Run, tmp_path: Path) -> None:
    """That is told before anything listens."""
    place = ("--archive", str(tmp_path))
    run("users", "add", "A. Desk", "--role", "admin", *place)
    ran = run("serve", "--accounts", "--read-only", *place)
    assert (ran.code, "--read-only" in ran.err) == (2, True)
