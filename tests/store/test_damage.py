"""A damaged archive is told as such, whatever part of it is hit; it never raises anything else."""

import random
import re
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from tests.store.samples import make_briefing, make_report

from onrecord.errors import ArchiveError
from onrecord.model import Person, SpeakerKind
from onrecord.store import Archive, open_archive

FILE = "onrecord.sqlite"
REPORT = make_report().document.id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed archive without a fault, originals aside."""
    with open_archive(tmp_path / "archive") as archive:
        archive.save_all([make_briefing(), make_report()])
        archive.save_people([Person("p1", "Ilka Varga", SpeakerKind.PERSON)])
        assert _faults(archive) == []
    return tmp_path / "archive"


def _faults(archive: Archive) -> list[str]:
    return [fault for fault in archive.faults() if "original" not in fault]


def _read_everything(archive: Archive) -> None:
    list(archive.dossiers())
    list(archive.statements())
    list(archive.documents())
    list(archive.figures.listed())
    list(archive.voices())
    archive.people()
    archive.search("harbour")
    archive.counts()
    archive.directory.outlets()
    list(archive.faults())


@pytest.mark.parametrize("seed", range(25))
def test_bytes_at_random(folder: Path, seed: int) -> None:
    """Bytes written over at random are read as they are, or told in one line."""
    chance = random.Random(seed)  # noqa: S311 (places, not secrets)
    content = bytearray((folder / FILE).read_bytes())
    start = chance.randrange(100, len(content) - 3000)
    content[start : start + 3000] = chance.randbytes(3000)
    (folder / FILE).write_bytes(bytes(content))
    with suppress(ArchiveError), open_archive(folder) as archive:
        _read_everything(archive)


CHANGES = {  # what somebody changed by hand → the fault it makes
    "a dossier": ("UPDATE dossiers SET body = x'00'", "the dossier .* is damaged"),
    "a dossier gone": ("DELETE FROM dossiers", "the dossier .* is missing"),
    "a text": ("UPDATE texts SET body = 'other words'", "the text that is searched"),
    "an index": ("DROP TRIGGER texts_index_leave; DELETE FROM texts", "index"),
    "a row of nothing": ("DELETE FROM documents", "belongs to nothing"),
}


@pytest.mark.parametrize(("change", "fault"), CHANGES.values(), ids=CHANGES)
def test_faults(folder: Path, change: str, fault: str) -> None:
    """The audit names what does not hold."""
    database = sqlite3.connect(folder / FILE)
    database.executescript(change)
    database.close()
    with open_archive(folder) as archive:
        assert _faults(archive)
        assert any(re.search(fault, found) for found in _faults(archive))


UNREADABLE = {  # a value that no version of this program wrote
    "a verdict": "UPDATE statements SET verdict = 'true'",
    "a day": "UPDATE documents SET published = 'yesterday'",
    "a kind": "UPDATE documents SET kind = 'poem'",
    "a person": "UPDATE people SET body = '{}'",
    "a voice": "UPDATE voices SET body = x'7b'",
    "text that is not UTF-8": "UPDATE documents SET name = CAST(x'ff' AS TEXT)",
}


@pytest.mark.parametrize("change", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_rows(folder: Path, change: str) -> None:
    """A row that cannot be understood is damage, not a crash."""
    database = sqlite3.connect(folder / FILE)
    database.execute(change)
    database.commit()
    database.close()
    with open_archive(folder) as archive, pytest.raises(ArchiveError):
        _read_everything(archive)
