"""What an export of marked texts walks over: each document with the statements that stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Document, Finding, ReviewKind, Statement
from onrecord.presentation import DISCLAIMER
from onrecord.store import Archive

__all__ = ["CAUTION", "Standing", "list_standing"]

CAUTION = DISCLAIMER.split(" Read by machine")[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement, what was found of it, and who decided last."""

    statement: Statement
    finding: Finding | None
    decided: tuple[ReviewKind, str] | None  # the last decision, and its readers

    @property
    def state(self) -> str:
        """Whether a person has read the finding."""
        if self.decided is None:
            return "read by machine, not reviewed"
        return f"reviewed by {self.decided[1]}: {self.decided[0].value}"


def list_standing(archive: Archive) -> Iterator[tuple[Document, tuple[Standing, ...]]]:
    """Every document with its statements, but for what a person decided to be none."""
    for dossier in archive.dossiers():
        found = {finding.statement: finding for finding in dossier.findings}
        decided = archive.reviews.borne(dossier.document.id)
        every = (Standing(s, found.get(s.id), decided.get(s.id)) for s in dossier.statements)
        yield (
            dossier.document,
            tuple(e for e in every if not e.decided or e.decided[0] != ReviewKind.NOT_A_STATEMENT),
        )
