"""Support: how much of a quotation is found in a passage, by weight and in which order."""

from dataclasses import dataclass

from onrecord.compare.differences.changes import Comparison
from onrecord.compare.vocabulary.compared_phrases import is_number
from onrecord.compare.vocabulary.compared_words import COMMON, FUNCTION_WORDS
from onrecord.model import Op
from onrecord.text import covers

__all__ = ["Support", "weigh"]

_FUNCTION, _COMMON, _TELLING = 0.3, 1.0, 2.5


@dataclass(frozen=True, slots=True)
class Support:
    """How much of a quotation a match accounts for."""

    share: float  # 0 to 1: of the printed words' mass, found in order in runs
    mass: float  # of the words found; a rare word weighs 2.5, a function word 0.3
    various: float  # of the different words found
    words: int  # printed words found in order
    printed: int  # printed words outside brackets
    longest: int  # words of the longest run found
    edges: int  # 0 to 2: ends of the quotation whose word is not found
    closeness: float  # 0 to 1: score of the alignment over that of the very words in a row
    in_one_piece: bool = False  # a run of said words from the first printed to the last


def _mass(form: str) -> float:
    """How telling a word is."""
    if form in COMMON or is_number(form):
        return _COMMON
    return _FUNCTION if form in FUNCTION_WORDS else _TELLING


def weigh(case: Comparison) -> Support:
    """Weigh a match."""
    found = total = 0.0
    words = printed = run = longest = 0
    forms: set[str] = set()
    for step in case.steps:
        if step.printed is None:
            run = 0
            continue
        if covers(case.marks.squares, step.printed.start):
            continue
        printed += 1
        mass = _mass(step.printed.form)
        total += mass
        if step.op is Op.EQUAL:
            found += mass
            forms.add(step.printed.form)
            words += 1
            run += 1
            longest = max(longest, run)
        else:
            run = 0
    share = found / total if total else 0.0
    ideal = case.match.ideal
    closeness = max(0.0, case.match.score / ideal) if ideal > 0 else share
    return Support(
        share=share,
        mass=found,
        various=sum(map(_mass, forms)),
        words=words,
        printed=printed,
        longest=longest,
        edges=_count_edges(case),
        closeness=closeness,
        in_one_piece=_is_in_one_piece(case),
    )


def _is_in_one_piece(case: Comparison) -> bool:
    """Whether the print holds a run of said words from its first word to its last."""
    steps = case.steps
    return (
        all(step.op in {Op.EQUAL, Op.INSERT} for step in steps)
        and steps[0].op is Op.EQUAL
        and steps[-1].op is Op.EQUAL
    )


def _count_edges(case: Comparison) -> int:
    """How many ends of the quotation have a word that is not found; brackets are no words of it."""
    found = [
        step.op is Op.EQUAL
        for step in case.steps
        if step.printed and not covers(case.marks.squares, step.printed.start)
    ]
    return (not found[0]) + (not found[-1]) if found else 2
