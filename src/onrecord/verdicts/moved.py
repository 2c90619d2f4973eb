"""Moved: printed words beside a passage that the same speaker said elsewhere in the transcript.

An alignment runs forwards, so a sentence that is printed before one which was said first, or which
stands far off, is left over as an addition.
"""

import re
from collections.abc import Sequence

from onrecord.model import Alteration, AlterationType, Passage
from onrecord.text import Span, find_words, fold
from onrecord.verdicts.changes import Comparison

__all__ = ["find_moved"]

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
