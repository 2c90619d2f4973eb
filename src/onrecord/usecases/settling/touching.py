"""What some new reports touch: the people, occasions and documents that may change for them.

No look-up reads the archive: each follows the postings of what the reports themselves hold.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter

import msgspec

from onrecord.dates import (
    LOOK_BACK,
    Account,
    OccasionBook,
    account_for,
    days_around,
    place_reports,
    plain_id,
    tell_key,
    tell_keys,
)
from onrecord.model import Dossier, Occasion, Person, Statement, Voice
from onrecord.speakers import gather_people, link_keys
from onrecord.store import AT, LINK, OF, TOLD, Archive, Change, Laid
from onrecord.usecases.persons import Settled, read_told, rename_people
from onrecord.usecases.settling.books import ArchiveBook
from onrecord.usecases.settling.lineage import find_kin, read_sketches
from onrecord.usecases.settling.ondemand import OnDemand

__all__ = [
    "People",
    "PeopleMet",
    "Touched",
    "account_of",
    "find_changed",
    "heard_near",
    "lay_out",
    "lead_to",
    "touch",
]

_LAID_AT_ONCE = 100  # documents
_LAID = "laid"  # kind under which the store keeps what was laid out of a document
People = Mapping[tuple[str, str], Person]  # by document and name there


@dataclass(frozen=True, slots=True)
class Touched:
    """What is to be held against the record once more, and against what."""

    documents: frozenset[str]
    people: People  # those at hand
    book: OccasionBook
    whole: bool = False  # whether all occasions are new


class _LaidOut(msgspec.Struct, array_like=True):
    """What leads to a document, as it was laid out last."""

    keys: list[str]
    prints: list[int]


class PeopleMet(OnDemand[tuple[str, str], Person]):
    """The people of the voices of an archive: those at hand, and of any other document it asks."""

    def __init__(self, archive: Archive, held: People) -> None:
        """Take those that are at hand, with all voices of their documents."""
        super().__init__(archive, held)
        self._known = {document for document, _ in held}

    def read(self, key: tuple[str, str]) -> Person:
        """The person of a voice."""
        document = key[0]
        if document not in self._known:
            self._known.add(document)
            self._held.update(_name_all(self.archive, {document}))
        return self._held[key]

    def let_go(self) -> None:
        """Hold no people; each document's are read again when they are asked for."""
        super().let_go()
        self._known.clear()


def account_of(dossier: Dossier, named: Mapping[tuple[str, str], str]) -> Account:
    """What a document adds to the occasions, the ids of its persons known."""
    mine = dossier.document.id
    known = (replace(s, person=named.get((mine, _as_read(s)))) for s in dossier.statements)
    return account_for(dossier.document, known)


def _as_read(statement: Statement) -> str:
    """The speaker that the report names, whoever the record says it was."""
    told = statement.speaker if statement.read_as is None else statement.read_as
    return told or ""


def lay_out(archive: Archive, ids: Iterable[str]) -> Iterator[Laid]:
    """Lay out the fingerprints and keys of documents that are new, or new again, one by one."""
    waiting = iter(ids)
    while some := list(islice(waiting, _LAID_AT_ONCE)):
        keys: dict[str, set[str]] = defaultdict(set)
        for voice in archive.postings.voices(some):
            keys[voice.document] |= link_keys(voice)
        before = _read_laid(archive, some)
        for own in read_sketches(archive, some):
            old = set(before.get(own.id, _LaidOut([], [])).prints)
            new, links = set(own.prints), sorted(keys[own.id])
            body = msgspec.json.encode(_LaidOut(links, list(own.prints)))
            yield Laid(own.id, old - new, new - old, _LAID, body)


def _read_laid(archive: Archive, ids: Iterable[str]) -> dict[str, _LaidOut]:
    blobs = archive.postings.kept(_LAID, ids)
    return {each: msgspec.json.decode(blob, type=_LaidOut) for each, blob in blobs.items()}


