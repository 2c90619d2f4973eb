"""The decisions that the demonstration shows, signed once in its archive."""

from collections.abc import Iterable

from onrecord.demonstration import Decision
from onrecord.model import ReviewKind
from onrecord.store import Archive, StatementFilter
from onrecord.usecases.decisions.reviewing import sign_finding

__all__ = ["sign_demonstration"]


def sign_demonstration(archive: Archive, decisions: Iterable[Decision]) -> int:
    """Sign what nobody has decided yet.

    Args:
        archive: holds the demonstration, or a part of it.
        decisions: one whose report or words are not held is passed over.

    Returns:
        How many were signed.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    if archive.reviews.begun():
        return 0  # somebody works in it: nothing is signed beside them
    signed = 0
    for made in decisions:
        rows = archive.statements(StatementFilter(document=made.document))
        found = next((row.id for row in rows if made.words in row.text), None)
        if found:
            kind = ReviewKind(made.decision)
            sign_finding(archive, found, kind, who=made.who, why=made.why)
            signed += 1
    return signed
