"""Processes die and meet; the archive holds."""

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from tests.store import adder
from tests.store.server import IN_A_FILE

from onrecord.index import hash_form, index_transcripts
from onrecord.model import Transcript
from onrecord.store import Archive, open_archive

ROOT = Path(__file__).parent.parent.parent

_PATIENCE_S = 900  # a lock that is never let go fails the test; a busy machine does not


def _start(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.adder", str(folder), str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603


def _look_up(archive: Archive, primary: list[Transcript]) -> None:
    """See that the word index holds the words of each dossier and of nothing else."""
    assert archive.word_index.missing() == ()
    stored = archive.word_index.open({one.id: one for one in primary}.__getitem__)
    made = index_transcripts(primary)
    assert stored.ids == made.ids
    asked = np.array([hash_form(word) for word in ("harbour", "boat", "7")], dtype=np.uint32)
    found, expected = stored.find_grams(asked, 1), made.find_grams(asked, 1)
    every = np.arange(3)
    assert found.counts.tolist() == expected.counts.tolist()
    assert found.gather(every)[0].tolist() == expected.gather(every)[0].tolist()


def _look_through(archive: Archive) -> int:
    """See that each dossier is whole; count them."""
    assert list(archive.faults()) == []
    held = 0
    primary = []
    for dossier in archive.dossiers():
        content = archive.original(dossier.document.sha256)
        assert dossier == adder.make_dossier(content, dossier.document.sha256)
        primary.append(adder.make_primary(dossier))
        held += 1
    _look_up(archive, primary)
    counts = archive.counts()
    assert sum(n for _, n in counts.documents) == held
    assert sum(1 for _ in archive.statements()) == 10 * held
    assert len(archive.search("harbour", 10_000)) == held
    return held


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After each death the archive opens, every dossier is whole or absent, and work goes on."""
    chance = random.Random(20261121)  # noqa: S311 (moments, not secrets)
    held = 0
    for _ in range(5):
        process = _start(tmp_path, 0, 10_000)
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for _ in range(chance.randrange(1, 6)):
            process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.05))
        process.kill()
        process.communicate()
        with open_archive(tmp_path) as archive:
            now = _look_through(archive)
            assert now >= held
            assert len(archive.pending()) <= 1
            held = now
    assert held > 0
    with open_archive(tmp_path) as archive:
        adder.add(archive, 0)
        for number in range(held + 1):
            adder.add(archive, number)
        assert archive.pending() == ()
        assert _look_through(archive) == held + 1


@pytest.mark.parametrize("wait_s", [0.0, 0.01, 0.04])
def test_killed_while_it_is_made(tmp_path: Path, wait_s: float) -> None:
    """An archive whose making was cut short is made again."""
    process = _start(tmp_path / "new", 0, 1)
    until = time.monotonic() + 20
    while not (tmp_path / "new").exists() and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(wait_s)
    process.kill()
    process.communicate()
    with open_archive(tmp_path / "new") as archive:
        adder.add(archive, 0)
        assert _look_through(archive) == 1


def test_two_processes(tmp_path: Path) -> None:
    """Two that open and write at the same time wait for each other, and nothing is lost."""
    both = [_start(tmp_path / "new", 0, 60), _start(tmp_path / "new", 40, 100)]
    for process in both:
        process.communicate(timeout=_PATIENCE_S)
    assert [process.returncode for process in both] == [0, 0]
    with open_archive(tmp_path / "new") as archive:
        assert _look_through(archive) == 100


@IN_A_FILE
def test_threads(archive: Archive) -> None:
    """Threads may share an archive, as a web server's do."""
    errors: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for number in range(first, first + 20):
                adder.add(archive, number)
                archive.search("harbour")
                list(archive.statements())
        except (AssertionError, RuntimeError, OSError) as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(20 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert _look_through(archive) == 80
