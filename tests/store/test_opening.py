"""An archive opens, or says in one line why not."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests.store.samples import make_report

from onrecord.errors import ArchiveError
from onrecord.store import PassageFilter, StatementFilter, open_archive
from onrecord.store.databases.sqlite import connect_file
from onrecord.store.migrations import STEPS, Step, bring_up_to_date
from onrecord.store.schema.blueprint import schema
from onrecord.store.search.fulltext import create_indexes, index_passages

FILE = "onrecord.sqlite"
SCHEMA = Path(__file__).parent / "schema-18.sql"


def leave_nothing(folder: Path) -> None:
    """No archive was ever made here."""
    assert not folder.exists()


def put_prose(folder: Path) -> None:
    """Something that is no database."""
    folder.mkdir()
    (folder / FILE).write_text("This is a letter to the editor. " * 100)


def put_other_tables(folder: Path) -> None:
    """Somebody else's database."""
    folder.mkdir()
    with sqlite3.connect(folder / FILE) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()


def put_newer(folder: Path) -> None:
    """An archive of a program from the future."""
    open_archive(folder).close()
    with sqlite3.connect(folder / FILE) as newer:
        newer.execute("INSERT INTO schema_version VALUES (99, 'tomorrow', '2040-01-01')")
    newer.close()


def put_torn(folder: Path) -> None:
    """An archive of which the disk lost a part."""
    with open_archive(folder) as archive:
        archive.save(make_report())
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


def put_file(folder: Path) -> None:
    """A file where the folder should be."""
    folder.write_text("not a folder")


REFUSED: dict[str, tuple[Callable[[Path], None], bool, str]] = {
    "none there": (leave_nothing, False, "there is no archive"),
    "prose": (put_prose, True, "not an archive"),
    "other tables": (put_other_tables, True, "not an archive"),
    "newer schema": (put_newer, True, "schema 99"),
    "torn": (put_torn, True, "damaged"),
    "a file in place of the folder": (put_file, True, "no archive can be made"),
    "a file that is asked": (put_file, False, "this is a file, no archive"),
}


@pytest.mark.parametrize(("put", "create", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path: Path, put: Callable[[Path], None], create: bool, said: str) -> None:
    """The reason is one line, and what lies there is left as it is."""
    folder = tmp_path / "archive"
    put(folder)
    before = (folder / FILE).read_bytes() if (folder / FILE).is_file() else None
    with pytest.raises(ArchiveError, match=said) as refused:
        open_archive(folder, create=create)
    assert "\n" not in str(refused.value)
    assert str(tmp_path) in str(refused.value)
    assert before == ((folder / FILE).read_bytes() if before is not None else None)


def test_empty_file(tmp_path: Path) -> None:
    """A process killed before it wrote anything leaves an empty file: a new archive."""
    (tmp_path / FILE).touch()
    with open_archive(tmp_path, create=False) as archive:
        assert archive.counts().primary_texts == 0


def test_locked(tmp_path: Path) -> None:
    """Who waits too long for a writer is told so."""
    with open_archive(tmp_path, wait_s=0.05) as archive:
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="in use"):
            archive.save(make_report())
        assert list(archive.dossiers()) == []  # reading needs no turn
        other.execute("ROLLBACK")
        other.close()
        archive.save(make_report())


def _shape(path: Path) -> str:
    """The schema of a database as text, sorted."""
    database = sqlite3.connect(path)
    shadow = "'CREATE TABLE ''%'"  # tables that belong to a search index; SQLite's own matter
    query = f"SELECT sql FROM sqlite_master WHERE sql NOT LIKE {shadow}"  # noqa: S608 (a constant)
    lines = sorted(" ".join(sql.split()) for (sql,) in database.execute(query))
    database.close()
    return ";\n".join(lines) + ";\n"


def test_schema_is_frozen(tmp_path: Path) -> None:
    """A changed table needs a new step; archives made before would not have it."""
    open_archive(tmp_path).close()
    assert _shape(tmp_path / FILE) == SCHEMA.read_text(encoding="utf-8")


def test_tables_are_as_the_steps_leave_them(tmp_path: Path) -> None:
    """What the program takes for its tables is what the steps made."""
    open_archive(tmp_path / "made").close()
    database = connect_file(tmp_path / "told", 1.0)
    with database.writing() as connection:
        schema.create_all(connection)
        create_indexes(connection)
        index_passages(connection)
    database.close()
    assert _shape(tmp_path / "told") == _shape(tmp_path / "made" / FILE)


def _add_colour(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE documents ADD COLUMN colour VARCHAR"))
    connection.execute(text("UPDATE documents SET colour = 'green'"))


def _fail_half_way(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE half (way INTEGER)"))
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


def test_steps(tmp_path: Path) -> None:
    """A step is taken once, keeps what is held, and leaves its number."""
    with open_archive(tmp_path) as archive:
        archive.save(make_report())
    database = connect_file(tmp_path / FILE, 1.0)
    steps = (*STEPS, Step(STEPS[-1].number + 1, "a colour", _add_colour))
    bring_up_to_date(database, steps)
    bring_up_to_date(database, steps)
    with database.reading() as connection:
        assert connection.scalars(text("SELECT colour FROM documents")).all() == ["green"]
        numbers = connection.scalars(text("SELECT number FROM schema_version")).all()
    assert numbers == [step.number for step in steps]
    database.close()
    with pytest.raises(ArchiveError, match=f"schema {steps[-1].number}"):
        open_archive(tmp_path)


def test_a_failing_step_leaves_the_old_schema(tmp_path: Path) -> None:
    """Tables made by a step that fails go with it."""
    open_archive(tmp_path).close()
    database = connect_file(tmp_path / FILE, 1.0)
    with pytest.raises(ArchiveError):
        bring_up_to_date(database, (*STEPS, Step(STEPS[-1].number + 1, "half", _fail_half_way)))
    with database.reading() as connection:
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'half'"
        assert connection.execute(text(query)).scalar_one() == 0
    database.close()
    open_archive(tmp_path).close()


def test_an_archive_that_is_only_read(tmp_path: Path) -> None:
    """It is searched and audited; what would write says so."""
    with open_archive(tmp_path) as archive:
        archive.save(make_report())
        found = archive.counts(), tuple(archive.statements())
    with sqlite3.connect(tmp_path / FILE) as older:  # what a search counts is written otherwise now
        older.execute("UPDATE passage_columns SET layout = layout - 1")
    older.close()
    with open_archive(tmp_path, create=False, read_only=True) as archive:
        assert (archive.counts(), tuple(archive.statements())) == found
        first = found[1][0]
        about = StatementFilter(about=max(first.text.split(), key=len))
        assert first in tuple(archive.statements(about))
        with pytest.raises(ArchiveError, match="was not prepared"):
            archive.passages.find(PassageFilter())
        assert [line for line in archive.faults() if "original" not in line] == []
        with pytest.raises(ArchiveError, match="open for reading only"):
            archive.save(make_report())
