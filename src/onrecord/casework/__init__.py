"""The order of the stages: the only place that knows it. Pure.

A dossier is made in two phases. `open_dossier` needs the document alone; `hold_against` needs what
the archive as a whole knows. See docs/decisions/2026-11-21-two-phases.md.
"""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.casework.checking import check_quotation, judge_matches
    from onrecord.casework.first_phase import RULES, made_by, open_dossier
    from onrecord.casework.holding import hold_against
    from onrecord.casework.primary import find_read_aloud, primary_text
    from onrecord.casework.record import Proposer, Record
    from onrecord.casework.slips import suspect_slips
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "RULES",
    "Proposer",
    "Record",
    "check_quotation",
    "find_read_aloud",
    "hold_against",
    "judge_matches",
    "made_by",
    "open_dossier",
    "primary_text",
    "suspect_slips",
]
