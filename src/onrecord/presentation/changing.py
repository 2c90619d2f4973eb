"""What differs in a statement, in one line of a list."""

from onrecord.model import Meaning
from onrecord.presentation.differences import name_meaning, set_side_by_side_words
from onrecord.store import Changed, StatementRow

__all__ = ["tell_change", "tell_changes"]

_MOST_CHANGES = 2


def tell_changes(row: StatementRow) -> tuple[str, ...]:
    """The first changes of words: what turns the meaning first, and how many more there are."""
    told = sorted(row.alterations, key=lambda each: each.meaning is not Meaning.REVERSED)
    lines = [tell_change(each) for each in told[:_MOST_CHANGES]]
    more = len(told) - len(lines)
    return (*lines, *([f"{more} more"] if more else ()))


def tell_change(change: Changed) -> str:
    """One change: what was said → what is printed, and what that does to the meaning."""
    told = set_side_by_side_words(change.said, change.printed)
    return told if change.meaning is None else f"{told} · {name_meaning(change.meaning)}"
