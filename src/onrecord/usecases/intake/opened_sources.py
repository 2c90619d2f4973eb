"""Phase one of a source without an archive: what a batch makes, and what is loaded later."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.boundary import document_boundary
from onrecord.late import load_late
from onrecord.model import Document, Dossier, Source
from onrecord.statements import Tagger
from onrecord.usecases.intake.remembering import open_remembered

if TYPE_CHECKING:
    from onrecord import reading
else:
    reading = load_late("onrecord.reading")

__all__ = ["Opened", "identify", "open_document", "read_source"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A source and what phase one made of it; pure, so any machine makes the same."""

    source: Source
    document: str  # id of the Document; of one that was seen before, that one's
    dossier: Dossier | None = None  # None: the document was seen before in the same batch
    found: bytes = b""  # what the tagger found, as it is kept beside the dossier


def identify(source: Source) -> tuple[str, str]:
    """The id that the document of a source has, and the SHA-256 of its bytes.

    Raises:
        InputError: it is a line that is no document.
    """
    return reading.find_identity(source)


def read_source(source: Source) -> Document:
    """The document of a source, with what is told of it.

    Raises:
        InputError: it cannot be read.
    """
    with document_boundary(source.name):
        return reading.read_apart(source)


def open_document(
    source: Source, document: Document, choose: Callable[[], Tagger], found: bytes | None = None
) -> Opened:
    """Phase one of a document.

    Args:
        source: its source.
        document: what was read.
        choose: loads a tagger, where it is needed.
        found: what was found in another document of the same text; it is taken again.

    Raises:
        InputError: a rule fails over it.
    """
    with document_boundary(source.name):
        dossier, now = open_remembered(document, found, choose)
    return Opened(source, document.id, dossier, now)
