"""A whole archive copied into an empty one, from a folder to a server or back."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Integer, Row, Table, delete, func, insert, select, text

from onrecord.errors import ArchiveError
from onrecord.store.archive import Archive
from onrecord.store.schema.blueprint import schema
from onrecord.store.schema.tables import documents, reviews, schema_version
from onrecord.store.search.server_words import PASSAGES, TEXTS, write_words

__all__ = ["copy_archive"]

_ROWS: Final = 200  # in one message to a server, and in memory
_HELD: Final = (documents, reviews)  # what an empty archive has none of


def copy_archive(source: Archive, target: Archive) -> Mapping[str, int]:
    """Copy everything that an archive holds into an empty one.

    Rows keep their numbers, so that the chain of reviews and every link hold. A copy that is cut
    short leaves an archive without rows, whose originals are taken up again the next time.

    Args:
        source: what is copied; it stays as it is.
        target: holds no document and no review; all its rows are written, or none.

    Returns:
        How many rows of each table, and how many originals.

    Raises:
        ArchiveError: the target is not empty, or an original of the source is damaged.
    """
    with target._database.reading() as connection:  # noqa: SLF001 - the store's own, as below
        _check_empty(connection, target)
    originals = 0
    for sha256 in source.originals():
        target.keep_original(source.original(sha256))
        originals += 1
    reading, writing = source._database.reading(), target._database.writing()  # noqa: SLF001
    with reading as before, writing as after:
        _check_empty(after, target)
        tables = [table for table in schema.sorted_tables if table is not schema_version]
        for table in reversed(tables):
            after.execute(delete(table))
        counts = {table.name: _copy_table(before, after, table) for table in tables}
        if after.dialect.name == "postgresql":
            for of in (TEXTS, PASSAGES):
                write_words(after, of)
    return {**counts, "originals": originals}


def _check_empty(connection: Connection, target: Archive) -> None:
    for table in _HELD:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            mend = "name a new folder, or a database without tables"
            raise ArchiveError("the archive to copy into is not empty", target.where, mend)


def _copy_table(before: Connection, after: Connection, table: Table) -> int:
    """Copy the rows of a table; how many they were."""
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=_ROWS)
    # To a server, rows that return something go in one message; each by itself takes three.
    enter = insert(table).returning(*table.primary_key)
    count = 0
    for rows in before.execute(query).partitions():
        after.execute(enter, _as_values(rows)).all()
        count += len(rows)
    number = table.c.get("number")
    if count and number is not None and isinstance(number.type, Integer):
        _move_counter(after, table)
    return count


def _as_values(rows: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - how SQLAlchemy gives a row by names


def _move_counter(connection: Connection, table: Table) -> None:
    """Let a server's numbers go on behind those that were copied; a file looks at its rows."""
    if connection.dialect.name == "postgresql":
        name = f"pg_get_serial_sequence('{table.name}', 'number')"
        query = f"SELECT setval({name}, max(number)) FROM {table.name}"  # noqa: S608 - our own words
        connection.execute(text(query))
