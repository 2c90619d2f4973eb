"""Archives to test with: each test of an archive runs on a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection
from tests.store.server import ask_server, empty_archive, make_database, reach_server

from onrecord.store import Archive, open_archive, open_server


@pytest.fixture(scope="session")
def server() -> Iterator[Connection]:
    """A server of PostgreSQL; skips the test where there is none."""
    with reach_server() as address, ask_server(address) as connection:
        yield connection


@pytest.fixture(scope="session")
def kept_database(server: Connection) -> Iterator[URL]:
    """A database that holds an archive, for one test after the other."""
    with make_database(server) as made:
        open_server(made.render_as_string(hide_password=False)).close()
        yield made


@pytest.fixture
def database(server: Connection) -> Iterator[str]:
    """The address of a database on a server, with nothing in it."""
    with make_database(server) as made:
        yield made.render_as_string(hide_password=False)


@pytest.fixture
def address(kept_database: URL) -> str:
    """The address of an empty archive on a server."""
    empty_archive(kept_database)
    return kept_database.render_as_string(hide_password=False)


@pytest.fixture
def served(address: str) -> Iterator[Archive]:
    """An empty archive on a server."""
    with open_server(address) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    if request.param == "postgresql":
        yield request.getfixturevalue("served")
        return
    with open_archive(tmp_path / "archive") as opened:
        yield opened
