"""Windows: every piece has its scores from exactly one of them."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagging import Pieces, pack_windows


def of_lines(lengths: list[int]) -> Pieces:
    """Pieces of lines of the given lengths, separators counted."""
    lines = np.repeat(np.arange(len(lengths)), lengths)
    nothing = np.zeros(len(lines), dtype=np.int64)
    return Pieces(nothing, nothing, nothing, nothing.astype(bool), nothing, lines)


LENGTHS = st.lists(st.integers(1, 90), max_size=30)


@given(LENGTHS, st.integers(8, 64), st.integers(0, 4))
def test_cores_cover_all_once(lengths: list[int], size: int, first: int) -> None:
    """Every piece has its scores from one window."""
    pieces = of_lines(lengths)
    windows = pack_windows(pieces, size, first)
    covered = [place for one in windows for place in range(one.core_begin, one.core_end)]
    assert covered == list(range(len(pieces)))
    for one in windows:
        assert one.begin <= one.core_begin < one.core_end <= one.end
        assert one.end - one.begin <= size


@given(LENGTHS, st.integers(8, 64))
def test_short_lines_are_not_cut(lengths: list[int], size: int) -> None:
    """A line that fits is read whole."""
    ends = np.cumsum(lengths).tolist()
    begins = [end - length for end, length in zip(ends, lengths, strict=True)]
    windows = pack_windows(of_lines(lengths), size)
    for begin, end in zip(begins, ends, strict=True):
        if end - begin <= size:
            assert any(one.core_begin <= begin and end <= one.core_end for one in windows)


def test_a_long_line_overlaps() -> None:
    """No piece is scored at the edge of its window."""
    windows = pack_windows(of_lines([100]), 40)
    pairs = list(pairwise(windows))
    assert pairs
    assert all(other.begin <= one.end - 10 for one, other in pairs)
    assert all(one.core_end - other.begin >= 4 for one, other in pairs)


def test_training_can_shift_the_packing() -> None:
    """The first window can be made shorter."""
    pieces = of_lines([10, 10, 10])
    assert [one.end for one in pack_windows(pieces, 64)] == [30]
    assert [one.end for one in pack_windows(pieces, 64, 1)] == [10, 30]
