"""An archive in a file of SQLite: how it is opened, how a transaction begins, how errors read."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from onrecord.store.databases.database import (
    APPLICATION_ID,
    DAMAGED,
    IN_USE,
    Database,
    Trouble,
    Work,
    refuse,
)

try:
    import fcntl
except ImportError:  # Windows: two servers of one archive would both work
    fcntl = None  # type: ignore[assignment] # what it is where there is none

__all__ = ["connect_file"]


_LOCKED: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")
_TROUBLES: Final = {  # the start of SQLite's name of an error → what is wrong, how to mend it
    "SQLITE_BUSY": IN_USE,
    "SQLITE_LOCKED": IN_USE,
    "SQLITE_NOTADB": ("this is not an archive", "name the folder that an archive was made in"),
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_FULL": ("the disk is full", "make room, then try again; nothing written is lost"),
    "SQLITE_READONLY": (
        "the archive cannot be written",
        "ask for the right to write there, which reading needs too, or copy the folder",
    ),
    "SQLITE_CANTOPEN": (
        "the archive cannot be opened",
        "ask for the right to read and write there",
    ),
    "SQLITE_IOERR": ("the disk failed", "check the disk and the room on it, then try again"),
}


def connect_file(path: Path, wait_s: float, *, read_only: bool = False) -> Database:
    """Prepare connections to a SQLite file; nothing is opened or written yet.

    Args:
        path: the file; it need not exist.
        wait_s: how long to wait for another process that writes, in seconds.
        read_only: never write, not even beside the file.
    """
    return _File(path, wait_s, read_only=read_only)


class _File(Database):
    """One file and the log beside it."""

    def __init__(self, path: Path, wait_s: float, *, read_only: bool) -> None:
        url = URL.create("sqlite+pysqlite", database=str(path))
        if read_only:
            # A log beside it holds what is newest; without one, nothing has to be made to read.
            log = path.with_name(path.name + "-wal")
            still = not (log.exists() and log.stat().st_size)
            mode = {"mode": "ro", "uri": "true", **({"immutable": "1"} if still else {})}
            url = URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=mode)
        engine = create_engine(url, connect_args={"timeout": wait_s}, pool_timeout=max(wait_s, 1.0))
        super().__init__(engine, str(path.parent), read_only=read_only)
        self._wait_s = wait_s
        self._watch: Connection | None = None
        self._watching = threading.Lock()
        event.listen(engine, "connect", _configure)

    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin; a transaction that reads first and then writes can fail without its turn."""
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    def stamp(self) -> object | None:
        """What a connection that never writes sees of the others' commits."""
        with self._told(), self._watching:
            if self._watch is None:
                self._watch = self.engine.connect()
            cursor = self._watch.connection.cursor()
            cursor.execute("PRAGMA data_version")
            stamp: object = cursor.fetchone()
            return stamp

    def close(self) -> None:
        """Close every connection."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        super().close()

    def explain(self, error: BaseException | None) -> Trouble:
        """What SQLite means by the name of its error."""
        name = _name_of(error)
        known = (told for start, told in _TROUBLES.items() if name.startswith(start))
        return next(known, refuse(error))

    def is_ours(self, connection: Connection) -> bool | None:
        """What the file's header says."""
        marked = connection.execute(text("PRAGMA application_id")).scalar_one()
        return None if marked == 0 else marked == APPLICATION_ID

    def find_faults(self, connection: Connection) -> Iterator[str]:
        """What SQLite's own checks say."""
        for row in connection.execute(text("PRAGMA integrity_check")):
            if row[0] != "ok":
                yield f"the database is damaged: {row[0]}"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"a row of {row[0]} belongs to nothing"

    @contextmanager
    def try_turn(self, work: Work) -> Iterator[bool]:
        """A lock on a file beside the database; it goes when the process does."""
        try:
            file: IO[bytes] = (Path(self.where) / f"{work.value}.lock").open("ab")
        except OSError:
            yield False  # the archive can be read only
            return
        with file:
            try:
                if fcntl is not None:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                yield False
            else:
                yield True

    def make_ready(self) -> None:
        """Turn the write-ahead log on, so that readers and a writer do not wait for each other."""
        until = time.monotonic() + self._wait_s
        with self._told(), self.engine.connect() as connection:
            cursor = connection.connection.cursor()
            while True:
                try:
                    cursor.execute("PRAGMA journal_mode = WAL")
                except sqlite3.OperationalError as error:
                    if not _name_of(error).startswith(_LOCKED) or time.monotonic() > until:
                        raise
                    time.sleep(0.02)  # this pragma does not always honour the timeout
                else:
                    return


def _configure(connection: DBAPIConnection, _record: object) -> None:
    """Set a new connection up."""
    connection.isolation_level = None  # `begin` opens every transaction
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # In WAL mode NORMAL loses no commit when a process dies, and cannot corrupt; only a
    # loss of power may take the last commits, and their inputs can be added again.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _name_of(error: BaseException | None) -> str:
    return str(getattr(error, "sqlite_errorname", None) or "")
