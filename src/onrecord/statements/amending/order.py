"""The order of the amendments."""

from collections.abc import Sequence

from onrecord.model import Attribution
from onrecord.statements.amending.bounds import keep_to_bounds
from onrecord.statements.amending.layout import read_layout
from onrecord.text import Span

__all__ = ["amend"]


def amend(text: str, area: Span, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Make what a tagger found agree with the marks, paragraphs and lists of an article.

    Args:
        text: the text of a document.
        area: the stretch that was tagged.
        found: its attributions.

    Returns:
        Attributions inside `area`, sorted by where their content begins. Linear time, but for
        sorting.
    """
    layout = read_layout(text, area)
    kept = keep_to_bounds(layout, found)
    return tuple(sorted(kept, key=lambda one: one.content))
