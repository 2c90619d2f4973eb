"""Unwrapping: lines that a margin broke, with what stands of them on the next."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.turns.labels.label_names import LONGEST
from onrecord.text import Span

__all__ = ["unwrap"]

_WIDEST = 140  # characters of a margin; a longer line is a paragraph
_NARROWEST = 30
_OUTLIERS = 20  # one line in so many may pass the margin: a title, an address
_RAGGED = 12  # characters short of the margin that a line may be for want of room
_FEWEST_FULL = 3  # lines near a margin: fewer end there by chance
_MOST_LINES = 3  # over which a label runs


def unwrap(text: str, lines: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Lines as they were before a margin broke them, as far as a label may reach.

    Args:
        text: the text of a document.
        lines: its lines, in order, blank ones left out.

    Returns:
        Text of the same length, in which a space stands for each line break that a margin made,
        and the lines: each begins where it did, and those that are broken by the margin reach
        over the next. The same text where it has no margin. Linear time.
    """
    joined = [
        "\n" not in text[line.end : after.start].replace("\n", "", 1)
        for line, after in pairwise(lines)
    ]
    ends_at = _sizes(text, lines)
    margin = _margin(ends_at, joined)
    if not _NARROWEST <= margin <= _WIDEST:
        return text, tuple(lines)
    full = [
        more and _fills(text, size, after, margin)
        for size, after, more in zip(ends_at, lines[1:], joined, strict=False)
    ]
    pieces, at = [], 0
    reaching = []
    for number, line in enumerate(lines):
        last = number
        while last < len(full) and full[last] and last - number < _MOST_LINES - 1:
            last += 1
        end = min(lines[last].end, line.start + LONGEST)
        reaching.append(Span(line.start, max(line.end, end)))
        if number < len(full) and full[number]:
            gap = lines[number + 1].start - line.end
            pieces += [text[at : line.end], " " * gap]
            at = line.end + gap
    return "".join([*pieces, text[at:]]), tuple(reaching)


def _sizes(text: str, lines: Sequence[Span]) -> list[int]:
    """How many characters each line has, with the white space before it."""
    before = [0, *(line.end for line in lines[:-1])]
    return [
        line.end - max(text.rfind("\n", start, line.start) + 1, start)
        for start, line in zip(before, lines, strict=True)
    ]


def _margin(sizes: Sequence[int], joined: Sequence[bool]) -> int:
    """How many characters the lines of all blocks of more than one have at most; 0 for none."""
    found = sorted(
        size
        for size, before, more in zip(sizes, [False, *joined], [*joined, False], strict=False)
        if before or more
    )
    margin = found[-1 - len(found) // _OUTLIERS] if found else 0
    near = sum(size > margin - _RAGGED for size in found)
    return margin if near >= _FEWEST_FULL else 0


def _fills(text: str, size: int, after: Span, margin: int) -> bool:
    """Whether the first word of the next line (no rule) had no room on a line."""
    word = text[after.start : after.end].split(maxsplit=1)[0]
    full = size <= margin + 1 and size + 1 + len(word) > margin
    return full and any(map(str.isalnum, word))
