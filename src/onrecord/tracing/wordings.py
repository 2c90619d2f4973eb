"""How the printed words of one passage came about: which wording was taken from which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Descent", "Printed", "Wording", "trace_wordings"]


class Descent(StrEnum):
    """What a wording's place in the tree rests on."""

    SAID = "said"  # nothing leads to another print: it is set beside the said words
    COPIED = "copied"  # its first report came from the other's, as tracing found
    SHARED = "shared"  # it bears a change that an earlier print bears, and no copy is known


@dataclass(frozen=True, slots=True)
class Printed:
    """One report's print of a passage."""

    id: str
    document: str
    changes: frozenset[tuple[str, str]]  # said and printed words of each difference, folded
    published: date | None = None
    parent: str | None = None  # id of the document that its report came from most directly


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of changing a passage, and the one that it came from; no change is one way."""

    prints: tuple[Printed, ...]  # the earliest first
    parent: int | None  # place of another wording in the list; None: the said words
    taken_from: Printed | None  # the print that it came from; None: the said words
    by: Descent
    added: frozenset[tuple[str, str]]  # changes that its parent does not bear

    @property
    def first(self) -> Printed:
        """The earliest print of this wording; one without a day is none where one has a day."""
        return self.prints[0]


def trace_wordings(prints: Sequence[Printed]) -> tuple[Wording, ...]:
    """The wordings of a passage as a tree whose root is what was said.

    A wording comes from the wording that its first report was copied from; else from the earlier
    wording with which it shares the most changes, if it shares any, as two reporters seldom make
    the same mistake; else from the said words. What bears no change comes from the said words.
    Of equally good wordings the earliest is taken.

    Args:
        prints: of one passage, each document's words once or more, in any order.

    Returns:
        The wordings, each after the one that it comes from, the earliest first.

    Source: shared innovations, Maas 1927, Textkritik; maximum parsimony, Fitch 1971, Systematic
    Zoology 20, 406-416.
    """
    groups: dict[frozenset[tuple[str, str]], list[Printed]] = {}
    for each in sorted(prints, key=_moment):
        groups.setdefault(each.changes, []).append(each)
    wordings: list[Wording] = []
    known: dict[str, tuple[int, Printed]] = {}  # by document the wording that it prints, and where
    for held in groups.values():
        first = held[0]
        (parent, source), by = _find_source(first, wordings, known)
        borne = source.changes if source is not None else frozenset()
        wordings.append(Wording(tuple(held), parent, source, by, first.changes - borne))
        for each in held:
            known.setdefault(each.document, (len(wordings) - 1, each))
    return tuple(wordings)


def _moment(printed: Printed) -> tuple[date, str, str]:
    return printed.published or date.max, printed.document, printed.id


def _find_source(
    first: Printed, wordings: Sequence[Wording], known: Mapping[str, tuple[int, Printed]]
) -> tuple[tuple[int | None, Printed | None], Descent]:
    """The earlier wording that a print came from, the report where it stood, and what shows it."""
    if not first.changes:
        return (None, None), Descent.SAID
    if first.parent is not None and first.parent in known:
        return known[first.parent], Descent.COPIED
    shared = [
        (len(first.changes & each.first.changes), -len(each.first.changes - first.changes), -at)
        for at, each in enumerate(wordings)
        if first.changes & each.first.changes and _is_earlier(each.first, first)
    ]
    if not shared:
        return (None, None), Descent.SAID
    at = -max(shared)[2]
    return (at, wordings[at].first), Descent.SHARED


def _is_earlier(one: Printed, other: Printed) -> bool:
    """Whether one print is known to be of an earlier day."""
    return bool(one.published and other.published and one.published < other.published)
