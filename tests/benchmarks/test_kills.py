"""Processes that add and decide are ended at seeded moments, in each way; nothing is lost."""

from pathlib import Path

from benchmarks.kills import end_often


def test_ended_at_any_moment(tmp_path: Path) -> None:
    """By SIGKILL, with a copy of the files taken in the middle, and where no more room is."""
    assert list(end_often(tmp_path / "archive", 3, seed=3)) == []
    assert "done added" in (tmp_path / "told.txt").read_text(encoding="utf-8")
