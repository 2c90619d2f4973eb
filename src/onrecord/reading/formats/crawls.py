"""Web archives: WARC files, read record by record; what a server answered becomes a document."""

import hashlib
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.late import compile_late, load_late
from onrecord.model import Fetched, Hop, Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.file_kinds import MediaType, find_media_type

if TYPE_CHECKING:
    import fastwarc
else:
    fastwarc = load_late("fastwarc")

__all__ = ["CRAWL_HEAD", "holds_crawl", "names_crawl", "read_crawl"]

CRAWL_HEAD: Final = 512  # bytes that show whether a file is a WARC, packed or not
_MARK: Final = b"WARC/"
_PACKED: Final = b"\x1f\x8b"
_ENDINGS: Final = (".warc", ".warc.gz")
_ADDRESSES: Final = ("http://", "https://", "ftp://", "file://")
_GOOD: Final = 200
# Records of these types hold what a server gave, or text that was made of it (WET files).
_HOLDING: Final = frozenset({"response", "resource", "conversion"})
_PLAIN_NAMES: Final = {  # a type of record that is passed over, as it is counted
    "request": "requests",
    "revisit": "revisits",
    "warcinfo": "descriptions",
    "metadata": "descriptions",
    "continuation": "continuations",
}
# Content types that hold no prose, by their beginning: scripts, styles, pictures, replies of
# programs, feeds. Where a server tells none, or one that says nothing, the bytes tell.
_NO_PROSE: Final = compile_late(
    r"(?:image|audio|video|font|model)/|text/(?:css|javascript|dns|x-component|csv)|"
    r"application/(?:(?:x-|ecma|java)?(?:java)?script|json|(?:[\w.-]+\+)json|(?:rss|atom)\+xml|"
    r"x-font|font|wasm|x-shockwave|vnd\.apple\.mpegurl|dash\+xml|manifest)",
    re.IGNORECASE,
)
_ROBOTS: Final = "/robots.txt"
_MEND: Final = "get a whole copy of it; what stands before was read"
_FAILING: Final = (OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile)
_NO_ADDRESS: Final = compile_late(
    r"[\s\x00-\x1f\x7f<>]"
)  # that no address has; some writers wrap it


def names_crawl(name: str) -> bool:
    """Whether a name says that a file is a WARC."""
    return name.lower().endswith(_ENDINGS)


def holds_crawl(head: bytes) -> bool:
    """Whether a file that begins so is a WARC, plain or in gzip members."""
    if not head.startswith(_PACKED):
        return head.startswith(_MARK)
    try:
        return zlib.decompressobj(wbits=31).decompress(head, CRAWL_HEAD).startswith(_MARK)
    except zlib.error:
        return False


class _Metered:
    """A stream that knows how much of it was read; where it fails it ends, and keeps the reason.

    The reader of records is no Python, and cannot be left by an exception of a stream.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.size = stream, 0
        self.failed: str | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            data = self._stream.read(size)
        except _FAILING as error:
            self.failed = _shorten(error)
            return b""
        self.size += len(data)
        return data

    def tell(self) -> int:
        """How much was read."""
        return self.size

    def seek(self, offset: int, whence: int = 0) -> int:
        """It is read forward only."""
        raise OSError(offset, whence)

    def close(self) -> None:
        """Whoever opened it closes it."""


@dataclass(slots=True)
class _Count:
    """What one file held so far."""

    passed: Counter[str] = field(default_factory=Counter)
    sources: int = 0
    unpacked: int = 0

    def tell(self) -> str:
        """What was passed over, in words; empty: nothing was."""
        kinds = sorted(self.passed.items())
        return ", ".join(f"{many} {kind}" for kind, many in kinds)


def read_crawl(stream: BinaryIO, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of a WARC, one at a time.

    Args:
        stream: at its beginning; read forward only.
        name: what the sources are called: `name#ADDRESS`.
        bounds: what is refused.

    Yields:
        A source for each answer of a server that may hold prose, with its address and the way it
        came; the last one bears a remark of what was passed over. An error for a record that is
        too large, and one where the file is damaged or cut off, which ends it.
    """
    count = _Count()
    held: Source | InputError | None = None
    for found in _read_records(stream, name, bounds, count):
        if held is not None:
            yield held
        held = found
        count.sources += isinstance(found, Source)
    told = count.tell()
    if isinstance(held, Source) and told:
        remark = f"{name}: passed over {told}"
        held = replace(held, remarks=(*held.remarks, remark))
    if held is not None:
        yield held
    if not count.sources and not isinstance(held, InputError):
        what = f"holds no document: passed over {told}" if told else "holds no record"
        yield UnreadableSource(what, name, "check that the crawl kept the answers")


