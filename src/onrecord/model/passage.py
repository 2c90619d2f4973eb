"""What alignment hands to verdicts: primary texts, and printed words laid beside said words."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.document import Turn
from onrecord.model.finding import Passage
from onrecord.text import Span, Word

__all__ = ["Match", "Op", "Proposal", "Step", "Transcript"]


@dataclass(frozen=True, slots=True, eq=False)
class Transcript:
    """A primary text that quotations are held against."""

    id: str
    text: str
    date: dt.date | None = None  # day of the occasion; None: not known, so always admissible
    turns: tuple[Turn, ...] = ()  # none: one unnamed speaker says the whole text
    title: str | None = None
    complete: bool = True  # False: it says of itself that it is partial
    language: str | None = None  # ISO 639-1; whose rules tell what differs


class Op(StrEnum):
    """How one printed word relates to one said word."""

    EQUAL = "equal"
    SUBSTITUTE = "substitute"
    INSERT = "insert"  # printed, not said
    DELETE = "delete"  # said, not printed
    SKIP = "skip"  # a long stretch of the transcript is passed over


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment; offsets are in the quotation's and the transcript's text."""

    op: Op
    printed: Word | None
    said: Word | None  # of a skip: the whole stretch, with an empty form
    words: int = 1  # how many said words it stands for; above 1 only for a skip
    odd: bool = False  # a substitution in which one word hardly occurs in a large record
    known: bool = False  # a substitution of which a large record knows both words


@dataclass(frozen=True, slots=True)
class Match:
    """The words of one speaker in one transcript that a quotation may come from."""

    transcript: Transcript
    speaker: str | None  # label of the turn that holds most of the words
    question: bool  # whether that turn is a question
    claimed: bool  # whether the label agrees with the speaker whom the report names
    steps: tuple[Step, ...]  # every printed word once, in printed order
    score: float  # of the alignment; comparable between matches of one quotation
    occurrences: tuple[Passage, ...] = ()  # of the very same words, this one too, by date
    ideal: float = 0.0  # the score that the very words in a row would have

    @property
    def closeness(self) -> float:
        """The score over that of the very words in a row."""
        return self.score / self.ideal if self.ideal > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that comes near to printed words by its meaning; whether it is near enough is open.

    It says nothing of the words: few or none need be the same.
    """

    transcript: Transcript
    span: Span
    speaker: str | None  # the turn's label
    closeness: float  # up to 1; comparable between proposals of one encoder
    prominence: float  # its closeness less that of the twenty next to it on the average
    among: int  # how many passages were compared
    lately: bool  # said right before the print, or on the occasion that the report names
