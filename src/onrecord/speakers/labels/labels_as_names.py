"""Label names: whom the label of a turn names, and where it tells an office."""

import re

from onrecord.model import Document, Turn
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import without_tail
from onrecord.speakers.naming.offices import read_office
from onrecord.speakers.naming.printed_offices import is_office
from onrecord.text import (
    LabelKind,
    Name,
    Span,
    parse_name,
    sort_label,
    write_name,
)

__all__ = [
    "INNER",
    "bare_span",
    "label_mentions",
    "name_of_label",
    "read_label",
    "within_office",
]

INNER = re.compile(r"\(([^()]+)\)")
_FOR = re.compile(r"(?:the )?(?:[\w-]+ ){1,4}?(?:for|of) ", re.IGNORECASE)
_LONG = 3  # words of a name of which the last may be none of it
_ROUND = str.maketrans("[]", "()")


def label_mentions(document: Document) -> list[Mention]:
    """The labels with a full name as mentions, so that they enter the roster."""
    found: list[Mention] = []
    for turn in document.turns:
        mention = read_label(document, turn)
        if mention is not None and mention.name.given:
            found.append(mention)
    return found


def name_of_label(label: str) -> Name:
    """The name that a label is, without the common words behind it: "Ana Ruiz | Excerpts"."""
    name = parse_name(write_name(label))
    words = name.bare.split()
    kept = words if name.body or len(words) < _LONG else without_tail(words)
    return name if kept == words else parse_name(" ".join((*name.titles, *kept)))


def read_label(document: Document, turn: Turn) -> Mention | None:
    """The label of a turn as a mention; None if it names nobody."""
    label = (turn.label or "").strip()
    if not label or sort_label(label) is not LabelKind.NAME:
        return None
    at = document.text.find(label, turn.span.start, turn.span.end)
    inner = within_office(label.translate(_ROUND))
    name = name_of_label(inner[1] if inner else label)
    if at < 0 or not name.surname:
        return None
    if inner is not None:
        office = bare_span(document.text, Span(at, at + inner.start()))
        return Mention(Span(at + inner.start(1), at + inner.end(1)), name, (office,))
    return Mention(Span(at, at + len(label)), name, _offices(document.text, at, name))


def _offices(text: str, start: int, name: Name) -> tuple[Span, ...]:
    """The titles before a name in a label, and the role behind it."""
    found: list[Span] = []
    printed = name.printed
    first = (name.given or (name.surname,))[0]
    ahead = printed.find(first)
    if ahead > 0 and name.titles:
        found.append(bare_span(text, Span(start, start + ahead)))
    if name.role and is_office(name.role) and (at := printed.find(name.role)) > 0:
        found.append(Span(start + at, start + at + len(name.role)))
    return tuple(span for span in found if span.start < span.end)


def bare_span(text: str, span: Span) -> Span:
    """A span without the article before it and the bracket behind it."""
    start, end = span.trimmed(text)
    if text[start:end].lower().startswith("the "):
        start += len("the ")
    while end > start and (text[end - 1] in "(,[" or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def within_office(label: str) -> re.Match[str] | None:
    """Where a full name is in the brackets of a label that opens with an office for something.

    "The Minister for the Sea (Rupert Dale)" is not somebody called Sea.
    """
    inner = INNER.search(label)
    if inner is None or _FOR.match(label) is None or read_office(label[: inner.start()]) is None:
        return None
    name = parse_name(write_name(inner[1]))
    return inner if name.given else None
