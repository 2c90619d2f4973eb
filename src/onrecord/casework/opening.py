"""Phase one: what one document holds, from its text alone."""

from onrecord.dates import date_statements
from onrecord.figures import find_figures
from onrecord.model import Document, Dossier
from onrecord.speakers import resolve
from onrecord.statements import Tagger, find_statements

__all__ = ["RULES", "made_by", "open_dossier"]

RULES = "rules-3"  # raised when phase one finds other things in the same bytes


def made_by(tagger: Tagger) -> str:
    """Which rules and which model make a dossier."""
    return f"{RULES} {tagger.name}"


def open_dossier(document: Document, tagger: Tagger) -> Dossier:
    """Phase one: what one document holds, from its text alone."""
    statements, voices = resolve(document, find_statements(document, tagger))
    dated = date_statements(document, statements)
    return Dossier(
        document, dated, voices, find_figures(document, dated), (), made_by=made_by(tagger)
    )
