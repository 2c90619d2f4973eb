"""Trades: words for people by what they do, and which of them may be said of one person."""

import re
from functools import lru_cache

from onrecord.language import ENGLISH
from onrecord.speakers.naming.name_words import CROWD, NEAR_ROLES
from onrecord.text import BODY_NOUNS, fold, is_title

__all__ = ["contradicts", "is_many", "is_office_word", "is_person_word", "is_trade", "near_words"]

_NEAR = frozenset(word for group in NEAR_ROLES for word in group)
_TRADES = (ENGLISH.words("people", "trades") | _NEAR) - ENGLISH.words("titles", "address")
_ENDINGS = ENGLISH.listed("people", "trade_endings")
_FIRMS = ENGLISH.words("bodies", "firms")
_ANYBODY = ENGLISH.words("people", "anybody") | ENGLISH.words("offices", "epithets")
_OFFICES = ENGLISH.words("titles", "offices") | _NEAR | ENGLISH.words("people", "trades")
_OF_RECORD = ENGLISH.words("roles", "official") | {"officer", "official"}
_COUNTERPARTS = {
    word: re.compile(others) for word, others in ENGLISH.table("people", "counterparts").items()
}
_NO_TRADE = _ANYBODY | ENGLISH.words("roles", "no_office") | ENGLISH.words("roles", "honorifics")


def is_trade(word: str) -> bool:
    """Whether a word as printed tells what somebody does: "novelist", not the name "Baker"."""
    if word in _TRADES or not word.islower():
        return word in _TRADES
    return word.endswith(_ENDINGS) and word not in BODY_NOUNS | _FIRMS


def is_person_word(word: str) -> bool:
    """Whether a word in small letters means a person: "sculler", "minister", "winner"."""
    return is_trade(word) or word in _ANYBODY or is_title(word)


def is_office_word(word: str) -> bool:
    """Whether a word is for one who is it even if nobody is named: "the mayor", "the minister"."""
    return word in _OF_RECORD


def is_many(printed: str) -> bool:
    """Whether a word means several people or bodies: "Traders", "Companies"; not "Sanders"."""
    plain = fold(printed)
    stems = {plain[:-1], plain[:-3] + "y" if plain.endswith("ies") else plain[:-1]}
    several = any(is_person_word(stem) or stem in BODY_NOUNS for stem in stems)
    return plain in CROWD or (plain.endswith("s") and several)


@lru_cache(maxsize=1024)
def near_words(word: str) -> frozenset[str]:
    """The words that a report puts for one another, and so for this one."""
    return frozenset({word}).union(*(group for group in NEAR_ROLES if word in group))


def contradicts(word: str, told: frozenset[str] | set[str]) -> bool:
    """Whether somebody of whom other trades are told is hardly called by a word.

    Args:
        word: a word for a person: "novelist".
        told: the head nouns that a text gives somebody.
    """
    if word in _COUNTERPARTS:
        return any(_COUNTERPARTS[word].fullmatch(each) for each in told)
    trades = {each for each in told if each in _OFFICES or is_trade(each)} - _NO_TRADE
    return word not in _ANYBODY and bool(trades) and not near_words(word) & trades
