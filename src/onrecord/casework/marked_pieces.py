"""Pieces: how the marked parts of one quotation belong together, as they are printed."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.late import compile_late
from onrecord.text import Span

__all__ = ["is_one_sentence", "runs_on"]

# A new paragraph of one quotation, whose mark is not closed before it, or nothing at all
_REOPENED = compile_late(r"\s+(?:[“\"«„‘]|''|``)?\s*")


def runs_on(text: str, spans: Sequence[Span]) -> bool:
    """Whether nothing but a new paragraph's opening mark stands between pieces, and none closes."""
    return all(_REOPENED.fullmatch(text, a.end, b.start) for a, b in pairwise(spans))


def is_one_sentence(quoted: str, spans: Sequence[Span]) -> bool:
    """Whether each marked piece behind the first goes on with the sentence of the one before."""
    first = 0
    for span in spans[:-1]:
        first += span.end - span.start + 1
        before = quoted[: first - 1].rstrip("\"'”’ \n")
        if not before.endswith(",") or not quoted[first:].lstrip("\"'“‘ \n")[:1].islower():
            return False
    return True
