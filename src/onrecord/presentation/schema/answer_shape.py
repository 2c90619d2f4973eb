"""Answers as programs get them: `check` asks an archive, `verify` asks files."""

import datetime as dt
from typing import Any

import msgspec

from onrecord import model
from onrecord.presentation.findings.answers import AnswersView
from onrecord.presentation.findings.faces import Face, Said
from onrecord.presentation.schema.findings import (
    Alteration,
    Tidied,
    encode_alterations,
    encode_tidied,
)
from onrecord.presentation.words.wording import DISCLAIMER, put_finding
from onrecord.usecases import Verified

__all__ = [
    "Answer",
    "Answers",
    "Verification",
    "encode_answer",
    "encode_answers",
    "encode_checked",
    "encode_verified",
]

_DIGITS = 4  # of a score behind the point
_OTHER_WORDS = (model.Verdict.ALTERED, model.Verdict.SPLICED)


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with its words, and the text that holds it."""

    document_id: str
    start: int
    end: int
    text: str
    speaker: str | None
    title: str
    publisher: str | None
    date: dt.date | None
    url: str | None
    file: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the record says of words that were asked about: the answer of `check --format json`."""

    start: int | msgspec.UnsetType = (
        msgspec.UNSET
    )  # in a paragraph; unset: they are all that was asked
    end: int | msgspec.UnsetType = msgspec.UNSET
    quote: str
    speaker: str | None
    date: dt.date | None
    speaker_known: bool
    said_by: str | None
    said_on: dt.date | None
    differs: tuple[str, ...]  # of "words", "speaker", "date"; the words: `alterations` tells how
    found: bool  # as said, by whom and when it was asked
    verdict: model.Verdict
    label: str
    transcript: Quoted | None
    passages: tuple[Quoted, ...]
    ops: tuple[model.AlterationType, ...]
    alterations: tuple[Alteration, ...]
    meaning: model.Meaning | None
    score: float
    notes: tuple[model.NoteKind, ...]
    tidied: tuple[Tidied, ...]
    source: float | None  # how likely the passage is where the words come from
    nearest: Quoted | None
    searched: tuple[str, ...]
    caution: str


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What the record says of each quotation of a paragraph."""

    found: bool
    quotations: tuple[Answer, ...]
    caution: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a file."""

    file: str
    start: int
    end: int


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one quotation: a line of `verify`."""

    id: Any  # as it was asked
    verdict: model.Verdict
    transcript: Place | None
    ops: tuple[model.AlterationType, ...]
    alterations: tuple[Alteration, ...]
    meaning: model.Meaning | None
    score: float
    notes: tuple[model.NoteKind, ...]
    tidied: tuple[Tidied, ...]
    nearest: Place | None


def encode_answers(answers: AnswersView) -> Answer | Answers:
    """Answers: one, or all of a paragraph."""
    return encode_checked(answers) if answers.drawn else encode_answer(answers.each[0])


def encode_checked(answers: AnswersView) -> Answers:
    """Answers, also where there is one."""
    each = tuple(map(encode_answer, answers.each))
    return Answers(found=answers.as_said, quotations=each, caution=DISCLAIMER)


def encode_answer(face: Face) -> Answer:
    """An answer on a quotation."""
    finding, claim = face.finding, face.claim
    passages = tuple(map(_encode_quoted, face.said))
    return Answer(
        start=face.at.start if face.at else msgspec.UNSET,
        end=face.at.end if face.at else msgspec.UNSET,
        quote="".join(piece.text for piece in face.printed.pieces),
        speaker=face.speaker,
        date=claim.on,
        speaker_known=claim.known,
        said_by=claim.said_by,
        said_on=claim.said_on,
        differs=_tell_differing(face),
        found=face.as_said,
        verdict=finding.verdict,
        label=put_finding(finding).label,
        transcript=passages[0] if passages else None,
        passages=passages,
        ops=_list_ops(finding),
        alterations=encode_alterations(finding),
        meaning=finding.meaning,
        score=round(finding.score, _DIGITS),
        notes=_list_notes(finding),
        tidied=encode_tidied(finding),
        source=finding.source.probability if finding.source else None,
        nearest=_encode_quoted(face.nearest[0]) if face.nearest else None,
        searched=face.searched,
        caution=DISCLAIMER,
    )


def _tell_differing(face: Face) -> tuple[str, ...]:
    """What is otherwise on record than was asked: the words first."""
    finding = face.finding
    words = bool(finding.alterations) or finding.verdict in _OTHER_WORDS
    return (*(["words"] if words else []), *face.claim.differs)


def _encode_quoted(said: Said) -> Quoted:
    document = said.document
    return Quoted(
        document_id=document.id,
        start=said.span.start,
        end=said.span.end,
        text=said.span.of(document.text),
        speaker=said.speaker,
        title=document.name,
        publisher=document.publisher,
        date=document.published,
        url=document.url,
        file=document.path,
    )


def _list_ops(finding: model.Finding) -> tuple[model.AlterationType, ...]:
    return tuple(change.type for change in finding.alterations)


def _list_notes(finding: model.Finding) -> tuple[model.NoteKind, ...]:
    return tuple(note.kind for note in finding.notes)


def encode_verified(found: Verified) -> Verification:
    """What was found of one quotation."""
    finding = found.finding
    return Verification(
        id=found.id,
        verdict=finding.verdict,
        transcript=_encode_place(finding.place),
        ops=_list_ops(finding),
        alterations=encode_alterations(finding),
        meaning=finding.meaning,
        score=round(finding.score, _DIGITS),
        notes=_list_notes(finding),
        tidied=encode_tidied(finding),
        nearest=_encode_place(found.nearest),
    )


def _encode_place(passage: model.Passage | None) -> Place | None:
    """The passage of a file, which is known by its path."""
    if passage is None:
        return None
    return Place(file=passage.document, start=passage.span.start, end=passage.span.end)
