"""What tests of several rooms share: the demonstration, loaded once, and a server of PostgreSQL."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Connection
from tests.store.server import ask_server, empty_archive, make_database, reach_server

from onrecord import usecases
from onrecord.demonstration import open_folder
from onrecord.model import Dossier
from onrecord.store import Archive, open_archive, open_server

# What a person has set for the program, or for a terminal, is no part of a test.
for _name in (
    *("ONRECORD_ARCHIVE", "ONRECORD_MODEL", "ONRECORD_THREADS", "ONRECORD_MEANING"),
    *("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "PY_COLORS", "CLICOLOR_FORCE"),
):
    os.environ.pop(_name, None)

# How long an example takes depends on what else the machine does: it fails no test.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the archive with the demonstration in it; filled by `demo_archive`."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def demo_archive(demo_folder: Path) -> Iterator[Archive]:
    """An archive with the demonstration in it, as the default model reads it."""
    with open_archive(demo_folder) as archive, open_folder() as folder:
        notices: list[usecases.Notice] = []
        tally = usecases.add(
            archive, [str(folder)], watch=notices.append, tagger=usecases.choose_tagger()
        )
        assert (tally.added, tally.set_aside) == (14, 0), notices
        yield archive


@pytest.fixture(scope="session")
def dossiers(demo_archive: Archive) -> Mapping[str, Dossier]:
    """The dossiers by the name of their file."""
    return {Path(d.document.path).name: d for d in demo_archive.dossiers()}


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
def address(kept_database: URL) -> str:
    """The address of an empty archive on a server."""
    empty_archive(kept_database)
    return kept_database.render_as_string(hide_password=False)


@pytest.fixture
def served(address: str) -> Iterator[Archive]:
    """An empty archive on a server."""
    with open_server(address) as opened:
        yield opened
