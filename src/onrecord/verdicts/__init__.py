"""Verdicts: printed and said words → verdict and typed alterations."""

from onrecord.verdicts.gaps import suspect_gaps
from onrecord.verdicts.judging import judge

__all__ = ["judge", "suspect_gaps"]
