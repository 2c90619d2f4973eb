"""Lines: text whose paragraphs a margin broke, seen as if they had never been broken."""

from onrecord.text.sentences import find_paragraphs
from onrecord.text.spans import Span

__all__ = ["join_lines"]


def join_lines(text: str) -> str:
    """The text, as long as before, with a space for each line break inside a paragraph."""
    pieces, done = [], 0
    for paragraph in find_paragraphs(text, Span(0, len(text))):
        pieces += [text[done : paragraph.start], paragraph.of(text).replace("\n", " ")]
        done = paragraph.end
    return "".join([*pieces, text[done:]])
