"""What a tagger found in a document, kept beside it: what is put right needs no model again."""

import hashlib
import zlib
from collections.abc import Callable
from typing import Final

import msgspec

from onrecord.casework import open_dossier
from onrecord.model import Attribution, Document, Dossier
from onrecord.statements import Tagger
from onrecord.text import Span

__all__ = ["FOUND", "open_remembered"]

FOUND: Final = "found"  # kind under which the store keeps it
Found = dict[str, tuple[Attribution, ...]]  # by stretch of a text, see `_key`


class _Kept(msgspec.Struct, frozen=True):
    """What one tagger found."""

    tagger: str
    found: Found


class _NotKeptError(LookupError):
    """A stretch was never read: another text, or other parts of it."""


class _Recalling:
    """Gives back what a tagger found. It is deterministic, so nothing can have changed."""

    def __init__(self, kept: _Kept) -> None:
        self.name, self._found = kept.tagger, kept.found

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The attributions in a stretch that was read before."""
        found = self._found.get(_key(text, area))
        if found is None:
            raise _NotKeptError
        return found


class _Noting:
    """Asks a tagger, and notes what it finds."""

    def __init__(self, tagger: Tagger) -> None:
        self.name, self._tagger = tagger.name, tagger
        self.found: Found = {}

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The attributions in a stretch."""
        found = self._tagger.tag(text, area)
        self.found[_key(text, area)] = found
        return found


def open_remembered(
    document: Document, kept: bytes | None, choose: Callable[[], Tagger], *, by: str | None = None
) -> tuple[Dossier, bytes]:
    """Phase one of a document, by what was found in it before where that tells all.

    Args:
        document: what was read.
        kept: what this function gave the last time; None: nothing is kept.
        choose: loads a tagger, where it is needed.
        by: the name of the tagger whose findings count; None: whoever found them.

    Returns:
        The dossier, and what to keep for the next time.
    """
    if kept is not None:
        held = msgspec.json.decode(zlib.decompress(kept), type=_Kept)
        if by in (None, held.tagger):
            try:
                return open_dossier(document, _Recalling(held)), kept
            except _NotKeptError:
                pass  # other parts count now, as where another kind was told
    tagger = _Noting(choose())
    dossier = open_dossier(document, tagger)
    return dossier, zlib.compress(msgspec.json.encode(_Kept(tagger.name, tagger.found)))


def _key(text: str, area: Span) -> str:
    """A stretch with the text around it, at which a tagger may look as well."""
    around = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"{around}:{area.start}-{area.end}"
