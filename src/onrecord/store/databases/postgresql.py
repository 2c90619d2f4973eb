"""An archive on a server of PostgreSQL: how it is reached, how a transaction begins, its errors."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import URL, Connection, create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import ArchiveError
from onrecord.store.databases.database import (
    APPLICATION_ID,
    DAMAGED,
    IN_USE,
    Database,
    Trouble,
    Work,
    refuse,
)

__all__ = ["connect_server"]

_MARK: Final = "Onrecord"  # the comment on the table of schema versions
# One writer at a time, as in a file: it is told apart by the number, and waits for its turn.
_WRITE: Final = f"SELECT pg_advisory_xact_lock({APPLICATION_ID})"
_TURNS: Final = {  # of another kind than that
    work: f"SELECT pg_try_advisory_lock({APPLICATION_ID}, {number})"
    for number, work in enumerate(Work, 1)
}
_PORT: Final = 5432
_OPEN: Final = ("", "disable", "allow", "prefer")  # values of `sslmode` that ask for no secrecy
_SECURED: Final = ("require", "verify-ca", "verify-full")
_READ: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_DISK: Final = ("the server's disk is full", "make room there, then try again; nothing is lost")
_TROUBLES: Final = {  # the start of an SQLSTATE → what is wrong, how to mend it
    "55P03": IN_USE,
    "40": IN_USE,  # deadlock, or a snapshot that grew too old
    "08": ("the server hung up", "see that it runs, then try again"),
    "57P": ("the server is going down or coming up", "wait, then try again"),
    "28": ("the server refuses this name or password", "put both into the address"),
    "3D": ("there is no such database", "create it on the server, or mend the address"),
    "42501": ("the archive cannot be written", "ask for the right to write there"),
    "25006": ("the server may only be read", "name the server that may be written to"),
    "53100": _DISK,
    "53300": ("the server has no connection left", "wait, or allow more connections there"),
    "XX": DAMAGED,
}
_UNREACHED: Final = ("the server does not answer", "see that it runs, and mend the address")
_NO_DRIVER: Final = ("the driver for PostgreSQL is not installed", "install onrecord[postgresql]")
_NO_ADDRESS: Final = "name it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE"


def connect_server(address: str, wait_s: float, *, read_only: bool = False) -> Database:
    """Prepare connections to a database on a server; nothing is asked or written yet.

    Args:
        address: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`, and what libpq reads behind it:
            `?sslmode=` `require` or `verify-full`, `&sslrootcert=FILE`, `?host=FOLDER` of a socket.
            The database exists, and holds one archive or nothing.
        wait_s: how long to wait for another process that writes, in seconds.
        read_only: never write.

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
            url.set(drivername="postgresql+pg8000", query={}),
            connect_args={
                "application_name": "onrecord",
                "startup_params": settings,
                **_read_query(url, where),
            },
            pool_timeout=max(wait_s, 1.0),
            pool_pre_ping=True,  # a server may have been restarted since
        )
    except ModuleNotFoundError as error:
        what, mend = _NO_DRIVER
        raise ArchiveError(what, where, mend) from error
    return _Server(engine, where, read_only=read_only)


def _read_query(url: URL, where: str) -> dict[str, object]:
    """How the driver calls what stands behind an address."""
    told = {name: str(value) for name, value in url.query.items()}
    mode, roots, socket = (told.pop(name, "") for name in ("sslmode", "sslrootcert", "host"))
    if told:
        what = f"'{min(told)}' is not known of an address"
        raise ArchiveError(what, where, "take sslmode, sslrootcert or host")
    how: dict[str, object] = {}
    if socket:
        how["unix_sock"] = f"{socket}/.s.PGSQL.{url.port or _PORT}"
    if mode in _SECURED:
        try:
            context = ssl.create_default_context(cafile=roots or None)
        except OSError as error:
            what = f"the certificates cannot be read: {error.strerror or error}"
            raise ArchiveError(what, roots, "name a file of PEM certificates") from error
        context.check_hostname = mode == "verify-full"
        if mode == "require" and not roots:
            context.verify_mode = ssl.CERT_NONE
        how["ssl_context"] = context
    elif mode not in _OPEN:
        known = ", ".join((*_OPEN[1:], *_SECURED))
        raise ArchiveError(f"no sslmode is called '{mode}'", where, f"take {known}")
    return how


class _Server(Database):
    """One database on a server."""

    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin: a reader sees one state, a writer the latest, once it is its turn."""
        connection.exec_driver_sql(_WRITE if writes else _READ)

    def find_faults(self, connection: Connection) -> Iterator[str]:
        """A server watches over its own tables: keys that lead nowhere cannot be written."""
        del connection
        yield from ()

    @contextmanager
    def try_turn(self, work: Work) -> Iterator[bool]:
        """A lock of a connection; it goes when the connection does."""
        if self.read_only:
            yield False
            return
        with self._told():
            connection = self.engine.connect()
            connection.execution_options(isolation_level="AUTOCOMMIT")
            mine = bool(connection.exec_driver_sql(_TURNS[work]).scalar_one())
        try:
            yield mine
        finally:
            connection.invalidate()  # the lock goes with it
            connection.close()

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
