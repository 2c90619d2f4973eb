"""What the store hands out besides dossiers: rows of lists, hits, counts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from onrecord.model import (
    AlterationType,
    AttributionType,
    DocumentKind,
    Meaning,
    Precision,
    ReviewKind,
    StatementKind,
    Verdict,
)
from onrecord.store.rows.entries import DocumentOrder, OneOf, Tally
from onrecord.text import Span

__all__ = [
    "Changed",
    "Counts",
    "DocumentFilter",
    "DocumentRow",
    "FigureFilter",
    "FigureRow",
    "Fold",
    "Hit",
    "Queued",
    "SeriesRow",
    "SetAside",
    "StatementFilter",
    "StatementRow",
]


_NOTHING: Final = Tally()


class Fold(StrEnum):
    """Why lists fold a statement away."""

    TAKEN_OUT = "taken_out"  # somebody decided that it is no statement
    NOT_SAID = "not_said"  # a thought, something known, a plan
    DOUBTFUL = "doubtful"  # perhaps nobody said it: its score is low
    NESTED = "nested"  # words that somebody quotes or acts out in a speech of their own
    SHORT = "short"  # three words or fewer
    MISHEARD = "misheard"  # differs from a transcript that likely has a slip there
    NOBODY = "nobody"  # the source is nobody whom the archive knows: "people", "critics"
    COPIED = "copied"  # repeats words, speaker and finding of the document that it was copied from


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents to list; None leaves a question open."""

    kind: OneOf[DocumentKind] = None
    primary: bool | None = None  # whether it holds a transcript
    outlet: OneOf[str] = None  # part of the publisher's name, case and accents aside
    copy_of: str | None = None  # id of the Document that it was copied from
    address: str | None = None  # folded: the versions of one page
    id: str | None = None
    outlet_key: str | None = None  # the publisher's whole name, folded; "": none is named
    words: OneOf[str] = None  # each stands in the title
    since: date | None = None  # published on this day or later
    until: date | None = None
    order: DocumentOrder = DocumentOrder.DAY
    limit: int | None = None
    offset: int = 0
    ids: tuple[str, ...] | None = None  # these alone


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as a list shows it."""

    id: str
    name: str  # its title, else the last part of its path
    path: str
    kind: DocumentKind
    primary: bool  # whether it holds a transcript
    complete: bool
    publisher: str | None
    published: date | None
    language: str | None
    url: str | None
    copy_of: str | None  # id of the held document it was copied from
    statements: int  # that lists do not fold away
    added: datetime | None = None  # when it was first read, UTC
    sha256: str = ""  # of the source bytes
    modified: datetime | None = None  # as the page tells
    address: str | None = None  # folded
    tally: Tally = _NOTHING


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements to list; None leaves a question open."""

    speaker: OneOf[str] = None  # words of a name or alias, case and accents aside
    person: str | None = None  # id of a Person
    about: OneOf[str] = None  # words that its text holds, see `Archive.search`
    since: date | None = None  # first day, inclusive; of saying, else of publication
    until: date | None = None  # last day, inclusive
    verdict: OneOf[Verdict] = None
    outlet: OneOf[str] = None  # part of the publisher's name, case and accents aside
    kind: StatementKind | None = None
    document: str | None = None  # id of the Document that reports it
    against: str | None = None  # id of the primary Document it was held against
    occasion: str | None = None  # id of an Occasion
    limit: int | None = None
    offset: int = 0
    reported: bool | None = None  # put in somebody's mouth by a report; False: a turn
    type: OneOf[AttributionType] = None
    said: bool = False  # communication, and what was held against the record; not mere thoughts
    unfolded: bool = False  # without what lists fold away, see `Fold`
    found: bool = False  # with a finding; not what nothing was held against
    ranked: bool = False  # what differs, worst first, then what is on record, then all else


class Changed(NamedTuple):
    """One difference in words, short enough for a row of a list."""

    type: AlterationType
    said: str  # "": nothing was said here
    printed: str  # "": nothing was printed here
    meaning: Meaning | None
    start: int | None = None  # where in the primary text; None: not noted
    end: int | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as a list shows it."""

    id: str
    document: str
    document_name: str
    publisher: str | None
    published: date | None
    kind: StatementKind
    text: str  # its content, stretches joined by a space
    at: Span  # from the first character of the content to the last
    speaker: str | None  # as the document has it
    person: str | None  # id of a Person
    person_name: str | None
    said_on: date | None
    precision: Precision | None
    occasion: str | None
    question: bool
    verdict: Verdict | None  # None: not held against the record
    meaning: Meaning | None
    score: float
    type: AttributionType = AttributionType.COMMUNICATION
    fold: Fold | None = None  # why lists fold it away; None: they do not
    reviewed: ReviewKind | None = None  # the last decision on its finding; None: machine alone
    reviewed_by: str | None = None  # who decided
    alterations: tuple[Changed, ...] = ()  # what differs in words


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as a list shows it, with whoever gives it."""

    id: str
    document: str
    document_name: str
    publisher: str | None
    published: date | None
    statement: str | None
    speaker: str | None
    person: str | None
    text: str
    at: Span
    low: float | None
    high: float | None
    unit: str | None
    subject: str | None
    approximate: bool
    hedge: tuple[str, ...]
    as_of: date | None
    precision: Precision | None
    said_on: date | None = None  # when the statement that gives it was made
    day: date | None = None  # as of, else said on, else published
    primary: bool = False  # whether it stands in a primary text
    verdict: Verdict | None = None  # of the statement that gives it
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted; what is None or empty narrows nothing."""

    words: OneOf[str] = None  # each stands in the subject, or all are the unit
    unit: str | None = None  # the very unit; "": figures without one
    person: str | None = None  # id of who gives it
    since: date | None = None
    until: date | None = None
    repeated: bool = False  # with those that a copy of a held document only repeats
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A quantity that is given more than once."""

    subject: str
    unit: str | None
    figures: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What an archive holds."""

    documents: tuple[tuple[DocumentKind, int], ...]  # every kind, zeros included
    findings: tuple[tuple[Verdict, int], ...]  # every verdict, zeros included; none folded away
    primary_texts: int  # documents that hold a transcript
    figures: int
    people: int
    occasions: int
    pending: int  # documents not yet held against the whole archive
    set_aside: int  # inputs that could not be read
    original_bytes: int  # of the originals, as compressed


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found, and its most telling stretch."""

    document: str
    name: str
    kind: DocumentKind
    publisher: str | None
    published: date | None
    snippet: str  # equal to the document's text at `at`
    at: Span
    marks: tuple[Span, ...]  # the words found, within `snippet`
    score: float  # bm25 of words in title and text; the higher, the better


class Queued(NamedTuple):
    """A finding that waits for a reader, or was read."""

    statement: str
    reviewed: str | None  # a `ReviewKind`
    reviewed_by: str | None
    assigned: str | None = None  # to whom


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be used."""

    name: str
    reason: str
    at: datetime  # UTC
