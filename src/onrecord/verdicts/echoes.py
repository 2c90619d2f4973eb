"""Echoes: words on one side only that repeat what stands right beside them on that side."""

from onrecord.model import Op, Step
from onrecord.verdicts.changes import Change, Comparison

__all__ = ["is_all_echo", "is_echo"]


def is_echo(change: Change, case: Comparison) -> bool:
    """Whether words left out, or put in, are said or printed again right before or behind them.

    "Not now! Not now!" printed once still denies, and printed thrice denies no more than twice.
    """
    words = change.said or change.printed
    if bool(change.said) == bool(change.printed) or change.skipped:
        return False
    size = len(words)
    forms = [word.form for word in words]
    before = case.steps[max(0, change.first - size) : change.first]
    behind = case.steps[change.last : change.last + size]
    return any(_forms(beside, said=bool(change.said)) == forms for beside in (before, behind))


def _forms(steps: tuple[Step, ...], *, said: bool) -> list[str]:
    """The words of one side of equal steps; nothing if one is not equal."""
    if not all(step.op is Op.EQUAL for step in steps):
        return []
    words = [step.said if said else step.printed for step in steps]
    return [word.form for word in words if word is not None]


def is_all_echo(case: Comparison) -> bool:
    """Whether the print is words that were said in a row, some of them printed again."""
    steps = case.steps
    if not all(step.op in {Op.EQUAL, Op.INSERT} for step in steps):
        return False
    said = [step.printed.form for step in steps if step.op is Op.EQUAL and step.printed]
    put_in = [step.printed.form for step in steps if step.op is Op.INSERT and step.printed]
    size = len(said)
    return bool(said) and len(put_in) % size == 0 and put_in == said * (len(put_in) // size)
