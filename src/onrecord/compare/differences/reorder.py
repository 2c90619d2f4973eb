"""Reordering: words that are printed, but elsewhere than they were said.

An alignment runs forwards, so a sentence that is printed before one which was said first, or which
stands far off, is left over as an addition: then the passage that holds it is found.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.vocabulary.compared_words import FUNCTION_WORDS
from onrecord.model import Alteration, AlterationType, Passage
from onrecord.text import Span, find_words, fold

__all__ = ["find_moved", "pair_moves"]

_SHARED = 0.75  # of the longer side
_NEAR = 40  # steps


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
    content = _content(said)
    if content and Counter(content) == Counter(_content(printed)):
        return True
    if (gone.printed and come.said) or not set(content) & set(printed):
        return False
    shared = sum((Counter(said) & Counter(printed)).values())
    return shared >= _SHARED * max(len(said), len(printed))


_FEWEST = 5  # words that are no coincidence
_FEWEST_WHOLE = 2  # of a whole sentence
_ENDS = '.?!…:;—–\n"“”'


def find_moved(
    alterations: Sequence[Alteration], case: Comparison
) -> tuple[tuple[Passage, ...], tuple[Alteration, ...]]:
    """Passages that hold what was put in before or behind another passage.

    Args:
        alterations: of a comparison.
        case: the comparison.

    Returns:
        The passages, in printed order, and the alterations that are left. Linear time.
    """
    passages: list[Passage] = []
    left: list[Alteration] = []
    for one in alterations:
        place = _find_place(one, case) if one.type is AlterationType.ADDITION else None
        if place is None:
            left.append(one)
        else:
            passages.append(Passage(case.match.transcript.id, place, case.match.speaker))
    return tuple(passages), tuple(left)


def _find_place(addition: Alteration, case: Comparison) -> Span | None:
    """Where the same speaker said the words put in at an edge of the print; None if nowhere."""
    span = addition.printed_span
    if span is None or not _is_apart(case.printed, span):
        return None
    words = [case.printed[word.start : word.end] for word in find_words(case.printed, *span)]
    if len(words) < _FEWEST_WHOLE:
        return None
    said = re.compile(r"\b" + r"\W{1,4}".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
    used = {step.said.start for step in case.steps if step.printed and step.said}
    pieces = (
        piece
        for turn in case.match.transcript.turns
        if fold(turn.label or "") == fold(case.match.speaker or "")
        for piece in turn.said
    )
    for piece in pieces:
        for found in said.finditer(case.said, *piece):
            whole = len(words) >= _FEWEST or _is_whole(case.said, piece, found)
            if whole and used.isdisjoint(range(*found.span())):
                return Span(*found.span())
    return None


def _is_apart(printed: str, span: Span) -> bool:
    """Whether words stand at an edge of the print, as sentences of their own."""
    before, behind = printed[: span.start].rstrip(), printed[span.end :].lstrip("\"”’' ")
    opens = not any(map(str.isalnum, before)) and behind[:1] in _ENDS
    closes = not any(map(str.isalnum, behind)) and before[-1:] in _ENDS
    return opens or closes


def _is_whole(said: str, piece: Span, found: re.Match[str]) -> bool:
    """Whether words of a transcript are a sentence of their own."""
    before = said[piece.start : found.start()].rstrip()
    behind = said[found.end() : piece.end].lstrip()
    return (not before or before[-1] in _ENDS) and (not behind or behind[0] in _ENDS)
