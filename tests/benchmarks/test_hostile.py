"""Hostile files: some of each kind; `python -m benchmarks.hostile` reads more."""

from pathlib import Path

from benchmarks.hostile import FAULT, add_all
from benchmarks.hostile_files import make_hostile

from onrecord import usecases


def test_each_ends_in_a_result_or_in_a_reason(tmp_path: Path) -> None:
    """Nothing unforeseen is raised, the archive holds, and nothing is written beside it."""
    folder = tmp_path / "files"
    folder.mkdir()
    for file in make_hostile(60, seed=20261129, largest=2000):
        (folder / file.name).write_bytes(file.data)
    notices: list[usecases.Notice] = []
    flaws = add_all(folder, tmp_path / "archive", usecases.choose_tagger("rules"), notices.append)
    assert flaws == []
    assert [notice for notice in notices if notice.detail.startswith(FAULT)] == []
    outcomes = {notice.outcome for notice in notices}
    assert {usecases.Outcome.ADDED, usecases.Outcome.SET_ASIDE} <= outcomes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "files"]


def test_the_same_files_from_the_same_seed() -> None:
    """A file that once did harm can be made again."""
    assert list(make_hostile(30, seed=7, largest=500)) == list(
        make_hostile(30, seed=7, largest=500)
    )
