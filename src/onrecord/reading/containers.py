"""Containers: gzip files and ZIP archives, unpacked member by member within bounds."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.boundary import document_boundary
from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.late import load_late
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.file_kinds import MediaType, find_media_type
from onrecord.reading.formats.crawls import CRAWL_HEAD, holds_crawl, names_crawl, read_crawl
from onrecord.reading.told.json_lines import names_json_lines, read_lines

if TYPE_CHECKING:
    from onrecord.reading.formats import mail
else:
    mail = load_late("onrecord.reading.formats.mail")

__all__ = ["unpack_crawl", "unpack_gzip", "unpack_source", "unpack_zip"]

# The line that opens each mail of a box, behind a blank line (RFC 4155).
_NEXT_MAIL = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))"
    rb"From [^\r\n]{1,200}\d{4}(?: [+-]\d{4})?[ \t]*\r?\n"
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_STEP = 1 << 16  # bytes unpacked at a time, so that a bound is noticed early
_DESCRIPTION = "datapackage.json"  # that every WACZ has
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


@dataclass(slots=True)
class _Room:
    """What is left of the bounds for all that one input holds, at any depth of archives."""

    bounds: Bounds
    left_bytes: int
    left_members: int

    def take(self, size: int, name: str) -> None:
        """Take in one member.

        Raises:
            RefusedSource: with it the input holds too much.
        """
        self.left_bytes -= size
        self.left_members -= 1
        if self.left_bytes >= 0 and self.left_members >= 0:
            return
        most = f"{self.bounds.unpacked_bytes >> 20:,} MiB"
        if self.left_members < 0:
            most = f"{self.bounds.all_members:,} members"
        what = f"unpacks to more than {most} in all; this member and the rest left out"
        raise RefusedSource(what, name, "split it into smaller archives")


def _make_room(bounds: Bounds) -> _Room:
    return _Room(bounds, bounds.unpacked_bytes, bounds.all_members)


def unpack_source(source: Source, bounds: Bounds) -> Iterator[Source | InputError]:
    """Yield the documents in a source: itself, or the members of the archive that it is.

    Args:
        source: any bytes.
        bounds: what is refused.

    Yields:
        A source for every document, unpacked; an error for what cannot be.
    """
    yield from _unpack_within(source, _make_room(bounds), 0)


def _unpack_within(source: Source, room: _Room, depth: int) -> Iterator[Source | InputError]:
    """Yield the documents in a source that lies in `depth` archives."""
    try:
        with document_boundary(source.name):
            yield from _unpack(source, room, depth)
    except InputError as error:
        yield error


def _unpack(source: Source, room: _Room, depth: int) -> Iterator[Source | InputError]:
    """Yield the documents in a source, whatever it is."""
    bounds = room.bounds
    if holds_crawl(source.data[:CRAWL_HEAD]):
        yield from unpack_crawl(io.BytesIO(source.data), source.name, bounds, depth)
        return
    kind = find_media_type(source.data, source.name)
    if names_json_lines(source.name) and source.item is None and kind is not MediaType.GZIP:
        yield from read_lines(io.BytesIO(source.data), source.name, bounds)
        return
    if kind not in {MediaType.GZIP, MediaType.ZIP, MediaType.MBOX}:
        yield source
        if kind is MediaType.MAIL:
            yield from _unpack_mail(source, room, depth)
        return
    data = b""
    if kind is MediaType.GZIP:
        data = unpack_gzip(source.data, source.name, bounds)
        room.take(len(data), source.name)
    if depth >= bounds.depth:
        raise RefusedSource("archives too deep inside archives", source.name, _SMALLER)
    if kind is MediaType.GZIP:
        yield from _unpack_within(replace(source, data=data), room, depth + 1)
    elif kind is MediaType.MBOX:
        yield from _unpack_mbox(source, room, depth)
    else:
        yield from _unpack_zip(io.BytesIO(source.data), source, room, depth)


def unpack_crawl(
    stream: BinaryIO, name: str, bounds: Bounds, depth: int = 0
) -> Iterator[Source | InputError]:
    """Yield the documents of a WARC, one record held at a time."""
    if depth >= bounds.depth:
        raise RefusedSource("archives too deep inside archives", name, _SMALLER)
    for found in read_crawl(stream, name, bounds):
        if isinstance(found, Source):  # of which there may be any number: each has the room of one
            yield from _unpack_within(found, _make_room(bounds), depth + 1)
        else:
            yield found


def _unpack_mail(source: Source, room: _Room, depth: int) -> Iterator[Source | InputError]:
    """Yield the attachments of a mail that can be read; pictures and the like are passed over."""
    for attached in mail.find_attachments(source, room.bounds):
        room.take(len(attached.data), attached.name)
        if depth >= room.bounds.depth:
            mend = "save the attachments and give these"
            raise RefusedSource("mails too deep inside mails", attached.name, mend)
        if find_media_type(attached.data, attached.name) is not MediaType.UNKNOWN:
            yield from _unpack_within(attached, room, depth + 1)


def _unpack_mbox(source: Source, room: _Room, depth: int) -> Iterator[Source | InputError]:
    """Yield the mails of a box, `BOX/0001.eml` and so on, with their attachments."""
    starts = [found.start() for found in _NEXT_MAIL.finditer(source.data)]
    if len(starts) > room.bounds.members:
        what = f"has more than {room.bounds.members:,} mails"
        raise RefusedSource(what, source.name, "split it into smaller boxes")
    for number, (start, end) in enumerate(pairwise([*starts, len(source.data)]), 1):
        lines = source.data[start:end].partition(b"\n")[2]
        mail = replace(
            source, name=f"{source.name}/{number:04}.eml", data=_ESCAPED.sub(rb"\1", lines)
        )
        room.take(len(mail.data), mail.name)
        yield from _unpack_within(mail, room, depth + 1)


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


def unpack_zip(file: BinaryIO, source: Source, bounds: Bounds) -> Iterator[Source | InputError]:
    """Yield what the members of a ZIP archive hold, in the order of their names.

    Of a web archive (WACZ) these are its WARC files alone: the rest describes them. `source` is its
    name, and what is told of it.
    """
    yield from _unpack_zip(file, source, _make_room(bounds), 0)


def _unpack_zip(
    file: BinaryIO, source: Source, room: _Room, depth: int
) -> Iterator[Source | InputError]:
    """Yield what the members of a ZIP archive hold that lies in `depth` archives."""
    bounds = room.bounds
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED_ZIP as error:
        raise _damaged("ZIP archive is damaged", source.name) from error
    with archive:
        members = _choose_members(archive)
        if len(members) > bounds.members:
            what = f"has more than {bounds.members:,} members"
            raise RefusedSource(what, source.name, "split it into smaller archives")
        overlapping = _find_overlapping(members)
        if overlapping:
            what = f"{len(overlapping):,} members lie in the bytes of others, and are not read"
            yield RefusedSource(what, source.name, "pack it anew")
            members = [m for m in members if id(m) not in overlapping]
        for member in sorted(members, key=lambda each: each.filename):
            name = f"{source.name}/{member.filename}"
            if names_crawl(member.filename):
                yield from _unpack_stored_crawl(archive, member, name, bounds, depth)
                continue
            try:
                data = _unpack_member(archive, member, name, bounds)
            except InputError as error:
                yield error
                continue
            room.take(len(data), name)
            yield from _unpack_within(Source(name, data, told=source.told), room, depth + 1)


def _find_overlapping(members: Sequence[zipfile.ZipInfo]) -> set[int]:
    """The members (by `id`) whose packed bytes begin inside another's: a small bomb's way.

    Source: A better zip bomb, Fifield 2019, WOOT.
    """
    found: set[int] = set()
    end = -1
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            found.add(id(member))
        end = max(end, member.header_offset + member.compress_size)
    return found


def _choose_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that may be documents."""
    named = (m for m in archive.infolist() if not m.filename.endswith("/"))  # one may have no name
    members = [m for m in named if not _is_hidden(m.filename)]
    crawls = [m for m in members if names_crawl(m.filename)]
    is_web_archive = crawls and any(m.filename == _DESCRIPTION for m in members)
    return crawls if is_web_archive else members


def _unpack_stored_crawl(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, bounds: Bounds, depth: int
) -> Iterator[Source | InputError]:
    """Yield the documents of a WARC inside a ZIP archive, unpacked as they are read."""
    try:
        with archive.open(member) as stream:
            yield from unpack_crawl(cast("BinaryIO", stream), name, bounds, depth + 1)
    except _DAMAGED_ZIP:
        yield _damaged("member of a ZIP archive is damaged", name)


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
