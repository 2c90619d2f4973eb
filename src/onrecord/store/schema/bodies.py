"""Records as bytes and back: strict JSON, compressed where it is long."""

import zlib
from functools import lru_cache
from typing import Final, TypeVar

import msgspec

from onrecord.errors import ArchiveError, UnreadableSource
from onrecord.model import Document, Dossier

__all__ = ["pack_dossier", "pack_record", "unpack_document", "unpack_dossier", "unpack_record"]

_T = TypeVar("_T")
_LEVEL: Final = 6  # of zlib
_KEPT: Final = 8  # documents kept open
_ENCODER: Final = msgspec.json.Encoder()
_DOSSIERS: Final = msgspec.json.Decoder(Dossier)


class _Opened(msgspec.Struct):
    """What is read of a dossier where its document is all that is asked for."""

    document: Document


_DOCUMENTS: Final = msgspec.json.Decoder(_Opened)


def pack_dossier(dossier: Dossier) -> bytes:
    """Write a dossier so that reading it gives an equal one.

    Raises:
        UnreadableSource: it holds what cannot be written, such as half of a surrogate pair.
        ArchiveError: it would not read back as it is (a number that is not finite).
    """
    where = dossier.document.path.encode("utf-8", "replace").decode()
    try:
        written = _ENCODER.encode(dossier)
    except UnicodeEncodeError as error:
        what = "the text holds characters that Unicode does not know"
        raise UnreadableSource(what, where, "save it as UTF-8, then add it again") from error
    try:
        same = _DOSSIERS.decode(written) == dossier
    except msgspec.DecodeError:
        same = False
    if not same:
        what = "a dossier would not read back as it was written"
        raise ArchiveError(what, where, "report this, please")
    return zlib.compress(written, _LEVEL)


def unpack_dossier(body: bytes, where: str) -> Dossier:
    """Read a dossier.

    Args:
        body: as `pack_dossier` wrote it.
        where: the archive, for a message.

    Raises:
        ArchiveError: the bytes are damaged.
    """
    try:
        return _DOSSIERS.decode(zlib.decompress(body))
    except (zlib.error, msgspec.DecodeError) as error:
        raise _damaged("a dossier", where) from error


@lru_cache(maxsize=_KEPT)
def unpack_document(body: bytes, where: str) -> Document:
    """Read the document of a dossier, in a third of the time; all else as `unpack_dossier`.

    The last ones are kept: a hundred quotations that are asked at once meet the same transcripts.
    """
    try:
        return _DOCUMENTS.decode(zlib.decompress(body)).document
    except (zlib.error, msgspec.DecodeError) as error:
        raise _damaged("a dossier", where) from error


def pack_record(record: object) -> bytes:
    """Write a small record as JSON."""
    return _ENCODER.encode(record)


def unpack_record(body: bytes, kind: type[_T], where: str) -> _T:
    """Read a small record of a known kind.

    Raises:
        ArchiveError: the bytes are damaged.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise _damaged(f"a {kind.__name__.lower()}", where) from error


def _damaged(what: str, where: str) -> ArchiveError:
    return ArchiveError(
        f"{what} in the archive is damaged", where, "restore the archive from a copy"
    )
