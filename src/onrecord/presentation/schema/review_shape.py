"""Decisions of persons as programs get them: as they are written, and as lines of the list."""

from datetime import datetime
from enum import StrEnum

import msgspec

from onrecord import model
from onrecord.usecases import Listed

__all__ = ["Review", "ReviewLine", "encode_review", "encode_review_line"]


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What the machine had found when a person decided."""

    verdict: str
    meaning: str
    made_by: str


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person, as it is written and sealed: a line of `reviews.jsonl`."""

    kind: model.ReviewKind
    who: str
    why: str
    subject: str  # id as it was then: of a statement, a document, "document:name"
    value: str
    sha256: str
    place: str
    words: str
    speaker: str
    undoes: int | None
    seen: Seen
    number: int
    at: datetime
    before: str  # hash of the row before
    hash: str


def encode_review(review: model.Review) -> Review:
    """A decision as it is written."""
    return msgspec.convert(review, Review, from_attributes=True)


class ReviewState(StrEnum):
    """Whether a decision holds."""

    HOLDS = "holds"
    ORPHAN = "orphan"  # it holds, and its words are not found in the document any more
    UNDONE = "undone"
    UNDO = "undo"  # it takes another back


class ReviewLine(msgspec.Struct, frozen=True, kw_only=True):
    """A decision in the list, with whether it holds and what it is about."""

    number: int
    at: str
    who: str
    kind: model.ReviewKind
    value: str
    why: str
    about: str
    state: ReviewState
    statements: tuple[str, ...]
    document_sha256: str
    place: str
    words: str
    speaker: str
    undoes: int | None
    seen: Seen
    before: str
    hash: str


def encode_review_line(listed: Listed) -> ReviewLine:
    """A decision as the list has it."""
    review, seen = listed.review, listed.review.seen
    return ReviewLine(
        number=review.number,
        at=review.at.isoformat(timespec="seconds"),
        who=review.who,
        kind=review.kind,
        value=review.value,
        why=review.why,
        about=review.subject,
        state=_tell_state(listed),
        statements=listed.statements,
        document_sha256=review.sha256,
        place=review.place,
        words=review.words,
        speaker=review.speaker,
        undoes=review.undoes,
        seen=Seen(verdict=seen.verdict, meaning=seen.meaning, made_by=seen.made_by),
        before=review.before,
        hash=review.hash,
    )


def _tell_state(listed: Listed) -> ReviewState:
    if listed.orphan:
        return ReviewState.ORPHAN
    if listed.holds:
        return ReviewState.HOLDS
    return ReviewState.UNDONE if listed.review.undoes is None else ReviewState.UNDO
