"""What a question gave is kept until anybody writes: in this process, or in another."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Connection, event
from tests.store.samples import make_briefing, make_report

from onrecord.store import Archive, open_archive

ADD = """
import sys
from onrecord.store import open_archive
from tests.store.samples import make_report
with open_archive(sys.argv[1]) as archive:
    archive.save(make_report())
"""


def _count_asked(archive: Archive) -> list[str]:
    """The questions that are put to the database from now on."""
    asked: list[str] = []

    def note(_: Connection, __: object, statement: str, *more: object) -> None:
        del more
        asked.append(statement)

    event.listen(archive._database.engine, "before_cursor_execute", note)  # noqa: SLF001
    return asked


def test_asked_once(tmp_path: Path) -> None:
    """Nothing is asked again while nothing is written; what this process writes is told at once."""
    with open_archive(tmp_path) as archive:
        archive.save(make_briefing())
        first = archive.counts(), archive.queue.count()
        asked = _count_asked(archive)
        assert (archive.counts(), archive.queue.count()) == first
        assert [each for each in asked if each.lstrip().upper().startswith("SELECT")] == []
        archive.save(make_report())
        assert archive.counts() != first[0]
        assert archive.queue.count() == (1, 0)


def test_another_process(tmp_path: Path) -> None:
    """What another process wrote is told as well."""
    with open_archive(tmp_path) as archive:
        archive.save(make_briefing())
        before = archive.counts()
        subprocess.run(  # noqa: S603 - this program
            [sys.executable, "-c", ADD, str(tmp_path)], check=True, capture_output=True
        )
        after = archive.counts()
    assert (sum(n for _, n in before.documents), sum(n for _, n in after.documents)) == (1, 2)


def test_closed_and_opened(tmp_path: Path) -> None:
    """An archive that is only read is counted, too, and lets go of its file when it is closed."""
    with open_archive(tmp_path) as archive:
        archive.save(make_report())
    with open_archive(tmp_path, read_only=True) as archive:
        assert archive.queue.count() == (1, 0)
        assert archive.queue.count() == (1, 0)
    assert sorted(each.name for each in tmp_path.iterdir() if "-wal" in each.name) == []
