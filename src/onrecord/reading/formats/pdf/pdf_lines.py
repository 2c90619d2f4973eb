"""Lines of a PDF page: where each stands, cut at wide gaps, and joined again to rows."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from onrecord.text import TracedText, join_traced

__all__ = ["Box", "Boxes", "Line", "find_rows", "merge_row"]

Box = tuple[int, float, float, float, float]  # place in the text, left, bottom, right, top

_WIDE = 1.5  # a gap this many times the height of a line may part two columns
_SAME_ROW = 0.4  # of the height of a line: pieces whose feet are no further apart are one row
_LEAST_HEIGHT = 4.0  # points; full stops alone have next to none


class Boxes:
    """Where the characters of a line stand, in 36 bytes each; as tuples they take 190."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._places = array("i")
        self._edges = array("d")
        for place, *edges in boxes:
            self._places.append(place)
            self._edges.extend(edges)

    def __iter__(self) -> Iterator[Box]:
        """Each box, in order."""
        edges = iter(self._edges)
        return zip(self._places, edges, edges, edges, edges, strict=False)


@dataclass(frozen=True)
class Line:
    """One line of a page, in points from the lower left; a hyphen that parts a word is U+FFFE."""

    traced: TracedText
    page: int  # counted from 1
    boxes: Boxes
    column: int = 0  # of its page, counted from the left and from the top
    print_mark: str = ""  # "b", "i" or "bi" where all of it is in such print

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
        widest = _WIDE * max(self.height, _LEAST_HEIGHT)
        cuts = [other[0] for one, other in pairwise(self.boxes) if other[1] - one[3] > widest]
        if not cuts:
            return [self]
        ends = [*cuts, len(self.text)]
        return [self.cut(start, end) for start, end in zip([0, *cuts], ends, strict=True)]

    def cut(self, start: int, end: int) -> "Line":
        """The part of the line between two places."""
        end = start + len(self.text[start:end].rstrip())
        boxes = Boxes((box[0] - start, *box[1:]) for box in self.boxes if start <= box[0] < end)
        return replace(self, traced=self.traced.part(start, end), boxes=boxes)


def find_rows(pieces: Iterable[Line]) -> list[list[Line]]:
    """Pieces that stand side by side, from the highest row to the lowest, left before right."""
    rows: list[list[Line]] = []
    foot = height = 0.0
    for piece in sorted(pieces, key=_foot_of, reverse=True):
        tall = max(piece.height, _LEAST_HEIGHT)
        if rows and foot - piece.bottom <= _SAME_ROW * min(height, tall):
            rows[-1].append(piece)
            continue
        rows.append([piece])
        foot, height = piece.bottom, tall
    for row in rows:
        row.sort(key=_left_of)
    return rows


def merge_row(row: Sequence[Line]) -> Line:
    """The pieces of one row as one line, a space between them."""
    if len(row) == 1:
        return row[0]
    boxes: list[Box] = []
    at = 0
    for piece in row:
        boxes += [(box[0] + at, *box[1:]) for box in piece.boxes]
        at += len(piece.text) + 1
    joined = join_traced([piece.traced for piece in row], " ")
    marks = {piece.print_mark for piece in row if not piece.text.isdigit()}  # no line numbers
    mark = marks.pop() if len(marks) == 1 else ""
    return replace(row[0], traced=joined, boxes=Boxes(boxes), print_mark=mark)


def _foot_of(line: Line) -> float:
    """How high a line stands."""
    return line.bottom


def _left_of(line: Line) -> float:
    """Where a line begins."""
    return line.left
