"""Documents held against a settled archive one by one; none waits for another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from onrecord.casework import Record, find_read_aloud, hold_against
from onrecord.meaning import Encoder
from onrecord.model import Dossier, Person
from onrecord.store import Archive, Place, open_archive
from onrecord.text import Span
from onrecord.usecases.meanings import propose_from
from onrecord.usecases.settling.books import ArchiveBook
from onrecord.usecases.settling.indexing import load_index
from onrecord.usecases.settling.lineage import Lineage
from onrecord.usecases.settling.ondemand import OnDemand
from onrecord.usecases.settling.touching import People, PeopleMet, Touched

__all__ = ["Held", "HoldAll", "HoldPart", "Holder", "hold_part"]

Held = tuple[Dossier, Dossier]
"""A dossier as it was read, and held against the record."""

HoldAll = Callable[[Sequence[str]], Iterator[Held]]
"""Holds the documents with some ids, in any order; what others hold is not looked at."""

_ENCODER = msgspec.json.Encoder()


class Holder:
    """Holds documents against what an archive knows as a whole; reads what they need of it."""

    def __init__(self, archive: Archive, touched: Touched, encoder: Encoder | None = None) -> None:
        """Open what is looked up; people and occasions are settled, and stay so."""
        index = load_index(archive)
        propose = propose_from(archive, index, encoder) if encoder else None
        people = PeopleMet(archive, touched.people)
        spoke = _Spoke(archive, people)
        self._archive = archive
        self._record = Record(people, touched.book, index, _Aloud(archive), spoke, propose)
        self._lineage = Lineage(archive)

    def hold_all(self, ids: Iterable[str]) -> Iterator[Held]:
        """Hold documents one by one; those that are gone are left out."""
        for each in ids:
            dossier = self._archive.dossier(each)
            if dossier is not None:
                traced = self._lineage.trace(dossier.document)
                yield dossier, hold_against(dossier, self._record, traced)


class _Aloud(OnDemand[str, Sequence[tuple[Span, str | None]]]):
    """The words that others read aloud in the transcripts of an archive."""

    def read(self, key: str) -> Sequence[tuple[Span, str | None]]:
        """Those of a transcript."""
        dossier = self.archive.dossier(key)
        return find_read_aloud(dossier) if dossier else ()


class _Spoke(OnDemand[str, Sequence[Person]]):
    """Who speaks in the transcripts of an archive."""

    def __init__(self, archive: Archive, people: People) -> None:
        """Read nobody yet."""
        super().__init__(archive)
        self._people = people

    def read(self, key: str) -> Sequence[Person]:
        """Those of a transcript."""
        voices = self.archive.postings.voices([key])
        known = (self._people.get((voice.document, voice.name)) for voice in voices)
        return tuple(who for who in known if who is not None)


class HoldPart(msgspec.Struct, frozen=True):
    """Some documents of an archive, for a worker that can open it."""

    place: str
    ids: tuple[str, ...]
    settling: str  # tells one settling from another: what was read in the last is let go


def hold_part(part: HoldPart) -> list[tuple[bytes, bytes]]:
    """Hold some documents in a process of its own.

    Returns:
        Of each that is held, its dossier as read and as held, in JSON.

    Raises:
        ArchiveError: the archive cannot be read here.
    """
    held = _open_holder(part.place, part.settling).hold_all(part.ids)
    return [(_ENCODER.encode(before), _ENCODER.encode(after)) for before, after in held]


@lru_cache(maxsize=1)
def _open_holder(place: Place, _settling: str) -> Holder:
    archive = open_archive(place, create=False)
    return Holder(archive, Touched(frozenset(), {}, ArchiveBook(archive)))
