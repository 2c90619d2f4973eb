"""What differs in a statement, in one line of a list."""

from onrecord.model import Meaning
from onrecord.presentation.searches.search import tell_change
from onrecord.presentation.words.differences import name_meaning
from onrecord.store import StatementRow

__all__ = ["tell_changes"]

_MOST_CHANGES = 2


def tell_changes(row: StatementRow) -> tuple[str, ...]:
    """The first changes of words, each with what it does to the meaning, and how many more.

    What turns the meaning comes first.
    """
    told = sorted(row.alterations, key=lambda each: each.meaning is not Meaning.REVERSED)
    lines = []
    for each in told[:_MOST_CHANGES]:
        does = f" · {name_meaning(each.meaning)}" if each.meaning else ""
        lines.append(f"{tell_change(each)}{does}")
    more = len(told) - len(lines)
    return (*lines, *([f"{more} more"] if more else ()))
