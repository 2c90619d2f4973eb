"""Containers: gzip files and ZIP archives, unpacked member by member within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from onrecord.boundary import document_boundary
from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.kinds import MediaType, find_media_type
from onrecord.reading.told.json_lines import names_json_lines, read_lines

__all__ = ["unpack_gzip", "unpack_source"]

_STEP = 1 << 16  # bytes unpacked at a time, so that a bound is noticed early
_SMALLER = "unpack it and give the documents themselves"
_DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # an unknown way of packing
    RuntimeError,  # a password
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
)


def unpack_source(source: Source, bounds: Bounds, depth: int = 0) -> Iterator[Source | InputError]:
    """Yield the documents in a source: itself, or the members of the archive that it is.

    Args:
        source: any bytes.
        bounds: what is refused.
        depth: how many archives it lies in.

    Yields:
        A source for every document, unpacked; an error for what cannot be.
    """
    try:
        with document_boundary(source.name):
            yield from _unpack(source, bounds, depth)
    except InputError as error:
        yield error


def _unpack(source: Source, bounds: Bounds, depth: int) -> Iterator[Source | InputError]:
    """Yield the documents in a source, whatever it is."""
    kind = find_media_type(source.data, source.name)
    if kind not in {MediaType.GZIP, MediaType.ZIP}:
        if names_json_lines(source.name) and source.item is None:
            yield from read_lines(io.BytesIO(source.data), source.name, bounds)
        else:
            yield source
        return
    data = b""
    if kind is MediaType.GZIP:
        data = unpack_gzip(source.data, source.name, bounds)
    if depth >= bounds.depth:
        raise RefusedSource("archives too deep inside archives", source.name, _SMALLER)
    if kind is MediaType.GZIP:
        yield from unpack_source(replace(source, data=data), bounds, depth + 1)
    else:
        yield from _unpack_zip(source, bounds, depth)


def unpack_gzip(data: bytes, name: str, bounds: Bounds) -> bytes:
    """Unpack a gzip file of one or more members.

    Raises:
        UnreadableSource: it is damaged or cut off.
        RefusedSource: it unpacks to more than the bounds allow.
    """
    pieces: list[bytes] = []
    size = 0
    left = data
    while left.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            try:
                piece = stream.decompress(left, _STEP)
            except zlib.error as error:
                raise _damaged("gzip file is damaged", name) from error
            left = stream.unused_data if stream.eof else stream.unconsumed_tail
            if not piece and not left and not stream.eof:
                raise _damaged("gzip file is cut off", name)
            pieces.append(piece)
            size += len(piece)
            _weigh(size, len(data), name, bounds)
    return b"".join(pieces)


def _damaged(what: str, name: str) -> UnreadableSource:
    """The error for a container that does not open."""
    return UnreadableSource(what, name, "get a whole copy of it, or unpack it with another program")


def _weigh(size: int, packed: int, name: str, bounds: Bounds) -> None:
    """Refuse what grows too large in unpacking."""
    if size > bounds.file_bytes:
        most = bounds.file_bytes >> 20
        raise RefusedSource(f"unpacks to more than {most} MiB", name, "give it in smaller files")
    if size > bounds.free_bytes and size > bounds.ratio * max(packed, 1):
        what = f"unpacks to more than {bounds.ratio} times its size"
        raise RefusedSource(what, name, _SMALLER)


def _unpack_zip(source: Source, bounds: Bounds, depth: int) -> Iterator[Source | InputError]:
    """Yield what the members of a ZIP archive hold, in the order of their names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _DAMAGED_ZIP as error:
        raise _damaged("ZIP archive is damaged", source.name) from error
    with archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _is_hidden(m.filename)]
        if len(members) > bounds.members:
            what = f"has more than {bounds.members:,} members"
            raise RefusedSource(what, source.name, "split it into smaller archives")
        left = bounds.unpacked_bytes
        for member in sorted(members, key=lambda each: each.filename):
            name = f"{source.name}/{member.filename}"
            try:
                data = _unpack_member(archive, member, name, bounds)
            except InputError as error:
                yield error
                continue
            left -= len(data)
            if left < 0:
                most = bounds.unpacked_bytes >> 20
                what = (
                    f"unpacks to more than {most:,} MiB in all; this member and the rest left out"
                )
                yield RefusedSource(what, name, "split it into smaller archives")
                return
            yield from unpack_source(Source(name, data, told=source.told), bounds, depth + 1)


def _is_hidden(name: str) -> bool:
    """Whether a member is a hidden file or a Macintosh's shadow of one."""
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") for part in parts)


def _unpack_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, bounds: Bounds
) -> bytes:
    """The bytes of one member, whatever size its head claims."""
    pieces: list[bytes] = []
    size = 0
    if member.flag_bits & 1:
        raise UnreadableSource("is locked with a password", name, "unpack it and add the files")
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_STEP):
                pieces.append(piece)
                size += len(piece)
                _weigh(size, member.compress_size, name, bounds)
    except _DAMAGED_ZIP as error:
        raise _damaged("member of a ZIP archive is damaged", name) from error
    return b"".join(pieces)
