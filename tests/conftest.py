"""The demonstration archive, loaded once for all tests that look into it."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord import usecases
from onrecord.demonstration import open_folder
from onrecord.model import Dossier
from onrecord.store import Archive, open_archive

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
