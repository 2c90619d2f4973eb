"""Quotation marks as the encoder knows them: “ and ” around what is quoted, in every style."""

import re

from onrecord.statements import find_quoted
from onrecord.text import Span

__all__ = ["with_plain_marks"]

_OTHER_STYLES = re.compile(r"[‘«»„‟‹›‚`「」『』]|''|(?<!\w)'(?=\w)")
_STAYS = frozenset(".,!?…;:\n")


def with_plain_marks(text: str) -> str:
    """The text with “ and ” for the outermost marks of other styles; its length stays the same.

    The encoder was trained on articles that use “…” and "…" alone.
    """
    if not _OTHER_STYLES.search(text):
        return text
    signs = list(text)
    for quoted in find_quoted(text, Span(0, len(text))):
        if quoted.depth == 0:
            _replace(signs, Span(quoted.outer.start, quoted.inner.start), "“", 0)
            _replace(signs, Span(quoted.inner.end, quoted.outer.end), "”", -1)
    return "".join(signs)


def _replace(signs: list[str], between: Span, mark: str, place: int) -> None:
    """Put a mark at one end of the stretch between the words and the outside."""
    held = signs[between.start : between.end]
    if not held or mark in held or '"' in held or any(sign.isalnum() for sign in held):
        return
    plain = [sign if sign in _STAYS else " " for sign in held]
    plain[place] = mark
    signs[between.start : between.end] = plain
