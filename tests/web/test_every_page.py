"""What holds of every page that can be reached from the start page."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.presentation import DISCLAIMER

VIEWS = 6  # of one list, sorted and narrowed by links
HEADINGS = ("h1", "h2", "h3", "h4")
Page = tuple[str, html.HtmlElement]


def walk(client: TestClient) -> list[Page]:
    """Every page that links lead to, each with its tree."""
    waiting, seen, pages = ["/", "/check", "/search?q=dam"], {"/"}, []
    narrowed: Counter[str] = Counter()
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"], address
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        tree = html.document_fromstring(answer.text)
        pages.append((address, tree))
        for link in tree.iter("a"):
            if link.get("rel") == "nofollow":
                continue  # a search can be narrowed for ever
            following = urldefrag(link.get("href", "")).url
            if not following.startswith("/") or following in seen:
                continue
            seen.add(following)
            path, asked, _ = following.partition("?")
            narrowed[path] += bool(asked)
            if narrowed[path] <= VIEWS:
                waiting.append(following)
    return pages


@pytest.fixture(scope="module")
def pages(client: TestClient, small_client: TestClient) -> list[Page]:
    """All pages of the demonstration and of the small record."""
    return [*walk(client), *walk(small_client)]


def test_all_are_walked(pages: list[Page]) -> None:
    """Documents, findings, people and occasions are reached by links alone."""
    for beginning in ("/documents/", "/findings/", "/people/", "/occasions/", "/statements?"):
        assert any(address.startswith(beginning) for address, _ in pages), beginning


def test_nothing_from_elsewhere(pages: list[Page]) -> None:
    """No script but this server's own, no style in the page, no resource of another host."""
    for address, tree in pages:
        assert not tree.xpath("//script[not(@src) or text()] | //style | //iframe | //*[@style]"), (
            address
        )
        for link in tree.xpath("//link[not(@rel='alternate' or @rel='canonical')]/@href | //@src"):
            assert str(link).startswith("/static/"), (address, link)
        for link in tree.xpath("//a[not(@class='bookmarklet')]/@href | //form/@action"):
            assert re.match(r"(/(?!/)|#|https?://)", str(link)), (address, link)


def test_headings(pages: list[Page]) -> None:
    """One first heading, and no level is left out."""
    for address, tree in pages:
        levels = [int(h.tag[1]) for h in tree.iter(*HEADINGS)]
        assert levels.count(1) == 1, address
        rises = [following - level for level, following in pairwise(levels)]
        assert all(rise <= 1 for rise in rises), (address, levels)


def test_names_for_everything(pages: list[Page]) -> None:
    """A language, a title, labels for fields, words in links, ids that occur once."""
    for address, tree in pages:
        assert tree.get("lang") == "en", address
        assert tree.findtext(".//title"), address
        for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            labelled = field.get("aria-label") or field.xpath("ancestor::label")
            assert labelled or tree.xpath("//label[@for=$name]", name=field.get("id")), address
        for link in tree.iter("a"):
            assert link.get("aria-label") or link.text_content().strip(), address
        names = tree.xpath("//@id")
        assert len(names) == len(set(names)), address


def test_anchors_hold(pages: list[Page]) -> None:
    """A link within a page leads to something on it."""
    for address, tree in pages:
        names = set(tree.xpath("//@id"))
        for link in tree.xpath("//a/@href[starts-with(., '#')]"):
            assert str(link)[1:] in names, (address, link)


def test_speaks_of_wording(pages: list[Page]) -> None:
    """Every page bears the caution once, and none of our own words claims to know the truth."""
    for address, tree in pages:
        assert tree.text_content().count(DISCLAIMER) == 1, address
        ours = " ".join(tree.xpath("//h2//text() | //dt//text() | //label//text()"))
        assert not re.search(r"\b(true|false|fake|misquoted|verified)\b", ours), address
