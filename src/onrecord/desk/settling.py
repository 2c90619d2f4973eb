"""Phase two: what the archive as a whole knows, and every statement held against it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from weakref import WeakKeyDictionary

import msgspec

from onrecord.alignment import TranscriptIndex, find_overlaps
from onrecord.casework import Record, find_read_aloud, hold_against, primary_text
from onrecord.dates import Account, OccasionBook, account_for, gather_occasions
from onrecord.desk.lineage import Lineage
from onrecord.desk.meanings import keep_vectors, propose_from
from onrecord.desk.persons import read_settled, rename_people
from onrecord.errors import ArchiveError
from onrecord.meaning import Encoder
from onrecord.model import Dossier, Occasion, Person, Provenance, Transcript
from onrecord.speakers import gather_people
from onrecord.store import Archive, OccasionCount
from onrecord.tracing import Sketch, sketch

__all__ = ["load_index", "settle", "what_to_keep", "words_to_index"]

_SKETCH, _CREDITS = "sketch", "credits"  # kinds under which the store keeps them
_LATE = timedelta(days=1)  # a passage counts up to a day after the print
_KEPT: WeakKeyDictionary[Archive, tuple[str, TranscriptIndex]] = WeakKeyDictionary()
People = Mapping[tuple[str, str], Person]


def what_to_keep(dossier: Dossier) -> dict[str, bytes]:
    """What the archive keeps beside a dossier, so that phase two need not read its text again."""
    document = dossier.document
    return {
        _SKETCH: msgspec.json.encode(sketch(document)),
        _CREDITS: msgspec.json.encode(document.provenance),
    }


def words_to_index(dossier: Dossier) -> Transcript | None:
    """What the archive's word index takes of a dossier; None: it is no primary text."""
    return _transcript_of(dossier) if dossier.document.is_primary else None


def _transcript_of(dossier: Dossier) -> Transcript:
    return primary_text(dossier.document, dossier.statements)


def settle(archive: Archive, encoder: Encoder | None = None) -> int:
    """Hold what is new, and what it touches, against the whole archive.

    Documents wait with a mark until they are done, so a run that is killed is taken up by the
    next. Returns the number of statements held against the record. `encoder` is that of the search
    by meaning; None: it was not asked for.
    """
    _touch_by_meaning(archive, encoder)
    waiting = set(archive.pending())
    if not waiting:
        return 0
    settled = read_settled(archive)
    gathered = gather_people(archive.voices(), settled.parted, settled.joined)
    archive.save_people(people := rename_people(archive, gathered))
    named = {(merge.document, merge.name): person for person in people for merge in person.merges}
    accounts, touched = _read_accounts(archive, named, waiting)
    known = archive.occasions()
    archive.shelf.tidy()
    index, overlaps = load_index(archive), find_overlaps(dict(archive.shelf.tables()))
    occasions = gather_occasions(accounts, people, known, overlaps)
    archive.save_occasions(occasions)
    touched |= _touched_by(occasions, known) & {a.document for a in accounts}
    archive.mark_pending(touched - waiting)
    aloud = {d.document.id: find_read_aloud(d) for d in archive.dossiers(primary=True)}
    propose = propose_from(archive, index, encoder) if encoder else None
    record = Record(named, OccasionBook(occasions), index, aloud, propose)
    lineage = _load_lineage(archive)
    checked = 0

    def hold(document_id: str) -> Iterator[Dossier]:
        nonlocal checked
        dossier = archive.dossier(document_id)
        if dossier is not None:
            held = hold_against(dossier, record, lineage.trace(dossier.document))
            checked += len(held.findings)
            yield held

    archive.save_all(held for each in sorted(waiting | touched) for held in hold(each))
    archive.save_occasions(_with_reports(occasions, archive.count_by_occasion()))
    return checked


def _touch_by_meaning(archive: Archive, encoder: Encoder | None) -> None:
    """Let all documents be held again if the first search by meaning comes after them."""
    if encoder is None:
        return
    waiting = set(archive.pending())
    if set(keep_vectors(archive, load_index(archive), encoder)) - waiting:
        archive.mark_pending(row.id for row in archive.documents())


def load_index(archive: Archive) -> TranscriptIndex:
    """The words of all transcripts in the archive, ready for look-ups.

    As long as an archive is open, its index is kept, and opened anew when its transcripts change.
    Primary texts that are not in it, as in an archive of an older version, are put into it first.
    """
    stamp = archive.stamp_primary()
    known = _KEPT.get(archive)
    if known is not None and known[0] == stamp:
        return known[1]
    for document in archive.shelf.missing():
        archive.shelf.put(_read_primary(archive, document))
    index = archive.shelf.open(lambda document: _read_primary(archive, document))
    _KEPT[archive] = (stamp, index)
    return index


def _read_primary(archive: Archive, document: str) -> Transcript:
    dossier = archive.dossier(document)
    if dossier is None:
        mend = "restore the archive from a copy"
        raise ArchiveError(f"the dossier {document} is missing", archive.where, mend)
    return _transcript_of(dossier)


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
        voiced = ((s, people.get((document.id, s.speaker or ""))) for s in dossier.statements)
        named = [replace(s, person=person.id if person else None) for s, person in voiced]
        accounts.append(account_for(document, named))
        if any(a.person != b.person for a, b in zip(named, dossier.statements, strict=True)):
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


def _touched_by(occasions: Iterable[Occasion], known: Iterable[Occasion]) -> set[str]:
    """The documents of occasions that are not as they were; who reports them is known later."""
    bare = [{_without_reports(o): o for o in each} for each in (occasions, known)]
    changed = [each[key] for each in bare for key in bare[0].keys() ^ bare[1].keys() if key in each]
    return {d for occasion in changed for d in (*occasion.transcripts, *occasion.reports)}


def _without_reports(occasion: Occasion) -> Occasion:
    return replace(occasion, reports=()) if occasion.transcripts else occasion


def _with_reports(
    occasions: Iterable[Occasion], counted: Mapping[str, OccasionCount]
) -> tuple[Occasion, ...]:
    """The occasions with the documents of which a statement was tied to them."""
    nothing = OccasionCount()
    return tuple(
        replace(o, reports=counted.get(o.id, nothing).reports) if o.transcripts else o
        for o in occasions
    )


def _load_lineage(archive: Archive) -> Lineage:
    sketches = []
    for document, blob in archive.kept(_SKETCH):
        try:
            sketches.append(msgspec.json.decode(blob, type=Sketch))
        except msgspec.DecodeError:  # made by older rules
            dossier = archive.dossier(document)
            if dossier is not None:
                sketches.append(sketch(dossier.document))
    credited = {
        document: msgspec.json.decode(blob, type=tuple[Provenance, ...])
        for document, blob in archive.kept(_CREDITS)
    }
    return Lineage(sketches, credited)
