"""Where a document of an archive came from: only what shares its words or its week is compared."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

import msgspec

from onrecord.model import Document, Provenance, Relation
from onrecord.store import Archive, DocumentFilter
from onrecord.text import fold_address
from onrecord.tracing import PRINTS_MIN, Sketch, may_change, sketch, trace

__all__ = ["CREDITS", "SKETCH", "Lineage", "find_kin", "find_versions", "read_sketches"]

SKETCH, CREDITS = "sketch", "credits"  # kinds under which the store keeps them
_BY_NAME = (Relation.TRANSLATED_FROM, Relation.REPORTS)  # these need share no words
_DAYS = timedelta(days=7)  # and are looked for among what was published so long before
_NAMED = tuple(relation.value.encode() for relation in _BY_NAME)
_VERSIONS = 100  # of one page that are compared
_READ = 400  # sketches at a time
_HELD = 4096  # sketches in memory, of some 4 kB each


def read_sketches(archive: Archive, ids: Sequence[str]) -> list[Sketch]:
    """The sketches of some documents; one that older rules made is drawn anew."""
    found = []
    for document, blob in sorted(archive.postings.kept(SKETCH, ids).items()):
        try:
            found.append(msgspec.json.decode(blob, type=Sketch))
        except msgspec.DecodeError:
            dossier = archive.dossier(document)
            if dossier is not None:
                found.append(sketch(dossier.document))
    return found


def find_kin(archive: Archive, ids: Sequence[str]) -> set[str]:
    """The documents that may come from some that are new: they share words, or name an origin.

    Time grows with what shares fingerprints with the new ones, and with their week.
    """
    held = set(ids)
    found: set[str] = set()
    for own in read_sketches(archive, ids):
        near = archive.postings.share_prints(own.prints, PRINTS_MIN)
        waiting = iter(sorted(near.keys() - held))
        while some := list(islice(waiting, _READ)):
            found.update(each.id for each in read_sketches(archive, some) if may_change(each, own))
        if own.published is not None:
            last = own.published + min(_DAYS, date.max - own.published)
            week = archive.postings.published(own.published, last)
            blobs = archive.postings.kept(CREDITS, week).items()
            found.update(key for key, blob in blobs if any(each in blob for each in _NAMED))
        found.update(find_versions(archive, own.url))
    return found - held


def find_versions(archive: Archive, url: str | None) -> set[str]:
    """The ids of the documents at the address of a page, in whatever spelling."""
    address = fold_address(url)
    if address is None:
        return set()
    return {row.id for row in archive.documents(DocumentFilter(address=address, limit=_VERSIONS))}


class Lineage:
    """The sketches of an archive, by the fingerprints that they hold."""

    def __init__(self, archive: Archive) -> None:
        """Look into an archive whose fingerprints are laid out (`Change.prints`)."""
        self._archive = archive
        self._held: dict[str, Sketch] = {}
        self._week = lru_cache(maxsize=64)(self._published)

    def trace(self, document: Document) -> tuple[Provenance, ...]:
        """A document's credits with the held documents that they lead to."""
        given = self._credited(document)
        own = next(iter(self._read([document.id])), None) or sketch(document)
        near = set(self._archive.postings.share_prints(own.prints, PRINTS_MIN))
        if own.published and any(credit.relation in _BY_NAME for credit in given):
            near.update(self._week(own.published))
        near.update(find_versions(self._archive, document.url))
        others = self._read(sorted(near - {document.id}))
        return trace(replace(document, provenance=given), own, others)

    def _credited(self, document: Document) -> tuple[Provenance, ...]:
        """What a document says of itself, as it was read."""
        blob = self._archive.postings.kept(CREDITS, [document.id]).get(document.id)
        if blob is None:
            return document.provenance
        return msgspec.json.decode(blob, type=tuple[Provenance, ...])

    def _published(self, day: date) -> tuple[str, ...]:
        first = day - _DAYS if day - date.min > _DAYS else date.min
        return self._archive.postings.published(first, day)

    def _read(self, ids: Iterable[str]) -> list[Sketch]:
        """Sketches by id; the latest are held."""
        wanted = list(ids)
        if len(self._held) > _HELD:
            self._held.clear()
        lacking = [each for each in wanted if each not in self._held]
        for found in read_sketches(self._archive, lacking):
            self._held[found.id] = found
        return [self._held[each] for each in wanted if each in self._held]
