"""Windows: which stretches of pieces the encoder reads at a time.

Whole lines are packed together. A line that is longer than a window is read in overlapping
windows, and each piece takes its scores from the window in which it stands farther from an edge.
"""

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from onrecord.tagging.pieces import Pieces

__all__ = ["Window", "pack_windows"]


class Window(NamedTuple):
    """Pieces `begin` to `end` are read; scores are kept for `core_begin` to `core_end`."""

    begin: int
    end: int
    core_begin: int
    core_end: int


def pack_windows(pieces: "Pieces", size: int, first: int = 0) -> list[Window]:
    """Cover all pieces with windows of at most `size` pieces, whose cores do not overlap.

    Args:
        pieces: the text.
        size: pieces in a window, special tokens at its ends not counted; at least 8.
        first: lines in the first window at most, so that training sees other packings; 0 for
            as many as fit.
    """
    windows: list[Window] = []
    begin = end = 0
    for taken, line_end in enumerate(pieces.line_ends().tolist()):
        full = line_end - begin > size or (first and not windows and taken == first)
        if full and end > begin:
            windows.append(Window(begin, end, begin, end))
            begin = end
        end = line_end
        if end - begin > size:
            windows.extend(_cut_line(begin, end, size))
            begin = end
    if end > begin:
        windows.append(Window(begin, end, begin, end))
    return windows


def _cut_line(begin: int, end: int, size: int) -> list[Window]:
    """Cover one long line with windows that overlap by at least a quarter of their size."""
    count = 1 + -(-(end - begin - size) // (size - size // 4))
    starts = np.linspace(begin, end - size, count).astype(int).tolist()
    middles = [(one + size + other) // 2 for one, other in pairwise(starts)]
    edges = [begin, *middles, end]
    return [
        Window(start, start + size, low, high)
        for start, low, high in zip(starts, edges[:-1], edges[1:], strict=True)
    ]
