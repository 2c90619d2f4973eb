"""A dossier: one document and all that was found in it; the one thing that everything passes."""

from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.figure import Figure
from onrecord.model.finding import Finding
from onrecord.model.person import Voice
from onrecord.model.statement import Statement

__all__ = ["Dossier"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document, its statements, voices, figures and findings; stored and shown whole."""

    document: Document
    statements: tuple[Statement, ...]
    voices: tuple[Voice, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]  # each names its statement
    made_by: str  # which rules and which model: same bytes and same `made_by` need no second run
