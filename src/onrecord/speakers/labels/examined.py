"""Examined: who is sworn and who asks in a court's transcript, place by place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.language import ENGLISH
from onrecord.model import Document
from onrecord.speakers.naming.mentions import Mention, find_mentions
from onrecord.text import Name, Span, blank_out, fold, parse_name, write_name

__all__ = ["Examined", "find_examined"]

_NEAR = 200  # characters between a witness's name and "having been duly sworn"
_BEFORE = 30  # characters before such a name
_LINE_END = re.compile(r"(?:\n|[.:;]\s)[\s\d]*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s)?$", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*[,(]")
_NAME = 60  # characters of a name behind "deposition of"
_OF = re.compile(
    r"\b(?:deposition|testimony|examination|cross-examination|affidavit)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SWORN = re.compile(r"\b(?:" + ENGLISH.pattern("people", "sworn") + r")", re.IGNORECASE)
# Who asks from here on: "BY MR. VIK:", "Cross-examination by MS SATO", "Questions from Ana Ruiz"
_TITLE = r"(?:MRS?|MS|MISS|DR|Mrs?|Ms|Miss|Dr)\b\.?[ \t]+"
_REST = r"[A-Z][\w.'’-]*(?:[ \t]+[A-Z][\w.'’-]*){0,3}"
_BY = re.compile(
    r"^[ \t]*(?:\d{1,2}[ \t]+)?\W{0,3}(?:(?i:" + ENGLISH.pattern("people", "examines") + r")[ \t]+"
    rf"(?P<asks>(?:{_TITLE})?{_REST})|BY[ \t]+(?P<by>{_TITLE}{_REST}))\W{{0,3}}$",
    re.MULTILINE,
)
_SWORN_BEHIND = re.compile(
    r"(?<![ \t])[ \t]*\((?i:" + ENGLISH.pattern("people", "sworn_behind") + r")\)"
)
_WITNESS = frozenset({"a", "answer", "witness", "deponent"})
_EXAMINER = frozenset({"q", "question"})


@dataclass(frozen=True, slots=True)
class Examined:
    """Witnesses and examiners of a document, each from a place on."""

    witnesses: tuple[tuple[int, Name], ...] = ()
    examiners: tuple[tuple[int, Name], ...] = ()

    def asked_at(self, label: str, place: int) -> Name | None:
        """Whom "THE WITNESS", "A." or "Q." means at a place; None: nobody is told."""
        words = [word.strip(".") for word in fold(label).split() if word != "the"]
        if len(words) != 1:
            return None
        if words[0] in _WITNESS:
            return _latest(self.witnesses, place)
        return _latest(self.examiners, place) if words[0] in _EXAMINER else None


def _latest(held: tuple[tuple[int, Name], ...], place: int) -> Name | None:
    """The last that was named before a place."""
    number = bisect_right([at for at, _ in held], place) - 1
    return held[number][1] if number >= 0 else None


def find_examined(document: Document) -> Examined:
    """Who is examined, and by whom, as far as the document tells; linear in its length."""
    text = blank_out(document.text, document.furniture)
    witnesses = [*_named_of(document.title or "", -1), *_named_of(text, None), *_sworn(text)]
    examiners = [
        (hit.start(), parse_name(write_name(hit["asks"] or hit["by"])))
        for hit in _BY.finditer(text)
    ]
    return Examined(
        tuple(sorted(witnesses, key=lambda pair: pair[0])),
        tuple((at, name) for at, name in examiners if name.surname),
    )


def _named_of(text: str, place: int | None) -> Iterator[tuple[int, Name]]:
    """Names behind "deposition of"."""
    for hit in _OF.finditer(text):
        area = Span(hit.end(), min(len(text), hit.end() + _NAME))
        first = next(find_mentions(text, area), None)
        if first is None or text[area.start : first.span.start].strip(" \t\r\n"):
            titled = first is not None and first.offices
            if not titled:
                continue
        if first is not None and first.name.given:
            yield hit.start() if place is None else place, _written(first.name)


def _sworn(text: str) -> Iterator[tuple[int, Name]]:
    """Names at the head of a paragraph in which somebody is sworn: "LENA DANE, having been …".

    Or alone on their line: "LENA DANE (sworn)".
    """
    for hit in _SWORN_BEHIND.finditer(text):
        line = Span(text.rfind("\n", 0, hit.start()) + 1, hit.start())
        named = next(find_mentions(text, line), None) if line.end - line.start <= _NAME else None
        if named is not None and named.name.given:
            yield hit.start(), _written(named.name)
    for hit in _SWORN.finditer(text):
        start = text.rfind("\n\n", max(0, hit.start() - _NEAR), hit.start()) + 1
        start = start or max(0, hit.start() - _NEAR)
        heads = [m for m in find_mentions(text, Span(start, hit.start())) if _opens_line(text, m)]
        if heads and heads[-1].name.given:
            yield hit.start(), _written(heads[-1].name)


def _opens_line(text: str, mention: Mention) -> bool:
    """Whether a name stands at the head of its line, or sentence, and a comma or bracket behind."""
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    opens = not before.strip() or _LINE_END.search(before) is not None
    return opens and _AFTER_NAME.match(text, mention.span.end) is not None


def _written(name: Name) -> Name:
    return parse_name(write_name(" ".join((*name.titles, name.bare))))
