"""Quantities in statements, and one quantity over time."""

from onrecord.figures.finding import find_figures
from onrecord.figures.series import Series, group_figures, match_subject

__all__ = ["Series", "find_figures", "group_figures", "match_subject"]
