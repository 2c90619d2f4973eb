"""The queue of findings to review: which comes next, how many were read, how far readers agree."""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.model import OF_FINDINGS, Review
from onrecord.store import Archive, Queued
from onrecord.usecases.agreement import measure_alpha
from onrecord.usecases.reviewing import reviews_of_statement

__all__ = ["QueueView", "show_queue"]


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


def show_queue(archive: Archive, reader: str, at: str = "", *, second: bool = False) -> QueueView:
    """The queue as one reader sees it.

    Args:
        archive: what holds the findings.
        reader: the name that the reader signs with; "": not yet told.
        at: the id of a statement to show; "", or one that is not in the queue: what waits first.
        second: whether what others have read waits, and not what nobody has read.
    """
    queue = list(archive.queue())
    places = {each.statement: place for place, each in enumerate(queue)}
    waiting = [place for place, each in enumerate(queue) if _waits(each, reader, second=second)]
    place = places.get(at, waiting[0] if waiting else None)
    held = [r for r in archive.reviews.standing() if r.kind in OF_FINDINGS]
    twice = _read_twice(held)
    mine = [review for review in held if review.who == reader]
    shown = None if place is None else queue[place].statement
    after = [each for each in waiting if place is not None and each > place]
    rest = after or [each for each in waiting if each != place]
    return QueueView(
        statement=shown,
        place=0 if place is None else place + 1,
        total=len(queue),
        read=sum(each.reviewed is not None for each in queue),
        before=queue[place - 1].statement if place else None,
        after=queue[place + 1].statement if place is not None and place + 1 < len(queue) else None,
        following=queue[rest[0]].statement if rest else None,
        decided=() if shown is None else reviews_of_statement(archive, shown),
        last=mine[-1] if mine else None,
        alpha=measure_alpha(twice),
        twice=len(twice),
        second=second,
    )


def _waits(queued: Queued, reader: str, *, second: bool) -> bool:
    if not second:
        return queued.reviewed is None
    return queued.reviewed is not None and reader not in (queued.reviewed_by or "").split(", ")


def _read_twice(held: list[Review]) -> list[list[str]]:
    """The last decisions of each reader on words that two or more have read."""
    units: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for review in held:
        units[review.place, review.words, review.speaker][review.who] = review.kind.value
    return [list(unit.values()) for unit in units.values() if len(unit) > 1]
