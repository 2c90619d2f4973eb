"""One request over a connection to the very machine that was checked, within bytes and seconds."""

import http.client
import os
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from onrecord.errors import MissingSource, RefusedSource, UnreadableSource
from onrecord.usecases.fetching.address_guard import Address, IPAddress

__all__ = ["Answer", "ask", "unpack_body"]

_STEP: Final = 1 << 16  # bytes read at a time
_MEND: Final = "save the page to a file and add that file"
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_PACKED: Final = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # `wbits` that take both heads


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes  # as it came over the wire

    @property
    def onward(self) -> str | None:
        """Where a redirect leads; None: it is none."""
        to = self.header("location") if self.status in _MOVED else None
        try:
            return None if to is None else to.encode("latin-1").decode()
        except UnicodeError:  # no UTF-8
            return to

    def header(self, name: str) -> str | None:
        """The first header of a name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class _Pinned(http.client.HTTPConnection):
    """A connection to one machine, whatever its name leads to now; no proxy is asked."""

    def __init__(self, address: Address, to: IPAddress, wait_s: float, tls: ssl.SSLContext) -> None:
        super().__init__(address.host, address.port, timeout=wait_s)
        self._to, self._tls = to, tls if address.scheme == "https" else None
        self.default_port = 443 if self._tls else 80  # is left out of the Host header
        self.alone: socket.socket | None = None  # the connection once more, to cut it off

    def connect(self) -> None:
        """Connect to the machine that was checked; a certificate has to be of the name."""
        plain = socket.create_connection((str(self._to), self.port), self.timeout)
        self.alone = socket.socket(fileno=os.dup(plain.fileno()))
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host) if self._tls else plain

    def cut(self) -> None:
        """End the connection, from another thread, whatever is waited for."""
        if self.alone is not None:
            try:
                self.alone.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended

    def close(self) -> None:
        """Let go of both."""
        super().close()
        if self.alone is not None:
            self.alone.close()
            self.alone = None


def ask(  # noqa: PLR0913 - a request has as many sides
    address: Address,
    to: IPAddress,
    headers: Mapping[str, str],
    trust: ssl.SSLContext,
    *,
    most: int,
    until: float,
) -> Answer:
    """Ask a machine for an address.

    Args:
        address: what to ask for.
        to: the machine.
        headers: of the request.
        trust: whose certificates are taken.
        most: bytes of a body that are taken.
        until: when all has to be over, by the monotonic clock.

    Raises:
        MissingSource: nobody answers, or not in HTTP, or not in time.
        RefusedSource: the answer is larger.
    """
    wait_s = max(until - time.monotonic(), 0.01)
    connection = _Pinned(address, to, wait_s, trust)
    with _told(address, until), _cut_at(connection, wait_s):
        try:
            connection.request("GET", address.path, headers=dict(headers))
            answer = connection.getresponse()
            body = _read_body(answer, address, most)
            if time.monotonic() > until:
                raise TimeoutError
            told = tuple((name, value) for name, value in answer.getheaders())
            return Answer(answer.status, answer.reason, told, body)
        finally:
            connection.close()


@contextmanager
def _cut_at(connection: _Pinned, wait_s: float) -> Iterator[None]:
    """Cut a connection off after some seconds: a server may send a byte at a time for ever."""
    watch = threading.Timer(wait_s, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


@contextmanager
def _told(address: Address, until: float) -> Iterator[None]:
    where = address.whole
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) or time.monotonic() > until:
            raise MissingSource("the server takes too long", where, _MEND) from error
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        what = f"the server cannot be read: {' '.join(str(why).split())[:160]}"
        raise MissingSource(what, where, "try again later, or " + _MEND) from error


def _read_body(answer: http.client.HTTPResponse, address: Address, most: int) -> bytes:
    body = bytearray()
    while piece := answer.read(_STEP):
        body += piece
        if len(body) > most:
            raise RefusedSource(f"is larger than {most >> 20:,} MiB", address.whole, _MEND)
    return bytes(body)


def unpack_body(answer: Answer, where: str, most: int) -> bytes:
    """The body of an answer, unpacked if it came packed.

    Raises:
        RefusedSource: it unpacks to more than `most` bytes.
        UnreadableSource: it is damaged, or packed in a way that was not asked for.
    """
    packing = (answer.header("content-encoding") or "identity").strip().lower()
    if packing in {"", "identity"}:
        return answer.body
    if packing not in _PACKED:
        raise UnreadableSource(f"is packed as '{packing[:40]}'", where, _MEND)
    stream = zlib.decompressobj(wbits=_PACKED[packing])
    body, left = bytearray(), answer.body
    try:
        while left and not stream.eof:
            body += stream.decompress(left, _STEP)
            left = stream.unconsumed_tail
            if len(body) > most:
                what = f"unpacks to more than {most >> 20:,} MiB"
                raise RefusedSource(what, where, _MEND)
    except zlib.error as error:
        raise UnreadableSource("came damaged", where, "try again, or " + _MEND) from error
    return bytes(body)
