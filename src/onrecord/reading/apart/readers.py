"""Readers: the processes that read for this one; kept, lent, and replaced when they die."""

import atexit
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from onrecord.errors import OnrecordError, RefusedSource, UnreadableSource
from onrecord.reading.apart.child import READY
from onrecord.reading.apart.frames import Answer, Asked, receive, send

__all__ = ["ask_reader"]

_START = "import sys; sys.path[:] = {path!r}; from {room} import answer_all; answer_all()"
_ROOM = "onrecord.reading.apart.child"
_SURROUNDINGS = {  # each thread of a library for matrices costs time at the start, and memory
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # its others take hold of memory before they need it
}
_TIMES = 10  # so long by the clock may last what takes its seconds of work, beside other work
_OUT_OF_TIME = "SIGPROF"
_PATIENCE_S = 5  # for a process whose input has ended, before it is killed


class _Death(Exception):
    """A reader died, or was ended, before it answered."""

    def __init__(self, *, late: bool, cause: str) -> None:
        super().__init__(late, cause)
        self.late, self.cause = late, cause


class _Reader:
    """One process that reads."""

    def __init__(self) -> None:
        self.fresh = True
        self._late = False
        command = [sys.executable, "-I", "-c", _START.format(path=sys.path, room=_ROOM)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_SURROUNDINGS},
            )
        except OSError as error:
            raise _no_reader(error.strerror or str(error)) from error
        self._out = cast("BinaryIO", self._process.stdin)
        self._in = cast("BinaryIO", self._process.stdout)
        if self._in.read(len(READY)) != READY:
            raise _no_reader(self.end())

    def ask(self, asked: Asked) -> Iterator[Answer]:
        """Put a question; the answers as they come, the one that ends last.

        Raises:
            _Death: there is no more answer.
        """
        self._late = False
        try:
            send(self._out, asked)
        except OSError as error:
            raise _Death(late=False, cause=self.end()) from error
        self.fresh = False
        while True:
            body = self._receive(_TIMES * asked.most_s, asked.bounds.answer_bytes)
            if body is None or self._late:
                cause = self.end()
                raise _Death(late=self._late or cause == _OUT_OF_TIME, cause=cause)
            answer = msgspec.msgpack.decode(body, type=Answer)
            yield answer
            if answer.ends:
                return

    def _receive(self, most_s: float, most_bytes: int) -> bytes | None:
        """The next answer; a process that takes too long for it is killed."""
        clock = threading.Timer(most_s, self._end_late)
        clock.daemon = True
        clock.start()
        try:
            return receive(self._in, most_bytes)
        finally:
            clock.cancel()

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self.end()

    def end(self) -> str:
        """Wait for a process that is ending, and say how it ended."""
        for pipe in (self._out, self._in):
            try:
                pipe.close()
            except OSError:  # what was not written yet goes nowhere
                continue
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        code = self._process.returncode
        names = {int(each): each.name for each in signal.Signals}
        return names.get(-code, f"exit code {code}")


_idle: list[_Reader] = []  # appended and taken by threads: both are atomic


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().kill()


if hasattr(os, "register_at_fork"):  # two processes at one pipe would take each other's answers
    os.register_at_fork(after_in_child=_idle.clear)


def ask_reader(asked: Asked) -> Iterator[Answer]:
    """What a process that reads makes of a source; a source that ends it is at fault, and told.

    As many processes run as threads ask at once. A reader that read others before it died is no
    proof: the source is given to a new one once more.

    Raises:
        OnrecordError: no process can be started.
        RefusedSource: it took too long.
        UnreadableSource: the process died of it.
    """
    again = True
    while again:
        reader = _lend()
        again = not reader.fresh
        ended = worn = False
        try:
            for answer in reader.ask(asked):
                again = False
                ended, worn = answer.ends, answer.worn
                yield answer
        except _Death as death:
            if death.late or not again:
                raise _tell_death(death, asked) from death
        finally:
            if ended and not worn:
                _idle.append(reader)
            else:
                reader.kill()


def _lend() -> _Reader:
    """A reader that waits, or a new one."""
    try:
        return _idle.pop()
    except IndexError:
        return _Reader()


def _tell_death(death: _Death, asked: Asked) -> OnrecordError:
    if death.late:
        what = f"takes more than {asked.most_s:.0f} s to read"
        return RefusedSource(what, asked.source.name, "split it, or save it as plain text")
    what = f"breaks the program that reads it, or its bounds ({death.cause})"
    return UnreadableSource(what, asked.source.name, "save it anew, or as plain text")


def _no_reader(why: str) -> OnrecordError:
    mend = "free memory and processes, and look at 'onrecord doctor'"
    return OnrecordError(f"no process can be started to read documents: {why}", _ROOM, mend)
