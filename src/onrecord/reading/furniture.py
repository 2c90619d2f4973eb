"""Furniture of plain text: line numbers at the margin, heads and feet of pages, marks of pages.

The text of a file stays as it is; furniture is a list of places in it that are nobody's words.
Line numbers and page feet are found by what recurs; the marks of pages that offices put into the
text of a printed record are a table.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from onrecord.text import Span

__all__ = ["find_furniture", "without"]

_LINE = re.compile(r"[^\n\r\x0c]+")
_COUNT = re.compile(r"[ \t]*(?P<number>\d{1,2})(?=[ \t]|$)")
_PAGE_NUMBER = re.compile(
    r"[-–—(\[]{0,2} ?(?:page )?(?P<number>\d{1,4})(?: of \d{1,4})? ?[-–—)\]]{0,2}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FEWEST_NUMBERS = 5  # lines that are numbered one after another from 1
_ONE_PAGE = 20  # such lines that need no second page to bear them out
_MOST_BETWEEN = 3  # lines without a number between two with one; blank lines are not counted
_WIDEST_BREAK = 8  # lines, not blank, from the last line of a page to the first of the next
_FEWEST_PAGES = 3  # page numbers, one more each, that bear each other out
_EDGE = 2  # lines before and behind a page number, or a form feed, that may be heads and feet
# Marks of pages and times: the Congressional Record's text ("[[Page H1202]]", "{time}  1430"),
# Hansard's columns ("Column 214WH") and links to it ("- Hansard - - Excerpts"), page marks of
# scanned books ("[p. 12]").
_MARKS = re.compile(
    r"\[\[Page [A-Z]{0,2}\d{1,6}\]\]|\{time\}[ \t]+\d{3,4}|"
    r"^[ \t]*Column[ \t]+\d{1,5}[A-Z]{0,2}[ \t]*$|"
    r"^[ \t]*[-–—|]?[ \t]*Hansard(?:[ \t]+[-–—|]){1,6}(?:[ \t]+Excerpts)?[ \t]*$|"
    r"^[ \t]*\[p(?:age|\.)[ \t]*\d{1,5}\][ \t]*$",
    re.MULTILINE,
)
_OPEN_MARKS = ("[[Page ", "{time}", "Column", "Hansard", "[p")  # a text without them holds no mark
_SENTENCE_ENDS = ".?!:…\"”’'»)]"
_CERTIFICATE = re.compile(
    r"^[ \t]*(?:(?:COURT )?REPORTER['’]?S['’]? |TRANSCRIBER['’]?S['’]? )?"
    r"(?:C ?E ?R ?T ?I ?F ?I ?C ?A ?T ?E|CERTIFICATION)(?: OF [A-Z ’']{3,40})?[ \t]*$",
    re.MULTILINE,
)
_CERTIFIES = re.compile(r"\bcertify\b", re.IGNORECASE)
_NEAR = 1_200  # characters from such a heading to the word that makes it one
_REFERENCE = re.compile(r"\b\d{1,4}:\d{1,2}\b")  # page and line, as a word index gives them
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_INDEX_WORDS = 6  # of a line within an index that is a head or foot of its page
_FEWEST_REFERENCES = 10  # lines of an index


class _Numbered(NamedTuple):
    """A line that begins with a number."""

    line: int
    number: int
    place: Span  # of the digits


def find_furniture(text: str, *, margins: bool = True) -> tuple[Span, ...]:
    """Find what a page holds beside the words of a text.

    Args:
        text: the text of a document.
        margins: whether it is laid out in pages and lines of print. Of a web page or a file of
            Word only the marks of pages are looked for: numbers before its lines are ranks.

    Returns:
        Spans in order, without overlap: numbers of lines, which recur from 1 on every page; what
        stands between the last line of a page and the first of the next; page numbers, with the
        heads and feet beside them that recur; marks of pages and times; a reporter's certificate
        and an index of words at the end. White space around a page's break belongs to it where a
        sentence runs over. Linear time.
    """
    marks = []
    if any(sign in text for sign in _OPEN_MARKS):
        marks = [Span(*mark.span()).trimmed(text) for mark in _MARKS.finditer(text)]
    if not margins:
        return _with_breaks(text, _apart(marks))
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    lines = [line for line in lines if not line.of(text).isspace()]
    runs = _find_numbered(text, lines)
    found = [each.place for run in runs for each in run]
    dropped = _find_breaks(text, lines, runs) if runs else _find_page_edges(text, lines)
    found += [lines[at] for at in dropped]
    found += marks
    end = _find_appendix(text, lines)
    found += [Span(end, len(text))] if end < len(text) else []
    return _with_breaks(text, _apart(found))


def without(spans: Sequence[Span], furniture: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans cut at furniture; pieces without a letter or digit are left out."""
    if not furniture:
        return tuple(spans)
    kept: list[Span] = []
    for span in spans:
        at = max(0, bisect_right(furniture, (span.start, span.start)) - 1)
        start = span.start
        while at < len(furniture) and furniture[at].start < span.end:
            if furniture[at].end > start:
                kept.append(Span(start, max(start, furniture[at].start)).trimmed(text))
                start = furniture[at].end
            at += 1
        kept.append(Span(min(start, span.end), span.end).trimmed(text))
    return tuple(piece for piece in kept if any(c.isalnum() for c in piece.of(text)))


