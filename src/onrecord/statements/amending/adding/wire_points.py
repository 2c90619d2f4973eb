"""Points of wires: "* Tower shut on Saturday - agency head" is what the agency's head says."""

from collections.abc import Sequence

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.adding.taken import Taken
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.text import Span

__all__ = ["add_wire_points"]

_POINT = compile_late(
    r"[*•·–-]?\s{0,6}(?P<said>[^*•“”\"\n]{12,140}?)\s[–—-]{1,2}\s(?P<name>[^\W\d_][\w .'’-]{1,40})$"
)
_SPEAK = (
    ENGLISH.words("roles", "official")
    | ENGLISH.words("offices", "unique")
    | ENGLISH.words("reported", "speakers")
)
_FEWEST, _MOST_NAMED = 3, 4  # words
_WORTH = 0.8  # a score


def add_wire_points(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of lines without a stop that end in a dash and an office."""
    taken = Taken(span for one in found for span in (*one.content, *one.source))
    added: list[Attribution] = []
    for line in layout.paragraphs:
        point = _POINT.match(layout.text, *line)
        if point is None:
            continue
        words = point["name"].casefold().split()
        said = Span(*point.span("said"))
        named = len(words) <= _MOST_NAMED and words[-1] in _SPEAK
        if named and len(point["said"].split()) >= _FEWEST and not taken.touches(said):
            added.append(Attribution((Span(*point.span("name")),), (), (said,), _WORTH))
    return [*found, *added]
