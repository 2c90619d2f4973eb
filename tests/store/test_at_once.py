"""Two that add and one who reviews write at once: nothing is lost, nothing doubled."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.store import desk

from onrecord import usecases
from onrecord.store import open_archive

TEXT = """Harbour {0} to close

By Ada Finch
4 March 2031

“We will close harbour {0} by Friday,” Ambassador Lena Orth said on Monday. “No boat may leave.”
"""
EACH = 3  # texts that one adds alone; as many are added by both


@pytest.mark.parametrize("kind", ["a folder", "a server"])
def test_two_add_and_one_reviews(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """All documents are held once and settled, every decision follows the one before it."""
    place = str(tmp_path / "archive")
    if kind == "a server":
        place = request.getfixturevalue("address")
    files = [tmp_path / f"{number}.txt" for number in range(3 * EACH)]
    for number, file in enumerate(files):
        file.write_text(TEXT.format(number), encoding="utf-8")
    open_archive(place).close()
    jobs: tuple[tuple[str, list[Path]], ...] = (
        ("add", files[: 2 * EACH]),
        ("add", files[EACH:][::-1]),
        ("review", []),
    )
    command = [sys.executable, "-m", "tests.store.desk", place]
    working = [
        subprocess.Popen([*command, role, *map(str, given)], stderr=subprocess.PIPE)  # noqa: S603 - our own words
        for role, given in jobs
    ]
    told = [process.communicate(timeout=300)[1].decode() for process in working]
    assert [process.returncode for process in working] == [0, 0, 0], told
    with open_archive(place, create=False) as archive:
        held = Counter(Path(row.path).name for row in archive.documents())
        assert held == Counter(file.name for file in files)
        assert [each.why for each in archive.reviews.all()] == list(map(str, range(desk.DECISIONS)))
        assert archive.pending() == ()
        assert list(usecases.audit(archive)) == []
