"""What an export of marked texts walks over: each document with the statements that stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Borne, Document, Finding, ReviewKind, Statement
from onrecord.presentation import DISCLAIMER
from onrecord.store import Archive

__all__ = ["CAUTION", "Standing", "list_standing"]

CAUTION = DISCLAIMER.split(" Read by machine")[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement, what was found of it, and who decided last."""

    statement: Statement
    finding: Finding | None
    decided: Borne | None  # the last decision

    @property
    def state(self) -> str:
        """Whether a person has read the finding."""
        if self.decided is None:
            return "read by machine, not reviewed"
        lent = ", decided for the original" if self.decided.original else ""
        return f"reviewed by {self.decided.by}: {self.decided.kind.value}{lent}"


def list_standing(archive: Archive) -> Iterator[tuple[Document, tuple[Standing, ...]]]:
    """Every document with its statements, but for what a person decided to be none."""
    for dossier in archive.dossiers():
        found = {finding.statement: finding for finding in dossier.findings}
        decided = archive.reviews.borne(dossier.document.id)
        out = {k for k, each in decided.items() if each.kind is ReviewKind.NOT_A_STATEMENT}
        held = (statement for statement in dossier.statements if statement.id not in out)
        every = (Standing(s, found.get(s.id), decided.get(s.id)) for s in held)
        yield dossier.document, tuple(every)
