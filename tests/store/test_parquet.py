"""The word index as Parquet: the look-ups' own statements, in PostgreSQL's dialect, by DuckDB.

The three tables go row by row into three files. What reads the index in an archive then reads it
there, each statement as SQLAlchemy writes it for PostgreSQL, and proposes the same passages.
"""

from collections import namedtuple
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import duckdb
from sqlalchemy import Select, select
from sqlalchemy.dialects import postgresql
from tests.store.test_stored_index import DAY, make_speech, small_segments

from onrecord.compare import align
from onrecord.model import Quotation, Transcript
from onrecord.store import open_archive
from onrecord.store.databases.database import Database
from onrecord.store.databases.sqlite import connect_file
from onrecord.store.schema.tables import gram_blocks, gram_segments, primary_words
from onrecord.store.word_rows.stored_index import StoredIndex

TABLES = (primary_words, gram_segments, gram_blocks)
DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
SPEECHES = [
    make_speech(number, f"{words} The ferry of spring {number} will not leave Vell harbour.")
    for number, words in enumerate(
        (
            "We may leave the harbour to 40 boats.",
            "A ferry will leave in spring, not before.",
            "The boats of Vell may not leave the harbour in spring, and we will not ask why.",
            "Forty boats will leave the harbour to the ferry of Vell.",
            "We will not leave; the harbour is a harbour of boats, and Vell is a spring.",
        )
    )
]
PRINTED = (
    "The boats of Vell may not leave the harbour in spring",
    "We may leave the harbour to 14 boats",
    "harbour of boats",
    "ferry",
    "The ferry of spring 3 will leave Vell harbour",
    "Nobody sails past the lighthouse",
)


class Rows:
    """What a statement gave, as SQLAlchemy hands it out."""

    def __init__(self, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        self._row = namedtuple("_row", names)  # type: ignore[misc] # noqa: PYI024 - names of columns, known now
        self._rows = rows

    def all(self) -> list[Any]:
        """All rows."""
        return list(self)

    def __iter__(self) -> Iterator[Any]:
        """Row by row, each with its columns by name."""
        return (self._row(*row) for row in self._rows)


class Asked:
    """What the driver of a database is asked by."""

    def __init__(self, files: "Files", connection: duckdb.DuckDBPyConnection) -> None:
        self._files, self._connection = files, connection

    def execute(self, told: str, key: Sequence[int]) -> None:
        """Run one statement with its parameters."""
        self._files.asked.append(told)
        self._connection.execute(told, list(key))

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""
        return self._connection.fetchall()

    def close(self) -> None:
        """Nothing is held."""


class Files:
    """Parquet files that answer in place of a database."""

    where = "Parquet"
    engine = SimpleNamespace(dialect=postgresql.dialect(paramstyle="qmark"))  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self._connection = duckdb.connect()
        for table in TABLES:
            file = folder / f"{table.name}.parquet"
            self._connection.read_parquet(str(file)).create_view(table.name)

    @contextmanager
    def reading(self) -> Iterator["Files"]:
        """As a database is read."""
        yield self

    @property
    def connection(self) -> "Files":
        """What leads to the driver."""
        return self

    def cursor(self) -> Asked:
        """The driver's own way to ask."""
        return Asked(self, self._connection)

    def execute(self, query: Select[Any], **_: object) -> Rows:
        """Run one statement as it is written for PostgreSQL."""
        told = str(query.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True}))
        self.asked.append(told)
        found = self._connection.execute(told)
        return Rows([column[0] for column in found.description or ()], found.fetchall())


def write_files(database: Database, folder: Path) -> None:
    """Write the tables of the word index as they are, one file each."""
    connection = duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f'"{c.name}" {c.type.compile(dialect=DIALECT)}' for c in table.columns)
        connection.execute(f"CREATE TABLE {table.name} ({columns})")
        with database.reading() as held:
            rows = [tuple(row) for row in held.execute(select(table))]
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - our own names
        connection.execute(f"COPY {table.name} TO '{folder / table.name}.parquet' (FORMAT parquet)")


def test_parquet_answers_as_the_archive_does(tmp_path: Path) -> None:
    """The same candidates, laid in the same way, with the same score."""
    texts: dict[str, Transcript] = {held.id: held for _, held in SPEECHES}
    with small_segments(30), open_archive(tmp_path) as archive:
        for dossier, transcript in SPEECHES:
            archive.save(dossier, primary=transcript)
        stored = archive.word_index.open(texts.__getitem__)
        asked = [Quotation(words, None, DAY) for words in PRINTED]
        expected = [align(each, stored) for each in asked]
    database = connect_file(tmp_path / "onrecord.sqlite", 1.0)
    write_files(database, tmp_path)
    database.close()
    files = Files(tmp_path)
    index = StoredIndex(cast("Database", files)).open(texts.__getitem__)
    assert [align(each, index) for each in asked] == expected
    assert sum(map(bool, expected)) * 2 > len(asked)  # most are found
    assert any("gram_blocks" in told for told in files.asked)
