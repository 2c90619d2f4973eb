"""Rows of the lists of people, occasions and outlets, what narrows them, and what is counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

from onrecord.model import SpeakerKind, Verdict

__all__ = [
    "DocumentOrder",
    "OccasionEntry",
    "OccasionFilter",
    "OccasionOrder",
    "OneOf",
    "OutletEntry",
    "OutletFilter",
    "OutletOrder",
    "PersonEntry",
    "PersonFilter",
    "PersonOrder",
    "Tally",
    "list_wanted",
]

Value = TypeVar("Value", bound=str)
OneOf: TypeAlias = (
    Value | tuple[Value, ...] | None
)  # a value, or several of which each is welcome; None: open


def list_wanted(wanted: OneOf[Value]) -> tuple[Value, ...]:
    """The values of which each is welcome; none: the question is open."""
    if wanted is None:
        return ()
    return wanted if isinstance(wanted, tuple) else (wanted,)


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of somebody or something; nothing of it is folded away.

    What a copy repeats is left out, but for a document's own tally.
    """

    documents: int = 0
    copies: int = 0  # of an outlet: documents that are copies of one that is held
    statements: int = 0  # in reports
    turns: int = 0  # in transcripts
    quotations: int = 0  # statements that stand in marks, whole or in part
    checked: int = 0  # statements that were held against a transcript, word by word
    differing: int = 0  # of these: other words, passages joined, another speaker
    waiting: int = 0  # quotations for which no transcript is held
    read: int = 0  # statements on which a person decided
    verdicts: tuple[tuple[Verdict, int], ...] = ()  # those that occur


class PersonOrder(StrEnum):
    """Who comes first."""

    STATEMENTS = "statements"
    DIFFERING = "differing"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """Which people to list; None leaves a question open."""

    name: OneOf[str] = None  # words of a name or alias, case and accents aside
    kind: OneOf[SpeakerKind] = None
    order: PersonOrder = PersonOrder.STATEMENTS
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person as a list shows it."""

    id: str
    name: str
    kind: SpeakerKind
    title: str | None  # the role that most documents give
    tally: Tally


class OccasionOrder(StrEnum):
    """Which occasion comes first."""

    DAY = "day"  # the newest; those without a day last
    REPORTS = "reports"
    WAITING = "waiting"  # of which most quotations wait for a transcript


@dataclass(frozen=True, slots=True)
class OccasionFilter:
    """Which occasions to list; None leaves a question open."""

    words: OneOf[str] = None  # each stands in the title
    kind: OneOf[str] = None
    held: bool | None = None  # whether a transcript is held
    missing: bool = False  # quotations wait for a transcript, and no complete one is held
    since: date | None = None
    until: date | None = None
    order: OccasionOrder = OccasionOrder.DAY
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    """An occasion as a list shows it."""

    id: str
    title: str
    date: date | None
    place: str | None
    kind: str | None
    transcripts: int
    complete: bool
    verbatim: bool | None
    reports: int
    host: str | None
    tally: Tally


class OutletOrder(StrEnum):
    """Which outlet comes first."""

    DOCUMENTS = "documents"
    CHECKED = "checked"
    DIFFERING = "differing"
    RATE = "rate"  # the share that differs; of outlets with few checked quotations none is told
    NAME = "name"


@dataclass(frozen=True, slots=True)
class OutletFilter:
    """Which outlets to list."""

    name: OneOf[str] = None  # part of the name, case and accents aside
    key: str | None = None  # the whole name, folded; "": documents that name no publisher
    fewest: int = 20  # checked quotations, below which an outlet has no rank by rate
    order: OutletOrder = OutletOrder.DOCUMENTS
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """An outlet as a list shows it."""

    key: str  # its folded name; "": documents that name no publisher
    name: str | None
    tally: Tally


class DocumentOrder(StrEnum):
    """Which document comes first."""

    DAY = "day"  # the newest; those without a day last
    ADDED = "added"  # what came in last
    STATEMENTS = "statements"
    DIFFERING = "differing"
