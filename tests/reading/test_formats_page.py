"""The page of formats lists what is read, and every kind has a door."""

from pathlib import Path

import pytest

from onrecord.reading.file_kinds import MediaType
from onrecord.reading.formats.doors import DOORS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
CONTAINERS = {MediaType.ZIP, MediaType.GZIP, MediaType.MBOX}


@pytest.mark.parametrize("kind", MediaType)
def test_every_kind_is_documented(kind: MediaType) -> None:
    """The table has a row for it."""
    assert PAGE.count(f"| `{kind.value}` |") == 1


def test_no_row_too_many() -> None:
    """No row for what is not read."""
    rows = {line.split("`")[1] for line in PAGE.split("\n") if line.startswith("| `")}
    assert rows == {kind.value for kind in MediaType}


def test_every_kind_has_a_door() -> None:
    """Each kind is read by one reader, unpacked, or unknown."""
    assert DOORS.keys() | CONTAINERS | {MediaType.UNKNOWN} == set(MediaType)


@pytest.mark.parametrize("kind", DOORS)
def test_every_door_opens(kind: MediaType) -> None:
    """A door names its reader in words: it is there."""
    assert callable(DOORS[kind].find_reader())