def _read_records(
    stream: BinaryIO, name: str, bounds: Bounds, count: _Count
) -> Iterator[Source | InputError]:
    """The documents of the records, and the error that ends them."""
    metered = _Metered(stream)
    records = fastwarc.ArchiveIterator(metered, parse_http=False, fsspec_args=False)
    while True:
        try:
            record = next(records, None)
            found = None if record is None else _read_record(record, name, bounds, count)
        except (OSError, ValueError) as error:
            yield _damaged(metered.failed or _shorten(error), name)
            return
        if record is None:
            if metered.failed is not None:
                yield _damaged(metered.failed, name)
            return
        if found is not None:
            yield found
        if isinstance(found, UnreadableSource):
            return
        if count.unpacked > max(bounds.free_bytes, bounds.ratio * metered.size):
            what = f"unpacks to more than {bounds.ratio} times its size"
            yield RefusedSource(what, name, "unpack it and give the file itself")
            return


def _read_record(
    record: "fastwarc.WarcRecord", name: str, bounds: Bounds, count: _Count
) -> Source | InputError | None:
    """The document of one record; None: it is passed over, and counted."""
    kind = str(record.record_type)
    address = _NO_ADDRESS.sub("", record.headers.get("WARC-Target-URI") or "")
    where = f"{name}#{address}" if address else name
    size = record.content_length
    count.unpacked += size
    passed = None
    if kind not in _HOLDING or not address.lower().startswith(_ADDRESSES):
        passed = _PLAIN_NAMES.get(kind, "records that are no pages")
    elif size > bounds.file_bytes and record.is_http:  # a film, a packed folder
        passed = "files too large for a document"
    if passed is not None or size > bounds.file_bytes:
        got, block = record.reader.consume(), b""
    else:
        block = record.reader.read()
        got = len(block)
    declared = (record.headers.get("Content-Length") or "").strip()
    if not declared.isdecimal() or got < int(declared):
        return UnreadableSource("WARC is cut off within this record", where, _MEND)
    if passed is not None:
        count.passed[passed] += 1
        return None
    if size > bounds.file_bytes:
        return _refuse(where, bounds)
    answer = _open_answer(record, block, bounds)
    return _make_source(record, answer, where, bounds, count)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered, or what stands for it."""

    data: bytes
    kind: str  # as the server calls it; empty: it does not
    status: int = _GOOD
    headers: tuple[tuple[str, str], ...] = ()


def _open_answer(record: "fastwarc.WarcRecord", block: bytes, bounds: Bounds) -> _Answer:
    """Take the block of a record apart.

    Some crawlers keep what a server sent, some unpack it and leave the head as it was.
    """
    if not record.is_http:
        return _Answer(block, record.headers.get("Content-Type") or "")
    for coding in ("all", "none"):
        opened = fastwarc.WarcRecord()
        opened.is_http = True
        opened.set_bytes_content(block)
        try:
            opened.parse_http(auto_decode=coding)
            data = opened.reader.read(bounds.file_bytes + 1)
        except (OSError, ValueError):
            continue
        head = opened.http_headers
        kind = head.get("Content-Type") or ""
        return _Answer(data, kind, head.status_code or 0, tuple(head.to_tuples()))
    return _Answer(b"", "")


def _damaged(why: str, name: str) -> UnreadableSource:
    return UnreadableSource(f"WARC is damaged or cut off: {why}", name, _MEND)


def _shorten(error: BaseException) -> str:
    return " ".join(str(error).split())[:100] or "cannot be read"


def _refuse(where: str, bounds: Bounds) -> RefusedSource:
    what = f"is larger than {bounds.file_bytes >> 20} MiB"
    return RefusedSource(what, where, "give it in smaller files")


def _make_source(
    record: "fastwarc.WarcRecord", answer: _Answer, where: str, bounds: Bounds, count: _Count
) -> Source | InputError | None:
    """The document of a record; None: it holds no prose, and is counted."""
    if answer.status != _GOOD:
        count.passed[f"answers other than {_GOOD}"] += 1
        return None
    if len(answer.data) > bounds.file_bytes:
        return _refuse(where, bounds)
    if not answer.data.strip():
        count.passed["empty answers"] += 1
        return None
    address = where.partition("#")[2]
    prose = not _NO_PROSE.match(answer.kind) and urlsplit(address).path != _ROBOTS
    if not prose or find_media_type(answer.data, where) is MediaType.UNKNOWN:
        count.passed["files without prose"] += 1
        return None
    cut = record.headers.get("WARC-Truncated")
    remarks = (f"the crawler cut it off ({cut})",) if cut else ()
    way = _read_way(record, address, answer)
    return Source(where, answer.data, address, remarks=remarks, fetched=way)


def _read_way(record: "fastwarc.WarcRecord", address: str, answer: _Answer) -> Fetched | None:
    """How it came from its address, as the crawler wrote it down; None: no day is told."""
    at: datetime | None = record.record_date
    if at is None:
        return None
    reached = record.headers.get("WARC-IP-Address") or ""
    hop = Hop(address, reached, answer.status, answer.headers)
    return Fetched((hop,), at.astimezone(UTC), hashlib.sha256(answer.data).hexdigest())
