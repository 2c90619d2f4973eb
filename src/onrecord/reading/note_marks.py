"""Note marks: raised numbers and signs that lead to a footnote, and are no words of a text."""

import re

__all__ = ["is_note_mark"]

_MARK = re.compile(r"\s*(?:\[?\(?\d{1,3}\)?\]?(?:\s?[,–-]\s?\[?\d{1,3}\]?){0,4}|[*†‡§¶]{1,3})\s*")
# A mark follows punctuation or a whole word: "10³" and "5 km²" are none.
_FOLLOWED = re.compile(r"(?:[.,;:!?”’\"')\]…]|[^\W\d_]{3})\s*$")
_LOOKED_AT = 8  # characters before a mark


def is_note_mark(before: str, raised: str) -> bool:
    """Whether raised characters are the mark of a note.

    Args:
        before: what stands before them on the line; a few characters do.
        raised: the characters that are printed raised.
    """
    if not _MARK.fullmatch(raised):
        return False
    return _FOLLOWED.search(before[-_LOOKED_AT:]) is not None
