"""Block quotations: words without marks below a line that announces them with a colon."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.statements.amending.layout import Layout, holds
from onrecord.text import Span

__all__ = ["fill_blocks"]


def fill_blocks(
    layout: Layout, found: Sequence[Attribution], set_apart: Sequence[Span] = ()
) -> list[Attribution]:
    """Attributions whose announced words are whole: the paragraph, or the block, below a colon.

    Args:
        layout: the article.
        found: its attributions.
        set_apart: the block quotations of its page, in order; where none is known, a block is one
            paragraph.
    """
    kept: list[Attribution] = []
    filled: dict[int, Attribution] = {}
    for one in found:
        block = _announced(layout, one, set_apart)
        if block is None:
            kept.append(one)
            continue
        held = filled.get(block[0].start)
        if held is None or held.score < one.score:
            filled[block[0].start] = replace(one, content=block)
    inside = [span for one in filled.values() for span in one.content]
    rest = [one for one in kept if not _lies_in(one, inside)]
    return [*rest, *filled.values()]


def _announced(
    layout: Layout, one: Attribution, set_apart: Sequence[Span]
) -> tuple[Span, ...] | None:
    """The block that an attribution's cue announces; None where it announces none."""
    if not one.cue:
        return None
    above = layout.paragraph_at(one.cue[-1].start)
    below = layout.paragraph_at(one.content[0].start)
    paragraph = layout.paragraphs[above]
    if not paragraph.of(layout.text).rstrip().endswith(":") or above + 1 >= len(layout.paragraphs):
        return None
    first = layout.paragraphs[above + 1]
    known = any(span.overlaps(first) for span in set_apart)
    if below != above + 1 and not (known and below < above):  # a heading above says the same
        return None
    if layout.quoted_in(first):
        return None
    block = next((span for span in set_apart if span.overlaps(first)), first)
    inside = [p for p in layout.paragraphs[below:] if p.overlaps(block)]
    return tuple(p for p in inside if p.of(layout.text)[0] not in "—–-") or None


def _lies_in(one: Attribution, blocks: Sequence[Span]) -> bool:
    """Whether an attribution stands wholly inside a block: a clause of what is quoted."""
    whole = [*one.cue, *one.content]
    return bool(blocks) and all(any(holds(block, span) for block in blocks) for span in whole)
