"""What is counted: the noun phrase behind a number, told by its form alone."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.text import Span, fold

__all__ = ["Counted", "find_counted", "find_fate_before", "find_shared", "is_filler", "is_plural"]


class Counted(NamedTuple):
    """The head of a counted phrase and the phrase, both in the document's words."""

    unit: str | None
    subject: str
    unit_end: int  # where the head ends in the text


_WORD = re.compile(r"[\s-]{0,1}\s?(?P<word>(?:[A-Z]\.){2,}|[^\W\d_][\w'’.-]*\w|[^\W\d_])")
_STOPS = ENGLISH.words("counted", "stops")
_PLURALS = ENGLISH.words("counted", "plurals")
_NOT_PLURAL = ENGLISH.words("counted", "not_plural")
_FATES = ENGLISH.words("counted", "fates")
_FATE = re.compile(
    r"(?:\s(?:"
    + ENGLISH.pattern("counted", "fate")
    + r"))?\s(?P<fate>(?:left|fled|lost)\stheir\shomes|[a-z]+)(?!\w)"
)
_FATE_BEFORE = re.compile(
    r"(?<!\w)(?P<fate>killed|wounded|injured|killing|wounding|injuring|displaced|arrested)\s$"
)
_ADJECTIVES = ENGLISH.words("counted", "adjectives")
_ADDED = ENGLISH.words("counted", "added")
_OF_ADJECTIVES = ENGLISH.listed("counted", "of_adjectives")
_LINK = re.compile(r"\s(?P<link>of|in|worth of)\s")
_WORDS_MAX = 5
_FATE_CHARS = 40
_LINKED_WORDS_MAX = 3


def find_counted(text: str, end: int, ceiling: int) -> Counted | None:
    """The phrase that a number counts: up to its first plural noun, and what befell it.

    Args:
        text: the text of a document.
        end: where the number ends.
        ceiling: where its sentence ends; nothing behind is read.

    Returns:
        Head and phrase; None where no plural noun follows within five words.
    """
    words = _read_words(text, end, ceiling)
    head = next((n for n, word in enumerate(words) if is_plural(word.of(text))), None)
    if head is None:
        fate = _FATE.match(text, end, min(ceiling, end + _FATE_CHARS))
        return Counted("people", fate["fate"], end) if fate and fate["fate"] in _FATES else None
    while head + 1 < len(words) and is_plural(words[head + 1].of(text)):
        head += 1
    if len(words) > 1 and head > 0 and fold(words[0].of(text)) in _ADDED:
        words, head = words[1:], head - 1
    phrase = text[words[0].start : words[head].end]
    subject = phrase + _read_tail(text, words[head].end, ceiling)
    return Counted(words[head].of(text), _tidy(subject), words[head].end)


def find_shared(text: str, end: int, ceiling: int) -> str | None:
    """What a measure measures: "wheat" behind "3 tonnes of", "aid" behind "$5 million in"."""
    link = _LINK.match(text, end, min(ceiling, end + 20))
    if link is None:
        return None
    determiner = re.compile(r"(?:the|their|its|his|her|our|all|these|those)\s").match(
        text, link.end()
    )
    start = determiner.end() if determiner else link.end()
    words = _read_words(text, start - 1, ceiling)[:_LINKED_WORDS_MAX]
    if not words or (link["link"] == "in" and text[words[0].start].isupper()):
        return None
    head = next((n for n, word in enumerate(words) if is_plural(word.of(text))), len(words) - 1)
    if words and fold(words[head].of(text)) in _ADJECTIVES:
        return None
    return _tidy(text[words[0].start : words[head].end])


def find_fate_before(text: str, floor: int, start: int) -> str | None:
    """What befell people whose number alone stands behind it: "wounded" in "wounded 53"."""
    match = _FATE_BEFORE.search(text, max(floor, start - _FATE_CHARS), start)
    return match["fate"] if match else None


def is_filler(word: str) -> bool:
    """Whether a word neither names nor counts: "the", "then", "about", "was"."""
    return fold(word) in _STOPS or fold(word) in _ADDED


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    form = fold(word)
    if form in _PLURALS:
        return True
    if form in _NOT_PLURAL or form in _STOPS or len(form) < len("men"):
        return False
    return form.endswith("s") and not form.endswith(("ss", "us", "is", "'s", "ous", "wards"))


def _read_words(text: str, end: int, ceiling: int) -> list[Span]:
    """Up to five words right behind a place, as long as nothing but spaces parts them."""
    words: list[Span] = []
    at = end
    while len(words) < _WORDS_MAX:
        match = _WORD.match(text, at, min(ceiling, at + 40))
        if match is None:
            break
        word = Span(*match.span("word"))
        words.append(word)
        at = word.end
    taken = list(takewhile(lambda word: fold(word.of(text)) not in _STOPS, words))
    return words if _joins_adjectives(text, taken, words[len(taken) :]) else taken


def _joins_adjectives(text: str, taken: Sequence[Span], rest: Sequence[Span]) -> bool:
    """Whether two adjectives of one noun stand around "and" or "or": "Muslim and Sikh groups"."""
    if len(taken) != 1 or len(rest) < len(("and", "adjective", "noun")):
        return False
    joint, other, noun = (span.of(text) for span in rest[:3])
    first = taken[0].of(text)
    likely = (first[0].isupper() and other[0].isupper()) or fold(first).endswith(_OF_ADJECTIVES)
    return (
        (joint == "or" or (joint == "and" and likely))
        and not is_plural(first)
        and (is_plural(noun) and not is_plural(other) and fold(other) not in _STOPS)
    )


def _read_tail(text: str, end: int, ceiling: int) -> str:
    """What follows the head: " killed", " of parliament"; empty if nothing does."""
    fate = _FATE.match(text, end, min(ceiling, end + _FATE_CHARS))
    if fate and fate["fate"] in _FATES:
        return f" {fate['fate']}"
    if text.startswith(" of ", end, ceiling):
        shared = find_shared(text, end, ceiling)
        return f" of {shared}" if shared else ""
    return ""


def _tidy(phrase: str) -> str:
    """A phrase with single spaces."""
    return " ".join(phrase.split())