def _find_numbered(text: str, lines: Sequence[Span]) -> list[list[_Numbered]]:
    """The runs of lines that are numbered from 1; empty where none bears the others out."""
    runs: list[list[_Numbered]] = []
    for at, line in enumerate(lines):
        match = _COUNT.match(text, line.start, line.end)
        if match is None:
            continue
        each = _Numbered(at, int(match["number"]), Span(*match.span("number")))
        if runs and _follows(lines, runs[-1][-1], each):
            runs[-1].append(each)
        elif each.number == 1:
            runs.append([each])
    long = [run for run in runs if len(run) >= _FEWEST_NUMBERS]
    if not long or (len(long) < 2 and len(long[0]) < _ONE_PAGE):  # noqa: PLR2004 - one and another
        return []
    first = long[0][0]
    last = runs[-1]
    short = [last] if last not in long and _stand_alike(lines, first, last[0]) else []
    return [*long, *short]


def _follows(lines: Sequence[Span], one: _Numbered, other: _Numbered) -> bool:
    """Whether a line number is the next of another, at the same place of the margin."""
    between = other.line - one.line - 1
    if other.number != one.number + 1 or between > _MOST_BETWEEN:
        return False
    return _stand_alike(lines, one, other)


def _stand_alike(lines: Sequence[Span], one: _Numbered, other: _Numbered) -> bool:
    """Whether two numbers begin or end in the same column of letters."""
    starts = [each.place.start - lines[each.line].start for each in (one, other)]
    ends = [each.place.end - lines[each.line].start for each in (one, other)]
    return abs(starts[0] - starts[1]) <= 1 or abs(ends[0] - ends[1]) <= 1


def _find_breaks(
    text: str, lines: Sequence[Span], runs: Sequence[Sequence[_Numbered]]
) -> Iterator[int]:
    """The lines between the numbered lines of one page and those of the next."""
    for one, other in pairwise(runs):
        between = range(one[-1].line + 1, other[0].line)
        if len(between) <= _WIDEST_BREAK:
            yield from between
    first, last = runs[0][0].line, runs[-1][-1].line
    around = [*range(max(0, first - _EDGE), first), *range(last + 1, min(len(lines), last + 3))]
    for at in around:
        if _read_page_number(text, lines[at]) is not None:
            yield at


def _read_page_number(text: str, line: Span) -> int | None:
    """The number of a page that stands on a line by itself."""
    place = line.trimmed(text)
    match = _PAGE_NUMBER.fullmatch(text, *place)
    return int(match["number"]) if match else None


def _find_page_edges(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Page numbers on lines of their own, and the lines beside them that recur."""
    counted = [
        (at, number)
        for at, line in enumerate(lines)
        if (number := _read_page_number(text, line)) is not None
    ]
    chain = [0] * len(counted)
    for place, (one, other) in enumerate(pairwise(counted)):
        if other[1] == one[1] + 1 and other[0] - one[0] > _FEWEST_NUMBERS:
            chain[place] = chain[place + 1] = 1
    pages = [at for (at, _), kept in zip(counted, chain, strict=True) if kept]
    if len(pages) < _FEWEST_PAGES:
        return
    inside = range(len(lines))
    sides = [[at + step * far for far in range(1, _EDGE + 1)] for at in pages for step in (-1, 1)]
    keys = {
        at: _DIGITS.sub("#", " ".join(lines[at].of(text).split()))
        for side in sides
        for at in side
        if at in inside
    }
    counts = Counter(keys.values())
    yield from pages
    for side in sides:  # a line further off is furniture only behind one that is
        yield from takewhile(
            lambda at: at in keys and counts[keys[at]] >= max(2, len(pages) // 3), side
        )


def _find_appendix(text: str, lines: Sequence[Span]) -> int:
    """Where a reporter's certificate or an index of words begins at the end of a text."""
    end = len(text)
    for heading in _CERTIFICATE.finditer(text, len(text) // 2):
        if _CERTIFIES.search(text, heading.end(), heading.end() + _NEAR):
            end = heading.start()
            break
    kept = 0
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at].of(text)
        references, words = len(_REFERENCE.findall(line)), len(_WORD.findall(line))
        if words > _MOST_INDEX_WORDS + 2 * references:
            break  # speech: what follows are names with times, and no index of words
        if references and words <= 2 * references:
            kept += 1
            first = at
        elif first - at > _MOST_BETWEEN:
            break
    return min(end, lines[first].start) if kept >= _FEWEST_REFERENCES else end


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans in order; those that overlap are one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return found


def _with_breaks(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, with the blank lines around those that stand inside a sentence.

    The last line break is left: the next line begins at its own place.
    """
    grown: list[Span] = []
    for span in spans:
        start, end = span
        while start > 0 and text[start - 1].isspace():
            start -= 1
        while end < len(text) and text[end].isspace():
            end += 1
        is_own = "\n" in text[start : span.start] and "\n" in text[span.end : end]
        if is_own and text[start - 1 : start] not in _SENTENCE_ENDS:
            grown.append(Span(start, text.rfind("\n", span.end, end)))
        else:
            grown.append(span)
    return tuple(_apart(grown))
