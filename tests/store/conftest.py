"""Archives to test with: each test of an archive runs on a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL
from tests.store.server import empty_database, make_database, reach_server

from onrecord.store import Archive, open_archive, open_server


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A database on a server of PostgreSQL; skips the test where there is no server."""
    with reach_server() as address, make_database(address) as made:
        yield made


@pytest.fixture
def database(server: URL) -> str:
    """The address of a database on a server, with nothing in it."""
    empty_database(server)
    return server.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    if request.param == "sqlite":
        with open_archive(tmp_path / "archive") as opened:
            yield opened
        return
    address = request.getfixturevalue("database")
    with open_server(address, tmp_path / "originals") as opened:
        yield opened
