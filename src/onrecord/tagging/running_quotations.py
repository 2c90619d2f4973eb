"""Quotations that go on in the next paragraph.

By the printers' rule each paragraph of a long quotation opens with a mark and only the last one
closes. Where the encoder leaves such a paragraph without source and cue, it belongs to the one
before.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.text import Span

__all__ = ["join_paragraphs"]

_OPENING = '“"'
_CLOSING = '”"'


def join_paragraphs(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions in the order of their content, continued quotations joined to their beginning.

    What goes on is as sure as what it goes on from, where source and cue stand.

    Args:
        text: what the spans point at, its quotation marks “ and ” or ".
        found: attributions in the order of their content.
    """
    joined: list[Attribution] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(text, before, one):
            joined[-1] = replace(before, content=before.content + one.content)
        else:
            joined.append(one)
    return joined


def _goes_on(text: str, before: Attribution, after: Attribution) -> bool:
    if after.source or after.cue:
        return False
    left, begun = before.content[-1], after.content[0]
    between = text[left.end : begun.start]
    if "\n" not in between or any(sign.isalnum() for sign in between):
        return False
    first = begun.of(text)[:1] if begun.of(text)[:1] in _OPENING else between.strip()[-1:]
    return first in _OPENING and first != "" and _is_open(text, left)


def _is_open(text: str, left: Span) -> bool:
    """Whether the last quotation in the line of a fragment stays unclosed."""
    line = text[text.rfind("\n", 0, left.end) + 1 : _line_end(text, left.end)]
    if line.count('"') and not line.count("“"):
        return line.count('"') % 2 == 1
    return line.rfind("“") > line.rfind("”") and line.rstrip()[-1:] not in _CLOSING


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
