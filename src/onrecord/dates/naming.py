"""Naming: whether a report itself names the occasion that its words are held against."""

import re
from functools import lru_cache

from onrecord.dates.telling import KINDS, agree_in_kind, names_in, read_near
from onrecord.model import Document, Occasion, Statement
from onrecord.text import Span, cover, find_words

__all__ = ["names_occasion"]

# Characters before and behind a statement in which its occasion is named: its own
# paragraph. Of 387 quotations "not found" in an archive of 470 articles and 985 transcripts, most
# were tied to their occasion by speaker and day alone, and said elsewhere.
_AROUND = 250
_LEAD = 160  # characters of a headline, in which a report says what it is about
_BESIDE = 160  # characters beside a statement in which its medium is told
# Of 48 quotations "not found" in an archive of 470 articles 30 were tweets, letters or rallies.
_ELSEWHERE = re.compile(
    r"\b(?:tweet(?:s|ed|ing)?|twitter|facebook|instagram|blog|wrote|writes|posted|op-ed|e-?mails?|"
    r"letter|book|advert\w*|ad|rally|rallies|radio|crowd|supporters|statement|town hall)\b",
    re.IGNORECASE,
)
_SHORTEST = 3  # letters of a name in a title
_TO_PRESS = (
    r"(?:told|tells?|telling|spoke to|speaking to)\s(?:\w+\s){0,2}(?:reporters|journalists)|"
)
_OF_PRESS = frozenset({"briefing", "press conference"})
# “told The Orlo Post”, “said to Radio Orlo’s Ida Brandt”: who heard it elsewhere.
_HEARER = re.compile(
    r"\b(?:told|tells|telling|said to|spoke (?:to|with)|speaking (?:to|with)|"
    r"interview(?:ed)? (?:by|with|on))\s"
    r"(?:[Tt]he\s)?([A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){0,4})"
)
# Of these one person gives several a day: the word alone names none. Of 14 quotations tied to an
# interview or speech by such a word 13 were said in another one.
_SEVERAL_A_DAY = frozenset({"interview", "speech", "call"})


def names_occasion(
    document: Document, statement: Statement, occasion: Occasion, *, closely: bool = False
) -> bool:
    """Whether a report names an occasion near a statement: what it was, or who or what was there.

    A speaker and a day name none: who is in the news speaks several times a day.

    Args:
        document: the report.
        statement: words in it.
        occasion: to which speaker and day tie them.
        closely: whether the statement's own paragraph must name it, and no other kind of occasion.

    Returns:
        True if a name in its title that is not the speaker's (a host, an outlet, a place) stands
        near the statement or in the lead; or a word for its kind ("debate", "press conference"),
        where nobody gives several of that kind a day. Never where the statement was written
        ("tweeted", "in a letter") or said to a rally, or to a hearer whom the title lacks.
    """
    place = cover(statement.content) or Span(0, 0)
    if _is_in_writing(document.text, place) or _was_told_another(document.text, place, occasion):
        return False
    if closely:
        return _names_closely(document, statement, occasion)
    around = document.text[max(0, place.start - _AROUND) : place.end + _AROUND]
    near = f"{document.text[:_LEAD]}\n{around}"
    kind = _words_of_kind(occasion.kind) if occasion.kind else None
    if kind is not None and occasion.kind not in _SEVERAL_A_DAY and kind.search(near):
        return True
    own = {word.form for word in find_words(statement.speaker or "")}
    printed = _words_as_printed(document.text)
    return any(
        name.lower() not in printed and re.search(rf"\b{re.escape(name)}\b", near)
        for name in _names(occasion.title, own)
    )


def _is_in_writing(text: str, place: Span) -> bool:
    """Whether the words around a statement, or in it, tell that it was written or said apart."""
    low, high = max(0, place.start - _BESIDE), place.end + _BESIDE
    return _ELSEWHERE.search(text, low, high) is not None


def _was_told_another(text: str, place: Span, occasion: Occasion) -> bool:
    """Whether the paragraph of a statement tells a hearer whom the occasion's title lacks."""
    low = max(place.start - _BESIDE, text.rfind("\n", 0, place.start) + 1)
    end = text.find("\n", place.end)
    high = place.end + _BESIDE if end < 0 else min(end, place.end + _BESIDE)
    held = {word.form for word in find_words(occasion.title)}
    return any(
        not held & {word.form for word in find_words(found[1])}
        for found in _HEARER.finditer(text, low, high)
    )


def _names_closely(document: Document, statement: Statement, occasion: Occasion) -> bool:
    """Whether the paragraph of a statement names an occasion, and no other."""
    kinds: set[str] = set()
    names: set[str] = set()
    for told in read_near(document, statement):
        if told.own:
            kinds |= told.kinds
            names |= told.names
    if any(not agree_in_kind(kind, occasion.kind) for kind in kinds):
        return False
    own = {word.form for word in find_words(statement.speaker or "")}
    if (names - own) & names_in(occasion.title, occasion.kind):
        return True
    return bool(kinds) and occasion.kind not in _SEVERAL_A_DAY


@lru_cache(maxsize=2)  # the statements of one document ask one after another
def _words_as_printed(text: str) -> frozenset[str]:
    """The words of a text: a name that it prints in small letters, too, is none."""
    return frozenset(text[word.start : word.end] for word in find_words(text))


@lru_cache(maxsize=32)
def _words_of_kind(kind: str) -> re.Pattern[str] | None:
    """The words that tell a kind of occasion."""
    words = next((pattern for name, pattern in KINDS if name == kind), None)
    told = _TO_PRESS if kind in _OF_PRESS else ""
    return re.compile(rf"\b(?:{told}(?:{words})s?)\b", re.IGNORECASE) if words else None


def _names(title: str, own: set[str]) -> set[str]:
    """The names in a title, words for kinds and the speaker's own name left out."""
    return {
        title[word.start : word.end]
        for word in find_words(title)
        if title[word.start].isupper()
        and word.end - word.start >= _SHORTEST
        and word.form not in own
        and not any(re.search(pattern, word.form) for _, pattern in KINDS)
    }
