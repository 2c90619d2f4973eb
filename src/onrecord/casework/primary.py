"""A document as a primary text: the words of its turns under full names, and what is read aloud."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Document, Dossier, SpeakerKind, Statement, Transcript
from onrecord.speakers import name_turns
from onrecord.statements import quoted_words
from onrecord.text import Span

__all__ = ["find_read_aloud", "primary_text"]


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
        turn if name in {None, "", turn.label} else replace(turn, label=name)
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
        document.language,
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
