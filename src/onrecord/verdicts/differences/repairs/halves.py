"""Halves: a contraction that was captioned without its apostrophe is laid beside that very word.

Of "pay for it its not", printed "pay for it. It's not", an alignment sets the second "it" beside
the first. "Its", "lets", "were" and "well" are words of their own, so only here, where the other
side has their letters with an apostrophe, is anything moved.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Op, Step
from onrecord.text import Word, fold

__all__ = ["join_halves"]

_APOSTROPHES = "'’ʼ"


def join_halves(steps: Sequence[Step], printed: str, said: str) -> tuple[Step, ...]:
    """Lay both halves of a printed contraction beside the said word of the same letters.

    Args:
        steps: of an alignment.
        printed: the quotation's text.
        said: the transcript's text.

    Returns:
        The steps; a said word that stood beside the first half goes to the same printed word
        before, or is left out. Time O(steps).
    """
    laid: list[Step] = []
    for step in steps:
        before = laid[-1] if laid else None
        if before is None or not _are_halves(before, step, printed, said):
            laid.append(step)
            continue
        laid.pop()
        displaced = before.said
        if displaced is not None:
            twin = laid[-1] if laid else None
            if twin and twin.op is Op.INSERT and _form(twin) == displaced.form:
                laid[-1] = replace(twin, op=Op.EQUAL, said=displaced)
            elif laid:
                laid.append(Step(Op.DELETE, None, displaced))
        laid.append(replace(step, printed=before.printed))
        laid.append(Step(Op.INSERT, step.printed, None))
    return tuple(laid)


def _form(step: Step) -> str | None:
    """The printed word of a step, as compared."""
    return step.printed.form if step.printed else None


def _are_halves(before: Step, step: Step, printed: str, said: str) -> bool:
    """Whether two steps print one contraction, and its letters were said beside the second."""
    first, second, word = before.printed, step.printed, step.said
    if step.op is not Op.SUBSTITUTE or first is None or second is None or word is None:
        return False
    return _is_token(first, second, printed) and _letters(
        printed[first.start : second.end]
    ) == _letters(said[word.start : word.end])


def _is_token(first: Word, second: Word, printed: str) -> bool:
    """Whether two words are the halves of one token with an apostrophe."""
    token = printed[first.start : second.end]
    return first.end == second.start and any(mark in token for mark in _APOSTROPHES)


def _letters(written: str) -> str:
    """Folded, without apostrophes."""
    return fold(written).replace("'", "")
