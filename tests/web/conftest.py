"""Visitors of archives: the demonstration, a small invented record, and an empty one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_evil, make_report, make_transcript

from onrecord.store import Archive, open_archive
from onrecord.web import make_app


@pytest.fixture(scope="session")
def client(demo_archive: Archive, demo_folder: Path) -> Iterator[TestClient]:
    """A visitor of the demonstration archive."""
    assert demo_archive.counts().documents
    with TestClient(make_app(demo_folder)) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def small_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of the small record."""
    folder = tmp_path_factory.mktemp("small")
    with open_archive(folder) as archive:
        archive.save_all([make_transcript(), make_report(), make_evil()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    with TestClient(make_app(folder)) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def empty_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of an archive with nothing in it."""
    folder = tmp_path_factory.mktemp("empty")
    with open_archive(folder):
        pass
    with TestClient(make_app(folder)) as visitor:
        yield visitor
