"""Words: what is compared when texts are compared."""

import re
import unicodedata
from typing import NamedTuple

__all__ = ["Word", "find_words", "fold"]

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


class Word(NamedTuple):
    """A run of letters and digits, inner apostrophes included, and where it stands."""

    form: str  # folded: lower case, no accents, straight apostrophe
    start: int
    end: int


def fold(text: str) -> str:
    """Fold case, accents and apostrophes; the length may change."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_APOSTROPHES)
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    return folded.casefold()


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, in order, with offsets into `text`."""
    stop = len(text) if end is None else end
    return [
        Word(fold(found.group()), found.start(), found.end())
        for found in _WORD.finditer(text, start, stop)
    ]
