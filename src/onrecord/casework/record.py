"""What the archive as a whole knows, as phase two needs it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.index import TranscriptIndex
from onrecord.model import Occasion, Person, Proposal, Quotation, Verdict
from onrecord.text import Span

if TYPE_CHECKING:
    from onrecord.dates import OccasionBook

__all__ = ["DIRECT", "OWN_WORDS", "SAME_WORDS", "Claim", "Proposer", "Record"]

Proposer = Callable[[Quotation], Sequence[Proposal]]
"""Finds the passages that come nearest to words by meaning, best first."""
SAME_WORDS = (Verdict.VERBATIM, Verdict.COSMETIC)  # all that is told of a language not read
DIRECT = (*SAME_WORDS, Verdict.ALTERED)  # and of one whose pack tells what changes a word
OWN_WORDS = (*SAME_WORDS, Verdict.ALTERED, Verdict.SPLICED)  # the words are the speaker's own


@dataclass(frozen=True, slots=True)
class Record:
    """What the archive as a whole knows."""

    people: Mapping[tuple[str, str], Person]  # by document and name there
    occasions: "OccasionBook"
    index: TranscriptIndex
    # By transcript: words of others, and whose; None: of nobody who is named.
    read_aloud: Mapping[str, Sequence[tuple[Span, str | None]]]
    spoke: Mapping[str, Sequence[Person]] = field(default_factory=dict)  # by transcript
    propose: Proposer | None = None  # None: no search by meaning was asked for


@dataclass(frozen=True, slots=True)
class Claim:
    """Who a report says has spoken, and where."""

    # None for a body or an unnamed source: anybody may then have said it.
    speaker: str | None
    occasion: Occasion | None
    # Primary texts from which the report quotes other words at length, and how many quotations.
    anchors: Mapping[str, int]
    body: str | None = None  # the institution or group that is named
    either: bool = False  # the source is a surname that two of the report bear
