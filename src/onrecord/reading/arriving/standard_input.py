"""Standard input as an input: text, a page or JSON lines, told by the bytes."""

import gzip
import io
import itertools
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.apart import stream_apart, unpack_apart
from onrecord.reading.bounds import Bounds
from onrecord.reading.formats.crawls import CRAWL_HEAD, holds_crawl
from onrecord.reading.told.json_lines import is_json_line, read_lines, unpack_lines

__all__ = ["STANDARD_INPUT", "open_standard_input"]

STANDARD_INPUT = "-"
_NAME = "standard input"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_PACKED = b"\x1f\x8b"
_FIRST_LINE = 1 << 22  # bytes of a line that is unpacked to see what it is
_SMALLER = "save it to a file, and give that"


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._chunks = itertools.chain([first], iter(lambda: rest.read(1 << 16), b""))
        self._left = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer, as streams do."""
        view = cast("memoryview", buffer)
        while not self._left:
            try:
                self._left = next(self._chunks)
            except StopIteration:
                return 0
        size = min(len(view), len(self._left))
        view[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def open_standard_input(bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents that arrive on standard input.

    JSON lines are read as a stream, whatever their number, and WARC out of a file that keeps what
    arrives, by another process; anything else, and what is packed, is held whole within the bounds.
    """
    stream = sys.stdin.buffer
    first = line = b""
    while not line.strip(_BLANK) and (line := stream.readline(bounds.file_bytes + 1)):
        first += line
        if len(first) > bounds.file_bytes:
            break
    if is_json_line(line):
        yield from read_lines(_rejoin(first, stream), _NAME, bounds)
        return
    first += stream.read(CRAWL_HEAD)
    if holds_crawl(first):
        yield from _spool(_rejoin(first, stream), bounds)
        return
    most = bounds.packed_bytes if first.startswith(_PACKED) else bounds.file_bytes
    data = first + stream.read(max(0, most + 1 - len(first)))
    if len(data) > most:
        yield RefusedSource(f"is larger than {most >> 20:,} MiB", _NAME, _SMALLER)
    elif not data.strip(_BLANK):
        yield UnreadableSource("no text found", _NAME, "check that something was piped in")
    elif data.startswith(_PACKED) and _holds_lines(data):
        packed = io.BytesIO(data)
        yield from unpack_lines(packed, _NAME, bounds)
    else:
        yield from unpack_apart(Source(_NAME, data), bounds)


def _spool(arriving: BinaryIO, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of a crawl, which another process reads once all of it lies in a file."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "crawl"
        try:
            with path.open("wb") as file:
                shutil.copyfileobj(arriving, file)
        except OSError as error:
            what = f"cannot be kept in {tempfile.gettempdir()}: {error.strerror or error}"
            yield RefusedSource(what, _NAME, _SMALLER)
            return
        yield from stream_apart(path, _NAME, bounds)


def _rejoin(first: bytes, rest: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Rejoined(first, rest)))


def _holds_lines(data: bytes) -> bool:
    """Whether packed bytes begin with a line of JSON lines."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
            return is_json_line(unpacked.readline(_FIRST_LINE))
    except (OSError, EOFError, zlib.error):
        return False
