"""Feeds: RSS, RDF, Atom and sitemaps, as the addresses that they name."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.content import Entry
from onrecord.reading.formats.strict_xml import local_name, parse_xml

__all__ = ["read_feed"]

_ROOTS: Final = frozenset({"rss", "rdf", "feed", "urlset", "sitemapindex"})
_ENTRIES: Final = frozenset({"item", "entry", "url", "sitemap"})
# What tells that an entry changed: RSS, Dublin Core, Atom, sitemaps; the first that is there.
_CHANGED: Final = ("updated", "modified", "lastmod", "pubdate", "date", "published")
_WEB: Final = ("http://", "https://")
_MOST: Final = 50_000  # entries; a sitemap may have as many (sitemaps.org)
_MEND: Final = "give the address of an RSS or Atom feed, or of a sitemap"


def read_feed(source: Source) -> Iterator[Entry]:
    """What a feed names, in its order.

    Feeds are often no clean XML: what can be read of a damaged one is read.

    Raises:
        UnreadableSource: it is no feed.
        RefusedSource: it names too much.
    """
    root = parse_xml(source, lenient=True)
    if local_name(root) not in _ROOTS:
        raise UnreadableSource("is no feed", source.name, _MEND)
    found = 0
    for element in root.iter():
        if local_name(element) not in _ENTRIES:
            continue
        entry = _read_entry(element, source.url or source.name)
        if entry is None:
            continue
        found += 1
        if found > _MOST:
            raise RefusedSource(f"names more than {_MOST:,} pages", source.name, _MEND)
        yield entry


def _read_entry(element: etree._Element, where: str) -> Entry | None:
    """The entry of an element; None: it leads to no page."""
    fields: dict[str, str] = {}
    for child in element:
        name = local_name(child)
        text = " ".join((child.text or "").split())
        if name == "link" and child.get("href"):  # Atom
            name = "link" if child.get("rel", "alternate") == "alternate" else ""
            text = (child.get("href") or "").strip()
        elif name == "guid" and child.get("isPermaLink", "true") != "true":
            continue
        elif name == "news":  # the news of a sitemap tells the day one level down
            days = (" ".join((e.text or "").split()) for e in child if "date" in local_name(e))
            name, text = "date", next(days, "")
        if name and text:
            fields.setdefault(name, text)
    about = [value for name, value in element.attrib.items() if str(name).endswith("}about")]
    named = [fields.get(name) for name in ("link", "loc", "guid", "origlink")] + about
    for each in named:
        address = _join(where, str(each)) if each else ""
        if address.lower().startswith(_WEB):
            mark = next((fields[name] for name in _CHANGED if name in fields), "")
            return Entry(address, mark, is_feed=local_name(element) == "sitemap")
    return None


def _join(where: str, address: str) -> str:
    """An address as it is meant from where it stands; empty: it is none."""
    try:
        return urljoin(where, address)
    except ValueError:
        return ""
