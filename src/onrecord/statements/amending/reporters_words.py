"""A reporter's own words next to reported ones: a cue's verb, a clause before "that", an occasion.

“Orth then added the quay was “lost” in a speech to farmers” reports the quay's loss, and no speech.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.typing_cues import find_lemmas
from onrecord.text import Span, text_at

__all__ = ["leave_out"]

_WORD = compile_late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VERB = compile_late(r"\s{0,2}(?P<verb>[a-z]+)(?=\s)")
# “said after the army left that it was right”: the clause tells when that was said.
_WHEN = compile_late(
    rf"(?:{ENGLISH.pattern('clauses', 'times')})\s(?:[\w’'-]+,?\s){{2,20}}?(?=that\s)"
)
# “… “lost” in a speech to farmers”: the occasion of the saying.
_WHERE = compile_late(ENGLISH.expression("occasions", "said_within"), re.IGNORECASE)


def leave_out(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions whose cues hold their verb, and whose contents hold no time or place of saying.

    Args:
        layout: of the article.
        found: attributions in it.

    Returns:
        As many, in their order. Time linear in their length.
    """
    return [_without_place(layout, _without_time(layout, _with_verb(layout, o))) for o in found]


def _with_verb(layout: Layout, one: Attribution) -> Attribution:
    """One with the verb of saying between its cue and its content, where its cue has none."""
    text = layout.text
    if not one.cue or find_lemmas(_WORD.findall(text_at(text, one.cue).lower())):
        return one
    cue = one.cue[-1]
    verb = _VERB.match(text, cue.end)
    behind = min((span.start for span in one.content if span.start >= cue.end), default=cue.end)
    if verb is None or verb.end() > behind or not find_lemmas([verb["verb"]]):
        return one
    return replace(one, cue=(*one.cue[:-1], Span(cue.start, verb.end())))


def _without_time(layout: Layout, one: Attribution) -> Attribution:
    """One without the clause that tells when its "that" was said."""
    first = one.content[0]
    if not one.cue or one.cue[-1].end > first.start:
        return one
    when = _WHEN.match(layout.text, first.start, first.end)
    if when is None or layout.quoted_in(Span(*when.span())):
        return one
    return replace(one, content=(Span(when.end(), first.end), *one.content[1:]))


def _without_place(layout: Layout, one: Attribution) -> Attribution:
    """One without the occasion of its saying behind its last words in marks."""
    last = one.content[-1]
    quoted = layout.quoted_in(last)
    if not one.cue or one.cue[0].start > one.content[0].start or not quoted:
        return one
    end = quoted[-1].outer.end
    if not quoted[-1].closed or _WHERE.match(layout.text, end, last.end) is None:
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, end)))
