"""Sounds: how a name is spelled, with what a transliteration leaves open taken out."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.language import ANY
from onrecord.late import compile_late, load_late
from onrecord.text.words import fold

if TYPE_CHECKING:
    import anyascii
    from rapidfuzz import distance
else:  # few words are nearly alike, or in another script
    anyascii = load_late("anyascii")
    distance = load_late("rapidfuzz.distance")

__all__ = [
    "bare_consonants",
    "is_one_off",
    "letter_keys",
    "skeleton",
    "spelled_alike",
    "within_one_edit",
]

_LETTERS = str.maketrans({"æ": "a", "œ": "o", "ə": "a"})  # all else as its romanisation has it
_RULES = tuple(
    (compile_late(pattern), sound) for pattern, sound in ANY.table("sounds", "rules").items()
)
_GROUP = compile_late(r"[aeiou]+")
_VOWELS = compile_late(r"[aeiouy]+")
_CLASS = str.maketrans({"i": "e", "u": "o"})
_SLIPS = frozenset({frozenset("ae"), frozenset("eo")})  # what an unwritten vowel becomes
_FEW = 3  # names of fewer consonants have too many neighbours for a slip

_GROUPS = ANY.groups("names_alike", "names")
_EQUAL: dict[str, int] = {name: number for number, names in enumerate(_GROUPS) for name in names}
_APART = frozenset({frozenset({"frances", "francis"})})  # one sound, two people


@lru_cache(maxsize=4_096)
def _letters(word: str) -> str:
    """Folded Latin letters and nothing else; other scripts are romanised."""
    folded = fold(word)
    if not folded.isascii():
        folded = anyascii.anyascii(folded.translate(_LETTERS)).casefold()
    return "".join(c for c in folded if c.isalpha())


@lru_cache(maxsize=4_096)
def _sound(letters: str) -> str:
    """Letters with every spelling of one sound written alike."""
    for pattern, sound in _RULES:
        letters = pattern.sub(sound, letters)
    return letters


@lru_cache(maxsize=4_096)
def skeleton(word: str) -> str:
    """The consonants of a name, one spelling for each sound; all of it if it has none.

    Names spelled alike have one skeleton, so it may serve to gather candidates; the reverse does
    not hold ("Maria" and "Mario" share theirs).
    """
    letters = _letters(word)
    if letters in _EQUAL:
        letters = _GROUPS[_EQUAL[letters]][0]
    sound = _sound(letters)
    return re.sub(r"(.)\1+", r"\1", _GROUP.sub("", sound)) or sound


def bare_consonants(word: str) -> str:
    """A name without a, e, i, o, u, y: of two that are `within_one_edit` the same is left."""
    return _VOWELS.sub("", _letters(word))


def _groups_agree(first: list[str], second: list[str], consonants: int) -> bool:
    """Whether two rows of vowels may be one name's, with one slip inside at most."""
    slips = 0
    last = len(first) - 1
    for place, (one, other) in enumerate(zip(first, second, strict=True)):
        if one == other:
            continue
        a, b = one.translate(_CLASS), other.translate(_CLASS)
        if a == b:
            if consonants < _FEW and last <= 1 and place < last:
                return False
            if consonants < _FEW and last == 0:
                return False
            continue
        if frozenset((a, b)) not in _SLIPS or consonants < _FEW:
            return False
        slips += 1
    return slips <= 1


@lru_cache(maxsize=4_096)
def spelled_alike(one: str, other: str) -> bool:
    """Whether two single names may be spellings of one.

    True for the same letters after folding, for names of the table (Oleksandr and Alexander), and
    where the consonants are the same sounds in the same order and the vowels of one class
    (e, i, y; o, u), with one unwritten vowel (a/e, e/o) differing inside a name of at least three
    consonants. A name's first and last vowel must be of one class: Maria, Mario and Marina are
    three names. A different consonant is a different name: Ortega is not Orteza.
    """
    a, b = _letters(one), _letters(other)
    if a == b:
        return bool(a) or one == other
    if not a or not b or frozenset((a, b)) in _APART:
        return False
    if a in _EQUAL and _EQUAL[a] == _EQUAL.get(b):
        return True
    first, second = _sound(a), _sound(b)
    consonants = _GROUP.sub("", first)
    return first == second or (
        consonants != ""
        and consonants == _GROUP.sub("", second)
        and _edges_agree(first, second)
        and _groups_agree(_GROUP.findall(first), _GROUP.findall(second), len(consonants))
    )


def _edges_agree(first: str, second: str) -> bool:
    """Whether both begin and end alike, and have their vowels in the same places."""
    shape = _GROUP.sub("*", first) == _GROUP.sub("*", second)
    head, tail = (
        (first[0] + second[0]).translate(_CLASS),
        (first[-1] + second[-1]).translate(_CLASS),
    )
    return shape and head[0] == head[1] and tail[0] == tail[1]


@lru_cache(maxsize=4_096)
def within_one_edit(one: str, other: str) -> bool:
    """Whether two names of five letters or more differ by one vowel put in, out or for another.

    Only to be asked where something else speaks for the same person (the same given name): Clark
    and Clarke, Okafor and Okafar; as spelled, or as heard: Castellane and Kastellan. Final vowels
    must not differ: Rossi is not Rosso.
    """
    a, b = _letters(one), _letters(other)
    return _one_vowel_off(a, b) or (a[:1] != b[:1] and _one_vowel_off(_sound(a), _sound(b)))


def _one_vowel_off(one: str, other: str) -> bool:
    """Whether letters differ by one vowel at most."""
    a, b = sorted((one, other), key=len)
    if len(a) < 5 or len(b) - len(a) > 1 or a == b:  # noqa: PLR2004 - stated in the docstring
        return a == b and len(a) > 0
    place = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) == len(b):
        inner = 0 < place < len(a) - 1
        both = a[place] in "aeiouy" and b[place] in "aeiouy"
        return inner and both and a[place + 1 :] == b[place + 1 :]
    return place > 0 and b[place] in "aeiouy" and a[place:] == b[place + 1 :]


def is_one_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: put in, left out, exchanged, or two swapped."""
    return distance.OSA.distance(_letters(one), _letters(other), score_cutoff=1) == 1


def letter_keys(word: str) -> frozenset[str]:
    """The letters of a word, and what is left without each: words that are one off share one."""
    letters = _letters(word)
    return frozenset([letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))])
