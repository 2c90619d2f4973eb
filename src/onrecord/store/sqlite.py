"""The embedded database: how it is opened, how a transaction begins, how its errors read."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from onrecord.errors import ArchiveError

__all__ = ["APPLICATION_ID", "Database", "connect_file"]

APPLICATION_ID: Final = 0x4F6E5265  # "OnRe" in the file's header: this is an archive of ours
_LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED")
_SENTENCES: Final = {  # the start of SQLite's name of an error → what is wrong, how to mend it
    "SQLITE_BUSY": ("the archive is in use", "wait for the other process to end, then try again"),
    "SQLITE_LOCKED": ("the archive is in use", "wait for the other process, then try again"),
    "SQLITE_NOTADB": ("this is not an archive", "name the folder that an archive was made in"),
    "SQLITE_CORRUPT": ("the archive is damaged", "restore a copy, or add its inputs to a new one"),
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


class Database:
    """One database and its two kinds of transaction; its errors are told as ArchiveError."""

    def __init__(self, engine: Engine, where: str, wait_s: float) -> None:
        self.engine, self.where, self.wait_s = engine, where, wait_s

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the archive and changes nothing."""
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that waits for its turn to write; all of it holds, or nothing."""
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(onrecord_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _tell(error.orig, self.where) from error
        except sqlite3.Error as error:  # while a connection is being opened
            raise _tell(error, self.where) from error
        except ValueError as error:  # a row that no version of this program wrote
            what, mend = _SENTENCES["SQLITE_CORRUPT"]
            raise ArchiveError(what, self.where, mend) from error
        except PoolTimeoutError as error:
            busy, mend = _SENTENCES["SQLITE_BUSY"]
            raise ArchiveError(busy, self.where, mend) from error

    def log_ahead(self) -> None:
        """Turn the write-ahead log on, so that readers and a writer do not wait for each other."""
        until = time.monotonic() + self.wait_s
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

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def connect_file(path: Path, wait_s: float) -> Database:
    """Prepare connections to a SQLite file; nothing is opened or written yet.

    Args:
        path: the file; it need not exist.
        wait_s: how long to wait for another process that writes, in seconds.
    """
    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": wait_s}, pool_timeout=max(wait_s, 1.0))

    @event.listens_for(engine, "connect")
    def configure(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None  # `begin` below opens every transaction
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        # In WAL mode NORMAL loses no commit when a process dies, and cannot corrupt; only a
        # loss of power may take the last commits, and their inputs can be added again.
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes", False)
        # A transaction that reads first and then writes can fail without waiting for its turn.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return Database(engine, str(path.parent), wait_s)


def _name_of(error: BaseException | None) -> str:
    return str(getattr(error, "sqlite_errorname", None) or "")


def _tell(error: BaseException | None, where: str) -> ArchiveError:
    name = _name_of(error)
    for start, (what, mend) in _SENTENCES.items():
        if name.startswith(start):
            return ArchiveError(what, where, mend)
    reason = " ".join(str(error).split())
    return ArchiveError(f"the archive refused: {reason}", where, "report this, please")
