"""Fetching from a server of the test's own: the resolver and the allowed machine are handed in."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import InputError, MissingSource, RefusedSource
from onrecord.store import open_archive
from onrecord.usecases import Fetcher, Limits, Notice, Outcome, add, ways_of

Machines = tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, ...]
HERE = ipaddress.ip_address("127.0.0.1")
AWAY = ipaddress.ip_address("10.0.0.9")
PAGE = "<html><body><p>“We will leave the dam,” said Orla Venn.</p></body></html>".encode()
_MIB = 1 << 20


class _Site(BaseHTTPRequestHandler):
    """Pages, redirects, and servers that behave badly."""

    asked: list[tuple[str, str]]
    robots = ""

    def do_GET(self) -> None:
        path = self.path
        self.asked.append((self.headers["Host"], path))
        if path == "/robots.txt":
            status = 503 if self.headers["Host"].startswith("failing.") else 200
            self.answer(self.robots.encode(), status=status)
        elif path.startswith("/to/"):
            self.answer(b"", status=302, head={"Location": path.removeprefix("/to/")})
        elif path.startswith("/again/"):
            self.answer(
                b"", status=301, head={"Location": f"/again/{int(path.rsplit('/', 1)[-1]) + 1}"}
            )
        elif path == "/packed":
            self.answer(gzip.compress(PAGE), head={"Content-Encoding": "gzip"})
        elif path == "/bomb":
            self.answer(gzip.compress(bytes(64 * _MIB)), head={"Content-Encoding": "gzip"})
        elif path == "/damaged":
            self.answer(b"\x1f\x8bnothing", head={"Content-Encoding": "gzip"})
        elif path == "/large":
            self.answer(bytes(3 * _MIB))
        elif path == "/slow":
            self.drip()
        elif path == "/gone":
            self.answer(b"", status=410)
        else:
            self.answer(PAGE, head={"Content-Type": "text/html"})

    def answer(self, body: bytes, status: int = 200, head: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (head or {}).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the other side has heard enough

    def drip(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    """A server on this machine."""
    _Site.asked, _Site.robots = [], ""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    """Every name leads to this machine, which alone is allowed; but for names that lead away."""

    def resolve(host: str, _port: int) -> Machines:
        if host.startswith("inner."):
            return (AWAY,)
        return (HERE, AWAY) if host.startswith("both.") else (HERE,)

    limits = Limits(bytes=2 * _MIB, seconds=20.0, ports=None)
    return Fetcher(limits, resolve, lambda machine: machine == HERE)


def _at(site: ThreadingHTTPServer, path: str, host: str = "news.example") -> str:
    return f"http://{host}:{site.server_address[1]}{path}"


def test_a_page(site: ThreadingHTTPServer, fetcher: Fetcher) -> None:
    """The bytes with the way they came; the name is kept in the request."""
    page = fetcher.fetch(_at(site, "/a?b=1#top"))
    assert page.source.data == PAGE
    assert page.source.url == _at(site, "/a?b=1")
    host = f"news.example:{site.server_address[1]}"
    assert _Site.asked == [(host, "/robots.txt"), (host, "/a?b=1")]
    way = page.source.fetched
    assert way is not None
    assert [(hop.reached, hop.status) for hop in way.hops] == [("127.0.0.1", 200)]
    assert ("Content-Type", "text/html") in way.hops[0].headers


def test_redirects(site: ThreadingHTTPServer, fetcher: Fetcher) -> None:
    """Each is checked anew: machine, robots, number."""
    page = fetcher.fetch(_at(site, "/to/" + _at(site, "/b", "other.example")))
    assert page.source.url == _at(site, "/b", "other.example")
    assert page.source.fetched is not None
    assert [hop.status for hop in page.source.fetched.hops] == [302, 200]
    for onward in ("http://inner.example/", "file:///etc/passwd", "http://u:p@news.example/"):
        with pytest.raises(RefusedSource):
            fetcher.fetch(_at(site, f"/to/{onward}"))
    with pytest.raises(RefusedSource, match="more than 5"):
        fetcher.fetch(_at(site, "/again/1"))


def test_every_machine_of_a_name(site: ThreadingHTTPServer, fetcher: Fetcher) -> None:
    """One address of several that is not public is enough to refuse; nobody is asked."""
    with pytest.raises(RefusedSource, match="not public"):
        fetcher.fetch(_at(site, "/", "both.example"))
    assert _Site.asked == []


def test_the_machine_that_was_checked(site: ThreadingHTTPServer, fetcher: Fetcher) -> None:
    """A name that leads elsewhere a moment later (DNS rebinding) is asked once a request."""
    answers: Iterator[Machines] = iter([(HERE,), (AWAY,), (HERE,)])
    asked: list[str] = []

    def rebind(host: str, _port: int) -> Machines:
        asked.append(host)
        return next(answers)

    with pytest.raises(RefusedSource, match="not public"):  # the page after robots.txt
        replace(fetcher, resolve=rebind).fetch(_at(site, "/"))
    assert [path for _, path in _Site.asked] == ["/robots.txt"]
    assert len(asked) == 2


BAD = {
    "unpacks to too much": ("/bomb", "unpacks to more"),
    "damaged": ("/damaged", "damaged"),
    "too large": ("/large", "larger than 2 MiB"),
    "gone": ("/gone", "answers 410"),
}


@pytest.mark.parametrize(("path", "told"), BAD.values(), ids=BAD)
def test_bad_answers(site: ThreadingHTTPServer, fetcher: Fetcher, path: str, told: str) -> None:
    """One line for each."""
    with pytest.raises(InputError, match=told):
        fetcher.fetch(_at(site, path))
    assert fetcher.fetch(_at(site, "/packed")).source.data == PAGE


def test_a_byte_at_a_time(site: ThreadingHTTPServer, fetcher: Fetcher) -> None:
    """A server that never comes to an end is cut off when the time for all is up."""
    hasty = replace(fetcher, limits=replace(fetcher.limits, seconds=0.4))
    with pytest.raises(MissingSource, match="too long"):
        hasty.fetch(_at(site, "/slow"))


def test_robots_are_heeded(site: ThreadingHTTPServer, fetcher: Fetcher) -> None:
    """What a site asks to be left alone is left alone, and where it cannot say, too."""
    _Site.robots = "User-agent: *\nDisallow: /private"
    assert fetcher.fetch(_at(site, "/open")).source.data == PAGE
    with pytest.raises(RefusedSource, match=r"robots\.txt"):
        fetcher.fetch(_at(site, "/private/a"))
    with pytest.raises(RefusedSource, match=r"robots\.txt"):
        fetcher.fetch(_at(site, "/a", "failing.example"))


def test_added(site: ThreadingHTTPServer, fetcher: Fetcher, tmp_path: Path) -> None:
    """An address is an input like any other; what came, and how, is kept."""
    notices: list[Notice] = []
    inputs = [_at(site, "/packed"), _at(site, "/gone")]
    with open_archive(tmp_path) as archive:
        add(archive, inputs, watch=notices.append, fetcher=fetcher)
        add(archive, inputs[:1], watch=notices.append, fetcher=fetcher)
        added = notices[0].document
        assert added is not None
        ways = ways_of(archive, added)
        assert gzip.decompress(archive.original(ways[0].raw)) == PAGE
        row = archive.document(added)
        assert row is not None
        assert row.url == inputs[0]
    outcomes = [notice.outcome for notice in notices]
    assert outcomes == [Outcome.ADDED, Outcome.SET_ASIDE, Outcome.HELD]
    assert [way.asked for way in ways] == [inputs[0], inputs[0]]
