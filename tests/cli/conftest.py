"""Runs commands as a user would, and a small folder to run them on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.cli import program
from onrecord.cli.edge import run_guarded

TRANSCRIPT = """Remarks by Ambassador Lena Orth, press briefing, 3 March 2031

AMBASSADOR ORTH: Thank you for coming. The bridge at Vell could be closed to lorries by Friday. \
We have no plan to close it to buses, and nobody has asked us to.

QUESTION: Will the ferry be free?

AMBASSADOR ORTH: The ferry will be free for everyone who lives on the east bank, but only until \
the bridge is open again.
"""
REPORT = """Bridge at Vell to close, envoy says

By Ada Finch
4 March 2031

The bridge at Vell will soon be shut, Ambassador Lena Orth told reporters on Monday.

“The bridge at Vell will be closed to lorries by Friday,” Orth said. “We have no plan to close it \
to buses, and nobody has asked us to.”

About 1,200 people cross it every day.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `onrecord` with arguments."""

    def _run(*args: str) -> Ran:
        code = run_guarded(program, list(args))
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return _run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A transcript and a report of it."""
    place = tmp_path / "inputs"
    place.mkdir()
    (place / "2031-03-03 briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (place / "report.txt").write_text(REPORT, encoding="utf-8")
    return place


@pytest.fixture
def archive(run: Run, folder: Path, tmp_path: Path) -> str:
    """An archive that holds the folder."""
    place = str(tmp_path / "archive")
    ran = run("add", str(folder), "--archive", place)
    assert (ran.code, ran.err.count("error")) == (0, 0), ran.err
    return place
