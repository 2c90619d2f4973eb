"""The printed words as alignment sees them: forms, weights, and what the marks allow."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.index import TranscriptIndex, hash_form
from onrecord.text import Span, Word, covers, find_marks, spell_out

__all__ = ["Printed", "read_printed"]

# Costs in matched words of middling rarity; set by hand on invented cases, then left.
_LIGHTEST, _HEAVIEST, _NATS_A_WORD, _RAREST = 0.4, 1.4, 8.0, 1.9


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A quotation ready for alignment; all arrays have one entry a word."""

    text: str
    squares: tuple[Span, ...]  # what stands in square brackets
    words: tuple[Word, ...]
    forms: NDArray[np.uint32]
    weights: NDArray[np.float32]  # what finding the word is worth; rare words are worth more
    bracketed: NDArray[np.bool_]  # inside square brackets: may be missing at no cost
    broken: NDArray[np.bool_]  # an ellipsis follows: the transcript may run on at little cost

    def part(self, first: int, last: int) -> "Printed":
        """The words from `first` up to `last`, exclusive."""
        return Printed(
            self.text,
            self.squares,
            self.words[first:last],
            self.forms[first:last],
            self.weights[first:last],
            self.bracketed[first:last],
            self.broken[first:last],
        )


def read_printed(text: str, index: TranscriptIndex) -> Printed:
    """Read a quotation's words and marks, weighing words by their rarity in the index."""
    words = spell_out(text)
    forms = np.array([hash_form(word.form) for word in words], dtype=np.uint32)
    rarity = np.log((index.word_count + 1) / (index.count_words(forms) + 1))
    marks = find_marks(text)
    bracketed = [covers(marks.squares, word.start) for word in words]
    # A small record has no rare words: what counts is rarity beside the rarest there can be.
    nats = min(_NATS_A_WORD, float(np.log(index.word_count + 2)) / _RAREST)
    weights = np.clip(rarity / nats, _LIGHTEST, _HEAVIEST)
    broken = np.zeros(len(words), dtype=np.bool_)
    ends = [word.end for word in words]
    for mark in marks.ellipses:
        before = bisect_right(ends, mark.start)
        if before:
            broken[before - 1] = True
    return Printed(
        text=text,
        squares=marks.squares,
        words=tuple(words),
        forms=forms,
        weights=weights.astype(np.float32),
        bracketed=np.array(bracketed, np.bool_),
        broken=broken,
    )
