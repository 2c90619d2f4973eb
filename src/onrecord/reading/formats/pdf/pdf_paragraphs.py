"""Paragraphs of a PDF file: lines joined, parted words made whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.reading.content import Printed
from onrecord.reading.formats.pdf.pdf_breaks import begins_paragraph, find_customs
from onrecord.reading.formats.pdf.pdf_lines import Line
from onrecord.text import Span, TracedText, join_traced

__all__ = ["join_lines"]

_PARAGRAPH = "\n\n"

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = re.compile(r"[^\S\n]{2,}|[\t\xa0\u2000-\u200a\u202f]")
_JUNK = re.compile("[\x00-\x08\x0b-\x1f\u200b\ufeff]|\u00ad(?!$)")
_PARTED = re.compile("(?<=[^\\W\\d_])[-\u00ad\u2010\ufffe]$")
_MARK = re.compile("[\u00ad\u2010\ufffe]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUND = frozenset({"well", "self", "ex", "half", "vice", "all", "cross", "so"})


def join_lines(lines: Iterable[Line]) -> tuple[TracedText, tuple[Printed, ...]]:
    """Join the lines of all pages into paragraphs.

    Args:
        lines: in reading order, heads and feet of pages left out.

    Returns:
        The text, a blank line between paragraphs, with the origin of each run, and which of its
        paragraphs are in bold or italics as a whole. A paragraph may run over the end of a page.
        Linear time but for sorting.
    """
    kept = [line for line in map(_clean, lines) if line.text]
    known = Counter(word.lower() for line in kept for word in _WORD.findall(line.text))
    customs = find_customs(kept)
    held: list[list[Line]] = []
    for line in kept:
        if not held or begins_paragraph(held[-1][-1], line, customs):
            held.append([])
        held[-1].append(line)
    paragraphs = [_join(each, known) for each in held]
    return join_traced(paragraphs, _PARAGRAPH), tuple(_find_printed(held, paragraphs))


def _find_printed(
    held: Sequence[Sequence[Line]], paragraphs: Sequence[TracedText]
) -> Iterator[Printed]:
    """Which paragraphs are in one print as a whole."""
    start = 0
    for lines, paragraph in zip(held, paragraphs, strict=True):
        end = start + len(paragraph.text)
        if lines[0].print_mark and len({line.print_mark for line in lines}) == 1:
            yield Printed(Span(start, end), lines[0].print_mark)
        start = end + len(_PARAGRAPH)


def _clean(line: Line) -> Line:
    """A line with ligatures spelled out and white space folded."""
    text = line.traced
    for sign, letters in _LIGATURES.items():
        if sign in text.text:
            text = text.replaced(re.compile(sign), letters)
    text = text.replaced(_JUNK, "").replaced(_SPACES, " ")
    return replace(line, traced=text)


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
