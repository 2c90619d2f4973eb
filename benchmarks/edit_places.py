"""Places in a sentence where an edit may be planted, and what an edit is."""

import re
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.edit_pool import Pool
from benchmarks.edit_words import COUNTED, MEASURES, NEGATIVE, TYPED

__all__ = [
    "EDGE",
    "Edit",
    "cuts_number",
    "exchange",
    "find_pairs",
    "find_places",
    "is_content",
    "is_free",
    "make_swap",
]

EDGE = 3  # words kept at either end of a sentence

Edit = Callable[[list[str], Random, Pool], str | None]


def find_places(words: Sequence[str], wanted: Callable[[str], bool]) -> list[int]:
    """Where inside the sentence words of a kind stand."""
    return [at for at in range(EDGE, len(words) - EDGE) if wanted(words[at])]


def find_pairs(words: Sequence[str], wanted: Callable[[str, str], bool]) -> list[int]:
    """Where inside the sentence two neighbours of a kind stand; the place of the first."""
    ends = range(EDGE, len(words) - EDGE - 1)
    return [at for at in ends if wanted(words[at], words[at + 1])]


def exchange(words: Sequence[str], at: int, put: Sequence[str], size: int = 1) -> str:
    """The sentence with other words in the place of some; a `size` of 0 puts words in."""
    return " ".join([*words[:at], *put, *words[at + size :]])


def make_swap(pairs: Sequence[str]) -> Edit:
    """An edit that puts the second word of a pair for the first."""
    table = dict(pair.split() for pair in pairs)

    def edit(words: list[str], draw: Random, _: Pool) -> str | None:
        """Put one word for another."""
        found = find_places(words, lambda w: w in table)
        if not found:
            return None
        at = draw.choice(found)
        return exchange(words, at, [table[words[at]]])

    return edit


def is_content(word: str, pool: Pool) -> bool:
    """Whether a word is a plain content word."""
    return re.fullmatch(r"[a-z]{4,}", word) is not None and word not in TYPED | pool.function


def is_free(words: Sequence[str], at: int) -> bool:
    """Whether no denial stands near a place."""
    near = {w.lower().strip(",.;:?!") for w in words[max(0, at - 3) : at + 4]}
    return not NEGATIVE & near and not any("n't" in w or "n’t" in w for w in near)


def cuts_number(words: Sequence[str], at: int) -> bool:
    """Whether a cut before a word would part a number from its scale or its unit."""
    before, after = (w.lower().strip(",.;:?!$%") for w in words[at - 1 : at + 1])
    counted = before in COUNTED or re.search(r"\d", before) is not None
    scaled = after in COUNTED or re.search(r"\d", after) is not None
    return (counted and (scaled or after in MEASURES)) or (before in {"a", "an"} and scaled)
