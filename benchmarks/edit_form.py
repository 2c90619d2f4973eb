"""Edits that change no word, or openly: how the same words are written otherwise."""

import re
from collections.abc import Mapping
from random import Random

from benchmarks.edit_places import EDGE, Edit, exchange, find_pairs, find_places, make_swap
from benchmarks.edit_pool import Pool
from benchmarks.edit_words import COUNTED, NEGATIVE, NUMBERS, OPENED, SPELLED, TWINS

from onrecord.compare.vocabulary.compared_words import INTENSIFIERS

__all__ = ["EDITS_OF_FORM"]

_DIGITS = {word: str(n) for n, word in enumerate(NUMBERS[:11], 2)}
_LONG = 6  # letters of a word in which two may be exchanged


def _open(words: list[str], draw: Random, _: Pool) -> str | None:
    """Write a contraction out."""
    found = find_places(words, lambda w: w.replace("’", "'") in OPENED)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, OPENED[words[at].replace("’", "'")].split())


def _contract(words: list[str], draw: Random, _: Pool) -> str | None:
    """Contract two words."""
    short = {tuple(full.split()): one for one, full in OPENED.items()}
    found = find_pairs(words, lambda w, n: (w, n) in short)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [short[words[at], words[at + 1]]], 2)


def _marks(words: list[str], draw: Random, _: Pool) -> str | None:
    """Capitals and commas as another would set them."""
    if not any("," in word for word in words):
        return None
    text = " ".join(words).replace(",", "" if draw.random() < 0.5 else ";")
    if any(char.isdigit() for char in text) or "US" in text:
        return None
    return text.upper() if draw.random() < 0.3 else text.replace("'", "’")


def _count(words: list[str], draw: Random, _: Pool) -> str | None:
    """Write a number word in digits."""
    found = find_places(words, lambda w: w in _DIGITS)
    found = [at for at in found if not {words[at - 1], words[at + 1]} & COUNTED]
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [_DIGITS[words[at]]])


_SCALES = {"million": "m", "billion": "bn", "trillion": "tn"}
_MONEY = re.compile(r"\$\d+(\.\d)?")


def _sums(words: list[str]) -> list[int]:
    """Where sums of money stand."""
    return find_pairs(words, lambda w, n: _MONEY.fullmatch(w) is not None and n in _SCALES)


def _sum_in_words(words: list[str], draw: Random, _: Pool) -> str | None:
    """Write a sum of money with its currency: $5 million, 5 million dollars."""
    found = _sums(words)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [words[at][1:], words[at + 1], "dollars"], 2)


def _sum_short(words: list[str], draw: Random, _: Pool) -> str | None:
    """Write a sum of money in short: $5 million, $5m."""
    found = _sums(words)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [words[at] + _SCALES[words[at + 1]]], 2)


def _letters(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Exchange two letters inside a long word, so that it is no word."""
    found = find_places(words, lambda w: re.fullmatch(rf"[a-z]{{{_LONG},}}", w) is not None)
    if not found:
        return None
    at = draw.choice(found)
    cut = draw.randint(1, len(words[at]) - 3)
    old = words[at]
    put = old[:cut] + old[cut + 1] + old[cut] + old[cut + 2 :]
    if put == old or put in pool.function or put in pool.known_nouns:
        return None
    return exchange(words, at, [put])


def _stutter(words: list[str], draw: Random, _: Pool) -> str | None:
    """Print once what was said twice in a row."""
    found = find_pairs(words, lambda w, n: w.endswith(",") and w[:-1] == n and n.islower())
    meant = INTENSIFIERS | NEGATIVE | COUNTED
    found = [at for at in found if words[at + 1] not in meant and words[at - 1] != words[at]]
    return exchange(words, draw.choice(found), []) if found else None


def _first(words: list[str], _: Random, __: Pool) -> str | None:
    """Own up to a changed capital: [T]he."""
    head = words[0]
    if re.fullmatch(r"[A-Z][a-z]{2,}", head) is None or len(words) <= 2 * EDGE:
        return None
    return exchange(words, 0, [f"[{head[0].lower()}]{head[1:]}"])


#: Name of an edit → how it is made, and the verdict or alteration type that must come out.
EDITS_OF_FORM: Mapping[str, tuple[Edit, str]] = {
    "contraction opened": (_open, "verbatim"),
    "contraction made": (_contract, "verbatim"),
    "capitals and commas": (_marks, "verbatim"),
    "number word in digits": (_count, "cosmetic"),
    "sum of money in words": (_sum_in_words, "verbatim"),
    "sum of money in short": (_sum_short, "cosmetic"),
    "British spelling": (make_swap(SPELLED), "verbatim"),
    "letters exchanged": (_letters, "verbatim"),
    "letters exchanged to another word": (make_swap(TWINS), "content_word"),
    "stutter": (_stutter, "cosmetic"),
    "bracketed letter": (_first, "verbatim"),
}
