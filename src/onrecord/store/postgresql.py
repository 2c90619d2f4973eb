"""An archive on a server of PostgreSQL: how it is reached, how a transaction begins, its errors."""

from typing import Final

from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import ArchiveError
from onrecord.store.database import APPLICATION_ID, DAMAGED, IN_USE, Database, Trouble, refuse

__all__ = ["connect_server"]

_MARK: Final = "Onrecord"  # the comment on the table of schema versions
# One writer at a time, as in a file: it is told apart by the number, and waits for its turn.
_WRITE: Final = f"SELECT pg_advisory_xact_lock({APPLICATION_ID})"
_READ: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_DISK: Final = ("the server's disk is full", "make room there, then try again; nothing is lost")
_ONLY_IN_A_FILE: Final = (
    "on a server there is no search by words, and no check of the tables",
    "keep an archive in a folder for these",
)
_TROUBLES: Final = {  # the start of an SQLSTATE → what is wrong, how to mend it
    "55P03": IN_USE,
    "40": IN_USE,  # deadlock, or a snapshot that grew too old
    "08": ("the server hung up", "see that it runs, then try again"),
    "57P": ("the server is going down or coming up", "wait, then try again"),
    "28": ("the server refuses this name or password", "put both into the address"),
    "3D": ("there is no such database", "create it on the server, or mend the address"),
    "42501": ("the archive cannot be written", "ask for the right to write there"),
    "42P01": _ONLY_IN_A_FILE,  # no such table
    "42601": _ONLY_IN_A_FILE,  # a word of SQLite's
    "25006": ("the server may only be read", "name the server that may be written to"),
    "53100": _DISK,
    "53300": ("the server has no connection left", "wait, or allow more connections there"),
    "XX": DAMAGED,
}
_UNREACHED: Final = ("the server does not answer", "see that it runs, and mend the address")
_NO_DRIVER: Final = ("the driver for PostgreSQL is not installed", "install onrecord[postgresql]")
_NO_ADDRESS: Final = "name it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE"


def connect_server(address: str, wait_s: float) -> Database:
    """Prepare connections to a database on a server; nothing is asked or written yet.

    Args:
        address: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`; the database exists, and holds
            one archive or nothing.
        wait_s: how long to wait for another process that writes, in seconds.

    Raises:
        ArchiveError: that is no address, or the driver is not installed.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise ArchiveError("this is no address of a database", "PostgreSQL", _NO_ADDRESS) from error
    where = url.render_as_string(hide_password=True)
    if url.get_backend_name() != "postgresql":
        raise ArchiveError("this is no address of a PostgreSQL server", where, _NO_ADDRESS)
    settings = {
        "TimeZone": "UTC",
        "client_encoding": "UTF8",
        "lock_timeout": str(max(1, round(wait_s * 1000))),  # ms; 0 would wait for ever
    }
    try:
        engine = create_engine(
            url.set(drivername="postgresql+pg8000"),
            connect_args={"application_name": "onrecord", "startup_params": settings},
            pool_timeout=max(wait_s, 1.0),
            pool_pre_ping=True,  # a server may have been restarted since
        )
    except ModuleNotFoundError as error:
        what, mend = _NO_DRIVER
        raise ArchiveError(what, where, mend) from error
    return _Server(engine, where)


class _Server(Database):
    """One database on a server."""

    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin: a reader sees one state, a writer the latest, once it is its turn."""
        connection.exec_driver_sql(_WRITE if writes else _READ)

    def explain(self, error: BaseException | None) -> Trouble:
        """What PostgreSQL means by its error's code; an error without one is the network's."""
        fields = error.args[0] if error is not None and error.args else None
        if not isinstance(fields, dict):
            return _UNREACHED
        code = str(fields.get("C", ""))
        known = (told for start, told in _TROUBLES.items() if code.startswith(start))
        return next(known, refuse(fields.get("M", error)))

    def is_ours(self, connection: Connection) -> bool | None:
        """What the comment on the table of schema versions says."""
        known = inspect(connection)
        if not known.has_table("schema_version"):
            return None
        return known.get_table_comment("schema_version")["text"] == _MARK
