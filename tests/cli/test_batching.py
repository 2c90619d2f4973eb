"""Batch and load as a new user gives them, wrong arguments included."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing option '--out'"),
        (("--out", "{0}/out"), "nothing is named"),
        (("-", "--out", "{0}/out"), "standard input cannot be read again"),
        (("a.txt", "--out", "{0}/out", "--address", "auto"), "the engine 'local' has no address"),
        (("a.txt", "--out", "{0}/out", "--engine", "spark"), "is not one of 'local', 'ray'"),
        (("a.txt", "--out", "{0}/out", "--workers", "0"), "is not in the range"),
        (("a.txt", "--out", "gopher://x", "--model", "rules"), "cannot be opened"),
    ],
)
def test_wrong_use(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """One line says what is wrong; nothing is written."""
    ran = run("batch", *(each.format(tmp_path) for each in arguments))
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_nothing_to_load(run: Run, tmp_path: Path) -> None:
    """A folder without a batch is named, and no archive is made."""
    archive = tmp_path / "archive"
    ran = run("load", str(tmp_path / "results"), "--archive", str(archive))
    assert (ran.code, "no batch is there" in ran.err) == (2, True)
    assert not archive.exists()
