"""Phase two: what the archive as a whole knows, and every statement held against it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from onrecord.errors import ArchiveError
from onrecord.meaning import Encoder
from onrecord.model import Dossier, Occasion
from onrecord.store import OF, Archive, Work
from onrecord.tracing import sketch
from onrecord.usecases.meanings import keep_vectors
from onrecord.usecases.persons import read_settled
from onrecord.usecases.settling.held_parts import HoldAll, Holder
from onrecord.usecases.settling.indexing import load_index
from onrecord.usecases.settling.lineage import CREDITS, SKETCH
from onrecord.usecases.settling.touching import touch
from onrecord.usecases.settling.whole import settle_whole

__all__ = ["Follow", "settle", "what_to_keep"]

_WAIT_S = 3600.0  # for others that settle: a first transcript may touch all that is held
_COUNTED = 400  # occasions at a time


def what_to_keep(dossier: Dossier) -> dict[str, bytes]:
    """What the archive keeps beside a dossier, so that phase two need not read its text again."""
    document = dossier.document
    return {
        SKETCH: msgspec.json.encode(sketch(document)),
        CREDITS: msgspec.json.encode(document.provenance),
    }


Follow = Callable[[int, int], None]
"""Told how many documents are held against the record, and of how many."""


def settle(
    archive: Archive,
    encoder: Encoder | None = None,
    follow: Follow | None = None,
    hold_all: HoldAll | None = None,
) -> int:
    """Hold what is new, and what it touches, against the whole archive.

    Documents wait with a mark until they are done, so a run that is killed is taken up by the next.
    Returns the number of statements held against the record. `encoder` is that of the search by
    meaning; None: it was not asked for. `follow` is told before each document, and at the end.
    `hold_all` holds documents in other processes; None: in this one. Of several processes one
    settles, as what it reads must not change until it is written; the next finds its documents
    done, or does them.

    Raises:
        ArchiveError: as every method of an archive, or others settle for too long.
    """
    if not archive.pending() and encoder is None:
        return 0
    with archive.taking_turn(Work.SETTLING, _WAIT_S) as mine:
        if not mine:
            what, mend = "others settle this archive", "wait for them, then add the same again"
            raise ArchiveError(what, archive.where, mend)
        return _settle_waiting(archive, encoder, follow or _follow_not, hold_all)


def _follow_not(done: int, of: int) -> None:
    """Nobody watches."""


def _settle_waiting(
    archive: Archive, encoder: Encoder | None, follow: Follow, hold_all: HoldAll | None
) -> int:
    _touch_by_meaning(archive, encoder)
    waiting = set(archive.pending())
    if not waiting:
        return 0
    settled = read_settled(archive)
    touched = touch(archive, waiting, settled) or settle_whole(archive, waiting, settled)
    load_index(archive)  # puts in what is missing: others who hold documents only read
    hold_all = hold_all or Holder(archive, touched, encoder).hold_all
    checked = 0
    read: dict[str, Dossier] = {}  # those that are not written yet
    tied = set() if touched.whole else _tied_to(archive, touched.documents)

    def follow_all() -> Iterator[Dossier]:
        nonlocal checked
        for done, (before, held) in enumerate(hold_all(sorted(touched.documents))):
            follow(done, len(touched.documents))
            read[before.document.id] = before
            checked += len(held.findings)
            if not touched.whole:
                tied.update(s.occasion for s in held.statements if s.occasion is not None)
            yield held

    archive.save_all(follow_all(), old=read)
    follow(len(touched.documents), len(touched.documents))
    known = archive.postings.witnessed() if touched.whole else sorted(tied)
    archive.postings.finish(_count_reports(archive, known))
    return checked


def _tied_to(archive: Archive, documents: Iterable[str]) -> set[str]:
    return {held for _, held in archive.postings.find(OF, documents)}


def _count_reports(archive: Archive, ids: Sequence[str]) -> Iterator[Occasion]:
    """Occasions of which a transcript is held, with their reports: whose statement is tied to them.

    Those that change, some at a time.
    """
    for first in range(0, len(ids), _COUNTED):
        found = archive.postings.occasions(ids[first : first + _COUNTED])
        held = [occasion for occasion in found if occasion.transcripts]
        tied = archive.postings.reported(occasion.id for occasion in held)
        now = ((o, tuple(sorted(tied.get(o.id, ())))) for o in held)
        yield from (replace(o, reports=new) for o, new in now if new != o.reports)


def _touch_by_meaning(archive: Archive, encoder: Encoder | None) -> None:
    """Let all documents be held again if the first search by meaning comes after them."""
    if encoder is None:
        return
    waiting = set(archive.pending())
    if set(keep_vectors(archive, load_index(archive), encoder)) - waiting:
        archive.mark_pending(row.id for row in archive.documents())