def lead_to(occasions: Callable[[], Iterable[Occasion]]) -> dict[str, Iterable[tuple[str, str]]]:
    """The postings of occasions, each once; they are made while they are read."""
    return {
        AT: (
            (f"{who} {o.date}", o.id) for o in occasions() if o.date for who in sorted({*o.people})
        ),
        OF: ((each, o.id) for o in occasions() for each in {*o.transcripts, *o.reports}),
        TOLD: ((key, o.id) for o in occasions() if (key := tell_key(o)) is not None),
    }


def _lead_to_people(people: Iterable[Person], voices: Iterable[Voice]) -> Iterator[tuple[str, str]]:
    spoken: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        spoken[voice.document, voice.name].append(voice)
    for person in people:
        own = (voice for m in person.merges for voice in spoken.get((m.document, m.name), ()))
        for key in frozenset[str]().union(*map(link_keys, own)):
            yield key, person.id


def touch(archive: Archive, waiting: Collection[str], settled: Settled) -> Touched | None:
    """Settle people and occasions around some reports, and say what is to be held again.

    Returns:
        What they touch; it is written, and marked as pending. None: a transcript is among it, or
        no postings are held yet, so that the whole archive has to be looked at; nothing is done.
    """
    postings = archive.postings
    if not postings.are_ready() or postings.have_primary(waiting):
        return None
    own = postings.voices(waiting)
    old, family = _find_family(archive, waiting, own)
    gathered = gather_people(family, settled.parted, settled.joined)
    new = rename_people(gathered, read_told(archive))
    moved = _owners(old).items() ^ _owners(new).items()
    documents = {document for (document, _), _ in moved} | set(waiting)
    if postings.have_primary(documents):
        return None
    people = _name_all(archive, documents, old, new)
    found = _place(archive, documents, people, old, new)
    if found is None:
        return None
    near, placed = found
    written = _differences(old, new, near, placed)
    more = find_kin(archive, sorted(waiting))
    more |= heard_near(archive, find_changed(_by_id(near), _by_id(placed)))
    change = replace(
        written,
        put={LINK: _lead_to_people(written.people, family), **lead_to(lambda: written.occasions)},
        laid=lay_out(archive, sorted(waiting)),
        pending=(documents | more) - set(waiting),
    )
    postings.write(change)
    people = _name_all(archive, documents | more)
    return Touched(frozenset(documents | more), people, ArchiveBook(archive))


def _by_id(occasions: Iterable[Occasion]) -> list[Occasion]:
    return sorted(occasions, key=lambda occasion: occasion.id)


def find_changed(before: Iterable[Occasion], after: Iterable[Occasion]) -> Iterator[Occasion]:
    """The occasions that came, went or changed in more than reports, as they were and as they are.

    Both are given by id, each id once; they are read side by side.
    """
    paired = merge(((o.id, 0, o) for o in before), ((o.id, 1, o) for o in after))
    for _, rows in groupby(paired, key=itemgetter(0)):
        both = [occasion for _, _, occasion in rows]
        if len(both) < 2 or _bare(both[0]) != _bare(both[1]):  # noqa: PLR2004 - before and after
            yield from both


def _bare(occasion: Occasion) -> Occasion:
    return replace(occasion, reports=())


def heard_near(archive: Archive, changed: Iterable[Occasion]) -> set[str]:
    """The reports that may be of an occasion that came, went or changed."""
    found: set[str] = set()
    waiting = iter(changed)
    while some := list(islice(waiting, _LAID_AT_ONCE)):
        tied = (each for o in some for each in (*o.transcripts, *o.reports))
        found.update(archive.postings.speak_near(some, LOOK_BACK, LOOK_BACK), tied)
    return found


def _find_family(
    archive: Archive, waiting: Collection[str], own: Sequence[Voice]
) -> tuple[list[Person], list[Voice]]:
    """The people whom new voices may join or part, and all voices of theirs and the new."""
    postings = archive.postings
    family = list(own)
    people: dict[str, Person] = {}
    seen: set[str] = set()
    keys = {key for voice in own for key in link_keys(voice)}
    keys.update(key for laid in _read_laid(archive, waiting).values() for key in laid.keys)
    while keys:
        seen |= keys
        ids = {held for _, held in postings.find(LINK, keys)} - people.keys()
        found = postings.people(ids)
        people |= {person.id: person for person in found}
        merged = {(m.document, m.name) for person in found for m in person.merges}
        documents = {document for document, _ in merged}.difference(waiting)
        joined = [v for v in postings.voices(documents) if (v.document, v.name) in merged]
        family += joined
        keys = {key for voice in joined for key in link_keys(voice)} - seen
    return list(people.values()), family


