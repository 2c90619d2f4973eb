"""A whole archive settled anew: joins by key over rows on disk, so that memory does not grow."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

import msgspec

from onrecord.dates import Account, Heard, Saying, gather_by_day
from onrecord.index import find_overlaps
from onrecord.model import Document, Dossier, Occasion, Person, Voice
from onrecord.speakers import gather_people, link_keys
from onrecord.store import LINK, Archive, Change, Shuffle
from onrecord.usecases.persons import Settled, read_told, rename_people
from onrecord.usecases.settling.books import ArchiveBook
from onrecord.usecases.settling.indexing import load_index
from onrecord.usecases.settling.lineage import find_kin
from onrecord.usecases.settling.touching import (
    Touched,
    account_of,
    find_changed,
    heard_near,
    lay_out,
    lead_to,
)

__all__ = ["settle_whole"]

_AT_ONCE = 500  # voices that are gathered at a time; those that keys tie stay together
_PAGE = 64  # dossiers whose voices are asked for at a time
_LATE = timedelta(days=1)  # a passage counts up to a day after the print
_NOBODY = 0
_ENCODER = msgspec.json.Encoder()
_PERSONS = msgspec.json.Decoder(Person)
_OCCASIONS = msgspec.json.Decoder(Occasion)
_ACCOUNTS = msgspec.json.Decoder(Account)
_VOICES = msgspec.json.Decoder(tuple[int, Voice])
_HEARD = msgspec.json.Decoder(tuple[Saying, str])


class _Whose:
    """Whose each voice of an archive is, in eight and four bytes a voice."""

    def __init__(self) -> None:
        self.numbers = array("q")  # of all voices, ascending
        self.persons = array("I")  # for each of them its person, by place in `ids`
        self.ids = [""]  # of persons; the first is nobody

    def take(self, number: int) -> int:
        """Note a voice that is nobody's yet; its place."""
        self.numbers.append(number)
        self.persons.append(_NOBODY)
        return len(self.numbers) - 1

    def at(self, place: int) -> str:
        """The person of the voice at a place."""
        return self.ids[self.persons[place]]

    def of(self, archive: Archive, documents: Iterable[str]) -> dict[tuple[str, str], str]:
        """The persons of some documents, by document and name there."""
        found = {}
        for number, voice in archive.postings.numbered(documents):
            place = bisect_left(self.numbers, number)
            if place < len(self.numbers) and self.numbers[place] == number:
                found[voice.document, voice.name] = self.at(place)
        return found


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the joins carry."""

    keys: Shuffle[str, int]  # what a voice shares → the place of the voice
    people: Shuffle[str, bytes]  # id → person
    primary: Shuffle[str, bytes]  # id → what a transcript adds to the occasions
    heard: Shuffle[str, bytes]  # day → what a report has somebody say then
    occasions: Shuffle[str, bytes]  # id → occasion


def settle_whole(archive: Archive, waiting: set[str], settled: Settled) -> Touched:
    """Settle people and occasions anew from all that is held.

    It is needed where a transcript comes or changes hands, as any report after its day may quote
    it, and where no postings lead to what a report touches. What grows with the archive waits on
    disk: of each voice, person and transcript some numbers are held, and of the documents that are
    to be held again their ids.
    """
    archive.word_index.tidy()
    load_index(archive)  # puts in what is missing
    with ExitStack() as open_rows:
        rows = _Rows(
            open_rows.enter_context(closing(Shuffle[str, int]())),
            open_rows.enter_context(closing(Shuffle[str, bytes]())),
            open_rows.enter_context(closing(Shuffle[str, bytes]())),
            open_rows.enter_context(closing(Shuffle[str, bytes]())),
            open_rows.enter_context(closing(Shuffle[str, bytes]())),
        )
        whose = _gather(archive, settled, rows)
        return _settle_rows(archive, waiting, whose, rows)


def _gather(archive: Archive, settled: Settled, rows: _Rows) -> _Whose:
    """Gather the voices into persons, family by family: those that no chain of keys ties apart."""
    whose = _Whose()
    told = _tie_decided(settled)
    with closing(Shuffle[int, bytes]()) as held, closing(Shuffle[int, bytes]()) as families:
        for number, voice in archive.postings.all_numbered():
            place = whose.take(number)
            held.put(place, _ENCODER.encode((place, voice)))
            for key in link_keys(voice) | told.get(f"{voice.document}:{voice.name}", set()):
                rows.keys.put(key, place)
        heads = _tie(len(whose.numbers), rows.keys)
        for place, body in held.read():
            families.put(_head_of(heads, place), body)
        renamed = read_told(archive)
        for voices in _cut_families(families):
            found = gather_people([v for _, v in voices], settled.parted, settled.joined)
            _note_persons(rename_people(found, renamed), voices, whose, rows)
            found = ()  # the next families are read before this name is bound again
    return whose


def _note_persons(
    found: Iterable[Person], voices: Iterable[tuple[int, Voice]], whose: _Whose, rows: _Rows
) -> None:
    """Put the persons of some families into rows, and note whose their voices are."""
    named: dict[tuple[str, str], int] = {}
    for person in found:
        rows.people.put(person.id, _ENCODER.encode(person))
        named.update(((m.document, m.name), len(whose.ids)) for m in person.merges)
        whose.ids.append(person.id)
    for place, voice in voices:
        whose.persons[place] = named[voice.document, voice.name]


def _tie_decided(settled: Settled) -> dict[str, set[str]]:
    """What ties voices that somebody decided to be one, by document and name."""
    told: dict[str, set[str]] = {}
    for number, pair in enumerate(settled.joined):
        for each in pair:
            told.setdefault(each, set()).add(f"told {number}")
    return told


def _tie(count: int, keys: Shuffle[str, int]) -> "array[int]":
    """A forest over voices in which those that share a key have one head (`_head_of`)."""
    heads = array("I", range(count))
    for _, places in keys.groups():
        first = _head_of(heads, next(places))
        for place in places:
            other = _head_of(heads, place)
            first, other = min(first, other), max(first, other)
            heads[other] = first
    return heads


def _head_of(heads: "array[int]", place: int) -> int:
    """The head of a voice; the way to it is made shorter (Tarjan & van Leeuwen 1984, halving)."""
    while heads[place] != place:
        heads[place] = heads[heads[place]]
        place = heads[place]
    return place


def _cut_families(families: Shuffle[int, bytes]) -> Iterator[list[tuple[int, Voice]]]:
    """Voices by family, several families at a time, none cut."""
    some: list[tuple[int, Voice]] = []
    for _, bodies in families.groups():
        some += map(_VOICES.decode, bodies)
        if len(some) >= _AT_ONCE:
            yield some
            some.clear()
    if some:
        yield some


def _settle_rows(archive: Archive, waiting: set[str], whose: _Whose, rows: _Rows) -> Touched:
    """Gather the occasions, write all, and tell what is to be held again."""
    touched: set[str] = set()
    all_waiting = True
    earliest = _earliest(archive, waiting)
    for dossier, named in _read_named(archive, whose):
        document = dossier.document
        account = account_of(dossier, named)
        if account.is_primary:
            rows.primary.put(account.document, _ENCODER.encode(account))
        for saying in account.sayings:
            rows.heard.put(saying.day.isoformat(), _ENCODER.encode((saying, document.id)))
        if document.id not in waiting:
            all_waiting = False
            if _is_touched(dossier, named, earliest):
                touched.add(document.id)
    overlaps = find_overlaps(archive.word_index.tables())
    primary = map(_ACCOUNTS.decode, (body for _, body in rows.primary.read()))
    known = archive.postings.all_occasions()
    for occasion in gather_by_day(primary, _days(rows.heard), _names(rows), known, overlaps):
        rows.occasions.put(occasion.id, _ENCODER.encode(occasion))
    if not all_waiting:
        changed = find_changed(archive.postings.all_occasions(), _occasions(rows))
        touched |= find_kin(archive, sorted(waiting)) | heard_near(archive, changed)
    touched -= waiting
    new = sorted(waiting) if archive.postings.are_ready() else _ids(archive)
    change = Change(
        people=map(_PERSONS.decode, (body for _, body in rows.people.read())),
        occasions=_occasions(rows),
        put={LINK: _links(rows.keys, whose), **lead_to(lambda: _occasions(rows))},
        laid=lay_out(archive, new),
        pending=touched,
    )
    archive.postings.write(change, whole=True)
    return Touched(frozenset(waiting | touched), {}, ArchiveBook(archive), whole=True)


def _earliest(archive: Archive, waiting: Iterable[str]) -> date | None:
    """The day from which on reports may quote a transcript that waits; None: none does."""
    rows = filter(None, map(archive.document, sorted(waiting)))
    days = [row.published or date.min for row in rows if row.primary]
    first = min(days, default=None)
    return first - _LATE if first is not None and first > date.min else first


def _read_named(
    archive: Archive, whose: _Whose
) -> Iterator[tuple[Dossier, Mapping[tuple[str, str], str]]]:
    """Each dossier with the persons of its voices, and those of its neighbours."""
    waiting = archive.dossiers()
    while some := list(islice(waiting, _PAGE)):
        named = whose.of(archive, [dossier.document.id for dossier in some])
        yield from ((dossier, named) for dossier in some)


def _is_touched(
    dossier: Dossier, named: Mapping[tuple[str, str], str], earliest: date | None
) -> bool:
    """Whether somebody in it is now taken for another person, or it may quote what is new."""
    document = dossier.document
    now = [named.get((document.id, s.speaker or "")) for s in dossier.statements]
    if now != [statement.person for statement in dossier.statements]:
        return True
    return earliest is not None and bool(dossier.findings) and _is_from(document, earliest)


def _is_from(document: Document, day: date) -> bool:
    return document.published is None or document.published >= day


def _days(heard: Shuffle[str, bytes]) -> Iterator[tuple[date, Iterator[Heard]]]:
    for day, bodies in heard.groups():
        yield date.fromisoformat(day), map(_HEARD.decode, bodies)


def _names(rows: _Rows) -> dict[str, str]:
    people = map(_PERSONS.decode, (body for _, body in rows.people.read()))
    return {person.id: person.name for person in people}


def _occasions(rows: _Rows) -> Iterator[Occasion]:
    return map(_OCCASIONS.decode, (body for _, body in rows.occasions.read()))


def _links(keys: Shuffle[str, int], whose: _Whose) -> Iterator[tuple[str, str]]:
    for key, places in keys.groups():
        for person in {whose.at(place) for place in places}:
            yield key, person


def _ids(archive: Archive) -> Iterator[str]:
    return (row.id for row in archive.documents())
