"""Paragraphs of a PDF file: running heads dropped, lines joined, parted words made whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from onrecord.reading.formats.pdf_lines import Line
from onrecord.text import TracedText, join_traced

__all__ = ["join_lines"]

_MOST_LEADING = 60.0  # points; lines further apart are no neighbours
_MOST_RUNNING = 0.4  # share of the characters of a file that heads and feet may be
_EDGE = 2  # lines at the head and foot of a page that may be repeated on every page
_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(
    r"(?:[A-Z][A-Z .,'’-]{1,50}|Q|A|(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w.'’-]+)"
    r"(?: \([^()]{1,30}\))?\s?:(?:\s|$)"
)
_ENDS = re.compile(r"[.?!:…][”’\"')\]]*$|[”\"]$")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = re.compile(r"[^\S\n]{2,}|[\t\xa0\u2000-\u200a\u202f]")
_JUNK = re.compile("[\x00-\x08\x0b-\x1f\u200b\ufeff]|\u00ad(?!$)")
_PARTED = re.compile("(?<=[^\\W\\d_])[-\u00ad\u2010\ufffe]$")
_MARK = re.compile("[\u00ad\u2010\ufffe]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUND = frozenset({"well", "self", "ex", "half", "vice", "all", "cross", "so"})


def join_lines(pages: Sequence[Sequence[Line]]) -> TracedText:
    """Join the lines of all pages into paragraphs.

    Args:
        pages: the lines of each page, in reading order.

    Returns:
        The text, a blank line between paragraphs, with the origin of each run. A paragraph may
        run over the end of a page. Linear time.
    """
    kept = [_clean(line) for page in _without_heads(pages) for line in page]
    kept = [line for line in kept if line.text]
    known = Counter(word.lower() for line in kept for word in _WORD.findall(line.text))
    paragraphs: list[TracedText] = []
    held: list[Line] = []
    borders = _find_borders(kept)
    leading = _find_leading(kept)
    for line in kept:
        if held and _begins_paragraph(held[-1], line, borders[held[-1].page], leading):
            paragraphs.append(_join(held, known))
            held = []
        held.append(line)
    if held:
        paragraphs.append(_join(held, known))
    return join_traced(paragraphs, "\n\n")


def _without_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without lines that stand at the head or foot of several, and page numbers."""
    edges = [_find_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    filled = sum(1 for page in pages if page)
    often = max(2, filled // 3)
    running = [
        line
        for edge in edges
        for line in edge
        if seen[_key(line)] >= often or _NUMBER.fullmatch(line.text)
    ]
    whole = sum(len(line.text) for page in pages for line in page)
    if sum(len(line.text) for line in running) > _MOST_RUNNING * whole:
        running = []  # pages of a line or two each, such as slides: that line is what they say
    dropped = set(map(id, running))
    for page in pages:
        yield [line for line in page if id(line) not in dropped]


def _find_edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    ordered = sorted(page, key=lambda line: line.bottom)
    if len(ordered) <= 2 * _EDGE:
        return ordered
    return [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _key(line: Line) -> str:
    """What is the same of a running head on every page: the words, and roughly the place."""
    words = " ".join(_DIGITS.sub("#", line.text).lower().split())
    return f"{words} {round(line.bottom / 12)}"


def _clean(line: Line) -> Line:
    """A line with ligatures spelled out and white space folded."""
    text = line.traced
    for sign, letters in _LIGATURES.items():
        if sign in text.text:
            text = text.replaced(re.compile(sign), letters)
    text = text.replaced(_JUNK, "").replaced(_SPACES, " ")
    return Line(text, line.page, line.boxes)


def _find_borders(lines: Iterable[Line]) -> dict[int, float]:
    """Where full lines end, page by page."""
    rights: dict[int, list[float]] = {}
    for line in lines:
        rights.setdefault(line.page, []).append(line.right)
    return {page: sorted(found)[len(found) * 8 // 10] for page, found in rights.items()}


def _find_leading(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next, in points."""
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.bottom - other.bottom < _MOST_LEADING
    ]
    return median(steps) if steps else 14.0


def _begins_paragraph(before: Line, line: Line, border: float, leading: float) -> bool:
    """Whether a line begins a paragraph."""
    ended = bool(_ENDS.search(before.text))
    if _LABEL.match(line.text) and (ended or _is_short(before, border)):
        return True
    moved = line.page != before.page or line.bottom > before.bottom + leading / 2
    if moved:  # the next page or column: the sentence tells
        return ended or not (line.text[:1].islower() or not _is_short(before, border))
    if before.bottom - line.bottom > 1.4 * leading:
        return True
    if abs(line.height - before.height) > 0.25 * max(line.height, before.height, 1.0):
        return ended or _is_short(before, border)
    if line.left > before.left + 0.8 * max(before.height, 6.0):
        return ended
    return ended and _is_short(before, border)


def _is_short(line: Line, border: float) -> bool:
    """Whether a line ends well before the border, so that a word more would have fitted."""
    return line.right < border - 6 * max(line.height, 6.0) / 1.5


def _join(lines: Sequence[Line], known: Counter[str]) -> TracedText:
    """The lines of one paragraph on one line."""
    joined: list[TracedText] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        text = line.traced
        parted = _PARTED.search(text.text)
        if after is None:
            joined.append(text.replaced(_MARK, "-"))
        elif parted and after.text[:1].islower():
            whole = _is_one_word(text.text[: parted.start()], after.text, known)
            head = text.part(0, parted.start())
            joined.append(head if whole else text.replaced(_MARK, "-"))
        elif re.search(r"\S[-\ufffe—]$", text.text) and after.text[:1].isalnum():
            suspended = text.text[-1] == "-" and text.text[-2:-1].isdigit()
            joined.append(_spaced(text) if suspended else text.replaced(_MARK, "-"))
        else:
            joined.append(_spaced(text.replaced(_MARK, "-")))
    return join_traced(joined)


def _spaced(text: TracedText) -> TracedText:
    """The text with a space after it."""
    return join_traced([text, TracedText("", ())], " ")


def _is_one_word(before: str, after: str, known: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line parts one word, rather than joining two."""
    head = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", before)
    tail = re.match(r"[^\W\d_]+", after)
    if head is None or tail is None:
        return True
    first, second = head[0].lower(), tail[0].lower()
    if known[first + second] or known[f"{first}-{second}"]:
        return known[first + second] >= known[f"{first}-{second}"]
    return first.rsplit("-", 1)[-1] not in _COMPOUND
