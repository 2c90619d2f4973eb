"""Originals: the bytes as they came, named by their SHA-256, compressed, never overwritten."""

import gzip
import hashlib
import os
import re
import time
import uuid
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from onrecord.errors import ArchiveError

__all__ = ["LEVEL", "Kept", "Originals", "name_original", "tell_damaged", "tell_missing"]

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
LEVEL: Final = 6  # of gzip
_STALE_S: Final = 3600.0  # an unfinished file that old belongs to no living process
_CHUNK: Final = 1 << 20  # bytes read at a time


class Kept(Protocol):
    """Originals, wherever they are kept; the methods are those of `Originals`."""

    def keep(self, content: bytes, /) -> str:
        """Keep bytes; their SHA-256."""

    def read(self, sha256: str, /) -> bytes:
        """Read bytes back, checked."""

    def size(self, sha256: str, /) -> int | None:
        """How many bytes an original takes; None: it is not kept."""

    def hold(self) -> Iterator[str]:
        """The SHA-256 of every original, in order."""

    def rehash(self, sha256: str, /) -> bool:
        """Whether an original is here, whole and unchanged."""


def name_original(sha256: str, where: str) -> str:
    """The name of an original, which is its SHA-256.

    Raises:
        ArchiveError: it is none.
    """
    if not _SHA256.fullmatch(sha256):
        raise ArchiveError(f"{sha256[:80]!r} names no original", where, "name 64 hex digits")
    return sha256


def tell_missing(sha256: str, where: str) -> ArchiveError:
    """An original that is not there."""
    return ArchiveError(f"no original {sha256[:16]} is kept", where, "add the input again")


def tell_damaged(sha256: str, where: str) -> ArchiveError:
    """An original whose bytes are not those of its name."""
    mend = "restore it from a copy, or add the input again"
    return ArchiveError(f"the original {sha256[:16]} is damaged", where, mend)


class Originals:
    """The folder `originals`: `ab/cdef….gz` holds the bytes whose SHA-256 is `abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unfinished = folder / "unfinished"

    def keep(self, content: bytes) -> str:
        """Keep bytes; keeping them again changes nothing.

        A process that dies here leaves at most a file in `unfinished`: the file gets its name
        only when all of it is on the disk.

        Returns:
            Their SHA-256, as 64 hex digits.

        Raises:
            ArchiveError: the disk refuses.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        place = self._place(sha256)
        try:
            if not (place.exists() and self.rehash(sha256)):  # a damaged one is mended
                self._write(place, content)
        except OSError as error:
            raise self._refused("an original cannot be kept", error) from error
        return sha256

    def _write(self, place: Path, content: bytes) -> None:
        self._unfinished.mkdir(parents=True, exist_ok=True)
        place.parent.mkdir(exist_ok=True)
        draft = self._unfinished / uuid.uuid4().hex
        try:
            with draft.open("xb") as file:
                file.write(gzip.compress(content, LEVEL, mtime=0))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
            _settle(place.parent)
        except OSError:
            draft.unlink(missing_ok=True)
            raise

    def read(self, sha256: str) -> bytes:
        """Read bytes back, and see that they are the same.

        Raises:
            ArchiveError: they are not kept here, or are damaged.
        """
        try:
            content = gzip.decompress(self._place(sha256).read_bytes())
        except FileNotFoundError as error:
            raise tell_missing(sha256, self._where) from error
        except (OSError, EOFError, zlib.error) as error:
            raise self._refused(f"the original {sha256[:16]} cannot be read", error) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise tell_damaged(sha256, self._where)
        return content

    def size(self, sha256: str) -> int | None:
        """How many bytes an original takes on the disk; None: it is not kept."""
        try:
            return self._place(sha256).stat().st_size
        except (OSError, ArchiveError):
            return None

    def hold(self) -> Iterator[str]:
        """The SHA-256 of every original, in order."""
        if not self._folder.is_dir():
            return
        for shelf in sorted(self._folder.iterdir()):
            for file in sorted(shelf.iterdir()) if shelf.is_dir() else ():
                sha256 = shelf.name + file.name.removesuffix(".gz")
                if file.suffix == ".gz" and _SHA256.fullmatch(sha256):
                    yield sha256

    def rehash(self, sha256: str) -> bool:
        """Whether an original is here, whole and unchanged; reads it piece by piece."""
        found = hashlib.sha256()
        try:
            with gzip.open(self._place(sha256)) as file:
                while piece := file.read(_CHUNK):
                    found.update(piece)
        except (OSError, EOFError, zlib.error, ArchiveError):
            return False
        return found.hexdigest() == sha256

    def sweep(self) -> None:
        """Remove what processes that died long ago left unfinished."""
        try:
            for file in self._unfinished.iterdir():
                if time.time() - file.stat().st_mtime > _STALE_S:
                    file.unlink(missing_ok=True)
        except OSError:
            return  # nothing there, or not ours to remove: it harms nobody

    @property
    def _where(self) -> str:
        return str(self._folder.parent)

    def _place(self, sha256: str) -> Path:
        name = name_original(sha256, self._where)
        return self._folder / name[:2] / f"{name[2:]}.gz"

    def _refused(self, what: str, error: Exception) -> ArchiveError:
        reason = getattr(error, "strerror", None) or str(error)
        return ArchiveError(f"{what}: {reason}", self._where, "check the disk and the rights there")


def _settle(folder: Path) -> None:
    """See that a new name outlives a loss of power, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
