"""Joined words: where one word is not the two that its letters make."""

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.language import ENGLISH, denies

__all__ = ["is_another_word"]

_ANOTHER = ENGLISH.words("twins", "joined")
_PREFIXES = frozenset({"in", "non", "no", "not"})  # that are words too
_TWO = 2


def is_another_word(change: Change, case: Comparison) -> bool:
    """Whether a word is not the two that stand apart on the other side: "atypical", "a typical"."""
    (pair, text), (one, _) = (change.said, case.said), (change.printed, case.printed)
    if len(pair) == 1:
        (pair, text), one = (change.printed, case.printed), change.said
    if len(pair) != _TWO or len(one) != 1 or not text[pair[0].end : pair[1].start].isspace():
        return False
    return one[0].form in _ANOTHER or (
        pair[0].form in _PREFIXES and denies(one[0].form, pair[1].form)
    )
