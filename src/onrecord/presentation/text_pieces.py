"""Text cut into pieces at the borders of marks, so that an interface can show overlapping marks."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text import Span

__all__ = ["Mark", "Piece", "cut_pieces", "hide_markup"]

# Signs of HTML and Markdown, in texts that are kept as they are: "<s>Orth</s> [Ort]".
_MARKUP = re.compile(
    r"</?(?:s|u|b|i|em|del|ins|sup|sub|strike|strong|br|p|a|span)\s?/?>|\\(?=[\[\]*_#])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show on a stretch of text."""

    span: Span
    key: str  # what it is: a statement's id, an alteration's number


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks throughout."""

    span: Span
    text: str  # as it is shown, without markup
    keys: tuple[str, ...]  # of the marks it lies under, the outermost (longest) first


def cut_pieces(text: str, area: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut `text[area]` at every border of a mark; the pieces together are the area, in order.

    Marks may overlap and may reach beyond the area. Time O(n log n) in the number of marks plus
    the pieces times the marks that are open at once.
    """
    inside = sorted((m for m in marks if m.span.overlaps(area)), key=lambda m: m.span.start)
    borders = {area.start, area.end}
    for mark in inside:
        borders.add(max(mark.span.start, area.start))
        borders.add(min(mark.span.end, area.end))
    places = sorted(borders)
    pieces: list[Piece] = []
    opened: list[Mark] = []
    waiting = iter([*inside, None])
    following = next(waiting)
    for start, end in itertools.pairwise(places):
        opened = [mark for mark in opened if mark.span.end > start]
        while following is not None and following.span.start <= start:
            opened.append(following)
            following = next(waiting)
        under = sorted(opened, key=lambda m: (m.span.start - m.span.end, m.key))
        keys = tuple(mark.key for mark in under if mark.span.end > start)
        pieces.append(Piece(Span(start, end), hide_markup(text[start:end]), keys))
    return tuple(pieces)


def hide_markup(words: str) -> str:
    """Words without the signs that say how they are set."""
    return _MARKUP.sub("", words) if "<" in words or "\\" in words else words
