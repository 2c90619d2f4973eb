"""The queue of findings to review: which comes next, how many were read, how far readers agree."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from onrecord.errors import UsageError
from onrecord.model import OF_FINDINGS, Review, ReviewKind
from onrecord.store import Archive
from onrecord.usecases.decisions.agreement import measure_alpha
from onrecord.usecases.decisions.reviewing import about_statement, check_name, reviews_of_statement

__all__ = ["MOST_ASSIGNED", "QueueView", "assign_findings", "show_queue"]

MOST_ASSIGNED: Final = 50  # findings given to a reader at once; each is a decision of its own


@dataclass(frozen=True, slots=True)
class QueueView:
    """What the queue's page shows besides the finding."""

    statement: str | None  # the finding shown; None: nothing waits
    place: int  # of it in the queue, from 1
    total: int
    read: int
    before: str | None
    after: str | None
    following: str | None  # what waits for this reader after it
    decided: tuple[Review, ...]  # what holds on it, in order
    last: Review | None  # this reader's last decision on a finding
    alpha: float | None  # None: no two readers read the same
    twice: int  # findings that two or more have read
    second: bool
    mine: bool  # whether only what is given to this reader is shown
    assigned: int  # findings given to this reader that nobody has read
    assignee: str | None  # to whom the finding is given


def show_queue(
    archive: Archive, reader: str, at: str = "", *, second: bool = False, mine: bool = False
) -> QueueView:
    """The queue as one reader sees it.

    Args:
        archive: what holds the findings.
        reader: the name that the reader signs with; "": not yet told.
        at: the id of a statement to show; "", or one that is not in the queue: what waits first.
        second: whether what others have read waits, and not what nobody has read.
        mine: whether only what is given to this reader waits.
    """
    queue = archive.queue
    place = queue.place(at) if at else None
    shown = at if place is not None else None
    if shown is None:
        shown = next(iter(queue.waiting(reader, second=second, mine=mine)), None)
        place = queue.place(shown) if shown is not None else None
    held = [r for r in archive.reviews.standing() if r.kind in OF_FINDINGS]
    twice = _read_twice(held)
    own = [review for review in held if review.who == reader]
    total, read = queue.count()
    return QueueView(
        statement=shown,
        place=place or 0,
        total=total,
        read=read,
        before=queue.beside(shown, after=False) if shown else None,
        after=queue.beside(shown, after=True) if shown else None,
        following=queue.following(reader, shown, second=second, mine=mine) if shown else None,
        decided=reviews_of_statement(archive, shown) if shown else (),
        last=own[-1] if own else None,
        alpha=measure_alpha(twice),
        twice=len(twice),
        second=second,
        mine=mine,
        assigned=queue.assigned(reader) if reader else 0,
        assignee=queue.assignee(shown) if shown else None,
    )


def assign_findings(
    archive: Archive, reader: str, *, statement: str = "", first: int = 0, who: str
) -> tuple[Review, ...]:
    """Give findings to a reader: one, or the first that nobody has read and nobody was given.

    Args:
        archive: what holds the findings.
        reader: the name that the reader signs with; "": the finding is nobody's any more.
        statement: the id of the one; "": the first.
        first: how many of them, at most `MOST_ASSIGNED`.
        who: signs.

    Raises:
        ArchiveError: the archive holds no such finding.
        UsageError: nobody signs, or no finding is named.
    """
    given = " ".join(reader.split())
    chosen = (statement,) if statement else archive.queue.waiting("", limit=_bound(first))
    if not chosen or (not statement and not given):
        raise UsageError("nothing is given to anybody", "reader", "name a reader and findings")
    check_name(who)
    return tuple(
        archive.reviews.add(
            about_statement(archive, each, ReviewKind.ASSIGNED, who=who, why="", value=given)
        )
        for each in chosen
    )


def _bound(first: int) -> int:
    return max(0, min(first, MOST_ASSIGNED))


def _read_twice(held: list[Review]) -> list[list[str]]:
    """The last decisions of each reader on words that two or more have read."""
    units: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for review in held:
        units[review.place, review.words, review.speaker][review.who] = review.kind.value
    return [list(unit.values()) for unit in units.values() if len(unit) > 1]
