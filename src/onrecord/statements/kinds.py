"""Which of a statement's words stand in quotation marks, and so of what kind it is."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import StatementKind
from onrecord.statements.quoting.quotation_marks import find_quoted
from onrecord.text import Span, cover, find_words

__all__ = ["find_marked", "kind_by", "kind_of", "quoted_words", "words_by"]

_FAR = 4000  # characters to look back and ahead for where a paragraph begins and ends
_BLANK = ("\n\n", "\r\n\r\n")  # blank lines


def kind_of(text: str, content: Sequence[Span]) -> StatementKind:
    """Direct: every word of the content stands in marks; indirect: none; mixed: some.

    Args:
        text: the text of a document.
        content: what somebody is said to have said; spans in code points of `text`.

    Returns:
        Never TURN, which is a matter of the document, not of marks. Indirect if no word is there.
    """
    return kind_by(text, content, find_marked(text, _around(text, content)))


def quoted_words(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of a content that stand in quotation marks, without the marks themselves.

    A quotation within a quotation is not told apart: its marks stay, as words that were quoted.

    Args:
        text: the text of a document.
        content: spans in code points of `text`.

    Returns:
        Spans inside `content`, in order, none empty; none at all for an indirect statement.
    """
    return words_by(text, content, find_marked(text, _around(text, content)))


def find_marked(text: str, area: Span) -> tuple[Span, ...]:
    """What stands between outermost quotation marks in a stretch, in order and apart."""
    return tuple(quoted.inner for quoted in find_quoted(text, area) if quoted.depth == 0)


def kind_by(text: str, content: Sequence[Span], marked: Sequence[Span]) -> StatementKind:
    """`kind_of`, where the quotations of the text are known already."""
    held = sum(len(find_words(text, *span)) for span in words_by(text, content, marked))
    if not held:
        return StatementKind.INDIRECT
    words = sum(len(find_words(text, *span)) for span in content)
    return StatementKind.DIRECT if held >= words else StatementKind.MIXED


def words_by(text: str, content: Sequence[Span], marked: Sequence[Span]) -> tuple[Span, ...]:
    """`quoted_words`, where the quotations of the text are known already."""
    found: list[Span] = []
    for span in sorted(content):
        n = bisect_right(marked, span.start, key=lambda inner: inner.end)
        while n < len(marked) and marked[n].start < span.end:
            start = max(span.start, marked[n].start)
            part = Span(start, max(start, min(span.end, marked[n].end))).trimmed(text)
            if part.start < part.end:
                found.append(part)
            n += 1
    return tuple(found)


def _around(text: str, content: Sequence[Span]) -> Span:
    """A content and the paragraphs in which it stands, so that marks around it are seen too."""
    span = cover(content) or Span(0, 0)
    least, most = max(0, span.start - _FAR), min(len(text), span.end + _FAR)
    start = max(text.rfind(blank, least, span.start) for blank in _BLANK)
    ends = [end for blank in _BLANK if (end := text.find(blank, span.end, most)) >= 0]
    return Span(max(start, least), min(ends, default=most))
