"""The boundary around one document: whatever is raised over it sets it aside, and it alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.errors import OnrecordError, UnreadableSource

__all__ = ["document_boundary"]

_MEND = "leave it out or convert it; report it with this line, so that it can be read"
_LONGEST = 160  # characters of a foreign message


@contextmanager
def document_boundary(name: str) -> Iterator[None]:
    """Work on one document, so that no fault in it or in a parser ends the work on others.

    Files come from anywhere, and parsers of a dozen formats raise whatever they like over damaged
    ones (an OverflowError for an hour that is too large, a RecursionError, a MemoryError). What is
    foreseen is caught, by name, where the format is read, and told better; this catches the rest.
    Nothing else in the package does (`docs/decisions/2026-11-28-one-document-boundary.md`).

    Args:
        name: what to call the document in the error.

    Raises:
        OnrecordError: one that is already told for a user, unchanged.
        UnreadableSource: in place of any other exception; KeyboardInterrupt and SystemExit pass.
    """
    try:
        yield
    except OnrecordError:
        raise
    except Exception as error:
        message = " ".join(str(error).split())[:_LONGEST]
        told = f"{type(error).__name__}: {message}" if message else type(error).__name__
        raise UnreadableSource(f"cannot be read, {told}", name, _MEND) from error
