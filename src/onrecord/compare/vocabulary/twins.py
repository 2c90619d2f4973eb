"""Twins: words that one slip of the fingers turns into one another, and that both exist.

Between "trial" and "trail" a reader cannot tell a slip from another word. A large record knows
both; for a small one there is a list, compiled by hand: pairs that differ by two neighbouring
letters exchanged, and words that mean something else when "re-" is set apart by a hyphen.
"""

from onrecord.compare.vocabulary.compared_words import FUNCTION_WORDS
from onrecord.language import ENGLISH

__all__ = ["are_twins"]

_TWINS = frozenset(map(frozenset, ENGLISH.groups("twins", "pairs")))


def are_twins(one: str, other: str, *, known: bool) -> bool:
    """Whether two words that a slip could turn into one another are both words.

    Args:
        one: a word as compared.
        other: the other word.
        known: whether a large record knows both.

    Returns:
        Never true where one of them is a small word and the other is not ("form" for "from"):
        nobody puts a noun for a preposition.
    """
    if (one in FUNCTION_WORDS) != (other in FUNCTION_WORDS):
        return False
    return known or frozenset((one, other)) in _TWINS
