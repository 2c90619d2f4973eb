"""Revisions: what changed between two states of one text, paragraph by paragraph, word by word."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.text import find_words

__all__ = ["Revised", "Strand", "align_alike", "compare_paragraphs", "compare_words"]

_ALIKE: Final = 0.4  # of their words, from which two paragraphs are one that was changed
_MOST_PAIRS: Final = 400  # of paragraphs between two that stayed, that are weighed
_MOST_CELLS: Final = 60_000  # of words against words


@dataclass(frozen=True, slots=True)
class Revised:
    """A place where two states differ, or where they do not."""

    old: int | None  # number of the paragraph; None: there is none
    new: int | None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """Words of one state or of both."""

    text: str
    kept: bool


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[Revised, ...]:
    """Pair the paragraphs of two states of a text, in order.

    Paragraphs that stand once in each and are the same hold the others in place (patience diff);
    between two such, those that share most words are one that was changed. Time is n log n, and a
    bounded number of comparisons between each two that stayed.
    """
    ours, theirs = [_fold(each) for each in old], [_fold(each) for each in new]
    fixed = [*_find_fixed(ours, theirs), (len(ours), len(theirs))]
    found: list[Revised] = []
    at, to = 0, 0
    for one, other in fixed:
        found += _pair_between(ours, theirs, (at, one), (to, other))
        if one < len(ours):
            found.append(Revised(one, other, same=True))
        at, to = one + 1, other + 1
    return tuple(found)


def _fold(paragraph: str) -> str:
    """What two printings of a paragraph have in common: white space says nothing."""
    return " ".join(paragraph.split())


def _find_fixed(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The longest rising run of those that stand once in each."""
    once, other = Counter(old), Counter(new)
    places = {each: at for at, each in enumerate(new) if other[each] == 1}
    pairs = [
        (at, places[each]) for at, each in enumerate(old) if once[each] == 1 and each in places
    ]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        if length == len(tails):
            tails.append(place)
            ends.append(number)
        else:
            tails[length], ends[length] = place, number
        before.append(ends[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    yield from reversed(chain)


def _pair_between(
    old: Sequence[str], new: Sequence[str], ours: tuple[int, int], theirs: tuple[int, int]
) -> Iterator[Revised]:
    """What lies between two paragraphs that stayed."""
    (at, end), (to, last) = ours, theirs
    while at < end and to < last and old[at] == new[to]:
        yield Revised(at, to, same=True)
        at, to = at + 1, to + 1
    for one, other in align_alike(old[at:end], new[to:last]):
        same = one is not None and other is not None and old[at + one] == new[to + other]
        yield Revised(
            None if one is None else at + one, None if other is None else to + other, same=same
        )


def align_alike(
    old: Sequence[str], new: Sequence[str], most: int = _MOST_PAIRS
) -> Iterator[tuple[int | None, int | None]]:
    """Pair texts that share words, in order; one that has no like comes with None.

    Of more than `most` pairs none is weighed, and nothing has a like.
    """
    small = len(old) * len(new) <= most
    bags = [_bag(each) for each in old] if small else []
    at = 0
    for to, text in enumerate(new):
        bag = _bag(text) if small else Counter()
        alike = [(_share(bags[one], bag), -one) for one in range(at, len(old))] if small else []
        share, place = max(alike, default=(0.0, 0))
        if share < _ALIKE:
            yield None, to
            continue
        for gone in range(at, -place):
            yield gone, None
        yield -place, to
        at = -place + 1
    for gone in range(at, len(old)):
        yield gone, None


def _bag(text: str) -> Counter[str]:
    return Counter(word.form for word in find_words(text))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Words in common, of all (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def compare_words(old: str, new: str) -> tuple[tuple[Strand, ...], tuple[Strand, ...]]:
    """The words of two texts, those that both have in order apart from the others.

    Where that would take long (beyond some 250 words that differ), all between the first and the
    last difference counts as changed.
    """
    ours, theirs = old.split(), new.split()
    first = 0
    while first < min(len(ours), len(theirs)) and ours[first] == theirs[first]:
        first += 1
    last = 0
    while last < min(len(ours), len(theirs)) - first and ours[-1 - last] == theirs[-1 - last]:
        last += 1
    one, other = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    kept, stayed = _find_common(one, other)
    head, tail = [True] * first, [True] * last
    return (
        tuple(_join(ours, [*head, *kept, *tail])),
        tuple(_join(theirs, [*head, *stayed, *tail])),
    )


def _find_common(one: Sequence[str], other: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Which words of each are in their longest common subsequence."""
    kept, stayed = [False] * len(one), [False] * len(other)
    if len(one) * len(other) > _MOST_CELLS:
        return kept, stayed
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for at in range(len(one) - 1, -1, -1):
        row, below = lengths[at], lengths[at + 1]
        for to in range(len(other) - 1, -1, -1):
            same = one[at] == other[to]
            row[to] = below[to + 1] + 1 if same else max(below[to], row[to + 1])
    at = to = 0
    while at < len(one) and to < len(other):
        if one[at] == other[to]:
            kept[at] = stayed[to] = True
            at, to = at + 1, to + 1
        elif lengths[at + 1][to] >= lengths[at][to + 1]:
            at += 1
        else:
            to += 1
    return kept, stayed


def _join(words: Sequence[str], kept: Sequence[bool]) -> Iterator[Strand]:
    """Words in runs of those that stayed and those that did not; joined they are the text."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or kept[at] != kept[start]:
            ending = "" if at == len(words) else " "
            yield Strand(" ".join(words[start:at]) + ending, kept[start])
            start = at
