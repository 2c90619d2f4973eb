"""Phase one: what one document holds, from its text alone."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.dates import date_statements
from onrecord.figures import find_figures
from onrecord.model import Document, Dossier, SpeakerKind, Statement, Transcript
from onrecord.speakers import name_turns, resolve
from onrecord.statements import Tagger, find_statements, quoted_words
from onrecord.text import Span

__all__ = ["RULES", "find_read_aloud", "made_by", "open_dossier", "primary_text"]

RULES = "rules-2"  # raised when phase one finds other things in the same bytes


def made_by(tagger: Tagger) -> str:
    """Which rules and which model make a dossier."""
    return f"{RULES} {tagger.name}"


def open_dossier(document: Document, tagger: Tagger) -> Dossier:
    """Phase one: what one document holds, from its text alone."""
    statements, voices = resolve(document, find_statements(document, tagger))
    dated = date_statements(document, statements)
    return Dossier(
        document, dated, voices, find_figures(document, dated), (), made_by=made_by(tagger)
    )


def primary_text(
    document: Document,
    statements: Sequence[Statement] | None = None,
    *,
    known_as: str | None = None,
) -> Transcript:
    """A document as a text that others are held against.

    Args:
        document: what holds the words.
        statements: its statements, of which the turns know their speakers. None: none were made,
            and the labels are followed here, by the same rules.
        known_as: how findings name it; its id if None.

    Returns:
        The text, its turns under full names; a label that names nobody, or two, stays as it is.
    """
    turns = tuple(
        replace(turn, label=name or turn.label)
        for turn, name in zip(document.turns, name_turns(document, statements), strict=True)
        if turn.said
    )
    return Transcript(
        known_as or document.id,
        document.text,
        document.published,
        turns,
        document.title,
        document.complete,
    )


def find_read_aloud(dossier: Dossier) -> tuple[tuple[Span, str], ...]:
    """The words that speakers of a transcript quote from persons who are named, and whose."""
    text = dossier.document.text
    persons = {voice.name for voice in dossier.voices if voice.kind is SpeakerKind.PERSON}
    return tuple(
        (span, statement.speaker)
        for statement in dossier.statements
        if statement.within is not None and statement.speaker in persons
        for span in quoted_words(text, statement.content)
    )
