"""The word index of an archive: what of a document goes into it, and its opening for look-ups."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from onrecord.errors import ArchiveError
from onrecord.index import TranscriptIndex
from onrecord.late import load_late
from onrecord.model import Dossier, Transcript
from onrecord.store import Archive

if TYPE_CHECKING:
    from onrecord import casework
else:  # a look-up needs none of it
    casework = load_late("onrecord.casework")

__all__ = ["load_index", "words_to_index"]

_KEPT: WeakKeyDictionary[Archive, tuple[str, TranscriptIndex]] = WeakKeyDictionary()


def words_to_index(dossier: Dossier) -> Transcript | None:
    """What the archive's word index takes of a dossier; None: it is no primary text."""
    return _transcript_of(dossier) if dossier.document.is_primary else None


def _transcript_of(dossier: Dossier) -> Transcript:
    return casework.primary_text(dossier.document, dossier.statements)


def load_index(archive: Archive) -> TranscriptIndex:
    """The words of all transcripts in the archive, ready for look-ups.

    As long as an archive is open, its index is kept, and opened anew when its transcripts change.
    Primary texts that are not in it, as in an archive of an older version, are put into it first.
    """
    stamp = archive.stamp_primary()
    known = _KEPT.get(archive)
    if known is not None and known[0] == stamp:
        return known[1]
    for document in archive.word_index.missing():
        archive.word_index.put(_read_primary(archive, document))
    index = archive.word_index.open(lambda document: _read_primary(archive, document))
    _KEPT[archive] = (stamp, index)
    return index


def _read_primary(archive: Archive, document: str) -> Transcript:
    dossier = archive.dossier(document)
    if dossier is None:
        mend = "restore the archive from a copy"
        raise ArchiveError(f"the dossier {document} is missing", archive.where, mend)
    return _transcript_of(dossier)
