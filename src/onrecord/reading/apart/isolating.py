"""Isolating: which sources are read in another process, and what it answers."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord import errors
from onrecord.errors import InputError
from onrecord.late import load_late
from onrecord.model import Document, Source
from onrecord.reading.apart.frames import Answer, Asked, Fault, Task
from onrecord.reading.bounds import Bounds
from onrecord.reading.containers import unpack_source
from onrecord.reading.content import Entry
from onrecord.reading.documents import read_document
from onrecord.reading.file_kinds import MediaType, find_media_type
from onrecord.reading.formats.doors import DOORS
from onrecord.reading.told.json_lines import open_line

if TYPE_CHECKING:
    from onrecord.reading.apart import readers
else:
    readers = load_late("onrecord.reading.apart.readers")

__all__ = ["feed_apart", "read_apart", "stream_apart", "unpack_apart"]

_SMALL: Final = 1 << 20  # bytes of plain text, for which no process is worth its start
_PACKED: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")
_HOLDING: Final = frozenset({MediaType.MAIL, MediaType.MBOX})


def read_apart(source: Source, bounds: Bounds | None = None) -> Document:
    """Read one source, in another process where its format needs a parser.

    Args:
        source: the bytes of one document, as `read_document` takes them.
        bounds: what is refused; the usual bounds where None.

    Raises:
        UnreadableSource: as `read_document`; or the process that read it died.
        RefusedSource: as `read_document`; or it took too much time or memory.
        OnrecordError: no process can be started.
    """
    limits = bounds or Bounds()
    if _stays(source):
        return read_document(source, limits)
    answer, *_ = readers.ask_reader(Asked(source, limits, Task.READ))
    if answer.document is None:
        raise _to_error(answer.fault)
    return answer.document


def unpack_apart(source: Source, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents in a source, as `unpack_source` gives them; containers are opened apart."""
    if not _holds_others(source):
        yield from unpack_source(source, bounds)
        return
    yield from _pass_on(Asked(source, bounds, Task.UNPACK))


def stream_apart(path: Path, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents in a file that holds many, as `open_stream` gives them."""
    place = os.fsencode(path.absolute())  # the other process may stand elsewhere
    yield from _pass_on(Asked(Source(name, place), bounds, Task.STREAM))


def feed_apart(source: Source) -> Iterator[Entry]:
    """What a feed names, as `read_feed` gives it.

    Raises:
        InputError: as `read_feed`.
    """
    for answer in readers.ask_reader(Asked(source, Bounds(), Task.FEED)):
        if answer.fault is not None:
            raise _to_error(answer.fault)
        if answer.entry is not None:
            yield answer.entry


def _pass_on(asked: Asked) -> Iterator[Source | InputError]:
    try:
        for answer in readers.ask_reader(asked):
            yield from _open(answer, asked.source)
    except InputError as error:
        yield error


def _open(answer: Answer, source: Source) -> Iterator[Source | InputError]:
    if answer.fault is not None:
        yield _to_error(answer.fault)
    elif answer.source is not None:
        yield answer.source
    elif answer.itself:
        yield source


def _to_error(fault: Fault | None) -> InputError:
    if fault is None:
        raise ValueError("an answer without document and fault")
    kind: type[InputError] = getattr(errors, fault.kind)
    return kind(fault.what, fault.where, fault.mend)


def _stays(source: Source) -> bool:
    """Whether a source is small and holds plain text, or text in a format with a reader of ours."""
    if len(source.data) > _SMALL or source.data.startswith(_PACKED):
        return False
    if source.item is not None:
        return not open_line(source.data, source.name).is_page
    door = DOORS.get(find_media_type(source.data, source.name))
    return door is None or not door.apart


def _holds_others(source: Source) -> bool:
    """Whether a source may hold others: an archive, a mail."""
    if source.data.startswith(_PACKED):
        return True
    return find_media_type(source.data, source.name) in _HOLDING
