"""Block quotations: words without marks below a line that announces them with a colon."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
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
    inside = sorted({span for one in filled.values() for span in one.content})
    starts = [span.start for span in inside]
    rest = [one for one in kept if not _lies_in(one, inside, starts)]
    return [*rest, *filled.values()]


def _announced(
    layout: Layout, one: Attribution, set_apart: Sequence[Span]
) -> tuple[Span, ...] | None:
    """The block that an attribution's cue announces; None where it announces none."""
    if not one.cue:
        return None
    above = layout.paragraph_at(one.cue[-1].start)
    below = layout.paragraph_at(one.content[0].start)
    if not layout.ends_in_colon(above) or above + 1 >= len(layout.paragraphs):
        return None
    first = layout.paragraphs[above + 1]
    block = _block_at(set_apart, first)
    known = block is not None
    if below != above + 1 and not (known and below < above):  # a heading above says the same
        return None
    if layout.quoted_in(first):
        return None
    held = _paragraphs_in(layout, below, block or first)
    return tuple(p for p in held if layout.text[p.start] not in "—–-") or None


def _block_at(set_apart: Sequence[Span], first: Span) -> Span | None:
    """The block quotation that shares a character with a paragraph."""
    number = bisect_right(set_apart, first.start, key=lambda span: span.end)
    block = set_apart[number] if number < len(set_apart) else None
    return block if block is not None and block.overlaps(first) else None


def _paragraphs_in(layout: Layout, number: int, block: Span) -> list[Span]:
    """The paragraphs of a block, from a number on."""
    found = []
    number = max(number, layout.paragraph_at(block.start))
    while number < len(layout.paragraphs) and layout.paragraphs[number].start < block.end:
        found.append(layout.paragraphs[number])
        number += 1
    return found


def _lies_in(one: Attribution, blocks: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether an attribution stands wholly inside blocks: a clause of what is quoted."""
    for span in (*one.cue, *one.content):
        number = bisect_right(starts, span.start) - 1
        if number < 0 or not holds(blocks[number], span):
            return False
    return True
