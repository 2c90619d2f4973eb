"""Archives to test with; one fixture, so that a second database means a second parameter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Archive, open_archive


@pytest.fixture(params=["sqlite"])  # "postgresql" joins when open_archive takes an address
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    assert request.param == "sqlite"
    with open_archive(tmp_path / "archive") as opened:
        yield opened
