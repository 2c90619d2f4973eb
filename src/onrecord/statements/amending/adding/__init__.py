"""Adding: statements that a tagger passed over, each for a reason of its own."""

from onrecord.statements.amending.adding.announcing_colons import add_behind_colons
from onrecord.statements.amending.adding.beside import add_beside
from onrecord.statements.amending.adding.clips import add_clips
from onrecord.statements.amending.adding.counted_points import add_announced
from onrecord.statements.amending.adding.estimates import add_estimates
from onrecord.statements.amending.adding.headline_quotations import add_headlines
from onrecord.statements.amending.adding.labelled import add_labelled
from onrecord.statements.amending.adding.missed import add_missed
from onrecord.statements.amending.adding.unmarked import add_unmarked
from onrecord.statements.amending.adding.wire_points import add_wire_points

__all__ = [
    "add_announced",
    "add_behind_colons",
    "add_beside",
    "add_clips",
    "add_estimates",
    "add_headlines",
    "add_labelled",
    "add_missed",
    "add_unmarked",
    "add_wire_points",
]
