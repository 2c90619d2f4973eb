"""Words as every database can hold them, and names as they are compared."""

from functools import lru_cache
from typing import Final

from onrecord.text import fold

__all__ = ["name_key", "plain", "sound"]

_MOST_KEPT: Final = 1_000  # names with their folded form


def sound(words: str) -> str:
    """Words as they can be asked for: half of a surrogate pair becomes a question mark."""
    return words.encode("utf-8", "replace").decode()


def plain(words: str) -> str:
    """Words as any database can hold them; null characters are replaced, nothing moves."""
    return sound(words).replace("\0", "\ufffd")


@lru_cache(_MOST_KEPT)
def name_key(name: str) -> str:
    """A name folded for comparison: case, accents and runs of white space aside."""
    return plain(" ".join(fold(name).split()))
