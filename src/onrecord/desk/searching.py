"""Searching: hits cut into pieces, so that the words found can be shown without markup."""

from dataclasses import dataclass
from datetime import date

from onrecord.desk.pieces import Mark, Piece, cut_pieces
from onrecord.store import Archive
from onrecord.text import Span

__all__ = ["Found", "search"]


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds the words."""

    address: str  # of its page
    title: str
    publisher: str | None
    published: date | None
    pieces: tuple[Piece, ...]  # those with a key are the words found


def search(archive: Archive, words: str, limit: int = 30) -> tuple[Found, ...]:
    """Documents that hold all words, the best first."""
    return tuple(
        Found(
            f"/documents/{hit.document}",
            hit.name,
            hit.publisher,
            hit.published,
            cut_pieces(
                hit.snippet, Span(0, len(hit.snippet)), [Mark(span, "found") for span in hit.marks]
            ),
        )
        for hit in archive.search(words, limit)
    )
