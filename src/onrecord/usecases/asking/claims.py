"""What was asked of who spoke and when, beside what the record says of it."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.index import TranscriptIndex
from onrecord.model import Finding, NoteKind, Verdict
from onrecord.text import names_agree
from onrecord.usecases.asking.known_names import Known

__all__ = [
    "AS_SAID",
    "DAYS_AFTER",
    "DAYS_BEFORE",
    "NO_CLAIM",
    "Claim",
    "weigh_claim",
]

DAYS_BEFORE = 2  # a report is seldom older than the occasion by more
DAYS_AFTER = 1  # time zones
AS_SAID = frozenset({Verdict.VERBATIM, Verdict.COSMETIC})


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is said to have said it and when, and what the record says."""

    speaker: str | None = None  # as asked
    on: date | None = None  # as asked
    known: bool = True  # whether the archive knows a speaker of that name
    said_by: str | None = None  # the speaker of the passage
    said_on: date | None = None  # the day of the text that holds it
    other_speaker: bool = False
    other_day: bool = False

    @property
    def differs(self) -> tuple[str, ...]:
        """What is otherwise on record than was asked."""
        sides = (("speaker", self.other_speaker or not self.known), ("date", self.other_day))
        return tuple(name for name, other in sides if other)


NO_CLAIM: Final[Claim] = Claim()  # nobody asked for a speaker or a day


def weigh_claim(
    index: TranscriptIndex, finding: Finding, speaker: str | None, on: date | None, known: Known
) -> Claim:
    """What was asked beside what the passages of a finding say."""
    if not finding.passages:
        return Claim(speaker, on, known.known)
    first = finding.passages[0]
    day = _find_day(index, first.document)
    named = speaker is not None and known.known and known.person
    other = finding.verdict is Verdict.MISATTRIBUTED or (
        finding.verdict is Verdict.ELSEWHERE
        and first.speaker is not None
        and not names_agree(first.speaker, speaker or "")
    )
    return Claim(
        speaker,
        on,
        known.known,
        first.speaker,
        day,
        other_speaker=named and other,
        other_day=on is not None and day is not None and not _said_about(index, finding, on),
    )


def _said_about(index: TranscriptIndex, finding: Finding, on: date) -> bool:
    """Whether a place where the words were said is of that day, or of one right before a print."""
    notes = (n.passages for n in finding.notes if n.kind is NoteKind.SEVERAL_PASSAGES)
    places = {p.document for each in (finding.passages, *notes) for p in each}
    days = [day for place in places if (day := _find_day(index, place)) is not None]
    return any(-DAYS_BEFORE <= (day - on).days <= DAYS_AFTER for day in days)


def _find_day(index: TranscriptIndex, transcript: str) -> date | None:
    """The day of a transcript; None: it is not known."""
    at = bisect_left(index.ids, transcript)
    day = int(index.days[at]) if index.ids[at : at + 1] == (transcript,) else 0
    return date.fromordinal(day) if day else None
