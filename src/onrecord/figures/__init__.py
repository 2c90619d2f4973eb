"""Quantities in statements, and one quantity over time."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.figures.figure_finder import find_figures
    from onrecord.figures.series import Series, group_figures, match_subject
else:
    __getattr__ = open_late(__name__)

__all__ = ["Series", "find_figures", "group_figures", "match_subject"]
