"""What `extract` reads out of a file, as programs get it."""

from collections.abc import Mapping

import msgspec

from onrecord import model
from onrecord.text import Span, text_at
from onrecord.usecases import Extracted

__all__ = ["Extract", "encode_extracted"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as `extract` reads it out; a turn is direct speech, and its label the source."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    text: str
    kind: model.StatementKind
    type: model.AttributionType
    speaker: str | None
    score: float


class DateExpression(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell a day, a month, a year, or a stretch of them."""

    span: Span
    value: str


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """What was read out of one input: a line of `extract`."""

    doc: str
    language: str | None
    read: bool | msgspec.UnsetType = msgspec.UNSET  # False: the language has no rules
    relations: tuple[Attribution, ...]
    dates: tuple[DateExpression, ...]


def encode_extracted(found: Extracted) -> Extract:
    """What was read out of one input."""
    document = found.dossier.document
    labels = _find_labels(document)
    return Extract(
        doc=found.name,
        language=document.language,
        read=msgspec.UNSET if document.is_read else False,
        relations=tuple(
            _encode_attribution(document, s, labels.get(s.content, s.source))
            for s in found.dossier.statements
        ),
        dates=tuple(DateExpression(span=told.span, value=told.value) for told in found.dates),
    )


def _encode_attribution(
    document: model.Document, statement: model.Statement, source: tuple[Span, ...]
) -> Attribution:
    turn = statement.kind is model.StatementKind.TURN
    return Attribution(
        source=source,
        cue=statement.cue,
        content=statement.content,
        text=text_at(document.text, statement.content),
        kind=model.StatementKind.DIRECT if turn else statement.kind,
        type=statement.type,
        speaker=statement.speaker,
        score=round(statement.score, 4),
    )


def _find_labels(document: model.Document) -> Mapping[tuple[Span, ...], tuple[Span, ...]]:
    """Where the label of each turn stands, by the words of the turn; nothing where it has none."""
    found: dict[tuple[Span, ...], tuple[Span, ...]] = {}
    for turn in document.turns:
        begin = document.text.find(turn.label, turn.span.start) if turn.label else -1
        if turn.label and turn.said and 0 <= begin < turn.said[0].start:
            found[turn.said] = (Span(begin, begin + len(turn.label)),)
    return found
