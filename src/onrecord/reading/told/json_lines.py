"""JSON lines: one document a line, read as a stream and never held whole."""

import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, cast

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.model import Source, Told
from onrecord.reading.bounds import Bounds
from onrecord.reading.told.fields import read_told

__all__ = [
    "Line",
    "LineStream",
    "is_json_line",
    "names_json_lines",
    "open_line",
    "read_lines",
    "unpack_lines",
]

_ENDINGS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_MEND = 'write {"text": "…"} or {"html": "…"}, one object a line'
_HALF = re.compile("[\ud800-\udfff]")  # half of a pair of surrogates: no character
_GIVE_UP = 20  # lines that are no documents, from the first: the file is something else


class LineStream(Protocol):
    """What gives lines."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or as much of it as is asked for; empty at the end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, taken apart."""

    content: str  # the text or the page
    is_page: bool
    item: str | None
    told: Told
    marks: tuple[str, ...]  # what tells it from another line with the same content


def names_json_lines(name: str) -> bool:
    """Whether a name says that a file holds JSON lines."""
    return name.lower().endswith(_ENDINGS)


def is_json_line(line: bytes) -> bool:
    """Whether a line is a whole object that may be a document.

    An object over several lines is none, and neither is one with lists of objects: that is what a
    program that hears speech writes ("segments").
    """
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        held = _parse(line, "")
    except UnreadableSource:
        return False
    lists = [value for value in held.values() if isinstance(value, list)]
    return not any(isinstance(each, dict) for value in lists for each in value)


def read_lines(
    stream: LineStream, name: str, bounds: Bounds, *, packed: BinaryIO | None = None
) -> Iterator[Source | InputError]:
    """The documents of a stream of lines, one at a time.

    Args:
        stream: at its beginning.
        name: what the sources are called: `name#id`, or the number of the line without an id.
        bounds: what is refused.
        packed: the file that is unpacked into `stream`; its ratio is bounded.

    Yields:
        A source a line that is not empty; an error in place of a line that is no document. Where
        the first twenty are none, one more error ends it.
    """
    seen: set[str] = set()
    number = failed = 0
    unpacked = 0
    while line := stream.readline(bounds.file_bytes + 1):
        number += 1
        unpacked += len(line)
        where = f"{name}, line {number}"
        if packed is not None and unpacked > max(bounds.free_bytes, bounds.ratio * packed.tell()):
            what = f"unpacks to more than {bounds.ratio} times its size"
            yield RefusedSource(what, name, "unpack it and give the file itself")
            return
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        found = _read_line(line, stream, where, bounds)
        if isinstance(found, InputError):
            yield found
            failed += 1
            if failed == _GIVE_UP and not seen:
                yield UnreadableSource("no line is a document; the rest is left out", name, _MEND)
                return
            continue
        yield _make_source(line, found, name, number, seen)
    if not seen and not failed:
        yield UnreadableSource("no text found", name, "check that the file is not empty")


def unpack_lines(packed: BinaryIO, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of lines in a gzip file, unpacked as they are read."""
    try:
        with gzip.GzipFile(fileobj=packed) as unpacked:
            lines = cast("BinaryIO", io.BufferedReader(unpacked))
            yield from read_lines(lines, name, bounds, packed=packed)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        mend = "get a whole copy of it, or unpack it with another program"
        yield UnreadableSource("gzip file is damaged or cut off", name, mend)


def _read_line(line: bytes, stream: LineStream, where: str, bounds: Bounds) -> Line | InputError:
    if len(line) > bounds.file_bytes:
        while line and not line.endswith(b"\n"):
            line = stream.readline(bounds.file_bytes)
        what = f"is longer than {bounds.file_bytes >> 20} MiB"
        return RefusedSource(what, where, "give it in smaller documents")
    try:
        return open_line(line, where)
    except UnreadableSource as error:
        return error


def _make_source(line: bytes, found: Line, name: str, number: int, seen: set[str]) -> Source:
    """A source out of a line; an id that stood before gets the number of its line."""
    item = found.item or f"{number}"
    remarks: tuple[str, ...] = ()
    if item in seen:
        remarks = (f"the id '{item}' stands on an earlier line, too: this one is line {number}",)
        item = f"{item} (line {number})"
    seen.add(item)
    data = line.rstrip(b"\r\n")
    return Source(f"{name}#{item}", data, found.told.url, item=item, remarks=remarks)


def open_line(line: bytes, where: str) -> Line:
    """Take a line apart.

    Raises:
        UnreadableSource: it is no JSON object, or holds no document.
    """
    held = _parse(line, where)
    given = {key: held[key] for key in ("text", "html") if held.get(key) is not None}
    if not given:
        raise UnreadableSource("neither 'text' nor 'html'", where, _MEND)
    if len(given) > 1:
        raise UnreadableSource("both 'text' and 'html'", where, "give one of the two")
    (key, content), *_ = given.items()
    if not isinstance(content, str):
        raise UnreadableSource(f"'{key}' is no text", where, f'write "{key}": "…"')
    content = _HALF.sub("\ufffd", content)
    if not content.strip():
        raise UnreadableSource(f"'{key}' is empty", where, "leave the line out, or give its text")
    clean = {name: _mend(value) for name, value in held.items()}
    told, item = read_told(clean, where), _read_id(clean.get("id"), where)
    return Line(content, key == "html", item, told, _find_marks(content, item, told))


def _parse(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        held = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableSource("not UTF-8", where, "save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableSource("not a JSON object", where, _MEND) from error
    if not isinstance(held, dict):
        raise UnreadableSource("not a JSON object", where, _MEND)
    return held


def _mend(value: object) -> object:
    """A value without halves of characters."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    return [_mend(each) for each in value] if isinstance(value, list) else value


def _read_id(given: object, where: str) -> str | None:
    if given is None or given == "":
        return None
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise UnreadableSource("'id' is neither text nor number", where, 'write "id": "…"')
    return " ".join(str(given).split()) or None


def _find_marks(content: str, item: str | None, told: Told) -> tuple[str, ...]:
    """What makes a line a document of its own.

    Its words with its id and address; without both, with what else tells one copy from another.
    """
    if item is not None or told.url is not None:
        return (content, item or "", told.url or "")
    day = told.published.isoformat() if told.published else ""
    return (content, told.publisher or "", day, told.title or "")
