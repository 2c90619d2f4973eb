"""Clips in scripts: "CLIP (Orr, 0'14"): “…”" are words of whom the line names, or of nobody.

So are soundbites in lists of shots: "3. SOUNDBITE: (English) Jon Orr, warden:", "…" below.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.text import Span

__all__ = ["add_clips"]

_LINE = compile_late(
    rf"(?:\d{{1,3}}[.)])?\W{{0,3}}\b(?i:{ENGLISH.pattern('reported', 'clips')})\b"
    r"(?::?[ ]?\([^()\n]{2,40}\):?[ ]+(?=[^\W\d_]))?(?P<rest>[^:“”\"\n]{0,140}?"
    r"(?:\d['’:]\d\d[\"”]?\W{0,3})?):?\W{0,2}$"
)
_NAME = compile_late(r"[^\W\d_](?:[^\W\d_]|[ .'’-](?=[^\W\d_])){1,40}")
_WORTH = 0.9  # a score


def add_clips(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions in which the words of a clip are those of whoever its label names."""
    named = {
        quoted.outer: source
        for quoted in layout.quoted
        if (source := _label_of(layout, quoted)) is not None
    }
    if not named:
        return list(found)
    kept: list[Attribution] = []
    for one in found:
        quoted = layout.quoted_in(one.content[0])
        source = named.pop(quoted[0].outer, None) if quoted else None
        score = max(one.score, _WORTH)
        kept.append(one if source is None else replace(one, source=source, cue=(), score=score))
    return [*kept, *(Attribution(source, (), (outer,), _WORTH) for outer, source in named.items())]


def _label_of(layout: Layout, quoted: Quoted) -> tuple[Span, ...] | None:
    """Who stands in the label of a clip, if one stands before a quotation; None: none does."""
    number = layout.paragraph_at(quoted.outer.start)
    start = layout.paragraphs[number].start
    if start == quoted.outer.start and number:
        above = layout.paragraphs[number - 1]
        line = _LINE.match(layout.text, above.start, above.end)
    else:
        line = _LINE.match(layout.text, start, quoted.outer.start)
    if line is None or line.end() - line.start() == 0:
        return None
    name = _NAME.search(layout.text, *line.span("rest"))
    return (Span(*name.span()),) if name else ()
