"""Spans: half-open ranges of Unicode code points, the only way this project points at text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

__all__ = ["Span", "blank_out", "cover", "share_out", "text_at"]

_T = TypeVar("_T")


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points of one text; `start <= end`."""

    start: int
    end: int

    def __contains__(self, place: object) -> bool:
        """Whether a position, or the whole of another span, lies inside."""
        if isinstance(place, Span):
            return self.start <= place.start and place.end <= self.end
        return isinstance(place, int) and self.start <= place < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters it points at."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same range, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> "Span":
        """The range without white space at either end; empty at its start if nothing is left."""
        start, end = self
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def cover(spans: Iterable[Span]) -> Span | None:
    """The smallest span that holds all of them; None if there are none."""
    held = list(spans)
    if not held:
        return None
    return Span(min(s.start for s in held), max(s.end for s in held))


def text_at(text: str, spans: Sequence[Span], joint: str = " ") -> str:
    """The characters of several spans, in their order, with `joint` between them."""
    return joint.join(span.of(text) for span in spans)


def blank_out(text: str, spans: Sequence[Span]) -> str:
    """The text with a space for each character of the spans, which are in order: places stay."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        pieces += [text[done : span.start], " " * (span.end - span.start)]
        done = span.end
    return "".join([*pieces, text[done:]]) if pieces else text


def share_out(areas: Sequence[Span], placed: Iterable[tuple[Span, _T]]) -> list[list[_T]]:
    """What stands in each of several areas, so that none looks at what stands in the others.

    Args:
        areas: in order, apart.
        placed: things, each with a stretch of text; a thing may come with several, one after
            another.

    Returns:
        For each area the things of which a character stands in it, each once, in their order.
        Time: the logarithm of the areas for each thing, and a step for each place it has.
    """
    shared: list[list[_T]] = [[] for _ in areas]
    ends = [area.end for area in areas]
    for span, thing in placed:
        number = bisect_right(ends, span.start)
        while number < len(areas) and areas[number].start < span.end:
            if not shared[number] or shared[number][-1] is not thing:
                shared[number].append(thing)
            number += 1
    return shared
