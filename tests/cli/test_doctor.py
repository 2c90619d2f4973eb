"""`doctor`: what it looks at, and its exit code."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run


def test_well(run: Run, archive: str) -> None:
    """A line for the program, the model, the extras, the disk, the archive and the lock."""
    ran = run("doctor", "--json", "--archive", archive)
    seen = {each["what"]: each for each in map(json.loads, ran.out.splitlines())}
    assert ran.code == 0
    assert seen.keys() >= {"program", "model", "disk", "archive", "lock"}
    assert (seen["archive"]["health"], seen["lock"]["health"]) == ("ok", "ok")
    assert "onrecord" in seen["program"]["told"]


def test_no_archive(run: Run, tmp_path: Path) -> None:
    """An archive that is not there yet is no fault; nothing is made."""
    ran = run("doctor", "--archive", str(tmp_path / "new"))
    assert ran.code == 0
    assert "there is none in" in ran.out
    assert not (tmp_path / "new").exists()


def test_damaged(run: Run, tmp_path: Path) -> None:
    """What is no archive is told in one line, with the code of a failure."""
    (tmp_path / "onrecord.sqlite").write_bytes(b"not a database " * 100)
    ran = run("doctor", "--archive", str(tmp_path))
    assert ran.code == 1
    assert any(line.startswith("wrong  archive") for line in ran.out.splitlines())


def test_locked(run: Run, archive: str) -> None:
    """Another process that writes for long is told, and is no fault."""
    held = sqlite3.connect(Path(archive) / "onrecord.sqlite", isolation_level=None)
    with closing(held):
        held.execute("BEGIN IMMEDIATE")
        ran = run("doctor", "--archive", archive)
    assert ran.code == 0
    assert any(line.startswith("look   lock") for line in ran.out.splitlines())
