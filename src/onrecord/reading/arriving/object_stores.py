"""Object stores as inputs: what lies behind s3://, gs://, abfs:// and hdfs://, one file at a time.

Files are copied to this machine before they are read, since what reads them (a process apart, a
parser that seeks) wants a file; each copy is gone before the next is made.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError, MissingSource, RefusedSource, UnreadableSource
from onrecord.late import load_late
from onrecord.model import Source

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import fs
else:  # an optional extra
    pa = load_late("pyarrow")
    fs = load_late("pyarrow.fs")

__all__ = ["names_store", "open_objects"]

_STORES: Final = ("s3://", "gs://", "gcs://", "abfs://", "abfss://", "hdfs://", "viewfs://")
_CHUNK: Final = 1 << 20  # bytes that are copied at a time
_RIGHTS: Final = "check the address, and the keys in the environment"
Open = Callable[[str, str], Iterator[Source | InputError]]
"""Opens the documents of a file: its path here, and the name that it goes by."""


def names_store(name: str) -> bool:
    """Whether an input is an address in an object store."""
    return name.lower().startswith(_STORES)


def open_objects(address: str, open_file: Open) -> Iterator[Source | InputError]:
    """The documents of one object, or of all under an address, sorted by name.

    Args:
        address: as Arrow takes it: `s3://bucket/folder`, with `?region=` or `?endpoint_override=`
            where they are needed. What follows the question mark, and keys in the address, are in
            no name of a source.
        open_file: reads what was copied.

    Yields:
        Sources, and an error for each object that cannot be had; hidden ones are passed over.
    """
    scheme = address.partition("://")[0].lower()
    shown = _without_keys(address)
    if find_spec("pyarrow") is None:
        mend = "install the extra 'parquet': pip install 'onrecord[parquet]'"
        yield RefusedSource("an object store needs pyarrow", shown, mend)
        return
    try:
        files, place = fs.FileSystem.from_uri(address)
        paths = _list_objects(files, place.rstrip("/"))
    except (pa.ArrowException, ValueError, OSError) as error:
        yield UnreadableSource(f"cannot be opened: {_tell(error)}", shown, _RIGHTS)
        return
    if not paths:
        yield MissingSource("no such file or folder", shown, "check the spelling")
    for path in paths:
        yield from _open_copy(files, path, f"{scheme}://{path}", open_file)


def _list_objects(files: "fs.FileSystem", place: str) -> list[str]:
    """The objects that an address stands for."""
    if files.get_file_info(place).is_file:
        return [place]
    under = fs.FileSelector(place, allow_not_found=True, recursive=True)
    found = (each.path for each in files.get_file_info(under) if each.is_file)
    return sorted(path for path in found if not _is_hidden(path[len(place) :]))


def _is_hidden(below: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(below.lstrip("/")).parts)


def _open_copy(
    files: "fs.FileSystem", path: str, name: str, open_file: Open
) -> Iterator[Source | InputError]:
    """The documents of one object, out of a copy that bears its file's name."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        copy = Path(folder) / PurePosixPath(path).name
        try:
            with files.open_input_stream(path) as stream, copy.open("wb") as file:
                shutil.copyfileobj(stream, file, _CHUNK)
        except (pa.ArrowException, ValueError, OSError) as error:
            yield UnreadableSource(f"cannot be copied: {_tell(error)}", name, _RIGHTS)
            return
        yield from open_file(str(copy), name)


def _without_keys(address: str) -> str:
    """An address without what only opens it."""
    scheme, _, rest = address.partition("?")[0].partition("://")
    return f"{scheme.lower()}://{rest.rpartition('@')[2]}"


def _tell(error: Exception) -> str:
    return getattr(error, "strerror", None) or " ".join(str(error).split())[:120]
