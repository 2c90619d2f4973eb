"""The rows of an export: what the tables of the contract hold, key by key.

Where a thing is not known it is null, and the key is there. `said_on` and `as_of` are always an
object, with nulls inside. Keys that the contract does not name stand last in a row.
"""

from dataclasses import dataclass
from datetime import date

from onrecord.model import (
    AlterationType,
    AttributionType,
    DocumentKind,
    FeatureName,
    Genre,
    Meaning,
    MeaningRule,
    NoteKind,
    PartKind,
    Precision,
    Relation,
    ReviewKind,
    SpeakerKind,
    StatementKind,
    Tidying,
    TurnRole,
    Verdict,
)
from onrecord.text import Span

__all__ = [
    "AlterationCell",
    "CheckRow",
    "DayCell",
    "DocumentRow",
    "FeatureCell",
    "FigureRow",
    "MergeCell",
    "NoteCell",
    "OccasionRow",
    "PartCell",
    "PassageCell",
    "PersonRow",
    "ProvenanceCell",
    "RoleCell",
    "SaidOnCell",
    "SourceCell",
    "StatementRow",
    "TidiedCell",
    "TurnCell",
]


@dataclass(frozen=True, slots=True)
class PartCell:
    """A stretch of a document."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TurnCell:
    """A turn of a transcript."""

    start: int
    end: int
    label: str | None
    role: TurnRole
    person_id: str | None


@dataclass(frozen=True, slots=True)
class ProvenanceCell:
    """Where a document came from, as it says."""

    relation: Relation
    name: str
    document_id: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of `documents`."""

    id: str
    sha256: str
    path: str
    url: str | None
    title: str | None
    publisher: str | None
    byline: tuple[str, ...]
    published: date | None
    language: str | None
    kind: DocumentKind
    text: str
    parts: tuple[PartCell, ...]
    turns: tuple[TurnCell, ...]
    provenance: tuple[ProvenanceCell, ...]
    media_type: str
    dateline: str | None
    complete: bool
    remarks: tuple[str, ...]
    made_by: str
    genre: Genre
    speaker: str | None  # of a text of one speaker
    occasion: str | None
    told: tuple[str, ...]  # the fields that a person told
    read: bool  # False: its language has no rules


@dataclass(frozen=True, slots=True)
class SaidOnCell:
    """A day, how exactly it is known, and the words that tell."""

    date: date | None
    precision: Precision | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A line of `statements`."""

    id: str
    document_id: str
    kind: StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    text: str
    person_id: str | None
    speaker: str | None
    said_on: SaidOnCell
    occasion_id: str | None
    score: float
    question: bool
    within: str | None
    type: AttributionType


@dataclass(frozen=True, slots=True)
class PassageCell:
    """A stretch of a primary text."""

    document_id: str
    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class AlterationCell:
    """A difference in words."""

    type: AlterationType
    said: str
    printed: str
    said_span: Span | None
    printed_span: Span | None
    meaning: Meaning | None
    rule: MeaningRule | None


@dataclass(frozen=True, slots=True)
class TidiedCell:
    """A difference that is no alteration, and why."""

    reason: Tidying
    said: str
    printed: str
    said_span: Span | None
    printed_span: Span | None
    meaning: Meaning | None
    rule: MeaningRule | None


@dataclass(frozen=True, slots=True)
class NoteCell:
    """A remark besides the verdict."""

    kind: NoteKind
    passages: tuple[PassageCell, ...]


@dataclass(frozen=True, slots=True)
class FeatureCell:
    """What is seen of a passage, and what it adds to the log odds that it is the source."""

    name: FeatureName
    value: float
    adds: float


@dataclass(frozen=True, slots=True)
class SourceCell:
    """How likely the passage is where the words come from, and why."""

    probability: float
    features: tuple[FeatureCell, ...]


@dataclass(frozen=True, slots=True)
class ReviewedCell:
    """The last decision on a finding that holds, and who decided."""

    kind: ReviewKind
    by: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line of `checks`; `passages` are all compared, `transcript` one stretch for them."""

    statement_id: str | None
    verdict: Verdict
    transcript: PassageCell | None
    alterations: tuple[AlterationCell, ...]
    meaning: Meaning | None
    score: float
    document_id: str
    passages: tuple[PassageCell, ...]
    notes: tuple[NoteCell, ...]
    tidied: tuple[TidiedCell, ...]
    source: SourceCell | None  # None: no words were compared with a passage
    reviewed: ReviewedCell | None = None  # None: read by machine, not reviewed


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day, and how exactly it is known."""

    date: date | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line of `figures`."""

    id: str
    document_id: str
    statement_id: str | None
    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str | None
    subject: str | None
    approximate: bool
    hedge: tuple[str, ...]
    as_of: DayCell


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A title, and where it is given: document, start, end."""

    title: str
    evidence: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class MergeCell:
    """Why a name in a document was taken for this person."""

    document_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of `people`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[RoleCell, ...]
    kind: SpeakerKind
    merges: tuple[MergeCell, ...]


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """A line of `occasions`; `documents` are its transcripts, then its reports."""

    id: str
    title: str
    date: date | None
    place: str | None
    kind: str | None
    people: tuple[str, ...]
    documents: tuple[str, ...]
    transcripts: tuple[str, ...]
    complete: bool
