"""A statement: words that a document puts in someone's mouth."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.text import Span

__all__ = ["Attribution", "AttributionType", "Precision", "SaidOn", "Statement", "StatementKind"]


class StatementKind(StrEnum):
    """Direct: all inside marks; indirect: none; mixed: some; turn: a turn of a transcript."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TURN = "turn"


class AttributionType(StrEnum):
    """What a source does with a content, as in the Penn Discourse Treebank 2.0."""

    COMMUNICATION = "communication"  # said, wrote, told
    ATTITUDE = "attitude"  # thinks, hopes, fears
    FACTIVE = "factive"  # knows, remembers
    CONTROL = "control"  # plans, promises, orders to


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When a thing was said, or from when a figure dates, and which words of the document tell."""

    date: date  # the first day of the month or year where that is all that is known
    precision: Precision
    evidence: Span | None = None  # None: taken from the date of the document as a whole


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a tagger finds: who (source), by which word (cue), said what (content).

    Each is a tuple of spans in order; source and cue may be empty, content never is.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0  # 0 to 1
    type: AttributionType = AttributionType.COMMUNICATION

    def __post_init__(self) -> None:
        """Refuse an attribution of nothing."""
        if not self.content:
            raise ValueError("an attribution has content")

    def shifted(self, by: int) -> "Attribution":
        """The same, `by` code points further on."""
        spans = (self.source, self.cue, self.content)
        source, cue, content = (tuple(one.shifted(by) for one in each) for each in spans)
        return replace(self, source=source, cue=cue, content=content)


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a document puts in someone's mouth; spans are in the document's text."""

    id: str  # "<document>.<first>-<end>" of the content; turns have a "t" before the number
    document: str  # id of the Document, which alone holds the text
    kind: StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]  # quotation marks included; more than one if interrupted
    score: float = 1.0
    speaker: str | None = None  # the fullest name that the document gives the source
    person: str | None = None  # id of a Person; None: the text leaves it open
    said_on: SaidOn | None = None
    occasion: str | None = None  # id of an Occasion
    question: bool = False  # a turn that asks
    within: str | None = None  # id of the statement inside which this one is quoted
    type: AttributionType = AttributionType.COMMUNICATION
    told_day: bool = False  # a person told the day of saying
    told_occasion: str | None = None  # id of the one that a person told; "": of none
    read_as: str | None = None  # the speaker as read ("": none), where the record tells another
    told_speaker: bool = False  # a person told whom the report names
