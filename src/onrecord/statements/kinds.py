"""Which of a statement's words stand in quotation marks, and so of what kind it is."""

from collections.abc import Sequence

from onrecord.model import StatementKind
from onrecord.statements.marks import Quoted, find_quoted
from onrecord.text import Span, find_words

__all__ = ["kind_of", "quoted_words"]

_FAR = 4000  # characters to look back and ahead for a paragraph's end


def kind_of(text: str, content: Sequence[Span]) -> StatementKind:
    """Direct: every word of the content stands in marks; indirect: none; mixed: some.

    Args:
        text: the text of a document.
        content: what somebody is said to have said; spans in code points of `text`.

    Returns:
        Never TURN, which is a matter of the document, not of marks. Indirect if no word is there.
    """
    inside = quoted_words(text, content)
    words = [word for span in content for word in find_words(text, *span)]
    n = held = 0
    for word in words:
        while n < len(inside) and inside[n].end <= word.start:
            n += 1
        held += n < len(inside) and inside[n].start <= word.start
    if not held:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if held == len(words) else StatementKind.MIXED


def quoted_words(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of a content that stand in quotation marks, without the marks themselves.

    A quotation within a quotation is not told apart: its marks stay, as words that were quoted.

    Args:
        text: the text of a document.
        content: spans in code points of `text`.

    Returns:
        Spans inside `content`, in order, none empty; none at all for an indirect statement.
    """
    found: list[Span] = []
    for span in sorted(content):
        for quoted in _outermost(text, _around(text, span)):
            start = max(span.start, quoted.inner.start)
            end = min(span.end, quoted.inner.end)
            if start < end:
                part = Span(start, end).trimmed(text)
                if part.start < part.end:
                    found.append(part)
    return tuple(found)


def _outermost(text: str, area: Span) -> list[Quoted]:
    """The quotations of a stretch that lie in no other."""
    return [quoted for quoted in find_quoted(text, area) if quoted.depth == 0]


def _around(text: str, span: Span) -> Span:
    """A span and the lines it stands on, so that marks before and after it are seen too."""
    least = max(0, span.start - _FAR)
    most = min(len(text), span.end + _FAR)
    start = text.rfind("\n", least, span.start) + 1
    end = text.find("\n", span.end, most)
    return Span(max(start, least), most if end < 0 else end)
