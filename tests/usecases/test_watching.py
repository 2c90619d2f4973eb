"""Watching feeds and folders: what is new once, politely, within bounds, gone on with later."""

import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.store import Archive, open_archive
from onrecord.usecases import (
    Fetcher,
    Limits,
    Notice,
    Outcome,
    Round,
    Watching,
    check_watched,
    choose_tagger,
    watch_round,
)

HERE = ipaddress.ip_address("127.0.0.1")
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier &nbsp; & more</title>
<item><title>Dam</title><link>{at}/dam</link><pubDate>Mon, 03 Mar 2031 10:00:00 GMT</pubDate></item>
<item><guid isPermaLink="true">{at}/bridge</guid></item>
<item><guid isPermaLink="false">tag:1</guid><link>/ferry</link></item>
<item><title>No link</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{at}/atom"/>
<entry><link rel="enclosure" href="{at}/film"/><link href="{at}/dam"/><updated>{day}</updated>
</entry></feed>"""
INDEX = "<sitemapindex><sitemap><loc>{at}/news.xml</loc></sitemap></sitemapindex>"
NEWS = """<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{at}/gate</loc><news:news><news:publication_date>2031-03-03</news:publication_date>
</news:news></url><url><loc>{at}/private/a</loc></url><url><loc>{at}/gone</loc></url></urlset>"""


class _Site(BaseHTTPRequestHandler):
    """A newsroom's site."""

    asked: list[str]
    day = "2031-03-03"

    def do_GET(self) -> None:
        at = f"http://{self.headers['Host']}"
        self.asked.append(self.path)
        feeds = {"/rss": RSS, "/atom": ATOM, "/index.xml": INDEX, "/news.xml": NEWS}
        if self.path == "/robots.txt":
            self._answer(b"User-agent: *\nDisallow: /private/")
        elif self.path == "/gone":
            self._answer(b"", 410)
        elif self.path == "/rss" and self.headers["If-None-Match"] == '"one"':
            self._answer(b"", 304)
        elif self.path in feeds:
            feed = feeds[self.path].replace("{at}", at).replace("{day}", self.day)
            self._answer(feed.encode())
        else:
            page = f"<p>“We will leave {self.path} on {self.day},” said Orla Venn.</p>"
            self._answer(page.encode())

    def _answer(self, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        if self.path == "/rss":
            self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site on this machine."""
    _Site.asked, _Site.day = [], "2031-03-03"
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://news.example:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with nothing in it."""
    with open_archive(tmp_path / "archive") as held:
        yield held


def _watch(
    archive: Archive, names: list[str], limit: int = 100
) -> tuple[Round, list[Notice], list[float]]:
    notices: list[Notice] = []
    paused: list[float] = []
    fetcher = Fetcher(Limits(ports=None), lambda *_: (HERE,), lambda machine: machine == HERE)
    how = Watching(choose_tagger("rules"), paused.append, limit, delay_s=3.0, fetcher=fetcher)
    return watch_round(archive, names, how, notices.append), notices, paused


def _taken(site: str, notices: list[Notice]) -> dict[str, Outcome]:
    return {notice.name.removeprefix(site): notice.outcome for notice in notices}


def test_a_feed(archive: Archive, site: str) -> None:
    """What it names is taken once; its server says that it is as it was; one site may rest."""
    first, notices, paused = _watch(archive, [site + "/rss"])
    assert _taken(site, notices) == dict.fromkeys(("/dam", "/bridge", "/ferry"), Outcome.ADDED)
    assert _Site.asked == ["/robots.txt", "/rss", "/dam", "/bridge", "/ferry"]
    assert paused == [3.0] * 3
    assert (first.tally.added, first.unchanged, first.left) == (3, 0, 0)
    again, notices, _ = _watch(archive, [site + "/rss"])
    assert (again.unchanged, notices) == (1, [])


def test_a_limit(archive: Archive, site: str) -> None:
    """What is over it waits for the next round, though the feed is as it was."""
    first, notices, _ = _watch(archive, [site + "/rss"], limit=2)
    assert (len(notices), first.left) == (2, 1)
    again, notices, _ = _watch(archive, [site + "/rss"], limit=2)
    assert _taken(site, notices) == {"/ferry": Outcome.ADDED}
    assert (again.left, again.unchanged) == (0, 0)


def test_a_page_that_changed(archive: Archive, site: str) -> None:
    """A feed that marks a page as changed makes it be fetched again: a later state of it."""
    _watch(archive, [site + "/atom"])
    _, notices, _ = _watch(archive, [site + "/atom"])
    assert notices == []
    _Site.day = "2031-03-04"
    _, notices, _ = _watch(archive, [site + "/atom"])
    assert _taken(site, notices) == {"/dam": Outcome.ADDED}
    assert archive.count_documents() == 2


def test_sitemaps(archive: Archive, site: str) -> None:
    """A sitemap of sitemaps is followed; what cannot be had is tried thrice, a barred page once."""
    tried = [_taken(site, _watch(archive, [site + "/index.xml"])[1]) for _ in range(5)]
    assert tried[0] == {
        "/gate": Outcome.ADDED,
        "/private/a": Outcome.SET_ASIDE,
        "/gone": Outcome.SET_ASIDE,
    }
    assert tried[1:] == [{"/gone": Outcome.SET_ASIDE}] * 2 + [{}] * 2
    assert _Site.asked.count("/gone") == 3
    assert "/private/a" not in _Site.asked


def test_a_folder(archive: Archive, tmp_path: Path) -> None:
    """New files and changed ones are taken, hidden ones are not; a feed that fails is told."""
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text("“We will leave,” said Orla Venn.")
    (folder / ".draft").write_text("no")
    names = [str(folder), "http://inner.example/feed"]
    first, notices, _ = _watch(archive, [str(folder)])
    assert _taken(f"{folder}/", notices) == {"a.txt": Outcome.ADDED}
    (folder / "b.txt").write_text("“We will stay,” said Orla Venn.")
    again, notices, _ = _watch(archive, names)
    assert list(_taken(f"{folder}/", notices).values()) == [Outcome.ADDED, Outcome.SET_ASIDE]
    assert (first.failed, again.failed) == (0, 1)


@pytest.mark.parametrize(
    ("names", "said"),
    [((), "nothing is named"), (("feed.xml",), "neither an address nor a folder")],
)
def test_wrong_use(names: tuple[str, ...], said: str) -> None:
    """What cannot be watched is named."""
    with pytest.raises(UsageError, match=said):
        check_watched(names)
