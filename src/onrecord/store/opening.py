"""How an archive is opened: one in a folder, or one that a server keeps."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import ArchiveError
from onrecord.late import load_late
from onrecord.store.archive import Archive
from onrecord.store.databases.database import Database
from onrecord.store.databases.sqlite import connect_file
from onrecord.store.filling import fill_lists
from onrecord.store.kept.originals import Kept, Originals
from onrecord.store.migrations import SERVER_STEPS, STEPS, Step, bring_up_to_date, found_version
from onrecord.store.whereabouts import Place

if TYPE_CHECKING:
    from onrecord.store.databases import postgresql
    from onrecord.store.kept import server_originals
else:  # who opens a folder needs neither
    postgresql = load_late("onrecord.store.databases.postgresql")
    server_originals = load_late("onrecord.store.kept.server_originals")

__all__ = ["open_archive", "open_server"]

_FILE: Final = "onrecord.sqlite"


def open_archive(
    place: Place, *, create: bool = True, wait_s: float = 20.0, read_only: bool = False
) -> Archive:
    """Open an archive, and bring its schema up to date.

    Args:
        place: a folder, which holds `onrecord.sqlite` and `originals/`; or, as for `open_server`,
            the address of a database.
        create: make the folder and an empty archive where there is none.
        wait_s: how long to wait for another process that writes, in seconds.
        read_only: write nothing; what cannot be written is opened so anyway.

    Raises:
        ArchiveError: there is none and none may be made; or what is there is not an archive,
            of a newer schema, damaged or in use.
    """
    if "://" in str(place) and not isinstance(place, Path):
        return open_server(place, create=create, wait_s=wait_s, read_only=read_only)
    folder = Path(place)
    file = folder / _FILE
    try:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        elif not file.is_file():
            what = "this is a file, no archive" if folder.is_file() else "there is no archive"
            raise ArchiveError(what, str(folder), "name another folder, or add a document first")
    except OSError as error:
        reason = error.strerror or str(error)
        mend = "name a folder that you may write to"
        raise ArchiveError(f"no archive can be made: {reason}", str(folder), mend) from error
    closed = read_only or (file.is_file() and not _is_writable(folder, file))
    kept = Originals(folder / "originals")
    if not closed:
        kept.sweep()
    return _open(connect_file(file, wait_s, read_only=closed), STEPS, kept)


def open_server(
    address: str, *, create: bool = True, wait_s: float = 20.0, read_only: bool = False
) -> Archive:
    """Open the archive that a server of PostgreSQL keeps, originals and all.

    Args:
        address: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`; the database exists, and holds
            one archive or nothing.
        create: make an empty archive where the database holds nothing.
        wait_s: how long to wait for another process that writes, in seconds.
        read_only: write nothing.

    Raises:
        ArchiveError: the server cannot be reached or refuses; or what is there is not an archive,
            of a newer schema or in use; or the driver is not installed (`onrecord[postgresql]`).
    """
    database = postgresql.connect_server(address, wait_s, read_only=read_only)
    if not create:
        try:
            with database.reading() as connection:
                empty = not found_version(database, connection)
        except ArchiveError:
            database.close()
            raise
        if empty:
            database.close()
            mend = "name another database, or add a document first"
            raise ArchiveError("there is no archive", database.where, mend)
    return _open(database, SERVER_STEPS, server_originals.ServerOriginals(database))


def _is_writable(folder: Path, file: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(file, os.W_OK)


def _open(database: Database, steps: Sequence[Step], originals: Kept) -> Archive:
    try:
        bring_up_to_date(database, steps)
        fill_lists(database)
    except ArchiveError:
        database.close()
        raise
    return Archive(database, originals)
