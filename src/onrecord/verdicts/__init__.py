"""Verdicts: printed and said words → verdict and typed alterations."""

from onrecord.verdicts.gaps import suspect_gaps
from onrecord.verdicts.indirect.nearness import judge_by_meaning
from onrecord.verdicts.joining import join_findings, place_finding, weigh_finding
from onrecord.verdicts.judging import judge
from onrecord.verdicts.vocabulary.lexicon import FUNCTION_WORDS, INTENSIFIERS

__all__ = [
    "FUNCTION_WORDS",
    "INTENSIFIERS",
    "join_findings",
    "judge",
    "judge_by_meaning",
    "place_finding",
    "suspect_gaps",
    "weigh_finding",
]
