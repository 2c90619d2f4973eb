"""Rows that wait on disk and come back by key, as a join by key needs them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Final, Generic, TypeVar, cast

from onrecord.errors import ArchiveError

__all__ = ["Shuffle"]

_Key = TypeVar("_Key", int, str)
_Body = TypeVar("_Body", int, bytes)
_AT_ONCE: Final = 250  # rows that are written at a time
_SETTINGS: Final = (
    "PRAGMA journal_mode = OFF",  # what is lost with the process is not needed any more
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = FILE",
    "PRAGMA cache_size = -512",  # KiB
    "CREATE TABLE rows (key, body)",
    "BEGIN",
)


class Shuffle(Generic[_Key, _Body]):
    """Rows in a file without a name, which is gone with this process; memory does not grow."""

    def __init__(self) -> None:
        self._waiting: list[tuple[_Key, _Body]] = []
        with self._told():
            self._file = sqlite3.connect("", isolation_level=None)
            for each in _SETTINGS:
                self._file.execute(each)

    def put(self, key: _Key, body: _Body) -> None:
        """Take a row.

        Raises:
            ArchiveError: there is no room for it.
        """
        self._waiting.append((key, body))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def read(self) -> Iterator[tuple[_Key, _Body]]:
        """All rows by key, those of one key as they were put; as often as is asked."""
        self._write()
        with self._told():
            rows = self._file.execute("SELECT key, body FROM rows ORDER BY key, rowid")
        while True:
            with self._told():
                some = rows.fetchmany(_AT_ONCE)
            if not some:
                return
            yield from cast("list[tuple[_Key, _Body]]", some)

    def groups(self) -> Iterator[tuple[_Key, Iterator[_Body]]]:
        """Each key with its bodies, which are to be read before the next."""
        for key, rows in groupby(self.read(), key=itemgetter(0)):
            yield key, map(itemgetter(1), rows)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _write(self) -> None:
        with self._told():
            self._file.executemany("INSERT INTO rows VALUES (?, ?)", self._waiting)
        self._waiting.clear()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            mend = "make room in the folder for temporary files (TMPDIR), then try again"
            raise ArchiveError(f"the disk failed: {error}", "temporary files", mend) from error
