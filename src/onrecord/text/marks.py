"""Marks by which a report owns up to a change: ellipses and brackets."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text.spans import Span

__all__ = ["Marks", "covers", "find_marks"]

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.(?:\s?\.){2,}")
_SQUARE = re.compile(r"\[(?![A-Za-z]\][a-z])[^\[\]]{1,200}\]")
_ROUND = re.compile(r"\([^()]{1,200}\)")


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a printed text says that it leaves out or puts in."""

    ellipses: tuple[Span, ...]
    squares: tuple[Span, ...]  # editorial insertions, brackets included
    rounds: tuple[Span, ...]  # may be editorial or the speaker's own


def find_marks(text: str) -> Marks:
    """Find the ellipses and brackets of a quotation. Time O(len(text))."""
    ellipses = tuple(Span(*found.span()) for found in _ELLIPSIS.finditer(text))
    return Marks(
        ellipses=ellipses,
        squares=_find_outside(_SQUARE, text, ellipses),
        rounds=_find_outside(_ROUND, text, ellipses),
    )


def _find_outside(
    pattern: re.Pattern[str], text: str, ellipses: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The hits of a pattern that are not themselves ellipses."""
    spans = (Span(*found.span()) for found in pattern.finditer(text))
    taken = set(ellipses)
    return tuple(span for span in spans if span not in taken)


def covers(spans: Sequence[Span], place: int) -> bool:
    """Whether one of several spans, in order and apart, holds a position. Logarithmic time."""
    number = bisect_right(spans, (place, 1 << 62))
    return number > 0 and place < spans[number - 1].end
