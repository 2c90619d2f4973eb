"""An archive at a glance: what it holds, what is worst in it, what waits, what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model import Verdict
from onrecord.presentation.words.told_folds import tell_folds
from onrecord.presentation.words.views import tell_coverage
from onrecord.presentation.words.wording import IN_ORDER, put_verdict
from onrecord.store import (
    Archive,
    DocumentFilter,
    DocumentOrder,
    DocumentRow,
    Fold,
    OccasionEntry,
    OccasionFilter,
    OccasionOrder,
    StatementFilter,
    StatementRow,
)

__all__ = ["Start", "show_start", "tell_findings", "tell_summary"]

_MOST_OCCASIONS = 8
_MOST_WORST = 4
_MOST_WANTED = 3
_LATEST = 4


@dataclass(frozen=True, slots=True)
class Start:
    """What the archive holds, at a glance."""

    documents: int
    primary: int
    quoted: int
    people: int
    figures: int
    verdicts: tuple[tuple[Verdict, int], ...]  # those that occur, what differs first; no leads
    leads: int  # statements whose words stand, or nearly, in a text they hardly come from
    folds: Mapping[Fold, int]  # statements in reports that lists fold away
    occasions: tuple[
        OccasionEntry, ...
    ]  # with a transcript: the most reported first, then the newest
    covered: int  # occasions with a transcript
    without: int  # occasions without one
    worst: tuple[StatementRow, ...]  # the first that nobody has read, worst first
    queued: int  # findings that a person is asked to read
    read: int  # of these, how many were
    wanted: tuple[OccasionEntry, ...]  # whose transcript is missing, the most wanted first
    latest: tuple[DocumentRow, ...]  # what came in last


def show_start(archive: Archive) -> Start:
    """What an archive holds, what is worst in it, what waits, what is missing, what came in."""
    counts, (queued, read) = archive.counts(), archive.queue.count()
    found = dict(counts.findings)
    directory, held = archive.directory, OccasionFilter(held=True, order=OccasionOrder.REPORTS)
    covered = directory.count_occasions(held)
    wanted = OccasionFilter(missing=True, order=OccasionOrder.WAITING, limit=_MOST_WANTED)
    return Start(
        documents=sum(count for _, count in counts.documents),
        primary=counts.primary_texts,
        quoted=sum(count for _, count in counts.findings),  # each statement of a report has one
        people=counts.people,
        figures=counts.figures,
        verdicts=tuple(
            (verdict, found[verdict])
            for verdict in IN_ORDER
            if found[verdict] and verdict is not Verdict.ELSEWHERE
        ),
        leads=found[Verdict.ELSEWHERE],
        folds=archive.count_folds(StatementFilter(reported=True)),
        occasions=directory.occasions(replace(held, limit=_MOST_OCCASIONS)),
        covered=covered,
        without=counts.occasions - covered,
        worst=tuple(archive.statements_of(archive.queue.waiting("", limit=_MOST_WORST))),
        queued=queued,
        read=read,
        wanted=directory.occasions(wanted),
        latest=tuple(archive.documents(DocumentFilter(order=DocumentOrder.ADDED, limit=_LATEST))),
    )


def tell_summary(archive: Archive) -> Iterator[str]:
    """What an archive holds, in lines for a reader."""
    start = show_start(archive)
    yield f"{start.documents:,} documents, {start.primary:,} of them with a transcript"
    yield (
        f"{start.quoted:,} statements in reports, {start.people:,} speakers, "
        f"{start.figures:,} figures"
    )
    yield from tell_findings(start)
    for occasion in start.occasions:
        day = occasion.date or "date not known"
        held = f"{tell_coverage(occasion)}, {occasion.reports} reports"
        yield f"  {day}  {occasion.title}: {held}"
    if start.covered > len(start.occasions):
        yield f"  {start.covered - len(start.occasions):,} more occasions with a transcript"
    if start.without:
        yield f"  {start.without:,} more occasions: no transcript held"


def tell_findings(start: Start) -> Iterator[str]:
    """What was found, in lines for a reader: what differs first, leads last, and what is folded."""
    for verdict, count in start.verdicts:
        yield f"  {count:>7,}  {put_verdict(verdict).label} ({verdict.value})"
    if start.leads:
        lead = Verdict.ELSEWHERE
        yield f"  {start.leads:>7,}  leads: {put_verdict(lead).label.lower()} ({lead.value})"
    folded = tell_folds(start.folds)
    if folded is not None:
        yield f"  {folded}"
