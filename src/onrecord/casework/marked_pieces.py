"""Pieces: how the marked parts of one quotation belong together, as they are printed."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.late import compile_late
from onrecord.text import SENTENCE_STOP, Span, find_words

__all__ = ["is_one_sentence", "part_by_sentences", "runs_on"]

_CLOSE = 3  # characters in which a quotation ends: its stop and its marks
# A new paragraph of one quotation, whose mark is not closed before it, or nothing at all
_REOPENED = compile_late(r"\s+(?:[“\"«„‘]|''|``)?\s*")


def runs_on(text: str, spans: Sequence[Span]) -> bool:
    """Whether nothing but a new paragraph's opening mark stands between pieces, and none closes."""
    return all(_REOPENED.fullmatch(text, a.end, b.start) for a, b in pairwise(spans))


def part_by_sentences(
    text: str, spans: Sequence[Span], own: Sequence[Span]
) -> list[tuple[Span, ...]]:
    """Pieces between which no sentence of the report stands or begins, together.

    “A,” he said. By noon, though, “b”: no reader takes b for what followed a. The source and the
    cue of the statement are no sentence of the report: “A.” He said: “B.”

    Args:
        text: the text of the report.
        spans: the marked pieces, in order; one or more.
        own: the source and the cue of the statement.
    """
    groups = [spans[:1]]
    for before, behind in pairwise(spans):
        if _begins_between(text, before, behind, own):
            groups.append((behind,))
        else:
            groups[-1] = (*groups[-1], behind)
    return [tuple(group) for group in groups]


def _begins_between(text: str, before: Span, behind: Span, own: Sequence[Span]) -> bool:
    """Whether words that are not source or cue stand behind the last stop between two pieces."""
    stops = SENTENCE_STOP.finditer(text, max(before.start, before.end - _CLOSE), behind.start)
    last = max((stop.end() for stop in stops), default=behind.start)
    words = find_words(text, max(last, before.end), behind.start)
    return any(not any(Span(w.start, w.end).overlaps(span) for span in own) for w in words)


def is_one_sentence(quoted: str, spans: Sequence[Span]) -> bool:
    """Whether each marked piece behind the first goes on with the sentence of the one before."""
    first = 0
    for span in spans[:-1]:
        first += span.end - span.start + 1
        before = quoted[: first - 1].rstrip("\"'”’ \n")
        if not before.endswith(",") or not quoted[first:].lstrip("\"'“‘ \n")[:1].islower():
            return False
    return True
