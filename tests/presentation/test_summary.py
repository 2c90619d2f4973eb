"""An archive at a glance: what nobody has read comes first, worst first."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from onrecord.demonstration import list_decisions
from onrecord.model import Meaning
from onrecord.presentation import show_start, tell_changes
from onrecord.store import Archive, open_archive
from onrecord.usecases import list_reviews, sign_demonstration


@pytest.fixture
def copied(demo_archive: Archive, demo_folder: Path, tmp_path: Path) -> Iterator[Archive]:
    """The demonstration, to be written to."""
    assert demo_archive.counts().documents
    with open_archive(Path(copytree(demo_folder, tmp_path / "copy")), create=False) as archive:
        yield archive


def test_worst_first(demo_archive: Archive) -> None:
    """A reversed meaning comes first, with what was changed."""
    start = show_start(demo_archive)
    first = start.worst[0]
    assert first.meaning is Meaning.REVERSED
    assert "evidence of sabotage" in first.text
    assert tell_changes(first) == ("“no” left out · the meaning is reversed",)
    assert start.read == 0 < start.queued
    assert start.wanted[0].tally.waiting >= start.wanted[-1].tally.waiting >= 1


def test_the_demonstration_is_reviewed(copied: Archive) -> None:
    """Each decision is found and signed once; what was read is not shown among the worst."""
    assert sign_demonstration(copied, list_decisions()) == len(list_decisions())
    assert sign_demonstration(copied, list_decisions()) == 0
    start = show_start(copied)
    assert start.read == len(list(list_reviews(copied))) == len(list_decisions())
    assert all("evidence of sabotage" not in one.text for one in start.worst)
