"""An archive goes from a folder to a server and back, and is the same."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, select
from sqlalchemy.engine import make_url
from tests.store.samples import make_briefing, make_report
from tests.store.server import find_program, make_database

from onrecord.errors import ArchiveError
from onrecord.model import Occasion, Person, Review, ReviewKind, SpeakerKind, Transcript
from onrecord.store import (
    Archive,
    InputKind,
    JobInput,
    Role,
    copy_archive,
    open_archive,
    open_server,
)
from onrecord.store.schema.blueprint import schema


def _fill(archive: Archive) -> None:
    """Something in most tables."""
    briefing, report = make_briefing(), make_report()
    archive.keep_original(b"as it came")
    archive.save(briefing, primary=Transcript(briefing.document.id, briefing.document.text))
    archive.save(report, kept={"sketch": b"\0\xff"})
    archive.save_people([Person("p1", "Ilka Varga", SpeakerKind.PERSON, aliases=("I. Varga",))])
    archive.save_occasions([Occasion("o1", "Briefing of Minister Varga", date(2031, 3, 4))])
    for why in ("first", "second", "third"):
        archive.reviews.add(Review(ReviewKind.AGREE, "a. desk", why))
    archive.set_aside("broken.pdf", "cannot be read")
    archive.passages.save_search("mine", "q=harbour")
    archive.jobs.add("{}", [JobInput(InputKind.TEXT, "a note", "0" * 64)])
    archive.accounts.add("ada", Role.ADMIN, "a hash")


def _rows(archive: Archive) -> Mapping[str, list[tuple[Any, ...]]]:
    with archive._database.reading() as connection:  # noqa: SLF001 - everything that is held
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]
            for table in schema.sorted_tables
            if table.name != "schema_version"
        }


def _check_same(archive: Archive, before: Mapping[str, list[tuple[Any, ...]]]) -> None:
    assert _rows(archive) == before
    assert list(archive.originals()) != []
    assert [flaw for flaw in archive.faults() if "is missing" not in flaw] == []
    assert list(archive.reviews.faults()) == []
    assert len(archive.search("harbour")) == 2


def test_there_and_back(served: Archive, tmp_path: Path) -> None:
    """Rows and originals are equal, words are found, and the chain of reviews goes on."""
    with open_archive(tmp_path / "before") as archive:
        _fill(archive)
        before = _rows(archive)
        counts = copy_archive(archive, served)
    assert (counts["documents"], counts["reviews"], counts["originals"]) == (2, 3, 1)
    assert sum(map(bool, before.values())) > 20  # tables that hold something
    _check_same(served, before)
    with open_archive(tmp_path / "after") as archive:
        copy_archive(served, archive)
        _check_same(archive, before)
        with pytest.raises(ArchiveError, match="not empty"):
            copy_archive(served, archive)
    for archive in (served, open_archive(tmp_path / "after")):
        assert archive.reviews.add(Review(ReviewKind.AGREE, "a. desk", "fourth")).number == 4
        assert list(archive.reviews.faults()) == []
    archive.close()


def test_backup_and_restore(served: Archive, address: str, server: Connection) -> None:
    """What pg_dump writes, psql makes an archive of again, as docs/servers.md tells."""
    _fill(served)
    before = _rows(served)
    with make_database(server) as empty:
        dumped = _run("pg_dump", make_url(address), "--format=custom")
        _run("pg_restore", empty, "--exit-on-error", "--no-owner", given=dumped)
        with open_server(empty.render_as_string(hide_password=False)) as restored:
            _check_same(restored, before)
            restored.save(make_report())


def _run(name: str, database: URL, *words: str, given: bytes = b"") -> bytes:
    """What a program of PostgreSQL writes about a database."""
    command = (str(find_program(name)), *words, "--dbname", database.render_as_string(False))
    done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - our own words
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
