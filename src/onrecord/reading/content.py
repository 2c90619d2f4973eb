"""Content: what the reader of one format hands on, before parts, turns and credits are found."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from onrecord.model import Genre
from onrecord.text import Origin, Span

__all__ = ["Content", "Entry", "MarkedTurn", "Particulars", "Printed"]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a file says of itself beside its text; None where it is silent."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    modified: datetime | None = None  # when the page was last changed, as it tells
    is_page: bool = False  # its date of publication is told on purpose, not by some program
    is_weak: bool = False  # a program wrote them: what is printed goes before them
    speaker: str | None = None  # who is said to speak, or to give the text out

    def filled(self, other: "Particulars") -> "Particulars":
        """These particulars, with the gaps filled from others."""
        return replace(
            other,
            title=self.title or other.title,
            byline=self.byline or other.byline,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            url=self.url or other.url,
            language=self.language or other.language,
            modified=self.modified or other.modified,
            speaker=self.speaker or other.speaker,
        )


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A turn that the format itself marks, so that nothing has to be guessed from its label."""

    span: Span  # the whole turn, its label included
    label: Span | None  # the speaker as printed in the text; None: another, whom nobody names
    said: tuple[Span, ...]  # its paragraphs, time stamps left out
    asks: bool = False  # whether its print tells that it asks


class Printed(NamedTuple):
    """Words that are printed otherwise than those around them: a paragraph, or its first words."""

    words: Span
    mark: str  # how: "b" bold, "i" italics, "h3" a heading, the name of a style


@dataclass(frozen=True, slots=True)
class Content:
    """Text as it will be kept, and what came with it."""

    text: str
    told: Particulars = field(default_factory=Particulars)
    origins: tuple[Origin, ...] = ()  # of a PDF: which page each run came from
    remarks: tuple[str, ...] = ()  # what could not be kept, a line each
    turns: tuple[MarkedTurn, ...] = ()  # all of them, where the format marks them; else none
    boilerplate: tuple[Span, ...] = ()  # what the format marks as no text of this document
    genre: Genre | None = None  # where the format settles it
    set_apart: tuple[Span, ...] = ()  # of a page: its block quotations
    above: tuple[str, ...] = ()  # of a page: the lines around its headline, above its body
    headlines: int = 0  # of a page: how many of its first paragraphs stand above its body
    printed: tuple[Printed, ...] = ()  # paragraphs set apart by print, as a whole or at their head


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a feed names."""

    address: str
    mark: str  # changes when it does; empty: the feed does not tell
    is_feed: bool = False  # a sitemap that a sitemap names
