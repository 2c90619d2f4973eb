"""What differs in a statement, in one line of a list."""

from typing import Protocol

from onrecord.model import AlterationType, Meaning
from onrecord.presentation.words.differences import name_alteration, name_meaning
from onrecord.store import StatementRow

__all__ = ["tell_change", "tell_changes"]

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


class Difference(Protocol):
    """What one wording has for another."""

    @property
    def type(self) -> AlterationType:
        """Of what kind it is."""

    @property
    def said(self) -> str:
        """In the transcript; "": nothing."""

    @property
    def printed(self) -> str:
        """In the report; "": nothing."""


def tell_change(change: Difference) -> str:
    """One difference in a few words: “not” left out."""
    if not change.printed and not change.said:
        told = name_alteration(change.type)
    elif change.type is AlterationType.REORDER and change.said == change.printed:
        told = f"“{change.said}” moved"
    elif not change.printed:
        told = f"“{change.said}” left out"
    elif not change.said:
        told = f"“{change.printed}” added"
    else:
        told = f"“{change.said}” → “{change.printed}”"
    return told
