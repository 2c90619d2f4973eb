"""Which of a tagger's attributions are right, by the lenient rule of the PolNeAR scorer.

A prediction is right if it is matched, one to one and best overlap first, with a marked attribution
whose content shares at least half of its words with it (Jaccard), and their sources share a word
that is not a determiner, or neither has a source.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

Span = tuple[int, int]


class Attributed(Protocol):
    """Anything with the spans of a source and of a content."""

    @property
    def source(self) -> Sequence[Span]:
        """Where the source stands; empty for none."""

    @property
    def content(self) -> Sequence[Span]:
        """Where the content stands."""


_WORD = re.compile(r"\w+")
_DETERMINERS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our",
    "their", "some", "any", "no", "all", "both", "each",
})  # fmt: skip
_HALF = 0.5


class Marked(NamedTuple):
    """One attribution's spans."""

    source: Sequence[Span]
    content: Sequence[Span]


def mark_events(events: Sequence[Mapping[str, Sequence[Span]]]) -> list[Marked]:
    """The spans of what was annotated, for each event that has content."""
    return [Marked(one.get("Source", []), one["Content"]) for one in events if one.get("Content")]


def find_right(text: str, predicted: Sequence[Attributed], gold: Sequence[Attributed]) -> list[int]:
    """For each prediction the number of the marked attribution it is right about, or -1."""
    words = [found.span() for found in _WORD.finditer(text)]
    said = [_words(words, one.content) for one in predicted]
    marked = [_words(words, one.content) for one in gold]
    pairs = []
    for row, mine in enumerate(said):
        for column, theirs in enumerate(marked):
            shared = len(mine & theirs)
            if shared and shared / len(mine | theirs) >= _HALF:
                pairs.append((-shared / len(mine | theirs), row, column))
    matched = [-1] * len(predicted)
    taken: set[int] = set()
    for _, row, column in sorted(pairs):
        if matched[row] < 0 and column not in taken:
            matched[row] = column
            taken.add(column)
    return [
        column if column >= 0 and _same_source(text, words, predicted[row], gold[column]) else -1
        for row, column in enumerate(matched)
    ]


def _words(words: list[Span], spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        number
        for number, (begin, end) in enumerate(words)
        if any(begin < high and low < end for low, high in spans)
    )


def _same_source(text: str, words: list[Span], one: Attributed, other: Attributed) -> bool:
    mine, theirs = _words(words, one.source), _words(words, other.source)
    if not theirs:
        return not mine
    telling = {
        number for number in theirs if text[slice(*words[number])].lower() not in _DETERMINERS
    }
    return bool(mine & (telling or theirs))
