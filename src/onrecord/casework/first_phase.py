"""Phase one: what one document holds, from its text alone."""

from typing import TYPE_CHECKING

from onrecord.dates import date_statements
from onrecord.late import load_late
from onrecord.model import Document, Dossier
from onrecord.speakers import resolve
from onrecord.statements import Tagger, find_statements

if TYPE_CHECKING:
    from onrecord import figures
else:  # who says what is told without them
    figures = load_late("onrecord.figures")

__all__ = ["RULES", "made_by", "open_dossier"]

RULES = "rules-6"  # raised when phase one finds other things in the same bytes


def made_by(tagger: Tagger) -> str:
    """Which rules and which model make a dossier."""
    return f"{RULES} {tagger.name}"


def open_dossier(document: Document, tagger: Tagger, *, counted: bool = True) -> Dossier:
    """Phase one: what one document holds, from its text alone.

    Args:
        document: what was read.
        tagger: finds who says what.
        counted: whether its figures are wanted.
    """
    statements, voices = resolve(document, find_statements(document, tagger))
    dated = date_statements(document, statements)
    found = figures.find_figures(document, dated) if counted else ()
    return Dossier(document, dated, voices, found, (), made_by=made_by(tagger))
