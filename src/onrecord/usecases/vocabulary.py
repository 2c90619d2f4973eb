"""Words that stand out in what a person said, against what everybody said."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt
from typing import Final

from onrecord.compare import FUNCTION_WORDS, INTENSIFIERS
from onrecord.store import Archive
from onrecord.text import find_forms

__all__ = ["Vocabulary", "WordCount", "Words"]

_NEWEST: Final = 250  # passages of a person that are looked at
_OTHERS: Final = 6000  # passages of everybody that they are held against
_FEWEST: Final = 3  # passages in which words must occur
_PRIOR: Final = 500.0  # how many words everybody's share weighs like
_STANDS_OUT: Final = 1.96  # standard errors
_SAME: Final = 0.7  # a word that occurs so often in a pair of words is told by the pair alone
_GROWN: Final = 1.1  # of an archive that grew by so much, the words are counted anew
_SHORTEST: Final = 3  # letters
_MOST_KEPT: Final = 5000  # people whose words are remembered
# Words of talk that are no subject: they stand out for how somebody speaks.
_TALK: Final = """
    said say says saying will would could should can may might must shall going get got go know
    think want just like well now then here also one two all not don doesn didn isn wasn aren
    thing things lot really right look let make made come back way even told don't it's that's i'm
    we're they're i've we've you're he's she's can't won't didn't doesn't isn't there's what's
    let's i'd we'll i'll applause laughter inaudible crosstalk mr mrs ms no yes okay
"""
_EMPTY: Final = frozenset(FUNCTION_WORDS) | frozenset(INTENSIFIERS) | frozenset(_TALK.split())


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word, or two that follow one another, in a person's passages."""

    words: str
    passages: int  # of the person, in which it occurs
    others: int  # of everybody else's that were looked at
    stands_out: float  # log-odds in standard errors


@dataclass(frozen=True, slots=True)
class Words:
    """What stands out, and of how many passages it is told."""

    words: tuple[WordCount, ...]
    passages: int
    others: int
    newest: bool  # these are the newest, and there may be older ones


@dataclass(frozen=True, slots=True)
class _Counted:
    """Passages of everybody, and in how many of them each word occurs."""

    terms: Mapping[int, frozenset[str]]  # by number
    passages: Counter[str]


class Vocabulary:
    """Counts words; what everybody says is counted once, and anew where the archive grew."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._lock = archive, threading.Lock()
        self._all = _Counted({}, Counter())
        self._size = 0
        self._told: dict[tuple[str, int], Words] = {}  # at a revision of the passages
        self._revision = -1

    def stand_out(self, person: str, most: int) -> Words:
        """The words that a person's newest passages hold much more often than others' do.

        They are counted once for each person while no passage changes.
        """
        revision, asked = self._archive.passages.revision(), (person, most)
        with self._lock:
            if revision != self._revision or len(self._told) >= _MOST_KEPT:
                self._told, self._revision = {}, revision
            known = self._told.get(asked)
        if known is None:
            known = self._compare(person, most)
            with self._lock:
                if revision == self._revision:
                    self._told[asked] = known
        return known

    def _compare(self, person: str, most: int) -> Words:
        """Hold a person's passages against everybody's.

        Log-odds with everybody's shares as the prior, in standard errors; a word counts once a
        passage. Source: Monroe, Colaresi & Quinn 2008, Political Analysis 16, 372-403.
        """
        sampled = self._archive.passages.sample(person, _NEWEST)
        mine = {number: _find_terms(text) for number, text in sampled.items()}
        everybody = self._everybody()
        both = [everybody.terms[number] for number in mine if number in everybody.terms]
        here, own, rest = _count(mine.values()), _count(both), len(everybody.terms) - len(both)
        found = [
            WordCount(words, count, others, score)
            for words, count in here.items()
            if count >= _FEWEST
            for others in [everybody.passages[words] - own[words]]
            for score in [_weigh(count, len(mine), others, rest)]
            if score >= _STANDS_OUT
        ]
        found.sort(key=lambda each: (-each.stands_out, each.words))
        told = tuple(_drop_parts(found, most))
        return Words(told, len(mine), rest, newest=len(mine) >= _NEWEST)

    def _everybody(self) -> "_Counted":
        size = self._archive.passages.count()
        with self._lock:
            if not self._all.terms or size > _GROWN * self._size:
                sampled = self._archive.passages.sample(None, _OTHERS)
                terms = {number: _find_terms(text) for number, text in sampled.items()}
                self._all, self._size = _Counted(terms, _count(terms.values())), size
            return self._all


def _find_terms(text: str) -> frozenset[str]:
    """Words with a meaning of their own, and pairs of them that only a space parts."""
    found: list[str] = []
    last = ""  # the word before, and its space
    for form, gap in find_forms(text):
        if form in _EMPTY or len(form) < _SHORTEST or not form[0].isalpha():
            last = ""
            continue
        found.append(form)
        if last:
            found.append(last + form)
        last = form + gap if gap else ""
    return frozenset(found)


def _count(passages: Iterable[frozenset[str]]) -> Counter[str]:
    return Counter(chain.from_iterable(passages))


def _weigh(mine: int, size: int, others: int, rest: int) -> float:
    """How far the odds of one passage holding it lie apart, in standard errors."""
    prior = _PRIOR * (mine + others) / (size + rest)
    here, there = mine + prior, others + prior
    odds = log(here / (size + _PRIOR - here)) - log(there / (rest + _PRIOR - there))
    return odds / sqrt(1 / here + 1 / there)


def _drop_parts(found: Iterable[WordCount], most: int) -> Iterator[WordCount]:
    """The first ones, without words that hardly occur outside a pair that is told."""
    held = list(found)
    pairs = [each for each in held if " " in each.words]
    whole: dict[str, int] = {}
    for pair in pairs:
        for word in pair.words.split():
            whole[word] = max(whole.get(word, 0), pair.passages)
    told = (e for e in held if " " in e.words or whole.get(e.words, 0) < _SAME * e.passages)
    yield from (each for each, _ in zip(told, range(most), strict=False))
