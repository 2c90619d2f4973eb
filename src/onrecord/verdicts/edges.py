"""Edges: a word put in before or behind a passage is no change of the word that stands there.

An alignment sets an additional first or last word beside the said word next to the passage: of
"you'd want to leave", printed "basically want to leave", it makes "basically" of "'d". That said
word is let go, and the printed one is put in, where the two cannot stand for one another: a mark of
punctuation, which the print lacks, parts the said word from the passage; or an adverb would stand
for a small or helping word. An initial that signs the print stands for nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Op, Step
from onrecord.text import Word
from onrecord.verdicts.lexicon import FUNCTION_WORDS, MODALS

__all__ = ["free_edges", "is_signature"]

_MARKS = frozenset(',;:.?!–—()"“”')
_ADVERBS = frozenset({"also", "still", "always", "already", "just", "ever", "today", "now"})
_NO_ADVERBS = frozenset({"only", "early", "family", "ally", "fly", "july", "italy", "reply"})
_SIGNED = re.compile(r"(?<=\s)(?:-{1,2}|[–—])\s?(?![AI])[A-Z]\.?\W*$")
_SHORTEST = 5  # letters of an adverb in -ly


def free_edges(steps: Sequence[Step], printed: str, said: str) -> tuple[Step, ...]:
    """Let go of said words that an alignment set beside first or last words that were put in.

    Args:
        steps: of an alignment.
        printed: the quotation's text.
        said: the transcript's text.

    Returns:
        The steps; at both ends some substitutions are insertions. Time O(steps).
    """
    freed = _free_end(list(steps), printed, said)
    return tuple(reversed(_free_end(freed[::-1], printed, said)))


def is_signature(word: Word, printed: str) -> bool:
    """Whether a printed word is a lone initial behind a dash at the very end: "… -T"."""
    found = _SIGNED.search(printed, max(0, word.start - 4))
    return found is not None and word.end - word.start == 1 and word.start > found.start()


def _free_end(steps: list[Step], printed: str, said: str) -> list[Step]:
    """The steps with the last words freed; backwards, the first."""
    inner = next((at for at in reversed(range(len(steps))) if steps[at].op is Op.EQUAL), None)
    if inner is None or inner == len(steps) - 1:
        return steps
    edge = steps[inner + 1 :]
    if any(step.op not in {Op.SUBSTITUTE, Op.INSERT} for step in edge):
        return steps
    if len(edge) == 1 and edge[0].printed and is_signature(edge[0].printed, printed):
        return [*steps[: inner + 1], _put_in(edge[0])]
    if _is_parted([s.printed for s in steps[inner:] if s.printed], printed):
        return steps
    behind = [s.said for s in steps[inner:] if s.said]
    if len(behind) > 1 and (_is_parted(behind[:2], said) or _is_adverb_for_small(edge)):
        return [*steps[: inner + 1], *(_put_in(step) for step in edge)]
    return steps


def _is_parted(words: Sequence[Word], text: str) -> bool:
    """Whether a mark of punctuation stands between neighbours among some words."""
    for one, other in pairwise(words):
        first, last = sorted((one, other), key=lambda word: word.start)
        if _MARKS & set(text[first.end : last.start]) or "--" in text[first.end : last.start]:
            return True
    return False


def _is_adverb_for_small(edge: Sequence[Step]) -> bool:
    """Whether the edge is one adverb set beside a small or helping word."""
    if len(edge) != 1 or edge[0].said is None or edge[0].printed is None:
        return False
    form = edge[0].printed.form
    adverb = form.endswith("ly") and len(form) >= _SHORTEST and form not in _NO_ADVERBS
    small = edge[0].said.form in FUNCTION_WORDS | MODALS
    return small and (adverb or form in _ADVERBS)


def _put_in(step: Step) -> Step:
    """A step as words put in."""
    return replace(step, op=Op.INSERT, said=None, odd=False, known=False)
