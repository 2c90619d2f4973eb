"""The child: a process that reads one document after another for another process."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, assert_never

import msgspec

from onrecord.boundary import document_boundary
from onrecord.errors import InputError, RefusedSource
from onrecord.model import Source
from onrecord.reading.apart.frames import Answer, Asked, Fault, Task, receive, send
from onrecord.reading.bounds import Bounds
from onrecord.reading.containers import unpack_source
from onrecord.reading.documents import read_document
from onrecord.reading.formats.feeds import read_feed
from onrecord.reading.streams import open_stream

if sys.platform != "win32":
    import resource

__all__ = ["READY", "answer_all"]

READY: Final = b"r"
_MOST_ASKED = 1 << 40  # bytes of a question: whoever asks is trusted
_WORN = 0.5  # share of its memory that it still holds after a document: the next one has less


def answer_all() -> None:
    """Answer what comes on standard input until it ends.

    What a parser prints goes nowhere: standard output is for answers.
    """
    asking = sys.stdin.buffer
    answering = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks decides when this ends
    answering.write(READY)
    answering.flush()
    while (body := receive(asking, _MOST_ASKED)) is not None:
        asked = msgspec.msgpack.decode(body, type=Asked)
        del body
        if _answer(asked, answering):
            return


def _answer(asked: Asked, answering: BinaryIO) -> bool:
    """Answer one question; whether this process is worn by it."""
    most_s = asked.most_s
    _limit_memory(asked.bounds.memory_bytes + 2 * len(asked.source.data))
    _limit_time(most_s)
    for found in _work(asked):
        _limit_time(0)  # whoever asked works with one answer before it takes the next
        _send_sound(answering, found, asked)
        _limit_time(most_s)
    _limit_time(0)
    worn = _held_bytes() > _WORN * asked.bounds.memory_bytes
    send(answering, Answer(ends=True, worn=worn))
    return worn


def _send_sound(answering: BinaryIO, answer: Answer, asked: Asked) -> None:
    """Send an answer, unless what was read holds halves of characters, which nothing can keep."""
    try:
        send(answering, answer)
    except UnicodeEncodeError:
        what, mend = "holds halves of characters", "save it anew as UTF-8"
        send(answering, Answer(fault=Fault("UnreadableSource", what, asked.source.name, mend)))


def _work(asked: Asked) -> Iterator[Answer]:
    """What is asked, done."""
    match asked.task:
        case Task.READ:
            return _read(asked)
        case Task.UNPACK:
            return _pass_on(asked, unpack_source(asked.source, asked.bounds))
        case Task.STREAM:
            return _pass_on(
                asked,
                open_stream(Path(os.fsdecode(asked.source.data)), asked.source.name, asked.bounds),
            )
        case Task.FEED:
            return _name(asked)
        case _ as never:
            assert_never(never)


def _read(asked: Asked) -> Iterator[Answer]:
    """The document, or why there is none."""
    try:
        with document_boundary(asked.source.name):
            document = read_document(asked.source, asked.bounds)
    except InputError as error:
        yield Answer(fault=_tell(error, asked.bounds))
    else:
        yield Answer(document=document)


def _pass_on(asked: Asked, opened: Iterator[Source | InputError]) -> Iterator[Answer]:
    """What the source holds, one after another."""
    try:
        with document_boundary(asked.source.name):
            for found in opened:
                if isinstance(found, InputError):
                    yield Answer(fault=_tell(found, asked.bounds))
                elif found is asked.source:
                    yield Answer(itself=True)
                else:
                    yield Answer(source=found)
    except InputError as error:
        yield Answer(fault=_tell(error, asked.bounds))


def _name(asked: Asked) -> Iterator[Answer]:
    """What a feed names, one after another."""
    try:
        with document_boundary(asked.source.name):
            for entry in read_feed(asked.source):
                yield Answer(entry=entry)
    except InputError as error:
        yield Answer(fault=_tell(error, asked.bounds))


def _tell(error: InputError, bounds: Bounds) -> Fault:
    """An error as it goes through a pipe; what the lack of memory led to is told as such."""
    if isinstance(error.__cause__, MemoryError):
        what = f"takes more than {bounds.memory_bytes >> 20:,} MiB of memory to read"
        error = RefusedSource(what, error.where, "split it, or save it as plain text")
    return Fault(type(error).__name__, error.what, error.where, error.mend)


if sys.platform == "win32":  # which knows neither; whoever asks looks at the clock

    def _limit_memory(most_bytes: int) -> None:
        pass

    def _limit_time(most_s: float) -> None:
        pass

else:

    def _limit_memory(most_bytes: int) -> None:
        """Let this process hold so much. The data it writes counts, not the libraries it maps."""
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))

    def _limit_time(most_s: float) -> None:
        """End this process after so many seconds of work (by SIGPROF); 0: not.

        What it waits for, on a machine that does much else, is not counted.
        """
        signal.setitimer(signal.ITIMER_PROF, most_s)


def _held_bytes() -> int:
    """The memory that counts against the limit; 0 where the system does not tell."""
    try:
        told = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(told[5]) * os.sysconf("SC_PAGE_SIZE")  # pages of data and stack, proc(5)
