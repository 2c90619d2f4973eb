"""Compare: printed words → the passage they were said in, its likelihood, verdict, alterations."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.compare.alignment import align, may_stand_later
    from onrecord.compare.alteration_table import AlterationTable, read_table
    from onrecord.compare.gaps import suspect_gaps
    from onrecord.compare.indirect.nearness import judge_by_meaning
    from onrecord.compare.joined_claims import join_findings, place_finding, weigh_finding
    from onrecord.compare.judging import judge
    from onrecord.compare.vocabulary.compared_words import COMMON, FUNCTION_WORDS, INTENSIFIERS
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "COMMON",
    "FUNCTION_WORDS",
    "INTENSIFIERS",
    "AlterationTable",
    "align",
    "join_findings",
    "judge",
    "judge_by_meaning",
    "may_stand_later",
    "place_finding",
    "read_table",
    "suspect_gaps",
    "weigh_finding",
]
