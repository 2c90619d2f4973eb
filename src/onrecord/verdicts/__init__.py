"""Verdicts: printed and said words → verdict and typed alterations."""

from onrecord.verdicts.judging import judge

__all__ = ["judge"]
