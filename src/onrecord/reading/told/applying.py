"""What a person tells, put in place of what was read."""

from dataclasses import replace

from onrecord.model import UNTOLD, Document, Provenance, Relation, Told
from onrecord.text import Span

__all__ = ["apply_told"]


def apply_told(document: Document, told: Told) -> Document:
    """A document with what a person tells of it; nothing told changes nothing.

    A genre is told before, to `read_parts`: parts and turns rest on it.
    """
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
    return known
