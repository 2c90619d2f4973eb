"""What a person tells, put in place of what was read."""

from dataclasses import replace

from onrecord.model import (
    UNTOLD,
    Document,
    DocumentKind,
    Genre,
    Part,
    PartKind,
    Provenance,
    Relation,
    Told,
    Turn,
    TurnRole,
)
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span, find_paragraphs

__all__ = ["apply_told"]


def apply_told(document: Document, told: Told) -> Document:
    """A document with what a person tells of it; nothing told changes nothing."""
    if told == UNTOLD:
        return document
    known = replace(
        document,
        title=told.title or document.title,
        byline=told.byline or document.byline,
        publisher=told.publisher or document.publisher,
        published=told.published or document.published,
        url=told.url or document.url,
        language=told.language or document.language,
        speaker=told.speaker or document.speaker,
        occasion=told.occasion or document.occasion,
        told=told.names,
    )
    if told.translated_from is not None:
        origin = Provenance(Relation.TRANSLATED_FROM, told.translated_from, Span(0, 0))
        known = replace(known, provenance=(origin, *known.provenance))
    return known if told.genre is None else _with_genre(known, told.genre)


def _with_genre(document: Document, genre: Genre) -> Document:
    """A document as a primary text or a report; of one speaker's text one turn is made."""
    if genre.is_primary == document.is_primary:
        return replace(document, genre=genre)
    kind = PartKind.TRANSCRIPT if genre.is_primary else PartKind.ARTICLE
    parts = tuple(
        part if part.kind is PartKind.BOILERPLATE else Part(kind, part.span)
        for part in document.parts
    )
    whole = DocumentKind.TRANSCRIPT if genre.is_primary else DocumentKind.ARTICLE
    turns = _find_turns(document, parts) if genre.is_primary else ()
    return replace(document, genre=genre, kind=whole, parts=parts, turns=turns)


def _find_turns(document: Document, parts: tuple[Part, ...]) -> tuple[Turn, ...]:
    spoken = [part.span for part in parts if part.kind is PartKind.TRANSCRIPT]
    turns = tuple(turn for span in spoken for turn in find_turns(document.text, span))
    if turns:
        return turns
    said = tuple(p for span in spoken for p in find_paragraphs(document.text, span))
    whole = Span(said[0].start, said[-1].end) if said else None
    return (Turn(whole, None, TurnRole.SPEAKER, said),) if whole else ()
