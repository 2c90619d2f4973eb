"""Offices as words: when a label ("THE CHAIR") and a title before a name are one office."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.language import ENGLISH
from onrecord.text import fold, is_title

__all__ = ["Office", "read_office"]

_WORD = re.compile(r"[^\W_][\w.'’-]*")
_OWNER = re.compile(r"\b([\w.-]+)['’]s\s(.*)", re.DOTALL)  # "Italy's prime minister"
_TIES = ENGLISH.words("offices", "ties")
_RANKS = ENGLISH.words("offices", "ranks")
_SMALL = ENGLISH.words("offices", "small")
_LEFT_OUT = ENGLISH.words("offices", "left_out")
# What is printed for one office in labels and in heads; the second is what they are compared by.
_ALIKE = {short: tuple(told.split()) for short, told in ENGLISH.table("offices", "alike").items()}


@dataclass(frozen=True, slots=True)
class Office:
    """An office taken apart."""

    head: str  # "president"
    ranks: frozenset[str]  # "vice"
    kinds: frozenset[str]  # "foreign"
    tail: frozenset[str]  # "state" of "Secretary of State"

    def fits(self, other: "Office") -> bool:
        """Whether both may be one office: the same head and rank, and nothing contradicts."""
        if self.head != other.head or self.ranks != other.ranks:
            return False
        kinds = _within(self.kinds, other.kinds) or _within(other.kinds, self.kinds)
        return kinds and (self.tail <= other.tail or other.tail <= self.tail)

    def is_short_for(self, other: "Office") -> bool:
        """Whether it is said for a longer one: "the minister", deputy foreign minister."""
        same = self.head == other.head and _within(self.kinds, other.kinds)
        same = same and self.tail <= other.tail
        return same and self.ranks <= other.ranks and other.ranks - self.ranks <= _LEFT_OUT


def _within(some: frozenset[str], more: frozenset[str]) -> bool:
    """Whether each word stands among others, or begins one: "Fed" of "Federal Reserve"."""
    return some <= more or all(
        word in more or any(len(word) >= _SHORTENED and each.startswith(word) for each in more)
        for word in some
    )


# Words that name whoever stands in a part, and are no title before a name.
_HEADS = frozenset({"court", "lady", "gentleman"}) | ENGLISH.words("offices", "parties")
_SHORTENED = 3  # letters of a word cut short


@lru_cache(maxsize=8192)
def read_office(phrase: str) -> Office | None:
    """Take an office apart, as printed in a label or before a name; None: it is none."""
    owned = _OWNER.search(phrase)
    phrase = f"{owned[2]} of {owned[1]}" if owned else phrase
    plain = [fold(w).replace(".", "") for w in _WORD.findall(phrase.replace("-", " "))]
    words = [each for word in plain for each in _ALIKE.get(word, (word,)) if word not in _SMALL]
    tie = next((i for i, word in enumerate(words) if word in _TIES and i), len(words))
    ahead, tail = words[:tie], words[tie + 1 :]
    heads = [word for word in ahead if word not in _RANKS]
    if not heads or not (is_title(heads[-1]) or heads[-1] in _HEADS):
        return None
    head, ranks = heads[-1], frozenset(ahead) & _RANKS
    return Office(head, ranks, frozenset(heads[:-1]), frozenset(tail) - _TIES)
