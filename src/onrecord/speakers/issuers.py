"""Issuers: a statement, a letter or a ruling speaks for whoever issued it."""

import re

from onrecord.language import ENGLISH
from onrecord.text import Span

__all__ = ["find_issuer", "find_writing", "issuer_before", "writing_at"]

_NOUN = rf"(?:{ENGLISH.pattern('offices', 'issued')})"
_OWN = ENGLISH.pattern("offices", "owned")
_NAME = r"(?:[A-Z][\w.’'-]*\s){0,5}?[A-Z][\w.’-]*\w"
_WHOLE_NAME = r"(?:[A-Z][\w.’'-]*\s){0,5}[A-Z][\w.’-]*\w"
_COMMON = r"(?i:the|an?|his|her|its|their)\s(?:[\w-]+\s){0,3}?[\w-]+"
_OF_NAME = rf"{_NAME}|{_COMMON}(?:\s(?:of|for)\s(?:the\s)?{_NAME})?"
# "the bureau's interim statement", "Okafor's own letter", "its statement of 3 May"
_OWNED = re.compile(
    rf"\b(?:(?P<owner>{_OF_NAME})(?:['’]s|(?<=s)['’])|(?P<its>(?i:its|their|his|her)))"
    rf"\s(?:[\w-]+\s){{0,3}}?(?P<noun>{_NOUN}|{_OWN})\b(?!['’-])"
)
# "a written statement from the minister", "the ruling, by examiner Ana Ruiz,"
_SENT = re.compile(
    rf"\b(?i:the|an?|this|that)\s(?:[\w-]+\s){{0,3}}?{_NOUN},?\s(?:from|by)\s"
    rf"(?P<sender>(?:[a-z]+\s){{0,3}}{_WHOLE_NAME}|{_COMMON})"
)
_LONGEST = 160  # characters
_WRITINGS = "|".join(ENGLISH.listed("offices", "writings"))
_WRITTEN = re.compile(
    rf"\b(?:in|through|by)\s(?:an?|his|her|its)\s(?:[\w-]+\s){{0,2}}?({_WRITINGS})\b"
)
_ISSUED = re.compile(
    rf"(?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,2}}?({_WRITINGS})\b", re.IGNORECASE
)


def find_issuer(text: str, source: Span) -> Span | None:
    """Whoever issued the writing that a source is, as printed: "the federation" of its letter."""
    end = min(source.end, source.start + _LONGEST)
    sent = _SENT.match(text, source.start, source.end + _LONGEST // 2)
    if sent is not None:
        sender = Span(*sent.span("sender"))
        common = sender.of(text)[:1].islower()  # "the press | secretary, Ana Ruiz,"
        comma = text.find(",", sender.end, source.end) if common else sender.end
        return Span(sender.start, max(sender.end, comma if comma >= 0 else source.end))
    owned = _OWNED.match(text, source.start, end)
    return _owner(owned) if owned else None


def issuer_before(text: str, start: int, place: int) -> tuple[Span, int] | None:
    """Whose writing a stretch of text speaks of last, and where that ends; None: of none."""
    start = max(start, place - 4 * _LONGEST)
    found = list(_OWNED.finditer(text, start, place))
    return (_owner(found[-1]), found[-1].end()) if found else None


def _owner(owned: re.Match[str]) -> Span:
    """Where whoever owns a writing is named, or the pronoun for them."""
    return Span(*owned.span("owner" if owned["owner"] else "its"))


def find_writing(words: str) -> str | None:
    """The noun for the writing in which something is said: "in a written | statement"."""
    found = _WRITTEN.search(words)
    return found[1].lower() if found else None


def writing_at(text: str, source: Span) -> str | None:
    """The noun for the writing that a source opens with: "a statement of the mayor"."""
    found = _ISSUED.match(text, source.start, source.end)
    return found[1].lower() if found else None
