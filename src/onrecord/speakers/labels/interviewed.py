"""Interviewed: who answers in an interview whose answers bear no label."""

import re
from collections.abc import Iterable, Iterator

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Document
from onrecord.speakers.naming.mentions import Mention, find_mentions
from onrecord.text import Name, Span, fold, parse_name

__all__ = ["find_by_initials", "find_interviewed", "find_interviewer"]

_WHOLE = 2  # words of a name
_HEAD = 4000  # characters above the first question
_AROUND = 90  # characters before and behind a name in which words tell that its bearer speaks
_ASKED = compile_late(
    r"\b(?:"
    + ENGLISH.pattern("people", "asked")
    + r")\b(?:\s(?!(?:about|on|over|by|after|and|against)\b)[\w.,’'-]+){0,8}\s*$",
    re.IGNORECASE,
)
_SPEAKS = compile_late(
    r"\s*\(\d{2}\)|(?:,[^.;\n]{0,60},)?\s*(?:(?:" + ENGLISH.pattern("people", "speaks") + r")\b|:)",
    re.IGNORECASE,
)
_ASKER = compile_late(
    r"\b(?:" + ENGLISH.pattern("people", "asker") + r")[ ]?(?::| by)[ ]", re.IGNORECASE
)
_ATTRIBUTED = compile_late(
    r"\b(?:" + ENGLISH.pattern("people", "attributed") + r")\b", re.IGNORECASE
)
_OCCASION_WORDS = ENGLISH.pattern("people", "spoken_occasions")
# "Mara Okello press conference", "Mara Okello’s speech": whose occasion it is speaks there
_OCCASION = compile_late(
    rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,2}}?(?:{_OCCASION_WORDS})\b", re.IGNORECASE
)
_IS_OCCASION = compile_late(rf".*\b(?:{_OCCASION_WORDS})", re.IGNORECASE)
_BY = compile_late(r"\b(?:by|photographs?|photos?|text|words|von|par|por)\b:?\s*$", re.IGNORECASE)


def find_interviewed(document: Document) -> Name | None:
    """The one person whom title or standfirst name as the one who is asked; None if nobody, or two.

    Whoever asks stands in the byline, and is left out. Linear time.
    """
    authors = {fold(parse_name(name).surname) for name in document.byline}
    begin = document.turns[0].span.start
    told = _attributed(document.text, begin)
    if told is not None:
        return told
    title = " ".join((document.title or "").split())
    head = Span(max(0, begin - _HEAD), begin)
    for text, area in ((title, Span(0, len(title))), (document.text, head)):
        named = list(_named(text, area, authors))
        people = _apart(mention.name for mention in named)
        if len(people) > 1:
            people = _apart(mention.name for mention in named if _is_asked(text, mention.span))
        if people:
            return people[0] if len(people) == 1 else None
    return None


def _attributed(text: str, begin: int) -> Name | None:
    """To whom a press office says above its answers that they may be attributed."""
    for hit in _ATTRIBUTED.finditer(text, max(0, begin - _HEAD), begin):
        for mention in find_mentions(text, Span(hit.end(), min(begin, hit.end() + _AROUND))):
            if mention.name.given and not mention.name.body:
                return mention.name
    return None


def find_interviewer(document: Document) -> Name | None:
    """Who asks in an interview: named in its head as such, or the only one in its byline."""
    begin = document.turns[0].span.start
    for hit in _ASKER.finditer(document.text, max(0, begin - _HEAD), begin):
        mention = next(find_mentions(document.text, Span(hit.end(), begin)), None)
        if mention is None or mention.name.body or not mention.name.given:
            continue
        if mention.span.start - hit.end() <= len("Dr. "):
            return mention.name
    answered = _attributed(document.text, begin) is not None  # who writes is who answers
    return parse_name(document.byline[0]) if len(document.byline) == 1 and not answered else None


def find_by_initials(document: Document, label: str) -> Name | None:
    """Whom title or head name in full and a label by initials: "O" or "OW" of Ola Wirth.

    None if nobody, or two, are called so.
    """
    begin = document.turns[0].span.start
    title = " ".join((document.title or "").split())
    areas = ((title, Span(0, len(title))), (document.text, Span(max(0, begin - _HEAD), begin)))
    names = [m.name for text, area in areas for m in find_mentions(text, area)]
    words = max(_WHOLE, len(label)) - 1
    whole = {fold(n.bare): n for n in names if len(n.given) == words and not n.body}
    fits = [n for n in whole.values() if _initials(n)[: len(label)] == fold(label)]
    return fits[0] if len(fits) == 1 else None


def _initials(name: Name) -> str:
    """The first letters of a name's words, folded."""
    return "".join(fold(word)[:1] for word in name.bare.split())


def _named(text: str, area: Span, authors: set[str]) -> Iterator[Mention]:
    """The people named with a given name, those who write left out."""
    for mention in find_mentions(text, area):
        name = mention.name
        if name.body or not name.given or fold(name.surname) in authors:
            continue
        if _IS_OCCASION.fullmatch(name.bare):
            continue  # "Full Transcript"
        if mention.possessive and not _OCCASION.match(text, mention.span.end):
            continue
        if not _BY.search(text, max(area.start, mention.span.start - _AROUND), mention.span.start):
            yield mention


def _apart(names: Iterable[Name]) -> list[Name]:
    """The names, each person once by the surname, in the fullest print."""
    found: dict[str, Name] = {}
    for name in names:
        key = fold(name.surname)
        if key not in found or len(name.given) > len(found[key].given):
            found[key] = name
    return list(found.values())


def _is_asked(text: str, span: Span) -> bool:
    """Whether the words around a name tell that its bearer is asked, or speaks."""
    before = text[max(0, span.start - _AROUND) : span.start]
    behind = _SPEAKS.match(text, span.end) or _OCCASION.match(text, span.end)
    return bool(_ASKED.search(before) or behind)
