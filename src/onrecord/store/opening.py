"""How an archive is opened: one in a folder, or one whose tables a server keeps."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from onrecord.errors import ArchiveError
from onrecord.store.archive import Archive
from onrecord.store.database import Database
from onrecord.store.filling import fill_lists
from onrecord.store.migrations import SERVER_STEPS, STEPS, Step, bring_up_to_date
from onrecord.store.originals import Originals
from onrecord.store.postgresql import connect_server
from onrecord.store.sqlite import connect_file

__all__ = ["open_archive", "open_server"]

_FILE: Final = "onrecord.sqlite"


def open_archive(
    folder: Path, *, create: bool = True, wait_s: float = 20.0, read_only: bool = False
) -> Archive:
    """Open the archive in a folder, and bring its schema up to date.

    Args:
        folder: holds `onrecord.sqlite` and `originals/`.
        create: make the folder and an empty archive where there is none.
        wait_s: how long to wait for another process that writes, in seconds.
        read_only: write nothing; what cannot be written is opened so anyway.

    Raises:
        ArchiveError: there is none and none may be made; or what is there is not an archive,
            of a newer schema, damaged or in use.
    """
    place = folder / _FILE
    try:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        elif not place.is_file():
            what = "this is a file, no archive" if folder.is_file() else "there is no archive"
            raise ArchiveError(what, str(folder), "name another folder, or add a document first")
    except OSError as error:
        reason = error.strerror or str(error)
        mend = "name a folder that you may write to"
        raise ArchiveError(f"no archive can be made: {reason}", str(folder), mend) from error
    closed = read_only or (place.is_file() and not _is_writable(folder, place))
    database = connect_file(place, wait_s, read_only=closed)
    return _open(database, STEPS, folder / "originals")


def open_server(address: str, originals: Path, *, wait_s: float = 20.0) -> Archive:
    """Open the archive whose tables a server of PostgreSQL keeps; make it, if there is none.

    All is as in a folder but the search by words (`Archive.search`, `StatementFilter.about`) and
    `Archive.faults`, which lean on SQLite and raise ArchiveError here.

    Args:
        address: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`; the database exists, and holds
            one archive or nothing.
        originals: the folder of the originals, which no server keeps.
        wait_s: how long to wait for another process that writes, in seconds.

    Raises:
        ArchiveError: the server cannot be reached or refuses; or what is there is not an archive,
            of a newer schema or in use; or the driver is not installed (`onrecord[postgresql]`).
    """
    return _open(connect_server(address, wait_s), SERVER_STEPS, originals)


def _is_writable(folder: Path, place: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(place, os.W_OK)


def _open(database: Database, steps: Sequence[Step], originals: Path) -> Archive:
    try:
        bring_up_to_date(database, steps)
        fill_lists(database)
    except ArchiveError:
        database.close()
        raise
    kept = Originals(originals)
    if not database.read_only:
        kept.sweep()
    return Archive(database, kept)
