"""Bodies: who gives out its own words, as the lines around them print it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.reading.genres.body import Layout
from onrecord.reading.heads.letterheads import BODY_NAME
from onrecord.text import Span

__all__ = ["BodyName", "find_body_name", "find_issued", "find_opening_name"]

_HEAD_LINES = 4
_FOOT_LINES = 4
_SITE = re.compile(r"\s[|–—-]\s")  # between a title and the name of its site
# What bodies print above and below their own words, and reports do not.
_ISSUED = re.compile(
    r"\b(?:" + ENGLISH.pattern("genre_cues", "issued") + r")\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:\W*\bends?\b\W*|(?:#\s?){3}|-30-|\(seal\))\s*", re.IGNORECASE)
# How a body begins to speak of itself: "Selkie Line has had no contact with …"
_VERBS = ENGLISH.pattern("genre_cues", "opens")
_OPENS = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w&.’'-]*(?: (?:(?:of|for|and|the) )?[A-Z][\w&.’'-]*){1,5}) "
    rf"(?:{_VERBS})\b"
)


class BodyName(NamedTuple):
    """The name of a body, and the paragraph that prints it; None where title or page tell it."""

    name: str
    span: Span | None


def find_body_name(layout: Layout, title: str | None, publisher: str | None) -> BodyName | None:
    """The body whose name stands alone above a text, or behind its title; None if none does."""
    named = (
        BodyName(line, span) for span, line in _lines_of_head(layout) if BODY_NAME.fullmatch(line)
    )
    sites = (*_SITE.split(title or "")[1:], publisher or "")
    behind = (BodyName(site, None) for site in sites if BODY_NAME.fullmatch(site))
    return next(named, None) or next(behind, None)


def find_issued(layout: Layout) -> Span | None:
    """A line around a text that bodies print and reports do not: "Notes to editors"."""
    edges = (*layout.heads, *layout.inner[:1], *layout.inner[-_FOOT_LINES:], *layout.below)
    return next((span for span in edges if _issues(span.of(layout.text))), None)


def _is_issued(line: str) -> bool:
    """Whether a line above a text says that it was given out: "Issued 15 May 2031, 07:00"."""
    return _ISSUED.search(line) is not None


def _issues(paragraph: str) -> bool:
    """Whether a paragraph says who gives a text out, or is the mark below one."""
    return _is_issued(paragraph) or _MARK.fullmatch(paragraph) is not None


def find_opening_name(layout: Layout) -> str | None:
    """The body that speaks of itself in the first words of a statement."""
    opens = _OPENS.match(layout.text, *layout.inner[0])
    return opens["name"] if opens else None


def _lines_of_head(layout: Layout) -> Iterator[tuple[Span, str]]:
    """The first lines above a text, with the paragraphs that hold them."""
    for span in layout.heads[:_HEAD_LINES]:
        for line in span.of(layout.text).split("\n"):
            yield span, line.strip("*_# \t\r")
