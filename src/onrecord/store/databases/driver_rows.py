"""Rows by their key, asked of the driver itself.

SQLAlchemy writes the statement, once, in the words of the database. To send it for each key it
would take some ten times as long as the database needs to answer; a look-up sends dozens.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Select

from onrecord.store.databases.database import Database

__all__ = ["read_each"]

Row = Sequence[Any]


def read_each(
    database: Database, statement: Select[Any], keys: Iterable[Sequence[int]]
) -> list[Row]:
    """Read the rows of each key, in no common transaction.

    Args:
        database: the archive.
        statement: has one bound parameter for each number of a key, in the order of the key. What
            it reads must be rows that never change under their key: they are there, or gone.
        keys: how the parameters are set.

    Returns:
        The rows in the order of the keys; none for a key that is not there.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    written = _write(statement, database.engine.dialect)
    rows: list[Row] = []
    with database.reading() as connection:
        cursor = connection.connection.cursor()
        try:
            for key in keys:
                cursor.execute(written, key)
                rows += cursor.fetchall()
        finally:
            cursor.close()
    return rows


@lru_cache(maxsize=64)
def _write(statement: Select[Any], dialect: Dialect) -> str:
    """A statement in the words of a database; its parameters are positional."""
    return str(statement.compile(dialect=dialect))
