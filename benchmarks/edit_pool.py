"""The pool: words and word groups of real sentences that planted edits put in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.edit_words import TYPED

__all__ = ["Pool", "make_pool"]


@dataclass(frozen=True, slots=True)
class Pool:
    """Words to put for others, and word groups to put in."""

    names: tuple[str, ...]
    nouns: tuple[str, ...]  # plain content words, lower case
    groups: tuple[str, ...]  # three to five words in a row
    function: frozenset[str]  # words that say little
    known_names: frozenset[str]
    known_nouns: frozenset[str]


def make_pool(sentences: Sequence[str], function: frozenset[str]) -> Pool:
    """Gather names, content words and word groups from sentences."""
    names: dict[str, None] = {}
    nouns: dict[str, None] = {}
    groups: dict[str, None] = {}
    for sentence in sentences:
        words = sentence.split()
        for word in words[1:]:
            if re.fullmatch(r"[A-Z][a-z]{4,}", word) and word.lower() not in TYPED | function:
                names[word] = None
            if re.fullmatch(r"[a-z]{5,}", word) and word not in TYPED | function:
                nouns[word] = None
        cut = words[2:6]
        if (
            len(cut) == 4
            and all(re.fullmatch(r"[a-z]{2,}", w) for w in cut)
            and not TYPED & set(cut)
            and sum(w not in function for w in cut) >= 2
        ):
            groups[" ".join(cut)] = None
    return Pool(
        *(tuple(names), tuple(nouns), tuple(groups)),
        function,
        frozenset(names),
        frozenset(nouns),
    )
