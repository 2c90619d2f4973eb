"""What a search asks for, and what it gives: passages, their number, and counts by facet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from onrecord.model import (
    AlterationType,
    AttributionType,
    Genre,
    Meaning,
    Precision,
    ReviewKind,
    StatementKind,
    Verdict,
)
from onrecord.store.rows.records import Changed, Fold
from onrecord.text import Span

__all__ = [
    "MOST_ROWS",
    "Changed",
    "FacetCount",
    "FacetName",
    "PassageFilter",
    "PassageOrder",
    "PassagePage",
    "PassageRow",
    "SavedSearch",
]

MOST_ROWS = 100  # of one page, whoever asks


class PassageOrder(StrEnum):
    """In which order passages are shown."""

    BEST = "best"  # how well the words fit; the newest, where none are asked for or too many fit
    NEWEST = "newest"
    OLDEST = "oldest"
    WORST = "worst"  # what harms most first, as in the queue of those who review; then the newest
    OCCASION = "occasion"  # occasion by occasion, the earliest first; then in order of the text


class FacetName(StrEnum):
    """By what passages are counted."""

    SPEAKER = "speaker"  # id of a Person
    OUTLET = "outlet"  # a publisher, as its documents have it
    OCCASION = "occasion"  # id of an Occasion
    PERIOD = "period"  # "2031", "2031-03" or "2031-03-04", by how long a time is asked for
    VERDICT = "verdict"
    MEANING = "meaning"
    ALTERATION = "alteration"
    TYPE = "type"
    KIND = "kind"  # a `Genre` of documents
    PLACE = "place"  # "report", "transcript"
    FIGURES = "figures"  # "yes", "no"
    REVIEWED = "reviewed"  # "yes", "no"


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which passages to find; what is empty or None leaves a question open.

    Of several values of one kind one must fit; of several kinds, each.
    """

    words: str = ""  # see `asking`
    speakers: tuple[str, ...] = ()  # ids of Persons, or parts of a name, case and accents aside
    outlets: tuple[str, ...] = ()  # publishers, or parts of their names
    occasions: tuple[str, ...] = ()  # ids of Occasions
    documents: tuple[str, ...] = ()  # ids of Documents
    since: date | None = None  # first day, inclusive; of saying, else of publication
    until: date | None = None  # last day, inclusive
    verdicts: tuple[Verdict, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    alterations: tuple[AlterationType, ...] = ()
    types: tuple[AttributionType, ...] = ()
    kinds: tuple[Genre, ...] = ()
    reported: bool | None = None  # put in somebody's mouth by a report; False: said in a turn
    figures: bool | None = None  # whether it holds one
    reviewed: bool | None = None  # whether somebody decided on its finding
    folded: bool = False  # with what lists fold away, see `Fold`
    order: PassageOrder = PassageOrder.BEST
    limit: int = 20  # at most `MOST_ROWS`
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage as a list shows it."""

    number: int  # while its text stays
    document: str
    document_name: str
    genre: Genre | None
    publisher: str | None
    published: date | None
    statement: str  # id of the Statement that it is, or that it stands in
    kind: StatementKind
    at: Span  # in the document's text, from its first character to its last
    text: str  # stretches joined by a space
    marks: tuple[Span, ...]  # the words found, within `text`
    speaker: str | None  # as the document has it
    person: str | None  # id of a Person
    person_name: str | None
    day: date | None  # of saying, else of publication
    precision: Precision | None  # of the day of saying; None: it is that of publication, or none
    occasion: str | None
    occasion_title: str | None
    question: bool
    verdict: Verdict | None  # None: not held against the record
    meaning: Meaning | None
    alterations: tuple[Changed, ...]
    type: AttributionType
    fold: Fold | None
    reviewed: ReviewKind | None
    reviewed_by: str | None
    score: float  # of the statement


class FacetCount(NamedTuple):
    """How many of the passages have a value."""

    value: str
    name: str  # what to call it: of a person or an occasion; else the value
    passages: int  # how many have it
    chosen: bool  # whether the question asks for it


@dataclass(frozen=True, slots=True)
class PassagePage:
    """A stretch of what was found, and what there is besides."""

    rows: tuple[PassageRow, ...]
    total: int  # of passages found
    folded: int  # of passages that would be found too, were they not folded away
    # By facet, the most first; as if the question left that facet open. Values that were chosen
    # are there, whatever their count.
    facets: Mapping[FacetName, tuple[FacetCount, ...]] = field(default_factory=dict)
    more: Mapping[FacetName, int] = field(default_factory=dict)  # values not listed, by facet
    first: PassageRow | None = None  # said first, of those with a day
    last: PassageRow | None = None
    ranked: bool = True  # False: too many fit the words, so that the newest come first
    occasions: Mapping[str, int] = field(default_factory=dict)  # of those shown: passages found


class SavedSearch(NamedTuple):
    """A question that was given a name."""

    name: str
    question: str  # as in an address
    at: datetime  # UTC
