"""Passages: what a search finds of a dossier, each short enough to be read by itself."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.model import Dossier, StatementKind
from onrecord.text import Span, find_sentences, text_at

__all__ = ["Cut", "cut_passages"]

_MOST_CHARS: Final = 600  # of a sentence; captions without a full stop are cut between words


class Cut(NamedTuple):
    """A passage of a dossier."""

    statement: int  # place of its statement in the dossier
    at: Span  # from its first character to its last
    text: str


def cut_passages(dossier: Dossier) -> Iterator[Cut]:
    """The sentences of each turn, and the content of each other statement, in order.

    Time grows with the length of the text.
    """
    text = dossier.document.text
    for place, statement in enumerate(dossier.statements):
        if statement.kind is StatementKind.TURN:
            for said in statement.content:
                for sentence in find_sentences(text, said):
                    for at in _shorten(text, sentence):
                        yield Cut(place, at, at.of(text))
        elif statement.content:
            ends = [edge for span in statement.content for edge in span]
            yield Cut(place, Span(min(ends), max(ends)), text_at(text, statement.content))


def _shorten(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in pieces of bounded length, cut behind a space where there is one."""
    start = sentence.start
    while sentence.end - start > _MOST_CHARS:
        space = text.rfind(" ", start + _MOST_CHARS // 2, start + _MOST_CHARS)
        end = space + 1 if space >= 0 else start + _MOST_CHARS
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)
