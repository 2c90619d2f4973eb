"""Twins: words that one slip of the fingers turns into one another, and that both exist.

Between "trial" and "trail" a reader cannot tell a slip from another word. A large record knows
both; for a small one there is a list, compiled by hand: pairs that differ by two neighbouring
letters exchanged, and words that mean something else when "re-" is set apart by a hyphen.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import ENGLISH
from onrecord.model import Op, Step
from onrecord.verdicts.vocabulary.lexicon import FUNCTION_WORDS

__all__ = ["are_twins", "part_twins"]

_TWINS = frozenset(map(frozenset, ENGLISH.groups("twins", "pairs")))
_OTHER_WHOLE = frozenset(ENGLISH.words("twins", "set_apart"))


def are_twins(one: str, other: str, *, known: bool) -> bool:
    """Whether two words that a slip could turn into one another are both words.

    Args:
        one: a word as compared.
        other: the other word.
        known: whether a large record knows both.

    Returns:
        Never true where one of them is a small word and the other is not ("form" for "from"):
        nobody puts a noun for a preposition.
    """
    if (one in FUNCTION_WORDS) != (other in FUNCTION_WORDS):
        return False
    return known or frozenset((one, other)) in _TWINS


def part_twins(steps: Sequence[Step], printed: str, said: str) -> tuple[Step, ...]:
    """Tell "re-signed" from "resigned": equal as compared, but two words. Time O(steps)."""
    if not any(s.printed is not None and s.printed.form in _OTHER_WHOLE for s in steps):
        return tuple(steps)
    return tuple(_part(step, printed, said) for step in steps)


def _part(step: Step, printed: str, said: str) -> Step:
    """An equal step as a substitution, if only one side has the hyphen that tells."""
    ours, theirs = step.printed, step.said
    if step.op is not Op.EQUAL or ours is None or theirs is None:
        return step
    if ours.form not in _OTHER_WHOLE:
        return step
    apart = "-" in printed[ours.start : ours.end], "-" in said[theirs.start : theirs.end]
    if apart[0] == apart[1]:
        return step
    hyphened = f"{ours.form[:2]}-{ours.form[2:]}"
    ours = ours._replace(form=hyphened if apart[0] else ours.form)
    theirs = theirs._replace(form=hyphened if apart[1] else theirs.form)
    return replace(step, op=Op.SUBSTITUTE, printed=ours, said=theirs)
