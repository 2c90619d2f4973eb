"""The order of the amendments."""

from collections.abc import Sequence

from onrecord.model import Attribution
from onrecord.statements.amending.adding import (
    add_announced,
    add_behind_colons,
    add_beside,
    add_clips,
    add_estimates,
    add_headlines,
    add_labelled,
    add_missed,
    add_unmarked,
    add_wire_points,
)
from onrecord.statements.amending.barred_sources import drop_feet, mend_sources
from onrecord.statements.amending.block_quotations import fill_blocks
from onrecord.statements.amending.content_ends import keep_to_bounds
from onrecord.statements.amending.inscriptions import drop_inscriptions
from onrecord.statements.amending.listings import read_listings
from onrecord.statements.amending.quoted_layout import read_layout
from onrecord.statements.amending.reporters_words import leave_out, name_labels
from onrecord.statements.amending.runs import join_runs
from onrecord.statements.amending.tags import part_tags
from onrecord.statements.amending.withholding import drop_quoted_cues, fold_repeats, hold_back
from onrecord.text import Span

__all__ = ["amend"]


def amend(
    text: str, area: Span, found: Sequence[Attribution], set_apart: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """Make what a tagger found agree with the marks, paragraphs and lists of an article.

    Args:
        text: the text of a document.
        area: the stretch that was tagged.
        found: its attributions.
        set_apart: the block quotations of its page, in order.

    Returns:
        Attributions inside `area`, sorted by where their content begins. Linear time, but for
        sorting.
    """
    layout = read_layout(text, area)
    kept = mend_sources(layout, keep_to_bounds(layout, found))
    kept = leave_out(layout, drop_quoted_cues(layout, kept))
    kept = part_tags(layout, join_runs(layout, kept))
    kept = read_listings(layout, fill_blocks(layout, kept, set_apart))
    kept = add_missed(layout, hold_back(layout, kept))
    kept = fold_repeats(layout, hold_back(layout, add_clips(layout, kept)))
    kept = add_wire_points(layout, add_behind_colons(layout, kept))
    kept = add_headlines(layout, add_labelled(layout, add_announced(layout, kept)))
    kept = add_unmarked(layout, add_estimates(layout, add_beside(layout, kept)))
    kept = name_labels(layout, drop_feet(layout, drop_inscriptions(layout, kept)))
    return tuple(sorted(kept, key=lambda one: one.content))
