"""What a program would do without a checker: exact search, rapidfuzz and difflib.

All three see words folded as the checker folds them (case, accents, apostrophes, punctuation),
and answer with a number and a place.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from benchmarks.ask_checkers import Answer
from rapidfuzz import fuzz

from onrecord.text import Word, find_words

__all__ = ["PEERS", "Folded", "ask_peer", "fold_text"]


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """The words of a text, and the line that they make."""

    words: tuple[Word, ...]
    line: str
    starts: tuple[int, ...]  # of each word, in the line

    def place(self, first: int, last: int) -> tuple[int, int]:
        """From one character of the line up to another: where that stands in the text."""
        if not self.words:
            return -1, -1
        low = max(0, bisect_right(self.starts, first) - 1)
        high = max(low, bisect_right(self.starts, max(first, last - 1)) - 1)
        return self.words[low].start, self.words[high].end


def fold_text(text: str) -> Folded:
    """Read a text's words."""
    words = tuple(find_words(text))
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word.form) + 1
    return Folded(words, " ".join(word.form for word in words), tuple(starts))


def _search(quote: Folded, text: Folded) -> Answer:
    """The very words in a row, or nothing."""
    at = f" {text.line} ".find(f" {quote.line} ")
    if at < 0 or not quote.words:
        return Answer(None, "not found")
    start, end = text.place(at, at + len(quote.line))
    return Answer(None, "found", 1.0, 0, start, end)


def _fuzz(quote: Folded, text: Folded) -> Answer:
    """The best window by edit distance of letters."""
    found = fuzz.partial_ratio_alignment(quote.line, text.line)
    if found is None:
        return Answer(None, "0")
    start, end = text.place(found.dest_start, found.dest_end)
    return Answer(None, f"{found.score:.0f}", found.score / 100, 0, start, end)


def _match(quote: Folded, text: Folded) -> Answer:
    """The longest run of shared words, and how alike the window around it is."""
    ours, theirs = [w.form for w in quote.words], [w.form for w in text.words]
    block = SequenceMatcher(None, theirs, ours, autojunk=False).find_longest_match()
    if not block.size:
        return Answer(None, "0")
    first = max(0, block.a - block.b)
    window = theirs[first : first + len(ours)]
    ratio = SequenceMatcher(None, window, ours, autojunk=False).ratio()
    start, end = text.words[first].start, text.words[first + len(window) - 1].end
    return Answer(None, f"{ratio:.2f}", ratio, 0, start, end)


#: Name for a reader → how it is asked.
PEERS: Mapping[str, Callable[[Folded, Folded], Answer]] = {
    "exact search": _search,
    "rapidfuzz": _fuzz,
    "difflib": _match,
}


def ask_peer(name: str, quote: str, sources: Sequence[Folded]) -> Answer:
    """The best answer over the texts offered; of equals, the first."""
    folded = fold_text(quote)
    found = [replace(PEERS[name](folded, text), source=n) for n, text in enumerate(sources)]
    return max(found, key=lambda answer: answer.score, default=Answer(None, "not found"))
