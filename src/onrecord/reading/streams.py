"""Streams: files that hold many documents, one of which is held at a time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.boundary import document_boundary
from onrecord.errors import InputError
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.containers import unpack_crawl, unpack_zip
from onrecord.reading.formats.crawls import CRAWL_HEAD, holds_crawl
from onrecord.reading.told.parquet_rows import names_parquet, read_rows

__all__ = ["is_stream", "open_stream"]

_WEB_ARCHIVE = ".wacz"  # a ZIP archive, often larger than memory
_Way = Callable[[BinaryIO, str, Bounds], Iterator[Source | InputError]]


def is_stream(path: Path) -> bool:
    """Whether a file is opened by `open_stream`.

    Raises:
        OSError: it cannot be opened.
    """
    return _choose_way(path) is not None


def open_stream(path: Path, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of a WARC, a WACZ or a Parquet file that goes by a name.

    Raises:
        InputError: it cannot be read any further.
        OSError: it cannot be opened.
    """
    way = _choose_way(path)
    if way is not None:
        with path.open("rb") as file, document_boundary(name):
            yield from way(file, name, bounds)


def _choose_way(path: Path) -> _Way | None:
    if names_parquet(path.name):
        return read_rows
    if path.suffix.lower() == _WEB_ARCHIVE:
        return _open_web_archive
    with path.open("rb") as file:
        return unpack_crawl if holds_crawl(file.read(CRAWL_HEAD)) else None


def _open_web_archive(file: BinaryIO, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of a WACZ; one record is held at a time."""
    yield from unpack_zip(file, Source(name, b""), bounds)
