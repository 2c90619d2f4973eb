"""Wrapping: text whose lines a margin broke, seen as if they had never been broken.

Paragraphs in capitals, as newsreaders have them, are seen in small letters: no tagger knows a name
from a verb where all are alike.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.model import Attribution
from onrecord.text import Span, find_paragraphs

__all__ = ["Unwrapped", "unwrap"]

# Nothing is looked for from within a run of blanks or letters: that takes a square of its length.
_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?(?:\r\n|[\n\r])[ \t]*")
_PARTED = re.compile(
    r"(?<![^\W\d_])(?P<head>[^\W\d_]{2,})"
    r"(?P<gap>[-\u00ad\u2010][ \t]*(?:\r\n|[\n\r])[ \t]*)(?P<tail>[a-zà-ÿ]+)"
)
_PARTS = "\u2029"  # joined lines are wider: where they ended can't be told from the text again
_OPENS = re.compile(r"(?:^|[.!?…]|[“\"‘(])\W*[^\W\d_]")
_LEAST = 60  # characters of a paragraph in capitals; headlines stay as they are


class _Shift(NamedTuple):
    """The end of a parted word, which stands further ahead than in the document."""

    start: int  # in the text as it is seen
    end: int
    by: int


class Unwrapped(NamedTuple):
    """A text as long as the document's, its lines joined within paragraphs."""

    text: str
    parted: str  # the same, with a sign between its paragraphs that always parts them
    shifts: tuple[_Shift, ...] = ()  # in order

    def lead_back(self, attribution: Attribution) -> Attribution:
        """An attribution in this text, as one in the document's."""
        if not self.shifts:
            return attribution
        return replace(
            attribution,
            source=self._spans(attribution.source),
            cue=self._spans(attribution.cue),
            content=self._spans(attribution.content),
        )

    def _spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Spans in the document's text."""
        return tuple(Span(self._place(s.start, 0), self._place(s.end, 1)) for s in spans)

    def _place(self, place: int, is_end: int) -> int:
        """A place in the document's text; an end lies behind its last character."""
        at = bisect_right(self.shifts, place - is_end, key=_start_of) - 1
        inside = at >= 0 and place - is_end < self.shifts[at].end
        return place + self.shifts[at].by if inside else place


def unwrap(text: str, area: Span) -> Unwrapped:
    """Join the lines of each paragraph of a stretch.

    A line break is a blank, and what is in capitals throughout is in small letters. A word that a
    hyphen parts at the end of a line is one word, and blanks stand behind it, so that all else
    keeps its place. Linear time.
    """
    pieces: list[str] = [text[: area.start]]
    parted: list[str] = [text[: area.start]]
    shifts: list[_Shift] = []
    done = area.start
    for paragraph in find_paragraphs(text, area):
        words = seen = paragraph.of(text)
        if "\n" in words or "\r" in words:
            seen = _join(words, paragraph.start, shifts)
        seen = _calm(seen)
        gap = text[done : paragraph.start]
        pieces += [gap, seen]
        parted += [gap.replace("\n", _PARTS, 1), seen]
        done = paragraph.end
    rest = text[done:]
    return Unwrapped("".join([*pieces, rest]), "".join([*parted, rest]), tuple(shifts))


def _join(words: str, start: int, shifts: list[_Shift]) -> str:
    """The lines of one paragraph as one, as long as before; note what was moved."""

    def whole(parted: re.Match[str]) -> str:
        head, gap, tail = parted["head"], parted["gap"], parted["tail"]
        first = start + parted.start("gap")
        shifts.append(_Shift(first, first + len(tail), len(gap)))
        return head + tail + " " * len(gap)

    return _BREAK.sub(_blank, _PARTED.sub(whole, words))


def _calm(words: str) -> str:
    """A paragraph in capitals in small letters, but for the first of each sentence."""
    small = words.lower()
    if len(words) < _LEAST or not words.isupper() or len(small) != len(words):
        return words
    return _OPENS.sub(lambda found: found[0].upper(), small)


def _blank(found: re.Match[str]) -> str:
    """As many blanks as a line break has characters."""
    return " " * len(found[0])


def _start_of(shift: _Shift) -> int:
    """Where a shift begins."""
    return shift.start
