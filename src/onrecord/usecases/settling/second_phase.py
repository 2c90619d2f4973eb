"""Phase two: what the archive as a whole knows, and every statement held against it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from onrecord.casework import Record, find_read_aloud, hold_against
from onrecord.dates import Account, OccasionBook, gather_occasions
from onrecord.errors import ArchiveError
from onrecord.index import find_overlaps
from onrecord.meaning import Encoder
from onrecord.model import Dossier, Person
from onrecord.speakers import gather_people
from onrecord.store import OF, Archive, Work
from onrecord.text import Span
from onrecord.tracing import sketch
from onrecord.usecases.meanings import keep_vectors, propose_from
from onrecord.usecases.persons import Settled, read_settled, rename_people
from onrecord.usecases.settling.indexing import load_index
from onrecord.usecases.settling.lineage import CREDITS, SKETCH, Lineage, find_kin
from onrecord.usecases.settling.ondemand import OnDemand
from onrecord.usecases.settling.touching import (
    People,
    PeopleMet,
    Touched,
    account_of,
    heard_near,
    lay_out,
    lead_to,
    touch,
)

__all__ = ["Follow", "settle", "settle_whole", "what_to_keep"]

_WAIT_S = 3600.0  # for others that settle: a first transcript may touch all that is held
_LATE = timedelta(days=1)  # a passage counts up to a day after the print


def what_to_keep(dossier: Dossier) -> dict[str, bytes]:
    """What the archive keeps beside a dossier, so that phase two need not read its text again."""
    document = dossier.document
    return {
        SKETCH: msgspec.json.encode(sketch(document)),
        CREDITS: msgspec.json.encode(document.provenance),
    }


Follow = Callable[[int, int], None]
"""Told how many documents are held against the record, and of how many."""


def settle(archive: Archive, encoder: Encoder | None = None, follow: Follow | None = None) -> int:
    """Hold what is new, and what it touches, against the whole archive.

    Documents wait with a mark until they are done, so a run that is killed is taken up by the next.
    Returns the number of statements held against the record. `encoder` is that of the search by
    meaning; None: it was not asked for. `follow` is told before each document, and at the end. Of
    several processes one settles, as what it reads must not change until it is written; the next
    finds its documents done, or does them.

    Raises:
        ArchiveError: as every method of an archive, or others settle for too long.
    """
    if not archive.pending() and encoder is None:
        return 0
    with archive.taking_turn(Work.SETTLING, _WAIT_S) as mine:
        if not mine:
            what, mend = "others settle this archive", "wait for them, then add the same again"
            raise ArchiveError(what, archive.where, mend)
        return _settle_waiting(archive, encoder, follow or _follow_not)


def _follow_not(done: int, of: int) -> None:
    """Nobody watches."""


def _settle_waiting(archive: Archive, encoder: Encoder | None, follow: Follow) -> int:
    _touch_by_meaning(archive, encoder)
    waiting = set(archive.pending())
    if not waiting:
        return 0
    settled = read_settled(archive)
    touched = touch(archive, waiting, settled) or settle_whole(archive, waiting, settled)
    index = load_index(archive)
    propose = propose_from(archive, index, encoder) if encoder else None
    people = PeopleMet(archive, touched.people)
    spoke = _Spoke(archive, people)
    record = Record(people, touched.book, index, _Aloud(archive), spoke, propose)
    lineage = Lineage(archive)
    checked = 0
    read: dict[str, Dossier] = {}  # those that are not written yet
    tied = {held for _, held in archive.postings.find(OF, touched.documents)}

    def hold(document_id: str) -> Iterator[Dossier]:
        nonlocal checked
        dossier = archive.dossier(document_id)
        if dossier is not None:
            read[document_id] = dossier
            held = hold_against(dossier, record, lineage.trace(dossier.document))
            checked += len(held.findings)
            tied.update(s.occasion for s in held.statements if s.occasion is not None)
            yield held

    def hold_all() -> Iterator[Dossier]:
        for done, each in enumerate(sorted(touched.documents)):
            follow(done, len(touched.documents))
            yield from hold(each)

    archive.save_all(hold_all(), old=read)
    follow(len(touched.documents), len(touched.documents))
    _count_reports(archive, tied if touched.known is None else touched.known)
    return checked


def _count_reports(archive: Archive, ids: Iterable[str]) -> None:
    """Write who reports occasions of which a transcript is held: whose statement is tied to it."""
    held = [o for o in archive.postings.occasions(ids) if o.transcripts]
    tied = archive.postings.reported(occasion.id for occasion in held)
    now = ((o, tuple(sorted(tied.get(o.id, ())))) for o in held)
    archive.postings.finish([replace(o, reports=new) for o, new in now if new != o.reports])


def settle_whole(archive: Archive, waiting: set[str], settled: Settled) -> Touched:
    """Settle people and occasions anew from all that is held.

    It is needed where a transcript comes or changes hands, as any report after its day may quote
    it, and where no postings lead to what a report touches.
    """
    voices = tuple(archive.voices())
    gathered = gather_people(voices, settled.parted, settled.joined)
    people = rename_people(archive, gathered)
    named = {(merge.document, merge.name): person for person in people for merge in person.merges}
    accounts, touched = _read_accounts(archive, named, waiting)
    known = archive.occasions()
    archive.word_index.tidy()
    load_index(archive)  # puts in what is missing
    overlaps = find_overlaps(dict(archive.word_index.tables()))
    occasions = gather_occasions(accounts, people, known, overlaps)
    held = {account.document for account in accounts}
    if waiting < held:
        touched |= find_kin(archive, sorted(waiting)) | heard_near(archive, known, occasions)
    new = waiting if archive.postings.are_ready() else held
    laid = lay_out(archive, sorted(new), (v for v in voices if v.document in new))
    put = lead_to(people, voices, occasions)
    pending = touched - waiting
    change = replace(laid, people=people, occasions=occasions, put=put, pending=pending)
    archive.postings.write(change, whole=True)
    ids = frozenset(occasion.id for occasion in occasions if occasion.transcripts)
    return Touched(frozenset(waiting | touched), named, OccasionBook(occasions), ids)


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


def _touch_by_meaning(archive: Archive, encoder: Encoder | None) -> None:
    """Let all documents be held again if the first search by meaning comes after them."""
    if encoder is None:
        return
    waiting = set(archive.pending())
    if set(keep_vectors(archive, load_index(archive), encoder)) - waiting:
        archive.mark_pending(row.id for row in archive.documents())


def _read_accounts(
    archive: Archive, people: People, waiting: set[str]
) -> tuple[list[Account], set[str]]:
    """What each document adds to the occasions, and which documents are to be held again.

    These are the ones in which somebody is now taken for another person, and the reports that
    could quote a transcript that is new.
    """
    accounts: list[Account] = []
    touched: set[str] = set()
    reports: list[tuple[str, date | None]] = []
    earliest: date | None = None
    for dossier in archive.dossiers():
        document = dossier.document
        accounts.append(account_of(dossier, people))
        persons = (people.get((document.id, s.speaker or "")) for s in dossier.statements)
        now = [person.id if person else None for person in persons]
        if now != [statement.person for statement in dossier.statements]:
            touched.add(document.id)
        if dossier.findings:
            reports.append((document.id, document.published))
        if document.is_primary and document.id in waiting:
            earliest = min(earliest or date.max, document.published or date.min)
    if earliest is not None:
        touched |= {i for i, day in reports if day is None or day >= _before(earliest)}
    return accounts, touched


def _before(day: date) -> date:
    return day - _LATE if day > date.min else day
