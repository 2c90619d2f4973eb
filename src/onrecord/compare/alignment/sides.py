"""Sides: the printed and the said words of one comparison, each with what its costs depend on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.writings import Written
from onrecord.language import Language
from onrecord.late import compile_late
from onrecord.text import SIGNS, Word

__all__ = ["Kind", "Side", "describe"]

_ENDS = compile_late(r"[.?!\n]")
_BEGINS = compile_late(r"[.?!:\n]")
_BEFORE = 3  # characters before the first word
_PAUSES = compile_late(r"[,;:–—()\"“”…-]")
_FAR = 200  # characters between two words behind which no sentence goes on


class Kind(IntEnum):
    """What kind of word may stand for what."""

    LARGE = 0
    SMALL = 1
    NUMBER = 2
    DENIAL = 3


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Words of one side; all arrays have one entry a word."""

    keys: tuple[str, ...]  # what they are compared by
    stems: tuple[str, ...]
    kinds: NDArray[np.intp]
    ends: NDArray[np.bool_]  # a sentence ends behind it
    alone: NDArray[np.bool_]  # it is a sentence by itself: "No."
    pauses: NDArray[np.bool_]  # a comma or a dash stands behind it
    joined: NDArray[np.bool_]  # the next is of the same token: "I|'ll"
    fillers: NDArray[np.bool_]  # it is part of one: "you know"
    hedges: NDArray[np.bool_]


def describe(written: Sequence[Written], text: str, language: Language) -> Side:
    """Words with what is known of each; where a language is not whole, its kinds are not told."""
    words = [one.word for one in written]
    keys = tuple(one.key for one in written)
    forms = [word.form for word in words]
    stretches = [_between(one, other, text) for one, other in pairwise(words)]
    stretches.append("")
    ends = _hold(_ENDS, stretches)
    return Side(
        keys=keys,
        stems=tuple(map(language.lemma, forms)) if language.has("inflection") else keys,
        kinds=np.array([_kind_of(form, language) for form in forms], dtype=np.intp),
        ends=ends,
        alone=ends & np.append(_begins(text, words[0].start), ends[:-1]),
        pauses=_hold(_PAUSES, stretches),
        joined=np.array([*map(_are_joined, words, words[1:]), False], dtype=np.bool_),
        fillers=_mark(forms, language, "fillers"),
        hedges=_mark(forms, language, "hedges"),
    )


def _hold(marks: re.Pattern[str], stretches: Sequence[str]) -> NDArray[np.bool_]:
    """Which stretches between words hold one of the marks; most are a space."""
    found = [each != " " and marks.search(each) is not None for each in stretches]
    return np.array(found, dtype=np.bool_)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins, as far as the characters before tell."""
    before = text[max(0, start - _BEFORE) : start]
    return not before or _BEGINS.search(before) is not None


def _between(one: Word, other: Word, text: str) -> str:
    """What stands between two words; the end of a sentence where they are far apart."""
    return text[one.end : other.start] if other.start - one.end < _FAR else "\n"


def _are_joined(one: Word, other: Word) -> bool:
    """Whether two words are of one token."""
    return other.start <= one.end and other.end >= one.start


@lru_cache(maxsize=32_768)
def _kind_of(form: str, language: Language) -> Kind:
    """The kind of a word."""
    if form.lstrip(SIGNS)[:1].isdigit() or form in language.numbers("numbers", "scales"):
        return Kind.NUMBER
    if form in language.words("negation", "negators"):
        return Kind.DENIAL
    return Kind.SMALL if form in language.words("grammar", "function_words") else Kind.LARGE


def _mark(forms: Sequence[str], language: Language, topic: str) -> NDArray[np.bool_]:
    """Which words are part of a phrase of the language's list."""
    marked = np.zeros(len(forms), dtype=np.bool_)
    phrases = _by_first(language, topic)
    for at, form in enumerate(forms):
        for phrase in phrases.get(form, ()):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                marked[at : at + len(phrase)] = True
                break
    return marked


@cache
def _by_first(language: Language, topic: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a list by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in language.phrases(topic, topic):
        found.setdefault(phrase[0], []).append(phrase)
    return found
