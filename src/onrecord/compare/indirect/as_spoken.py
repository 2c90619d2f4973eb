"""As spoken: reported words that are the speaker's own, with other persons and an earlier tense.

“He had not slept” reports “I hadn't slept”. Such a statement may hold one telling word, so that
what two sentences share of those says nothing; here every word counts. Persons, tenses and what
merely carries them are made alike on both sides, and the statement is laid along each sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.compare.vocabulary.compared_words import MODALS, NEGATORS
from onrecord.language import ENGLISH, stem
from onrecord.text import spell_forms

__all__ = ["Alike", "is_own_words", "lay_along"]

_CARRIERS = ENGLISH.words("as_spoken", "carriers")
_BACK = ENGLISH.table("as_spoken", "moved_back")
_NAMES = ("who", "whom", "whose", "self")
_CLASSES = {word: f"<{name}>" for name in _NAMES for word in ENGLISH.words("as_spoken", name)}
_OPEN = ENGLISH.words("as_spoken", "no_statement")
_EITHER = {"her": frozenset({"<whom>", "<whose>"}), "it": frozenset({"<who>", "<whom>"})}
_STRICT = NEGATORS | MODALS  # must stand on both sides
_SMALL, _LARGE = 0.5, 1.0  # what a pronoun or short word weighs, and any other
_LETTERS = 2  # of a short word
_MATCHED, _SKIPPED = 2.0, 0.7  # what a word that is met is worth, and a said one left out costs
_ALIKE, _ALIKE_FAR = 0.75, 0.75  # of both sides; on the occasion, and on one that is not told
_WORDS, _TELLING_FAR = 3, 4
_FEWEST, _SHARE = 2, 0.6  # words of a statement that stand in a sentence at all
_BEFORE = 4  # words before a stretch among which a denial or condition holds for it


@dataclass(frozen=True, slots=True)
class Alike:
    """How a statement lies along a sentence."""

    ours: float  # the share of the statement that is met, by weight
    theirs: float  # the share of the stretch of the sentence that it is met by
    words: int  # that are met
    telling: int  # of them, those that are no pronouns, denials or modal verbs


def lay_along(printed: str, said: str) -> Alike | None:
    """Lay reported words along a sentence, where they meet best.

    Args:
        printed: the statement.
        said: a sentence of the speaker.

    Returns:
        None where a denial, a condition or a modal verb stands on one side alone, where the
        sentence asks, or where nothing is met. Time O(words × words).
    """
    ours, theirs = _read(printed), _read(said)
    if not _may_meet(ours, theirs) or said.rstrip("\"'”’ ").endswith("?"):
        return None
    pairs = _align(ours, theirs)
    if not pairs:
        return None
    first, last = pairs[0][1], pairs[-1][1]
    met, held = {one for one, _ in pairs}, {other for _, other in pairs}
    rest = [word for n, word in enumerate(ours) if n not in met]
    rest += [theirs[n] for n in range(first, last + 1) if n not in held]
    before = theirs[max(0, first - _BEFORE) : first]
    if not _STRICT.isdisjoint(rest) or not (NEGATORS | _OPEN).isdisjoint(before):
        return None
    weights = [_weigh(word) for word in ours]
    said_weight = sum(_weigh(theirs[n]) for n in range(first, last + 1))
    return Alike(
        sum(weights[n] for n in met) / sum(weights),
        sum(_weigh(theirs[n]) for n in held) / said_weight,
        len(pairs),
        sum(weights[n] == _LARGE and ours[n] not in _STRICT for n in met),
    )


def is_own_words(alike: Alike, *, near: bool) -> bool:
    """Whether a statement is a speaker's sentence told again.

    Args:
        alike: how it lies along the sentence.
        near: whether the sentence was said on the occasion that the report tells.
    """
    least, telling = (_ALIKE, 1) if near else (_ALIKE_FAR, _TELLING_FAR)
    enough = alike.words >= _WORDS and alike.telling >= telling
    return enough and alike.ours * alike.theirs >= least


def _may_meet(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether enough words of a statement stand in a sentence, in whatever order."""
    there = set(theirs)
    met = [word for word in ours if word in there or word in _EITHER]
    return len(met) >= max(_FEWEST, _SHARE * len(ours))


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[str, ...]:
    """The words of a text but its carriers, persons and tenses made alike."""
    return tuple(_make_alike(form) for form in spell_forms(text) if form not in _CARRIERS)


@cache
def _make_alike(form: str) -> str:
    """What stands for a word on both sides."""
    if form in _STRICT or form in _BACK:
        return _BACK.get(form, form)
    return _CLASSES.get(form) or stem(form)


def _weigh(word: str) -> float:
    small = word in _CLASSES.values() or word in _EITHER or len(word) <= _LETTERS
    return _SMALL if small else _LARGE


def _meets(one: str, other: str) -> bool:
    """Whether two words stand for each other."""
    return one == other or other in _EITHER.get(one, ()) or one in _EITHER.get(other, ())


def _align(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of words that meet where a statement lies best along a sentence."""
    width = len(theirs) + 1
    scores = [[0.0] * width]
    for word in ours:
        above, cost = scores[-1], _weigh(word)
        row = [above[0] - cost]
        for n, other in enumerate(theirs):
            best = max(above[n + 1] - cost, row[n] - _SKIPPED * _weigh(other))
            row.append(max(best, above[n] + _MATCHED * cost) if _meets(word, other) else best)
        scores.append(row)
    return list(_trace(scores, ours, theirs))[::-1]


def _trace(
    scores: Sequence[Sequence[float]], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The pairs on the best way, from its end."""
    row = len(ours)
    column = max(range(len(theirs) + 1), key=lambda n: scores[row][n])
    while row:
        word, here = ours[row - 1], scores[row][column]
        met = column and _meets(word, theirs[column - 1])
        if met and here == scores[row - 1][column - 1] + _MATCHED * _weigh(word):
            row, column = row - 1, column - 1
            yield row, column
        elif here == scores[row - 1][column] - _weigh(word):
            row -= 1
        else:
            column -= 1
