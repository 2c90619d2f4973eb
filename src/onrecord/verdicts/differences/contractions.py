"""Contractions typed without their apostrophe, or split by a tokeniser: dont, wo n't, it 's."""

from collections.abc import Sequence

from onrecord.text import Word, fold
from onrecord.verdicts.differences.changes import Change, Comparison

__all__ = ["is_typed_contraction"]

_APOSTROPHES = "'’ʼ"
# What a tokeniser leaves of a contraction, and what it stands for.
_SPLIT: dict[tuple[str, ...], tuple[str, ...]] = {
    ("n't",): ("not",),
    ("wo", "n't"): ("will", "not"),
    ("ca", "n't"): ("can", "not"),
    ("sha", "n't"): ("shall", "not"),
}


def is_typed_contraction(change: Change, case: Comparison) -> bool:
    """Whether a contraction stands on one side, and its letters alone on the other.

    "Wont", "were" and "its" are words of their own: they count only where the other side has
    "won't", "we're" or "it's" at that very place.
    """
    said, printed = change.said_forms, change.printed_forms
    if _SPLIT.get(said) == printed or _SPLIT.get(printed) == said:
        return True
    ours, theirs = _written(change.printed, case.printed), _written(change.said, case.said)
    if change.first == 0:  # the first half of "we'll" was let go, as said words before the first
        ours, theirs = (
            _written(_whole(words, text), text)
            for words, text in ((change.printed, case.printed), (change.said, case.said))
        )
    return ours != theirs and _letters(ours) == _letters(theirs) and "'" in ours + theirs


def _whole(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The words with what stands before the apostrophe that the first begins with, or follows."""
    start = min(word.start for word in words)
    if text[start] not in _APOSTROPHES and text[start - 1 : start + 1] != "n't":
        return words
    while start and (text[start - 1].isalnum() or text[start - 1] in _APOSTROPHES):
        start -= 1
    return (*words, words[0]._replace(start=start))


def _written(words: Sequence[Word], text: str) -> str:
    """The words as they are written, folded."""
    return fold(text[min(w.start for w in words) : max(w.end for w in words)])


def _letters(written: str) -> str:
    """Without apostrophes and the spaces of a split contraction."""
    return written.replace("'", "").replace(" ", "")
