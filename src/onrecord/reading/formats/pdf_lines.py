"""Lines of a PDF page: where each stands, and in which order they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.text import TracedText

__all__ = ["Line", "order_lines"]

_WIDE = 1.5  # a gap this many times the height of a line may part two columns
_LEAST_ROWS = 5  # fewer lines on one side make no column
_MOST_ACROSS = 0.4  # share of lines that may run across the gap between columns


@dataclass(frozen=True)
class Line:
    """One line of a page, in points from the lower left; a hyphen that parts a word is U+FFFE."""

    traced: TracedText
    page: int  # counted from 1
    boxes: tuple[tuple[int, float, float, float, float], ...]  # place, left, bottom, right, top

    @property
    def text(self) -> str:
        """Its characters."""
        return self.traced.text

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return min((box[1] for box in self.boxes), default=0.0)

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max((box[3] for box in self.boxes), default=0.0)

    @cached_property
    def bottom(self) -> float:
        """The lowest point of most of its letters."""
        lows = sorted(box[2] for box in self.boxes)
        return lows[len(lows) // 2] if lows else 0.0

    @cached_property
    def height(self) -> float:
        """The height of its tallest letters."""
        tall = sorted(box[4] - box[2] for box in self.boxes)
        return tall[len(tall) * 9 // 10] if tall else 0.0

    def pieces(self) -> list["Line"]:
        """The line cut at wide gaps."""
        cuts = [0]
        for one, other in pairwise(self.boxes):
            if other[1] - one[3] > _WIDE * max(self.height, 4.0):
                cuts.append(other[0])
        if len(cuts) == 1:
            return [self]
        ends = [*cuts[1:], len(self.text)]
        return [self._cut(start, end) for start, end in zip(cuts, ends, strict=True)]

    def _cut(self, start: int, end: int) -> "Line":
        """The part of the line between two places."""
        end = start + len(self.text[start:end].rstrip())
        boxes = tuple((box[0] - start, *box[1:]) for box in self.boxes if start <= box[0] < end)
        return Line(self.traced.part(start, end), self.page, boxes)


def order_lines(lines: Sequence[Line], width: float) -> list[Line]:
    """Put the lines of a page in reading order.

    Args:
        lines: in the order of the file.
        width: of the page, in points.

    Returns:
        The lines as they came where the page has one column. Where it has two: what runs across
        both parts the page into bands, and in each band the left column comes before the right.
    """
    pieces = [piece for line in lines for piece in line.pieces()]
    gap = _find_gap(pieces, width)
    if gap is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for piece in sorted(pieces, key=lambda each: (-round(each.bottom), each.left)):
        if piece.right <= gap:
            left.append(piece)
        elif piece.left >= gap:
            right.append(piece)
        else:
            ordered += [*left, *right, piece]
            left, right = [], []
    return [*ordered, *left, *right]


def _find_gap(pieces: Sequence[Line], width: float) -> float | None:
    """The middle of the empty stretch between two columns; None where the page has one."""
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        place = width * step / 100
        left = sum(piece.right <= place for piece in pieces)
        right = sum(piece.left >= place for piece in pieces)
        across = len(pieces) - left - right
        if min(left, right) < _LEAST_ROWS or across > _MOST_ACROSS * len(pieces):
            continue
        if _are_columns(pieces, place) and (best is None or across < best[0]):
            best = across, place
    return best[1] if best else None


def _are_columns(pieces: Sequence[Line], place: float) -> bool:
    """Whether both sides hold running text, rather than names left and words right."""
    left = sum(len(piece.text) for piece in pieces if piece.right <= place)
    right = sum(len(piece.text) for piece in pieces if piece.left >= place)
    return min(left, right) > 0.25 * (left + right)
