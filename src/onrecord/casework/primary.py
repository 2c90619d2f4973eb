"""A document as a primary text: the words of its turns under full names, and what is read aloud."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.late import load_late
from onrecord.model import (
    Document,
    Dossier,
    SpeakerKind,
    Statement,
    StatementKind,
    Transcript,
    Turn,
    TurnRole,
)
from onrecord.statements import quoted_words
from onrecord.text import Span, parse_name

if TYPE_CHECKING:
    from onrecord import dates, speakers
else:  # statements that are at hand know whose the turns are
    dates = load_late("onrecord.dates")
    speakers = load_late("onrecord.speakers")

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
    known = statements
    names = speakers.name_turns(document) if known is None else _names_by(document, known)
    turns = [
        turn if name in {None, "", turn.label} else replace(turn, label=name)
        for turn, name in zip(document.turns, names, strict=True)
        if turn.said
    ]
    quoted = _find_quoted(document.text, statements or ())
    return Transcript(
        known_as or document.id,
        document.text,
        dates.day_held(document),
        tuple(part for turn in turns for part in _part_turn(turn, quoted)),
        document.title,
        document.complete,
        document.language,
    )


def _names_by(document: Document, statements: Sequence[Statement]) -> tuple[str | None, ...]:
    """Whose words each turn is, by the statements that were made of them."""
    spoken = {s.content[0].start: s.speaker for s in statements if s.kind is StatementKind.TURN}
    return tuple(spoken.get(turn.said[0].start) if turn.said else None for turn in document.turns)


def _find_quoted(text: str, statements: Sequence[Statement]) -> list[tuple[Span, str]]:
    """The words that turns quote from somebody with a name of their own, in order."""
    found = [
        (span, each.speaker)
        for each in statements
        if each.within is not None and each.speaker and _is_person(each.speaker)
        for span in quoted_words(text, each.content)
    ]
    return sorted(found, key=lambda pair: pair[0].start)


def _is_person(name: str) -> bool:
    """Whether a name is a person's, in full."""
    return bool(parse_name(name).given)


def _part_turn(turn: Turn, quoted: Sequence[tuple[Span, str]]) -> Iterator[Turn]:
    """A turn of a body, or of nobody, parted where it quotes a person: those words are theirs.

    What the chief executive says in the company's notice is quoted as hers.
    """
    if turn.label is not None and not parse_name(turn.label).body:
        yield turn
        return
    start = turn.span.start
    for span, name in quoted:
        if start <= span.start and span.end <= turn.span.end:
            yield from _cut(turn, Span(start, span.start))
            yield Turn(span, name, TurnRole.SPEAKER, (span,))
            start = span.end
    yield from _cut(turn, Span(start, turn.span.end))


def _cut(turn: Turn, within: Span) -> Iterator[Turn]:
    """What of a turn stands in a stretch, if anything is said there."""
    said = tuple(
        Span(max(each.start, within.start), min(each.end, within.end))
        for each in turn.said
        if each.overlaps(within)
    )
    if said:
        yield replace(turn, span=within, said=said)


def find_read_aloud(dossier: Dossier) -> tuple[tuple[Span, str | None], ...]:
    """The words that speakers of a transcript quote from others, and whose; None: no person's."""
    text = dossier.document.text
    persons = {voice.name for voice in dossier.voices if voice.kind is SpeakerKind.PERSON}
    return tuple(
        (span, statement.speaker if statement.speaker in persons else None)
        for statement in dossier.statements
        if statement.within is not None
        for span in quoted_words(text, statement.content)
    )
