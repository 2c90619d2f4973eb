"""What lists fold away, count and show again."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from onrecord.model import Precision, Verdict
from onrecord.presentation import tell_folds, write_date
from onrecord.store import Fold, StatementFilter, open_archive

REPORT = """Ferry at Vell to stay free, envoy says

By Ada Finch
4 March 2031

“The bridge at Vell will be closed to lorries by Friday,” Ambassador Lena Orth said on Monday.

“No plan,” Orth said. Critics said that the ferry is too small for the lorries of the valley.

Orth hopes that the ferry of the east bank will be free for many years to come.

The mayor of Vell, Omar Tull, said that the lorries ruin the old road to the harbour.
"""


@pytest.fixture
def noisy(run: Run, folder: Path, tmp_path: Path) -> str:
    """An archive with a report that holds every kind of noise."""
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    place = str(tmp_path / "noisy")
    assert run("add", str(folder), "--archive", place).code == 0
    return place


def test_statements_fold(run: Run, noisy: str) -> None:
    """Short, thought and nobody's statements are counted, not listed; `--all` lists them."""
    ran = run("statements", "--format", "jsonl", "--archive", noisy)
    texts = [json.loads(line)["text"] for line in ran.out.splitlines()]
    every = run("statements", "--all", "--format", "jsonl", "--archive", noisy)
    assert "The bridge at Vell will be closed" in texts[0], "what differs comes first"
    for words in ("No plan", "too small", "free for many years"):
        assert not any(words in text for text in texts)
        assert words in every.out
    assert any("ruin the old road" in text for text in texts)
    away = len(every.out.splitlines()) - len(texts)
    assert ran.err.startswith(f"and {away} more: ")
    assert ran.err.endswith("; --all lists them\n")
    assert every.err == ""


def test_type_asked_for(run: Run, noisy: str) -> None:
    """A type that is asked for is not folded for its type."""
    ran = run("statements", "--type", "attitude", "--archive", noisy)
    assert "free for many years" in ran.out


def test_counts_fold(noisy: str) -> None:
    """Counts leave out what lists fold away, and name it by reason."""
    with open_archive(Path(noisy), create=False) as archive:
        reported = StatementFilter(reported=True, unfolded=True)
        listed = list(archive.statements(reported))
        assert sum(n for _, n in archive.counts().findings) == sum(1 for r in listed if r.verdict)
        assert dict(archive.counts().findings)[Verdict.ALTERED] == 1
        folds = archive.count_folds(reported)
    assert set(folds) >= {Fold.SHORT, Fold.NOT_SAID, Fold.NOBODY}


def test_add_tells_findings(run: Run, folder: Path, tmp_path: Path) -> None:
    """After `add` what differs is told first."""
    ran = run("add", str(folder), "--archive", str(tmp_path / "told"))
    told = ran.err.split("held against the record\n")[1]
    assert told.split()[:3] == ["1", "Wording", "differs"]


def test_tell_folds() -> None:
    """In words, the reasons with their numbers."""
    assert tell_folds({}) is None
    assert tell_folds({Fold.SHORT: 4}) == "and 4 more, short"
    told = tell_folds({Fold.SHORT: 1200, Fold.NOBODY: 34})
    assert told == "and 1,234 more: 1,200 short, 34 of nobody named"


@pytest.mark.parametrize(
    ("precision", "written"),
    [(Precision.DAY, "2031-03-01"), (Precision.MONTH, "2031-03"), (Precision.YEAR, "2031")],
)
def test_write_date(precision: Precision, written: str) -> None:
    """A month is never shown as its first day."""
    assert write_date(date(2031, 3, 1), precision) == written
    assert write_date(None, precision) is None


def test_words_in_marks_stand_with_their_printed_source(run: Run, tmp_path: Path) -> None:
    """Quoted words of somebody described are listed; reported ones of no person are folded."""
    report = tmp_path / "report.txt"
    report.write_text(
        "Court hears the ferry case\n\nThe bench sat for three hours on Monday.\n\n"
        "“We oppose this petition and shall say so again tomorrow,” the bench said.\n\n"
        "Witnesses said that the gate of the ferry had stood open for an hour.\n",
        encoding="utf-8",
    )
    archive = str(tmp_path / "held")
    run("add", str(report), "--archive", archive)

    listed = run("statements", "--archive", archive)

    assert "We oppose this petition" in listed.out
    assert "had stood open" not in listed.out
    assert "and 1 more, of nobody named" in listed.err
