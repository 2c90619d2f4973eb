"""Second cues: “A,” Falk said. “B,” she added. are two statements, each with a cue of its own.

What stands far behind a cue, beyond another, has none of it either.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.text import Span

__all__ = ["part_tags"]

_FAR = 200  # characters between two pieces of one quotation
_TAG = re.compile(r"\s{0,2}(?P<source>[Hh]e|[Ss]he|[Tt]hey)\s(?P<cue>[a-z]+)\b")


def part_tags(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions of which a quotation with a cue of its own behind it is one apart.

    A quotation far behind the last piece, with another attribution's cue between, is left out: who
    said it is told beside it.
    """
    kept: list[Attribution] = []
    cues = sorted(span.start for one in found for span in one.cue)
    for one in (_keep_near(one, cues) for one in found):
        parted = [(n, tag) for n, span in enumerate(one.content) if (tag := _find(layout, one, n))]
        if not parted or len(one.content) == 1 or not one.cue:
            kept.append(one)
            continue
        apart = {n for n, _ in parted}
        rest = tuple(span for n, span in enumerate(one.content) if n not in apart)
        kept.extend(
            Attribution((source,), (cue,), (one.content[n],), one.score)
            for n, (source, cue) in parted
        )
        if rest:
            kept.append(replace(one, content=rest))
    return kept


def _keep_near(one: Attribution, cues: Sequence[int]) -> Attribution:
    """An attribution without what other cues part, far off, from the piece nearest to its own."""
    if len(one.content) == 1 or not one.cue:
        return one
    own = one.cue[0].start
    near = min(range(len(one.content)), key=lambda n: _gap(one.content[n], own))
    first, last = near, near + 1
    while first > 0 and _follows(one.content[first - 1], one.content[first], cues):
        first -= 1
    while last < len(one.content) and _follows(one.content[last - 1], one.content[last], cues):
        last += 1
    return replace(one, content=one.content[first:last])


def _gap(piece: Span, place: int) -> int:
    """Characters between a piece and a place."""
    return max(piece.start - place, place - piece.end)


def _follows(one: Span, other: Span, cues: Sequence[int]) -> bool:
    """Whether a piece goes on from another: near by, or with no more than one cue between."""
    between = bisect_left(cues, other.start) - bisect_left(cues, one.end)
    return between <= 1 or other.start - one.end <= _FAR


def _find(layout: Layout, one: Attribution, number: int) -> tuple[Span, Span] | None:
    """Source and cue right behind a piece in marks that another cue than its own follows."""
    piece = one.content[number]
    quoted = layout.quoted_in(piece)
    if not quoted or quoted[-1].outer.end != piece.end:
        return None
    tag = _TAG.match(layout.text, piece.end)
    if tag is None or tag["cue"] not in SPEECH:
        return None
    cue, source = Span(*tag.span("cue")), Span(*tag.span("source"))
    return None if any(held.overlaps(cue) for held in one.cue) else (source, cue)
