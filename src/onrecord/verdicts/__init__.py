"""Verdicts: printed and said words → verdict and typed alterations."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.verdicts.alteration_table import AlterationTable, read_table
    from onrecord.verdicts.gaps import suspect_gaps
    from onrecord.verdicts.indirect.nearness import judge_by_meaning
    from onrecord.verdicts.joined_claims import join_findings, place_finding, weigh_finding
    from onrecord.verdicts.judging import judge
    from onrecord.verdicts.vocabulary.compared_words import FUNCTION_WORDS, INTENSIFIERS
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "FUNCTION_WORDS",
    "INTENSIFIERS",
    "AlterationTable",
    "join_findings",
    "judge",
    "judge_by_meaning",
    "place_finding",
    "read_table",
    "suspect_gaps",
    "weigh_finding",
]
