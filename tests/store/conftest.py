"""Archives to test with: each test of an archive runs on a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.store.server import make_database

from onrecord.store import Archive, open_archive


@pytest.fixture
def database(server: Connection) -> Iterator[str]:
    """The address of a database on a server, with nothing in it."""
    with make_database(server) as made:
        yield made.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    if request.param == "postgresql":
        yield request.getfixturevalue("served")
        return
    with open_archive(tmp_path / "archive") as opened:
        yield opened
