"""Strays: small words at the edge of a quotation, found far off, are no passage of their own.

An alignment finds "we're going to" everywhere. Where nothing but small words stands before or
behind a gap so wide that it would make a splice, in another sentence, those words are taken from
there, and set beside the small words that were said where the rest stands: of "We can do a wall",
printed "We're going to do a wall", "can" was changed.
"""

import re
from collections.abc import Iterable, Sequence

from onrecord.model import Op, Step
from onrecord.text import Span, Word, is_whole_sentence, spell_out
from onrecord.verdicts.lexicon import FUNCTION_WORDS, MODALS

__all__ = ["APART_WORDS", "is_stray", "settle_strays"]

APART_WORDS = 15  # of the transcript between two passages that make a splice
_SMALL = FUNCTION_WORDS | MODALS | {"going", "want", "need", "able"}
_BESIDE = 60  # characters in which the words beside the rest are looked for
_MARK = re.compile(r"[.?!,;:\n()\[\]“”\"–—]|--")
_STOP = re.compile(r"[.?!](?=\s)")
_MORE = 2  # said words beyond the printed ones that they may stand for


def settle_strays(steps: Sequence[Step], said: str, ellipses: Sequence[Span]) -> tuple[Step, ...]:
    """Set small words at either edge beside what was said where the rest stands.

    Args:
        steps: of an alignment.
        said: the transcript's text.
        ellipses: of the quotation; what they mark stays where it was found.

    Returns:
        The steps, those of stray words laid anew. Time O(steps).
    """
    laid = tuple(steps)
    for last in (False, True):
        stray = _find_stray(laid, said, ellipses, last=last)
        if stray is not None:
            piece, rest = stray
            beside = _read_beside(rest, said, last=last)
            words = [step.printed for step in piece if step.printed]
            few = beside if len(beside) <= len(words) + _MORE else []
            pairs = _pair(words, few)
            laid = (*rest, *pairs) if last else (*pairs, *rest)
    return laid


def is_stray(steps: Sequence[Step], said: str) -> bool:
    """Whether all equal words among some steps are small words, and no sentence by themselves."""
    words = [step.said for step in steps if step.said]
    return _is_small(steps) and not is_whole_sentence(said, words)


def _is_small(steps: Sequence[Step]) -> bool:
    """Whether all equal words among some steps are small words."""
    return all(s.printed.form in _SMALL for s in steps if s.printed and s.op is Op.EQUAL)


def _find_stray(
    steps: Sequence[Step], said: str, ellipses: Sequence[Span], *, last: bool
) -> tuple[Sequence[Step], Sequence[Step]] | None:
    """The small words before a wide gap, or behind it, and the steps on its other side."""
    ordered = steps[::-1] if last else steps
    size = _count_while(ordered, Op.EQUAL)
    gap = size + _count_while(ordered[size:], Op.SKIP, Op.DELETE)
    piece, passed, rest = ordered[:size], ordered[size:gap], ordered[gap:]
    if not _is_wide(passed) or not is_stray(piece, said) or _is_small(rest):
        return None
    ours, theirs = (_span(piece[-1:], rest, printed=side) for side in (True, False))
    if ours is None or theirs is None or any(mark.overlaps(ours) for mark in ellipses):
        return None
    if not _STOP.search(theirs.of(said)):
        return None
    return (piece[::-1], rest[::-1]) if last else (piece, rest)


def _is_wide(passed: Sequence[Step]) -> bool:
    """Whether as many words are passed over as make a splice, or the transcript runs backwards."""
    backwards = any(step.op is Op.SKIP and not step.words for step in passed)
    return backwards or sum(step.words for step in passed) >= APART_WORDS


def _span(one: Sequence[Step], other: Sequence[Step], *, printed: bool) -> Span | None:
    """What stands between the nearest words of two stretches on one side; None without words."""
    words = [
        next((w for s in part if (w := s.printed if printed else s.said)), None)
        for part in (one, other)
    ]
    if words[0] is None or words[1] is None:
        return None
    first, second = sorted((words[0], words[1]), key=lambda word: word.start)
    return Span(first.end, max(first.end, second.start))


def _count_while(steps: Iterable[Step], *kinds: Op) -> int:
    """How many steps from the first on are of some kinds."""
    count = 0
    for step in steps:
        if step.op not in kinds:
            break
        count += 1
    return count


def _read_beside(rest: Sequence[Step], said: str, *, last: bool) -> list[Word]:
    """The said words right before a stretch, or behind it, up to a mark, if all are small."""
    places = [step.said for step in rest if step.said]
    if not places:
        return []
    start, end = places[0].start, places[-1].end
    if last:
        stop = _MARK.search(said, end, end + _BESIDE)
        words = spell_out(said, end, stop.start() if stop else end + _BESIDE)
    else:
        low = max(
            (m.end() for m in _MARK.finditer(said, max(0, start - _BESIDE), start)), default=0
        )
        words = [w for w in spell_out(said, low, start) if w.end <= start] if low else []
    return words if all(word.form in _SMALL for word in words) else []


def _pair(printed: Sequence[Word], said: Sequence[Word]) -> list[Step]:
    """Set printed words beside said ones: alike at both ends, and one for one between."""
    head = _count_alike(printed, said)
    tail = _count_alike(printed[head:][::-1], said[head:][::-1])
    ours, theirs = printed[head : len(printed) - tail], said[head : len(said) - tail]
    both = min(len(ours), len(theirs))
    return [
        *(Step(Op.EQUAL, printed[at], said[at]) for at in range(head)),
        *(Step(Op.SUBSTITUTE, ours[at], theirs[at]) for at in range(both)),
        *(Step(Op.INSERT, word, None) for word in ours[both:]),
        *(Step(Op.DELETE, None, word) for word in theirs[both:]),
        *(Step(Op.EQUAL, printed[at], said[at]) for at in range(-tail, 0)),
    ]


def _count_alike(ours: Sequence[Word], theirs: Sequence[Word]) -> int:
    """How many words from the first on are the same."""
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if one.form != other.form:
            break
        count += 1
    return count
