"""Letters that part words in some languages, and are folded away in comparing."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import Language
from onrecord.model import Op, Step

__all__ = ["settle_letters"]

_SETTLED = (Op.EQUAL, Op.SUBSTITUTE)


def settle_letters(
    steps: Sequence[Step], printed: str, said: str, language: Language
) -> tuple[Step, ...]:
    """Steps by the letters that the pack tells, each with what stands for it elsewhere: ä, ae.

    Words that differ by such a letter alone are not equal (hatte, hätte); words that write it in
    another way are (Bruecke, Brücke).
    """
    letters = language.table("changes", "letters")
    if not letters:
        return tuple(steps)
    table = str.maketrans(dict(letters))

    def settle(step: Step) -> Step:
        if step.op not in _SETTLED or step.printed is None or step.said is None:
            return step
        ours = printed[step.printed.start : step.printed.end]
        theirs = said[step.said.start : step.said.end]
        if not (ours.isalpha() and theirs.isalpha()):
            return step
        same = ours.casefold().translate(table) == theirs.casefold().translate(table)
        return replace(step, op=Op.EQUAL if same else Op.SUBSTITUTE)

    return tuple(map(settle, steps))
