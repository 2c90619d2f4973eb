"""The layout of an article as its marks and paragraphs tell it: what every amendment looks at."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Attribution
from onrecord.statements.quoting.quotation_marks import Quoted, find_quoted
from onrecord.text import Span, find_paragraphs

__all__ = ["Layout", "holds", "read_layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a stretch, and what stands in its outermost quotation marks."""

    text: str
    paragraphs: tuple[Span, ...]
    quoted: tuple[Quoted, ...]  # outermost, apart and in order
    starts: list[int] = field(default_factory=list)  # of the paragraphs
    ends: list[int] = field(default_factory=list)  # of the quotations, marks included

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds a place, or of the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def placed_by_paragraph(
        self, found: Iterable[Attribution], *, with_sources: bool
    ) -> dict[int, list[tuple[Span, Attribution]]]:
        """The attributions of which a word stands in each paragraph, with their places there.

        Args:
            found: attributions.
            with_sources: whether the words for who speaks count as places, beside cue and content.

        Returns:
            By the number of a paragraph, the pairs of a place and its attribution, in their
            order. One attribution may have places in many paragraphs, and none looks at the rest.
        """
        placed: dict[int, list[tuple[Span, Attribution]]] = {}
        for one in found:
            told = {self.paragraph_at(span.start) for span in (*one.content, *one.cue)}
            sources = one.source if with_sources else ()
            for span in (*sources, *one.cue, *one.content):
                last = self.paragraph_at(max(span.start, span.end - 1))
                for number in range(self.paragraph_at(span.start), last + 1):
                    if number in told:
                        placed.setdefault(number, []).append((span, one))
        return placed

    def quoted_in(self, span: Span) -> list[Quoted]:
        """The quotations that share a character with a stretch."""
        found = []
        n = bisect_right(self.ends, span.start)
        while n < len(self.quoted) and self.quoted[n].outer.start < span.end:
            found.append(self.quoted[n])
            n += 1
        return found

    def quoted_of(self, number: int) -> list[Quoted]:
        """The quotations of a paragraph."""
        return self.quoted_in(self.paragraphs[number])

    def fills(self, quoted: Quoted) -> bool:
        """Whether a quotation is all that its paragraph holds."""
        return self.paragraphs[self.paragraph_at(quoted.outer.start)] == quoted.outer

    def heads(self, quoted: Quoted) -> bool:
        """Whether a quotation opens its paragraph before a colon, as in a headline."""
        start, end = quoted.outer
        opens = self.paragraphs[self.paragraph_at(start)].start == start
        return opens and self.text[end : end + 1] == ":"

    def sign_before(self, place: int, least: int) -> str:
        """The last sign before a place that is no white space, none before `least`; else none."""
        while place > least and self.text[place - 1].isspace():
            place -= 1
        return self.text[place - 1 : place] if place > least else ""

    def ends_in_colon(self, number: int) -> bool:
        """Whether a paragraph announces something."""
        return self.text[self.paragraphs[number].end - 1] == ":"

    def words_between(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands in a stretch."""
        return any(sign.isalnum() for sign in self.text[start:end])


def holds(outer: Span, inner: Span) -> bool:
    """Whether a stretch lies inside another, or is the same."""
    return outer.start <= inner.start and inner.end <= outer.end


def read_layout(text: str, area: Span) -> Layout:
    """Read the layout of a stretch. Linear time."""
    paragraphs = find_paragraphs(text, area)
    quoted = tuple(one for one in find_quoted(text, area) if one.depth == 0)
    return Layout(
        text,
        paragraphs,
        quoted,
        [one.start for one in paragraphs],
        [one.outer.end for one in quoted],
    )
