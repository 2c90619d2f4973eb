"""How the wording of a passage travelled: what was changed first, by whom, and who took it over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import StatementKind, fold_words
from onrecord.presentation.searches.change_lines import tell_change
from onrecord.store import Changed, Printing, StatementRow
from onrecord.text import Span
from onrecord.tracing import Descent, Printed, Wording, trace_wordings

__all__ = ["WordingLine", "changes_in", "list_wordings"]


@dataclass(frozen=True, slots=True)
class WordingLine:
    """A wording in the tree, with the report that printed it first."""

    depth: int  # 0: it is set beside the said words
    first: StatementRow
    others: tuple[StatementRow, ...]  # later reports that print it too, one statement each
    told: tuple[str, ...]  # what it changes that the wording above it does not, a few words each
    taken_from: StatementRow | None  # the report whose wording it came from
    by: Descent

    @property
    def is_copied(self) -> bool:
        """Whether tracing found the report that it was copied from."""
        return self.by is Descent.COPIED


def list_wordings(printings: Iterable[Printing], area: Span) -> tuple[WordingLine, ...]:
    """The wordings of a passage, each under the one that it came from.

    What a report changes beside the passage, in another sentence, is none of its wording.

    None where every report prints the words as they were said, or only one prints them. A
    reporter's own words (indirect speech) are no wording of a passage.
    """
    held = {
        each.statement.id: replace(each, changes=tuple(changes_in(each.changes, area)))
        for each in printings
        if each.statement.kind is not StatementKind.INDIRECT
    }
    wordings = trace_wordings([_print(each) for each in held.values()])
    if len(wordings) < 2:  # noqa: PLR2004 - one way of printing is no tree
        return ()
    return tuple(_walk(wordings, held))


def changes_in(changes: Iterable[Changed], area: Span) -> Iterator[Changed]:
    """The changes that lie in a stretch of the primary text, or whose place is not noted."""
    for change in changes:
        start, end = change.start, change.end
        if start is None or end is None or (start <= area.end and end >= area.start):
            yield change


def _print(printing: Printing) -> Printed:
    row = printing.statement
    changes = frozenset(map(_fold, printing.changes))
    return Printed(row.id, row.document, changes, row.published, printing.parent)


def _fold(change: Changed) -> tuple[str, str]:
    return fold_words(change.said), fold_words(change.printed)


def _walk(wordings: Sequence[Wording], held: dict[str, Printing]) -> Iterator[WordingLine]:
    """Each wording before those that came from it, the earliest first."""
    under: dict[int | None, list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        under[wording.parent].append(at)
    waiting = [(at, 0) for at in reversed(under[None])]
    while waiting:
        at, depth = waiting.pop()
        yield _show(wordings[at], held, depth)
        waiting += [(child, depth + 1) for child in reversed(under[at])]


def _show(wording: Wording, held: dict[str, Printing], depth: int) -> WordingLine:
    first, *later = (held[each.id] for each in wording.prints)
    others = {each.statement.document: each.statement for each in later}
    others.pop(first.statement.document, None)
    source = held[wording.taken_from.id].statement if wording.taken_from else None
    told = tuple(tell_change(each) for each in first.changes if _fold(each) in wording.added)
    return WordingLine(depth, first.statement, tuple(others.values()), told, source, wording.by)
