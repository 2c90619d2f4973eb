"""Joins: where passages that stand apart in the transcript meet in print."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.model import Op, Passage, Turn
from onrecord.text import LabelKind, Span, fold, names_agree, sort_label

__all__ = ["APART_WORDS", "find_joints", "find_passages", "hidden_words", "joins_speakers"]

APART_WORDS = 15  # of the transcript between two passages that make a splice
PASSAGE_WORDS = 3  # that a passage must share with the print


def hidden_words(change: Change) -> int:
    """How many said words a change passes over; a contraction is one."""
    skipped = sum(step.words for step in change.skipped)
    tokens = 0
    end = -1
    for word in change.said:
        tokens += word.start > end
        end = word.end
    return tokens + skipped - min(tokens, len(change.printed))


def find_joints(changes: Sequence[Change], case: Comparison) -> tuple[Change, ...]:
    """The unmarked changes at which two passages of at least three words each are joined."""
    wide = [c for c in changes if not c.marked and _is_wide(c)]
    bounds = [0, *(c.last for c in wide)], [*(c.first for c in wide), len(case.steps)]
    shares = [_equal_words(case, *bound) for bound in zip(*bounds, strict=True)]
    return tuple(
        change
        for number, change in enumerate(wide)
        if min(shares[number], shares[number + 1]) >= PASSAGE_WORDS
    )


def _is_wide(change: Change) -> bool:
    """Whether fifteen words lie between, or the transcript runs backwards."""
    if hidden_words(change) >= APART_WORDS:
        return True
    return any(step.words == 0 for step in change.skipped)


def joins_speakers(case: Comparison) -> bool:
    """Whether the print joins words of two labels, three of each at least: question and answer."""
    turns = case.match.transcript.turns
    shares: Counter[str] = Counter()
    for step in case.steps:
        if step.op is not Op.EQUAL or step.said is None:
            continue
        number = bisect_right(turns, step.said.start, key=_begin_of) - 1
        if number >= 0 and turns[number].label:
            shares[turns[number].label or ""] += 1
    first, *others = [label for label, words in shares.items() if words >= PASSAGE_WORDS] or [""]
    return any(not _is_same(first, other) for other in others)


def _is_same(one: str, other: str) -> bool:
    """Whether two labels may be one speaker's; of two numbers none is the other."""
    named = sort_label(one) is sort_label(other) is LabelKind.NAME
    return fold(one) == fold(other) or (named and names_agree(one, other))


def _begin_of(turn: Turn) -> int:
    """Where a turn begins."""
    return turn.span.start


def _equal_words(case: Comparison, first: int, last: int) -> int:
    """How many words agree between two steps."""
    return sum(step.op is Op.EQUAL for step in case.steps[first:last])


def find_passages(changes: Sequence[Change], case: Comparison) -> tuple[Passage, ...]:
    """The stretches of the transcript that the print was compared with, in printed order."""
    cuts = [c for c in changes if hidden_words(c) >= APART_WORDS or c.skipped]
    bounds = zip(
        [0, *(c.last for c in cuts)], [*(c.first for c in cuts), len(case.steps)], strict=True
    )
    passages = []
    for first, last in bounds:
        said = [s.said for s in case.steps[first:last] if s.printed and s.said]
        if said:
            span = Span(min(w.start for w in said), max(w.end for w in said))
            passages.append(Passage(case.match.transcript.id, span, case.match.speaker))
    return tuple(passages)
