"""Linked data: what a page says of its article in JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

__all__ = ["LinkedArticle", "read_linked_data"]

_TYPES = frozenset({"application/ld+json", "application/settings+json"})
_ARTICLES = re.compile(  # of schema.org; "LiveBlogPosting" is one, its entries are not looked at
    r"(?:.*(?:Article|Posting|Report|Review|Transcript|Interview)|Article|Report|Speech)\Z"
)
_SITES = frozenset({"Organization", "NewsMediaOrganization", "WebSite", "Newspaper"})
_BROKEN = re.compile(r",(?=\s*[}\]])|\A\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*\Z|<!--|-->")
_DEEPEST = 4  # levels of lists and graphs around an article
_MOST_NODES = 500


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of the article of a page; None where it is silent."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None  # as written
    modified: str | None = None
    url: str | None = None


def read_linked_data(tree: HtmlElement) -> LinkedArticle:
    """Read the JSON-LD of a page.

    The first article counts that is not part of another; what is missing of its publisher is taken
    from the site's own node. A script that is no JSON is passed over. Time linear in its size.
    """
    nodes = [
        node
        for script in tree.iter("script")
        if script.get("type") in _TYPES and script.text
        for node in _walk(_parse(script.text), _DEEPEST)
    ][:_MOST_NODES]
    articles = [node for node in nodes if any(map(_ARTICLES.match, _types(node)))]
    sites = [node for node in nodes if _SITES.intersection(_types(node))]
    persons = {name for node in nodes if "Person" in _types(node) and (name := _name(node))}
    site = next((name for node in sites if (name := _name(node))), None)
    if not articles:
        return LinkedArticle(authors=_only(persons), publisher=site)
    article = articles[0]
    told = _names(article.get("author")) or _names(article.get("creator"))
    return LinkedArticle(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        authors=tuple(told) or _only(persons),
        publisher=next(iter(_names(article.get("publisher"))), None) or site,
        published=_text(article.get("datePublished")) or _text(article.get("dateCreated")),
        modified=_text(article.get("dateModified")),
        url=_text(article.get("url")) or _address(article.get("mainEntityOfPage")),
    )


def _only(names: set[str]) -> tuple[str, ...]:
    """The one name there is: a graph names the author of its article by reference."""
    return tuple(names) if len(names) == 1 else ()


def _parse(text: str) -> object:
    """The value that a script holds; None where it is damaged beyond what is often seen."""
    for written in (text, _BROKEN.sub("", text)):
        try:
            return json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The nodes of a graph, those inside an article left out."""
    if isinstance(value, list) and depth:
        for each in value:
            yield from _walk(each, depth - 1)
    elif isinstance(value, dict):
        if "@graph" in value:
            yield from _walk(value["@graph"], depth - 1)
        if "@type" in value:
            yield value


def _types(node: dict[str, object]) -> list[str]:
    """The types of a node."""
    told = node.get("@type")
    types = told if isinstance(told, list) else [told]
    return [each.rsplit("/", 1)[-1] for each in types if isinstance(each, str)]


def _text(value: object) -> str | None:
    """A value that is text."""
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a person or a body, however it is written."""
    if isinstance(value, dict):
        told = value.get("name")
        value = told[0] if isinstance(told, list) and told else told
    name = _text(value)
    return None if name and name.startswith(("http:", "https:")) else name


def _names(value: object) -> list[str]:
    """The names of one or several persons or bodies."""
    listed = value if isinstance(value, list) else [value]
    return [name for each in listed if (name := _name(each))]


def _address(value: object) -> str | None:
    """The address of a page, however it is written."""
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)
