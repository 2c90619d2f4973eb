"""Verdicts: printed and said words → verdict and typed alterations."""

from onrecord.verdicts.gaps import suspect_gaps
from onrecord.verdicts.judging import judge
from onrecord.verdicts.nearness import judge_by_meaning

__all__ = ["judge", "judge_by_meaning", "suspect_gaps"]
