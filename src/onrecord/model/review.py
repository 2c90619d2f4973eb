"""A review: what a person decides of a finding, a document or a speaker; never changed."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from onrecord.text import find_words, fold

__all__ = [
    "OF_DOCUMENTS",
    "OF_FINDINGS",
    "OF_STATEMENTS",
    "OF_VOICES",
    "Borne",
    "Review",
    "ReviewKind",
    "Seen",
    "fit_review",
    "fold_speaker",
    "fold_words",
    "seal",
    "stand",
]

_LEAST_WORDS = 4  # of which a moved boundary must leave as many to be known again
_LEAST_SHARE = 0.5  # of the longer words
_NOT_YET = datetime(1, 1, 1, tzinfo=UTC)


class ReviewKind(StrEnum):
    """What is decided."""

    # Of a finding: what the queue asks.
    AGREE = "agree"
    DIFFERS_OTHERWISE = "differs_otherwise"
    OTHER_PASSAGE = "other_passage"
    NOT_A_STATEMENT = "not_a_statement"
    WRONG_SPEAKER = "wrong_speaker"
    UNCLEAR = "unclear"
    # Of a statement: what is put in place of what was read.
    SPEAKER = "speaker"
    SAID_ON = "said_on"  # a day, a month or a year
    SAID_AT = "said_at"  # the id of an occasion; "none"
    ASSIGNED = "assigned"  # of its finding, to a reader; "": to nobody
    PUT_IN = "put_in"  # words that were not read as a statement; its value is who says them
    # Of a document.
    DOCUMENT_KIND = "document_kind"
    DOCUMENT_SPEAKER = "document_speaker"
    OUTLET = "outlet"
    TITLE = "title"
    PUBLISHED = "published"
    OCCASION = "occasion"
    REMOVED = "removed"
    # Of a speaker.
    PERSON_NAME = "person_name"
    PERSON_KIND = "person_kind"
    PERSON_ROLE = "person_role"
    MERGE = "merge"
    SPLIT = "split"
    # Of a review.
    UNDO = "undo"


OF_FINDINGS = frozenset(
    {
        ReviewKind.AGREE,
        ReviewKind.DIFFERS_OTHERWISE,
        ReviewKind.OTHER_PASSAGE,
        ReviewKind.NOT_A_STATEMENT,
        ReviewKind.WRONG_SPEAKER,
        ReviewKind.UNCLEAR,
    }
)
OF_STATEMENTS = frozenset(
    {ReviewKind.SPEAKER, ReviewKind.SAID_ON, ReviewKind.SAID_AT, ReviewKind.PUT_IN}
)
OF_DOCUMENTS = frozenset(
    {
        ReviewKind.DOCUMENT_KIND,
        ReviewKind.DOCUMENT_SPEAKER,
        ReviewKind.OUTLET,
        ReviewKind.TITLE,
        ReviewKind.PUBLISHED,
        ReviewKind.OCCASION,
        ReviewKind.REMOVED,
    }
)
OF_VOICES = frozenset(
    {
        ReviewKind.PERSON_NAME,
        ReviewKind.PERSON_KIND,
        ReviewKind.PERSON_ROLE,
        ReviewKind.MERGE,
        ReviewKind.SPLIT,
    }
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the machine had found when a person decided."""

    verdict: str = ""
    meaning: str = ""
    made_by: str = ""  # rules and model, as of a dossier


@dataclass(frozen=True, slots=True)
class Review:
    """One decision of a person; nothing of it is changed, only followed by another."""

    kind: ReviewKind
    who: str
    why: str
    subject: str = ""  # id as it was then: of a statement, a document, "document:name"
    value: str = ""  # what is put in place, such as a name or the other speaker of a merge
    sha256: str = ""  # of the document's bytes; "": it is about no document
    place: str = ""  # the address or path of the document, by which its next version is known
    words: str = ""  # printed, folded; "": it is about the document as a whole
    speaker: str = ""  # of the words, folded
    undoes: int | None = None  # number of the review that no longer holds
    seen: Seen = field(default_factory=Seen)
    number: int = 0  # counts up; 0: not yet written
    at: datetime = _NOT_YET
    before: str = ""  # hash of the row before; "": this is the first
    hash: str = ""  # of all that is written here but the number


@lru_cache(maxsize=1024)  # a decision asks for all statements of its document, and so does its page
def fold_words(text: str) -> str:
    """The words of a text without case, accents, marks and white space."""
    return " ".join(word.form for word in find_words(text))


def seal(review: Review) -> str:
    """The hash of a review and of the one before it; the same for ever."""
    fields = {
        "kind": review.kind.value,
        "who": review.who,
        "why": review.why,
        "subject": review.subject,
        "value": review.value,
        "sha256": review.sha256,
        "place": review.place,
        "words": review.words,
        "speaker": review.speaker,
        "undoes": review.undoes,
        "seen": [review.seen.verdict, review.seen.meaning, review.seen.made_by],
        "at": review.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "before": review.before,
    }
    written = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


class Borne(NamedTuple):
    """The last decision on the finding of a statement that holds."""

    kind: ReviewKind
    by: str  # all who decided, with commas between them
    original: str | None = None  # of a copy: the id of the statement that it was decided for


def stand(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews that hold: those that none undoes; an undo that is undone undoes nothing."""
    held = tuple(reviews)
    undone: set[int] = set()
    for review in reversed(held):  # what undoes comes later than what it undoes
        if review.undoes is not None and review.number not in undone:
            undone.add(review.undoes)
    return tuple(r for r in held if r.undoes is None and r.number not in undone)


def fit_review(review: Review, statements: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """The statements of a document that a review is about, as its words and speaker tell.

    Args:
        review: about words.
        statements: of the document: id, folded words, folded speaker.

    Returns:
        The ids of those with the same words and speaker; else with the same words; else of the
        one whose words hold these or are held by them, where a boundary moved. None: an orphan.
    """
    if not review.words:
        return ()
    same = [(key, speaker) for key, words, speaker in statements if words == review.words]
    spoken = [key for key, speaker in same if speaker == review.speaker]
    if same:
        return tuple(spoken or (key for key, _ in same))
    near = [key for key, words, _ in statements if _is_moved(words, review.words)]
    return tuple(near) if len(near) == 1 else ()


def _is_moved(one: str, other: str) -> bool:
    """Whether one of two runs of words lies in the other, and is most of it."""
    short, long = sorted((one, other), key=len)
    count = short.count(" ") + 1
    enough = count >= max(_LEAST_WORDS, _LEAST_SHARE * (long.count(" ") + 1))
    return bool(short) and enough and f" {short} " in f" {long} "


def fold_speaker(name: str | None) -> str:
    """A speaker's name folded."""
    return " ".join(fold(name or "").split())
