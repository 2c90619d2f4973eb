"""Reordering: words that are printed, but elsewhere than they were said."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.verdicts.changes import Change, Comparison
from onrecord.verdicts.lexicon import FUNCTION_WORDS

__all__ = ["is_reorder", "join_swaps", "pair_moves"]

_SHARED = 0.75  # of the longer side
_NEAR = 40  # steps
_BESIDE = 16  # steps between words that say little
_BETWEEN = 4  # steps between the two members of a list
_COORDINATORS = frozenset({"and", "or", "nor"})


def is_reorder(change: Change) -> bool:
    """Whether both sides of a change are the same words in another order."""
    said, printed = _content(change.said_forms), _content(change.printed_forms)
    return len(said) > 1 and said != printed and Counter(said) == Counter(printed)


def join_swaps(changes: Sequence[Change], case: Comparison) -> list[Change]:
    """Make one change of two members of a list that changed places: "rye and oats", "oats and rye".

    Only in a list: "Kovel beat Brask" printed "Brask beat Kovel" tells of another winner.
    """
    left = list(changes)
    for one, other in pairwise(changes):
        if one in left and _are_swapped(one, other) and _are_listed(one, other, case):
            both = Change(one.said + other.said, one.printed + other.printed, one.first, other.last)
            left[left.index(one)] = both
            left.remove(other)
    return left


def _are_swapped(one: Change, other: Change) -> bool:
    """Whether what was said in one place is printed in the other, and the other way round."""
    crossed = one.said_forms == other.printed_forms and one.printed_forms == other.said_forms
    return crossed and bool(_content(one.said_forms) and _content(one.printed_forms))


def _are_listed(one: Change, other: Change, case: Comparison) -> bool:
    """Whether nothing new but "and" or "or" stands between: "coal mines and coal kilns"."""
    between = [step.printed.form for step in case.steps[one.last : other.first] if step.printed]
    before = case.steps[max(0, one.first - len(between)) : one.first]
    repeated = {step.printed.form for step in before if step.printed}
    return (
        len(between) <= _BETWEEN
        and not _COORDINATORS.isdisjoint(between)
        and set(_content(between)) <= repeated
    )


def pair_moves(changes: Sequence[Change]) -> tuple[list[tuple[Change, Change]], list[Change]]:
    """Find words left out in one place and put in at another.

    Returns:
        Pairs of an omission and an addition of the same words, and the changes left over.
    """
    left = list(changes)
    moves: list[tuple[Change, Change]] = []
    for gone in changes:
        if not gone.said or gone not in left:
            continue
        for come in changes:
            if come is gone or come not in left or not come.printed:
                continue
            if abs(come.first - gone.first) <= _NEAR and _same_words(gone, come):
                moves.append((gone, come))
                left.remove(gone)
                left.remove(come)
                break
    return moves, left


def _content(forms: Sequence[str]) -> list[str]:
    """The words that are no function words."""
    return [form for form in forms if form not in FUNCTION_WORDS]


def _same_words(gone: Change, come: Change) -> bool:
    """Whether the omission and the addition are of the same words."""
    said, printed = gone.said_forms, come.printed_forms
    if _content(gone.printed_forms) or _content(come.said_forms):
        return False
    if _is_light_move(gone, come):
        return True
    content = _content(said)
    if content and Counter(content) == Counter(_content(printed)):
        return True
    if (gone.printed and come.said) or not set(content) & set(printed):
        return False
    shared = sum((Counter(said) & Counter(printed)).values())
    return shared >= _SHARED * max(len(said), len(printed))


def _is_light_move(gone: Change, come: Change) -> bool:
    """Whether words that say little were moved, as what stood beside them may have been."""
    if gone.printed or come.said or abs(come.first - gone.first) > _BESIDE:
        return False
    said, printed = gone.said_forms, come.printed_forms
    return Counter(said) == Counter(printed) and len(said) > (said != printed) + 1
