"""Columns of PDF pages: the empty stretches between them, and the order in which they are read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.reading.formats.pdf.pdf_lines import Line, find_rows, merge_row

__all__ = ["order_pages"]

_LEAST_ROWS = 5  # fewer lines on one side make no column
_MOST_ACROSS = 0.4  # share of lines, and of their characters, that may run across a gap
_LEAST_SHARE = 0.25  # of the characters, that the smaller side of a gap holds
_STEPS = range(60, 141)  # where a gap is looked for, in two hundredths of the width
_MOST_GAPS = 3  # four columns
_NEAR = 4.0  # points; columns of two pages that begin no further apart are the same


def order_pages(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[list[Line]]:
    """Put the lines of every page in reading order.

    Args:
        pages: pieces of lines of each page, cut at wide gaps.
        widths: of the pages, in points.

    Returns:
        Whole lines. Where a page has columns: what runs across them parts the page into bands,
        and in each band a column comes before the one on its right. A page that is too short to
        tell has the columns of the other pages, if its lines begin where theirs do.
    """
    own = [
        _find_gaps(page, 0.0, width, _MOST_GAPS) for page, width in zip(pages, widths, strict=True)
    ]
    known = _find_begins(pages, own)
    return [
        _order_lines(page, gaps or _borrow_gaps(page, known))
        for page, gaps in zip(pages, own, strict=True)
    ]


def _find_gaps(pieces: Sequence[Line], left: float, right: float, most: int) -> list[float]:
    """The middles of the empty stretches between columns, from left to right."""
    gap = _find_gap(pieces, left, right) if most > 0 else None
    if gap is None:
        return []
    before = [piece for piece in pieces if piece.right <= gap]
    after = [piece for piece in pieces if piece.left >= gap]
    return [
        *_find_gaps(before, left, gap, most - 1),
        gap,
        *_find_gaps(after, gap, right, most - 1),
    ]


def _find_gap(pieces: Sequence[Line], left: float, right: float) -> float | None:
    """The middle of the widest stretch that fewest lines cross; None where there is one column."""
    begins = sorted((piece.left, len(piece.text)) for piece in pieces)
    ends = sorted((piece.right, len(piece.text)) for piece in pieces)
    letters_before, letters_behind = _add_up(ends), _add_up(begins)
    least: tuple[int, list[float]] | None = None
    for step in _STEPS:
        place = left + (right - left) * step / 200
        before = bisect_right(ends, place, key=_first_of)
        behind = len(pieces) - bisect_left(begins, place, key=_first_of)
        sides = letters_before[before], letters_behind[-1] - letters_behind[len(pieces) - behind]
        across = len(pieces) - before - behind
        if not _are_columns(before, behind, across, sides, letters_before[-1]):
            continue
        if least is None or across < least[0]:
            least = across, [place]
        elif across == least[0]:
            least[1].append(place)
    return _middle_of(least[1], (right - left) / 200) if least else None


def _are_columns(
    before: int, behind: int, across: int, sides: tuple[int, int], letters: int
) -> bool:
    """Whether both sides hold running text, rather than names left and words right."""
    if min(before, behind) < _LEAST_ROWS or across > _MOST_ACROSS * (before + behind + across):
        return False
    crossing = letters - sum(sides)
    return crossing <= _MOST_ACROSS * letters and min(sides) > _LEAST_SHARE * sum(sides)


def _add_up(held: Sequence[tuple[float, int]]) -> list[int]:
    """The sums of the second numbers up to each place."""
    sums = [0]
    for _, count in held:
        sums.append(sums[-1] + count)
    return sums


def _first_of(pair: tuple[float, int]) -> float:
    """The place in a pair of place and count."""
    return pair[0]


def _middle_of(places: Sequence[float], step: float) -> float:
    """The middle of the longest run of neighbours."""
    runs = [[places[0]]]
    for place in places[1:]:
        if place - runs[-1][-1] > 1.5 * step:
            runs.append([])
        runs[-1].append(place)
    longest = max(runs, key=len)
    return longest[len(longest) // 2]


def _find_begins(
    pages: Sequence[Sequence[Line]], gaps: Sequence[Sequence[float]]
) -> list[tuple[tuple[float, ...], list[float]]]:
    """Gaps that pages have, the most frequent first, and where lines right of the last begin."""
    held: dict[tuple[int, ...], list[int]] = {}
    for number, found in enumerate(gaps):
        if found:
            held.setdefault(tuple(round(gap / 12) for gap in found), []).append(number)
    known = []
    for numbers in sorted(held.values(), key=len, reverse=True):
        places = tuple(gaps[numbers[0]])
        lefts = sorted(
            piece.left for number in numbers for piece in pages[number] if piece.left >= places[0]
        )
        known.append((places, lefts))
    return known


def _borrow_gaps(
    pieces: Sequence[Line], known: Iterable[tuple[tuple[float, ...], list[float]]]
) -> Sequence[float]:
    """The gaps of other pages that a page has too, though it is too short to tell."""
    for gaps, lefts in known:
        behind = [piece for piece in pieces if piece.left >= gaps[0]]
        across = sum(any(piece.left < gap < piece.right for gap in gaps) for piece in pieces)
        near = [
            piece
            for piece in behind
            if bisect_right(lefts, piece.left + _NEAR) > bisect_left(lefts, piece.left - _NEAR)
        ]
        if behind and 2 * len(near) >= len(behind) and across <= _MOST_ACROSS * len(pieces):
            return gaps
    return ()


def _order_lines(pieces: Sequence[Line], gaps: Sequence[float]) -> list[Line]:
    """The lines of one page, whose columns the gaps part."""
    if not gaps:
        return [merge_row(row) for row in find_rows(pieces)]
    ordered: list[Line] = []
    columns: list[list[Line]] = [[] for _ in range(len(gaps) + 1)]
    number = 0
    for row in find_rows(pieces):
        spanning: list[Line] = []
        for piece in row:
            number_left = bisect_right(gaps, piece.left)
            spans = bisect_left(gaps, piece.right) > number_left
            (spanning if spans else columns[number_left]).append(piece)
        if spanning:
            number = _put_columns(ordered, columns, number)
            ordered.append(replace(merge_row(spanning), column=number))
            number += 1
    _put_columns(ordered, columns, number)
    return ordered


def _put_columns(ordered: list[Line], columns: Sequence[list[Line]], number: int) -> int:
    """Put a band's columns behind what is ordered, and empty them; the next column's number."""
    for column in columns:
        if column:
            ordered += [replace(merge_row(row), column=number) for row in find_rows(column)]
            column.clear()
            number += 1
    return number
