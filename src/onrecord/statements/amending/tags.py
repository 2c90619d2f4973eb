"""Second cues: “A,” Falk said. “B,” she added. are two statements, each with a cue of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.text import Span

__all__ = ["part_tags"]

_TAG = re.compile(r"\s{0,2}(?P<source>[Hh]e|[Ss]he|[Tt]hey)\s(?P<cue>[a-z]+)\b")


def part_tags(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions of which a quotation with a cue of its own behind it is one apart."""
    kept: list[Attribution] = []
    for one in found:
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
