"""Joined words: where one word is not the two that its letters make."""

from collections.abc import Sequence

from onrecord.language import ENGLISH, denies
from onrecord.text import Word

__all__ = ["is_another_word"]

_ANOTHER = ENGLISH.words("twins", "joined")
_PREFIXES = frozenset({"in", "non", "no", "not"})  # that are words too
_TWO = 2


def is_another_word(pair: Sequence[Word], text: str, one: str) -> bool:
    """Whether a word is not the two that stand apart in a text: "atypical", "a typical"."""
    if len(pair) != _TWO or not text[pair[0].end : pair[1].start].isspace():
        return False
    return one in _ANOTHER or (pair[0].form in _PREFIXES and denies(one, pair[1].form))