def _owners(people: Iterable[Person]) -> dict[tuple[str, str], str]:
    """Whose each voice is."""
    return {(m.document, m.name): person.id for person in people for m in person.merges}


def _name_all(
    archive: Archive,
    documents: Collection[str],
    old: Sequence[Person] = (),
    new: Sequence[Person] = (),
) -> People:
    """The people of all voices of some documents."""
    postings = archive.postings
    keys = {min(link_keys(voice)) for voice in postings.voices(documents)}
    known = {person.id for person in old}
    ids = {held for _, held in postings.find(LINK, keys)} - known
    return {
        (merge.document, merge.name): person
        for person in (*postings.people(ids), *new)
        for merge in person.merges
        if merge.document in documents
    }


def _place(
    archive: Archive,
    documents: set[str],
    people: People,
    old: Sequence[Person],
    new: Sequence[Person],
) -> tuple[tuple[Occasion, ...], tuple[Occasion, ...]] | None:
    """The occasions without a transcript that some reports told of, and what they are now.

    None: that hangs on more than these, as one of them shares its plain id with another.
    """
    postings = archive.postings
    accounts = _account_all(archive, documents, people)
    keys = {key for account in accounts for key in tell_keys(account)}
    ids = {held for _, held in postings.find(OF, documents)}
    ids |= {held for _, held in postings.find(TOLD, keys)}
    called = {person.id: person.name for person in old}
    renamed = (p.id for p in new if called.get(p.id, p.name) != p.name)
    ids = ids.union(*(postings.find_under(AT, person) for person in renamed))
    held = postings.occasions(ids)
    if any(documents.intersection(occasion.transcripts) for occasion in held):
        return None
    near = tuple(occasion for occasion in held if not occasion.transcripts)
    others = {each for occasion in near for each in occasion.reports} - documents
    more = _name_all(archive, others, old, new)
    accounts += _account_all(archive, others, more)
    names = {person.id: person.name for person in (*people.values(), *more.values())}
    days = {f"{person} {day}" for account in accounts for person, day in days_around(account)}
    around = postings.occasions({each for _, each in postings.find(AT, days)})
    keys.update(filter(None, map(tell_key, near)))
    placed = place_reports(accounts, keys, (o for o in around if o.transcripts), names)
    return (near, placed) if _stand_alone(archive, near, placed) else None


def _stand_alone(archive: Archive, before: Sequence[Occasion], after: Sequence[Occasion]) -> bool:
    """Whether occasions have plain ids that no other occasion has, had or waits for."""
    old, new = ({occasion.id for occasion in each} for each in (before, after))
    if len(new) < len(after) or old != {plain_id(occasion) for occasion in before}:
        return False
    waiting = {f"{each}-2" for each in old - new}
    return not archive.postings.occasions((new - old) | waiting)


def _account_all(archive: Archive, documents: Iterable[str], people: People) -> list[Account]:
    dossiers = filter(None, map(archive.dossier, sorted(documents)))
    named = {key: person.id for key, person in people.items()}
    return [account_of(dossier, named) for dossier in dossiers]


def _differences(
    old: Iterable[Person],
    new: Iterable[Person],
    near: Iterable[Occasion],
    placed: Iterable[Occasion],
) -> Change:
    """What is written of people and occasions: only those that are not as they were."""
    people, now = {p.id: p for p in old}, {p.id: p for p in new}
    occasions, then = {o.id: o for o in near}, {o.id: o for o in placed}
    return Change(
        people_gone=[key for key, person in people.items() if now.get(key) != person],
        people=[person for key, person in now.items() if people.get(key) != person],
        occasions_gone=[key for key, each in occasions.items() if then.get(key) != each],
        occasions=[each for key, each in then.items() if occasions.get(key) != each],
    )
