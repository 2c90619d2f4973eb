"""Furniture of PDF pages: running heads and feet, page numbers, line numbers at the margin.

Nothing is known of their words: furniture is what comes again on other pages at the same place,
but for its digits and the order of its sides, and numbers that count lines or pages.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.formats.pdf.pdf_lines import Line, find_rows

__all__ = ["drop_heads", "drop_line_numbers"]

_MOST_RUNNING = 0.4  # share of the characters of a file that heads and feet may be
_EDGE = 2  # rows at either end of a page that are looked at; more only behind furniture
_DEEPEST = 5  # rows at either end that are furniture at most
_NEAR = 3.0  # points that the same head may stand higher or lower on another page
_WINDOW = 4  # pages before and behind, of which
_IN_WINDOW = 3  # bear the same head, itself included, though the whole file seldom does
_SHORTEST = 12  # characters of such a head
_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_COUNT = re.compile(r"\d{1,2}(?=\s|$)")
_ALIGNED = 2.5  # points by which the ends of line numbers may differ
_FEWEST_NUMBERS = 5  # lines that are numbered one after another
_MOST_UNNUMBERED = 0.4  # share of the rows of a column that bear no number
_FEWEST_COLUMNS = 2  # that are numbered, and bear each other out
_IN_ORDER = 0.9  # share of line numbers that are one more than the last
_ONE_PAGE = 12  # numbered lines that need no second page to bear them out


def drop_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the rows that stand at the head or foot of several, and page numbers.

    Args:
        pages: pieces of lines of each page, cut at wide gaps.

    Returns:
        The pieces that are kept, in their order. Linear time but for sorting.
    """
    rows = [find_rows(page) for page in pages]
    texts = [[" ".join(piece.text for piece in row) for row in page] for page in rows]
    seen = _Seen(rows, texts)
    often = max(2, sum(1 for page in pages if page) // 3)
    dropped: list[Line] = []
    for number, (page, words) in enumerate(zip(rows, texts, strict=True)):
        flags = {
            place: not _counts_lines(words, place)
            and bool(
                _NUMBER.fullmatch(words[place].strip())
                or seen.recurs(number, page[place][0].bottom, words[place], often)
            )
            for place in _edges(len(page))
        }
        for place in _find_furniture(flags, len(page)):
            dropped += page[place]
    whole = sum(len(line.text) for page in pages for line in page)
    if sum(len(line.text) for line in dropped) > _MOST_RUNNING * whole:
        return [list(page) for page in pages]  # slides: their one line is what they say
    gone = set(map(id, dropped))
    return [[line for line in page if id(line) not in gone] for page in pages]


def _edges(count: int) -> list[int]:
    """The numbers of the rows at both ends of a page with so many rows."""
    return [at for at in range(count) if at < _DEEPEST or at >= count - _DEEPEST]


def _counts_lines(words: Sequence[str], place: int) -> bool:
    """Whether a row is words behind a line number: the next or the last row bears the next one."""
    own = _COUNT.match(words[place])
    if own is None or own.end() == len(words[place]):
        return False
    for beside, step in ((place + 1, 1), (place - 1, -1)):
        other = _COUNT.match(words[beside]) if 0 <= beside < len(words) else None
        if other and int(other[0]) == int(own[0]) + step:
            return True
    return False


def _find_furniture(flags: Mapping[int, bool], count: int) -> set[int]:
    """The numbers of the rows that are furniture: at the edge, or behind nothing but furniture."""
    found: set[int] = set()
    deep = min(count, _DEEPEST)
    for ends in (range(deep), range(count - 1, count - 1 - deep, -1)):
        for depth, place in enumerate(ends):
            if flags[place]:
                found.add(place)
            elif depth >= _EDGE - 1:
                break
    return found


class _Seen:
    """On which pages, and how high, rows stand at the edges, by what is the same of them."""

    def __init__(
        self, rows: Sequence[Sequence[Sequence[Line]]], texts: Sequence[Sequence[str]]
    ) -> None:
        self._pages: dict[str, list[tuple[int, float]]] = {}
        self._feet: dict[str, list[float]] = {}
        for number, (page, words) in enumerate(zip(rows, texts, strict=True)):
            for place in _edges(len(page)):
                foot = page[place][0].bottom
                folded = _fold_digits(words[place])
                self._pages.setdefault(folded, []).append((number, foot))
                self._feet.setdefault(_sorted_words(folded), []).append(foot)
        for feet in self._feet.values():
            feet.sort()

    def recurs(self, page: int, foot: float, text: str, often: int) -> bool:
        """Whether a row stands at the same place of many pages, or of most of those around it.

        On many pages its sides may change places.
        """
        folded = _fold_digits(text)
        feet = self._feet[_sorted_words(folded)]
        if bisect_right(feet, foot + _NEAR) - bisect_left(feet, foot - _NEAR) >= often:
            return True
        held = self._pages[folded]
        first = bisect_left(held, (page - _WINDOW, 0.0))
        last = bisect_left(held, (page + _WINDOW + 1, 0.0))
        around = {at for at, other in held[first:last] if abs(other - foot) <= _NEAR}
        return len(around) >= _IN_WINDOW and len(text) >= _SHORTEST


def _fold_digits(text: str) -> str:
    """A row with every number as one sign."""
    return " ".join(_DIGITS.sub("#", text).lower().split())


def _sorted_words(folded: str) -> str:
    """What is the same of a running head whose sides change from page to page."""
    return " ".join(sorted(folded.split()))


class _Count(NamedTuple):
    """A number at the head of a line, which may count it."""

    line: int  # its place in the column
    number: int
    left: float  # where the number begins and ends, in points
    right: float
    end: int  # characters


def drop_line_numbers(columns: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Lines without the numbers that count them at the left margin.

    Args:
        columns: whole lines of each column of each page, from the highest to the lowest.

    Returns:
        The lines of each column; where its lines are numbered, lines between and around them
        that are a page number are left out.
    """
    counted = [_find_counted(column) for column in columns]
    runs = [_find_aligned(found, found) for found in counted]
    full = [_counts_up(run, len(column)) for run, column in zip(runs, columns, strict=True)]
    numbered = [run for run, is_full in zip(runs, full, strict=True) if is_full]
    if len(numbered) < _FEWEST_COLUMNS and not any(len(run) >= _ONE_PAGE for run in numbered):
        return [list(column) for column in columns]
    kept = []
    for column, found, run, is_full in zip(columns, counted, runs, full, strict=True):
        chosen = run if is_full else _find_short(found, numbered, len(column))
        kept.append(_strip(column, {each.line: each.end for each in chosen}))
    return kept


def _find_short(
    found: Sequence[_Count], numbered: Sequence[Sequence[_Count]], lines: int
) -> Sequence[_Count]:
    """The line numbers of a column of few lines, such as the end of a last page."""
    for run in (numbered[0], numbered[-1]):
        aligned = _find_aligned(found, run)
        if _counts_up(aligned, lines, least=1):
            return aligned
    return ()


def _find_counted(lines: Sequence[Line]) -> list[_Count]:
    """The numbers that the lines of a column begin with."""
    counted = []
    for at, line in enumerate(lines):
        match = _COUNT.match(line.text)
        if match:
            boxes = [box for box in line.boxes if box[0] < match.end()]
            places = min(box[1] for box in boxes), max(box[3] for box in boxes)
            counted.append(_Count(at, int(match[0]), *places, match.end()))
    return counted


def _find_aligned(counts: Sequence[_Count], others: Sequence[_Count]) -> list[_Count]:
    """Numbers that begin or end where most of the others do."""
    if not others:
        return []
    middle = len(others) // 2
    left = sorted(other.left for other in others)[middle]
    right = sorted(other.right for other in others)[middle]
    return [
        count
        for count in counts
        if abs(count.right - right) <= _ALIGNED or abs(count.left - left) <= _ALIGNED
    ]


def _counts_up(run: Sequence[_Count], lines: int, *, least: int = _FEWEST_NUMBERS) -> bool:
    """Whether numbers count the lines of a column one after another, from 1 where they begin."""
    enough = len(run) >= max(least, (1 - _MOST_UNNUMBERED) * lines)
    ones = sum(other.number in {one.number + 1, 1} for one, other in pairwise(run))
    return enough and ones >= _IN_ORDER * (len(run) - 1)


def _strip(lines: Sequence[Line], numbers: dict[int, int]) -> list[Line]:
    """The lines of a numbered column without the numbers."""
    if not numbers:
        return list(lines)
    kept = []
    for at, line in enumerate(lines):
        if at not in numbers:
            if not _NUMBER.fullmatch(line.text.strip()):
                kept.append(line)
            continue
        start = numbers[at]
        while start < len(line.text) and line.text[start].isspace():
            start += 1
        if start < len(line.text):
            kept.append(line.cut(start, len(line.text)))
    return kept
