"""What a search found, cut into pieces, so that the words can be shown without markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.presentation.text_pieces import Mark, Piece, cut_pieces
from onrecord.store import Hit
from onrecord.text import Span

__all__ = ["Found", "show_found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds the words."""

    address: str  # of its page
    title: str
    publisher: str | None
    published: date | None
    pieces: tuple[Piece, ...]  # those with a key are the words found


def show_found(hits: Iterable[Hit]) -> tuple[Found, ...]:
    """What a search found, in the same order."""
    return tuple(map(_show_hit, hits))


def _show_hit(hit: Hit) -> Found:
    marks = [Mark(span, "found") for span in hit.marks]
    pieces = cut_pieces(hit.snippet, Span(0, len(hit.snippet)), marks)
    return Found(f"/documents/{hit.document}", hit.name, hit.publisher, hit.published, pieces)
