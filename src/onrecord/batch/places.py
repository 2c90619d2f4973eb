"""Where a batch is written: a folder of this machine, or of an object store by its address."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from uuid import uuid4

from onrecord.errors import OnrecordError, UsageError
from onrecord.late import load_late

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import fs
else:
    pa = load_late("pyarrow")
    fs = load_late("pyarrow.fs")

__all__ = ["Place", "open_place"]

_DRAFT: Final = ".draft-"


class Place(Protocol):
    """A folder in which a file is there whole or not at all."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file in place of one of that name; `name` may lie in folders below."""

    def read(self, name: str) -> bytes | None:
        """What a file holds; None: it is not there."""

    def list(self, folder: str) -> list[str]:
        """The names of the files in a folder below, in order; none where it is not there."""


class _LocalPlace:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, name: str, data: bytes) -> None:
        """Write beside, then rename: a power cut leaves the old file or the new one."""
        place = self._folder / name
        draft = place.with_name(f"{_DRAFT}{uuid4().hex}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise _refuse(str(place), error) from error

    def read(self, name: str) -> bytes | None:
        """What a file holds."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _refuse(str(self._folder / name), error) from error

    def list(self, folder: str) -> list[str]:
        """The files in a folder below."""
        try:
            names = sorted(path.name for path in (self._folder / folder).iterdir())
        except FileNotFoundError:
            return []
        return [f"{folder}/{name}" for name in names if not name.startswith(_DRAFT)]


class _Store:
    """A folder of an object store, whose files appear when they are closed."""

    def __init__(self, address: str) -> None:
        try:
            self._files, self._folder = fs.FileSystem.from_uri(address.rstrip("/"))
        except (pa.ArrowException, ValueError, OSError) as error:
            why = " ".join(str(error).split())[:120]
            mend = "name a folder, or s3://, gs://, abfs:// or hdfs:// with a folder"
            raise UsageError(f"cannot be opened: {why}", address, mend) from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file; it is there once the stream is closed."""
        place = f"{self._folder}/{name}"
        try:
            self._files.create_dir(place.rpartition("/")[0], recursive=True)
            with self._files.open_output_stream(place) as stream:
                stream.write(data)
        except (pa.ArrowException, OSError) as error:
            raise _refuse(place, error) from error

    def read(self, name: str) -> bytes | None:
        """What a file holds."""
        place = f"{self._folder}/{name}"
        try:
            with self._files.open_input_stream(place) as stream:
                return bytes(stream.read())
        except FileNotFoundError:
            return None
        except (pa.ArrowException, OSError) as error:
            raise _refuse(place, error) from error

    def list(self, folder: str) -> list[str]:
        """The files in a folder below."""
        wanted = fs.FileSelector(f"{self._folder}/{folder}", allow_not_found=True)
        try:
            found = self._files.get_file_info(wanted)
            return sorted(f"{folder}/{each.base_name}" for each in found)
        except (pa.ArrowException, OSError) as error:
            raise _refuse(f"{self._folder}/{folder}", error) from error


def _refuse(where: str, error: Exception) -> OnrecordError:
    why = getattr(error, "strerror", None) or " ".join(str(error).split())[:120]
    return OnrecordError(f"cannot be used: {why}", where, "check its rights and the room on it")


def open_place(out: str) -> Place:
    """The folder, or the folder of an object store (`s3://bucket/folder`), that a name leads to.

    Raises:
        UsageError: the address leads to no store that is known.
    """
    return _Store(out) if "://" in out else _LocalPlace(Path(out))
