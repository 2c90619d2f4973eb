"""Frames: what goes through the pipes between this process and one that reads for it."""

import struct
from enum import StrEnum
from typing import BinaryIO

import msgspec

from onrecord.model import Document, Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.content import Entry

__all__ = ["Answer", "Asked", "Fault", "Task", "receive", "send"]

_SIZE = struct.Struct(">Q")


class Task(StrEnum):
    """What is asked."""

    READ = "read"
    UNPACK = "unpack"
    STREAM = "stream"  # open a file; its path is the data
    FEED = "feed"  # what it names


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """One source, and what to do with it."""

    source: Source
    bounds: Bounds
    task: Task

    @property
    def most_s(self) -> float:
        """The seconds of work that the next answer may take."""
        if self.task is Task.STREAM:  # much may be passed over between two documents
            return self.bounds.most_s
        return self.bounds.time_s(len(self.source.data))


class Fault(msgspec.Struct, frozen=True, array_like=True):
    """An error as it goes through a pipe."""

    kind: str  # the name of its class
    what: str
    where: str
    mend: str


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of it, one answer each; the last one holds nothing and ends."""

    document: Document | None = None
    source: Source | None = None
    entry: Entry | None = None
    fault: Fault | None = None
    itself: bool = False  # the source that was asked is a document: its bytes are not sent back
    ends: bool = False  # nothing follows
    worn: bool = False  # the process has grown, and ends


def send(stream: BinaryIO, frame: msgspec.Struct) -> None:
    """Write a frame.

    Raises:
        OSError: whoever reads is gone.
    """
    body = msgspec.msgpack.encode(frame)
    stream.write(_SIZE.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO, most_bytes: int) -> bytes | None:
    """The body of the next frame; None: the stream is at its end, or the frame is too long."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    size: int = _SIZE.unpack(head)[0]
    if size > most_bytes:
        return None
    body = stream.read(size)
    return body if len(body) == size else None
