"""Sources: from what a user names (files, folders, patterns, archives) to bytes, one at a time."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.boundary import document_boundary
from onrecord.errors import InputError, MissingSource, RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.apart import stream_apart, unpack_apart
from onrecord.reading.arriving import (
    STANDARD_INPUT,
    names_store,
    open_objects,
    open_standard_input,
)
from onrecord.reading.bounds import Bounds
from onrecord.reading.streams import is_stream
from onrecord.reading.told.json_lines import names_json_lines, read_lines, unpack_lines

__all__ = ["find_sources"]

_ADDRESSES = ("http://", "https://", "ftp://")


def find_sources(
    inputs: Iterable[str], bounds: Bounds | None = None
) -> Iterator[Source | InputError]:
    """Open what a user named, lazily: the bytes of one document are held at a time.

    Args:
        inputs: files, folders (with all that is in them; hidden files are passed over), patterns
            such as `reports/*.html`, ZIP archives, gzip files, JSON lines, `-` for standard
            input, objects and folders of object stores (`s3://bucket/folder`). An existing file is
            never taken for a pattern.
        bounds: what is refused; the usual bounds where None.

    Yields:
        A source for every document, in the order given and sorted by name within a folder, with
        its path as given; or, in its place, the error that says why there is none. One bad input
        does not stop the rest.
    """
    limits = bounds or Bounds()
    for name in inputs:
        if name == STANDARD_INPUT:
            yield from open_standard_input(limits)
            continue
        if names_store(name):
            yield from open_objects(name, lambda path, shown: _open_path(path, limits, shown))
            continue
        for found in _find_paths(name):
            if isinstance(found, InputError):
                yield found
            else:
                yield from _open_path(found, limits)


def _find_paths(name: str) -> Iterator[str | InputError]:
    """The files that one input stands for."""
    if name.lower().startswith(_ADDRESSES):
        mend = "take it into an archive with 'onrecord add', or save the page to a file"
        yield MissingSource("an address is not fetched here", name, mend)
        return
    if not name:
        yield MissingSource("an empty name", "''", "name a file or a folder")
        return
    try:
        is_folder, is_there = Path(name).is_dir(), Path(name).exists()
    except (OSError, ValueError) as error:  # too long a name, a NUL inside
        yield MissingSource(f"not a name of a file: {error}", repr(name), "check the spelling")
        return
    if is_folder:
        yield from _walk_folder(name)
    elif is_there:
        yield name
    elif glob.has_magic(name):
        yield from _expand_pattern(name)
    else:
        yield MissingSource("no such file or folder", _readable(name), "check the spelling")


def _expand_pattern(pattern: str) -> Iterator[str | InputError]:
    """The files that a pattern fits, `**` for any depth."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps paths as given
    if not found:
        yield MissingSource(
            "no file fits the pattern", _readable(pattern), "check the spelling, or quote it"
        )
    within: str | None = None  # `**` gives a folder and then all that is in it: once is enough
    for path in found:
        if within is not None and path.startswith(within):
            continue
        if Path(path).is_dir():
            within = os.path.join(path, "")  # noqa: PTH118 - the same spelling as in the pattern
            yield from _walk_folder(path)
        else:
            yield path


def _walk_folder(folder: str) -> Iterator[str | InputError]:
    """The files in a folder and its folders, sorted, links to folders not followed."""
    failures: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                empty = False
                yield os.path.join(place, file)  # noqa: PTH118 - keeps "./x" as given
    for failure in failures:
        empty = False
        where = _readable(str(failure.filename or folder))
        yield UnreadableSource(failure.strerror or "cannot be opened", where, "check its rights")
    if empty:
        yield MissingSource(
            "folder holds no files", _readable(folder), "name the folder of the documents"
        )


def _open_path(path: str, bounds: Bounds, shown: str = "") -> Iterator[Source | InputError]:
    """The documents in one file (`shown`: under another name); what holds many is a stream."""
    name = shown or _readable(path)
    try:
        if names_json_lines(path) and Path(path).is_file():
            with Path(path).open("rb") as file, document_boundary(name):
                yield from _open_lines(file, name, bounds)
        elif Path(path).is_file() and is_stream(Path(path)):
            yield from stream_apart(Path(path), name, bounds)
        else:
            yield from unpack_apart(Source(name, _read_bounded(path, bounds, name)), bounds)
    except InputError as error:
        yield error
    except OSError as error:
        what = error.strerror or "cannot be opened"
        yield UnreadableSource(what, name, "check that it is there and may be read")


def _readable(path: str) -> str:
    r"""A path as it is kept and shown: bytes of it that are no UTF-8 are written out (`\xe9`)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _open_lines(file: BinaryIO, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of a file of JSON lines, packed or not; one line is held at a time."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    yield from unpack_lines(file, name, bounds) if packed else read_lines(file, name, bounds)


def _read_bounded(path: str, bounds: Bounds, name: str) -> bytes:
    """The bytes of a file that is no larger than allowed, and a plain file (no pipe, no device)."""
    place = Path(path)
    if place.is_symlink() and not place.exists():
        raise UnreadableSource("is a link to nowhere", name, "mend the link, or take it out")
    if not place.is_file():
        raise UnreadableSource("is not a plain file", name, "save what it gives to a file")
    size = place.stat().st_size
    with place.open("rb") as stream:
        packed = stream.read(4).startswith((b"PK\x03\x04", b"\x1f\x8b"))
        most = bounds.packed_bytes if packed else bounds.file_bytes
        if size > most:
            what = f"is larger than {most >> 20:,} MiB"
            raise RefusedSource(what, name, "give it in smaller files")
        stream.seek(0)
        return stream.read(most)
