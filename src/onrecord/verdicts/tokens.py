"""Tokens: what one written word stands for is judged whole: "gonna" is "going to" or another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.model import Op, Step
from onrecord.verdicts.quantities import is_number

__all__ = ["keep_tokens"]


def keep_tokens(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Let no word be half equal: "alright" beside "right" is one word for another.

    Args:
        steps: of an alignment.

    Returns:
        The steps; of each written word that stands for several and is not equal throughout, every
        equal step is a substitution. Time O(steps).
    """
    kept = list(steps)
    for run in (*_find_tokens(steps, printed=True), *_find_tokens(steps, printed=False)):
        if any(steps[at].op not in {Op.EQUAL, Op.SKIP} for at in run):
            for at in run:
                if kept[at].op is Op.EQUAL:
                    kept[at] = replace(kept[at], op=Op.SUBSTITUTE)
    return tuple(kept)


def _find_tokens(steps: Sequence[Step], *, printed: bool) -> Iterator[list[int]]:
    """The numbers of the steps of each written word of one side that stands for several.

    A sum of money is none: its number and its currency are two things.
    """
    sides = (step.printed if printed else step.said for step in steps)
    words = [(at, word) for at, word in enumerate(sides) if word is not None and word.form]
    for _, group in groupby(words, key=lambda pair: pair[1][1:]):
        run = list(group)
        if len(run) > 1 and not is_number(run[0][1].form):
            yield [at for at, _ in run]
