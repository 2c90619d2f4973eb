"""Across: one substitution that an alignment parted around a small word that is kept."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import AlterationType, Op
from onrecord.verdicts.changes import Change, Comparison
from onrecord.verdicts.kinds import type_change
from onrecord.verdicts.lexicon import FUNCTION_WORDS, PERSONS

__all__ = ["join_across"]

_MOST_WORDS, _MOST_KEPT = 2, 2
_KEPT = frozenset(PERSONS) | {"a", "an", "the", "it", "its"}
_ALONE = {AlterationType.UNMARKED_OMISSION, AlterationType.ADDITION}


def join_across(changes: Sequence[Change], case: Comparison) -> list[Change]:
    """Join an omission and an addition that stand for one another.

    "All of my life" printed "my whole life" leaves out "all of" and puts in "whole" on the two
    sides of a kept "my": one thing is said otherwise. So where both are one or two words, hold a
    telling word, and tell nothing alone (no denial, number, modal or hedge), and nothing stands
    between them but one or two pronouns or articles, without a mark of punctuation.

    Args:
        changes: what is left after tidying, in the order of the steps.
        case: the quotation beside its passage.

    Returns:
        The changes, each joined pair as one substitution. Time O(changes).
    """
    joined: list[Change] = []
    for change in changes:
        if joined and _is_pair(joined[-1], change, case):
            one = joined.pop()
            said, printed = one.said or change.said, one.printed or change.printed
            joined.append(replace(one, said=said, printed=printed, last=change.last))
        else:
            joined.append(change)
    return joined


def _is_pair(one: Change, other: Change, case: Comparison) -> bool:
    """Whether one change only leaves out, the other only puts in, and they belong together."""
    if bool(one.said) == bool(other.said) or bool(one.printed) == bool(other.printed):
        return False
    if any(c.marked or c.skipped or not _is_plain(c, case) for c in (one, other)):
        return False
    kept = case.steps[one.last : other.first]
    if not 0 < len(kept) <= _MOST_KEPT:
        return False
    if not all(s.op is Op.EQUAL and s.printed and s.printed.form in _KEPT for s in kept):
        return False
    return not _is_marked_off(one, other, case)


def _is_plain(change: Change, case: Comparison) -> bool:
    """Whether a change is a telling word or two that turn nothing alone."""
    forms = change.said_forms or change.printed_forms
    if len(forms) > _MOST_WORDS or all(form in FUNCTION_WORDS for form in forms):
        return False
    return type_change(change, case) in _ALONE


def _is_marked_off(one: Change, other: Change, case: Comparison) -> bool:
    """Whether a mark of punctuation stands on either side between the two changes."""
    steps = case.steps[one.first : other.last]
    for text, words in (
        (case.said, [s.said for s in steps if s.said]),
        (case.printed, [s.printed for s in steps if s.printed]),
    ):
        pairs = pairwise(words)
        if any(text[a.end : b.start].strip() for a, b in pairs if a.end <= b.start):
            return True
    return False
