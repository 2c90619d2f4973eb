"""What leads from a new document to the few things that it touches; no look-up reads all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from onrecord.model import Occasion, Person, Voice
from onrecord.store.databases.database import Database
from onrecord.store.kept import ledger
from onrecord.store.schema.bodies import unpack_record
from onrecord.store.schema.tables import (
    documents,
    kept,
    occasions,
    people,
    postings,
    prints,
    statements,
    voices,
)

__all__ = ["AT", "LINK", "OF", "TOLD", "Change", "Laid", "Posting", "Postings"]

_T = TypeVar("_T")
_ASKED: Final = 400  # keys in one question
_WRITTEN: Final = 2000  # postings that are written at a time
_MARKS: Final = 5000  # fingerprints in one; a document of 12,000 words has so many
_READY: Final = "ready"  # kind of the one posting that tells that all others are there
LINK: Final = "link"  # from what voices share to the people of these voices
AT: Final = "at"  # from a person and a day to occasions
OF: Final = "of"  # from a document to the occasions that it is of
TOLD: Final = "told"  # from what reports tell to the occasions of which no transcript is held
Posting = tuple[str, str]  # a key, and the id of what bears it


@dataclass(frozen=True, slots=True)
class Laid:
    """What leads to one document from now on."""

    document: str
    gone: Collection[int]  # fingerprints
    prints: Collection[int]  # that are not held yet
    kind: str  # under which it is kept what was laid out, and that
    body: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """What a settling changes, written whole or not at all; streams are read while it is."""

    people_gone: Collection[str] = ()  # ids; their postings go with them
    people: Iterable[Person] = ()
    occasions_gone: Collection[str] = ()
    occasions: Iterable[Occasion] = ()
    put: Mapping[str, Iterable[Posting]] = field(default_factory=dict)  # by kind; each once
    laid: Iterable[Laid] = ()
    pending: Collection[str] = ()  # ids of documents to be held again


class Postings:
    """An inverted index over the archive's people, occasions and fingerprints."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def are_ready(self) -> bool:
        """Whether they are written for the whole archive, and the last settling was finished."""
        query = select(postings.c.held).where(postings.c.kind == _READY)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def find(self, kind: str, keys: Iterable[str]) -> set[Posting]:
        """The postings of a kind under some keys."""
        columns = (postings.c.key, postings.c.held)
        query = select(*columns).where(postings.c.kind == kind)
        return {(key, held) for key, held in self._ask(query, postings.c.key, keys)}

    def find_under(self, kind: str, head: str) -> set[str]:
        """The ids of what bears a key of a kind that begins so, up to a space."""
        within = postings.c.key.between(f"{head} ", f"{head}!")
        query = select(postings.c.held).where(postings.c.kind == kind, within)
        with self._database.reading() as connection:
            return set(connection.scalars(query))

    def share_prints(self, marks: Iterable[int], fewest: int) -> dict[str, int]:
        """How many of some fingerprints a document holds, for those that hold so many.

        The database counts: words that stand in every report of an outlet have many holders.
        """
        wanted = list(dict.fromkeys(marks))
        number = func.count()
        query = select(prints.c.document, number).group_by(prints.c.document)
        if len(wanted) <= _MARKS:
            query = query.having(number >= fewest)
        found: Counter[str] = Counter()
        for some in _batches(wanted, _MARKS):
            with self._database.reading() as connection:
                rows = connection.execute(query.where(prints.c.mark.in_(some))).all()
            for document, count in rows:
                found[document] += count
        return {document: count for document, count in found.items() if count >= fewest}

    def people(self, ids: Iterable[str]) -> tuple[Person, ...]:
        """The people with these ids, by id."""
        query = select(people.c.id, people.c.body)
        rows = sorted(self._ask(query, people.c.id, ids))
        return tuple(unpack_record(body, Person, self._database.where) for _, body in rows)

    def occasions(self, ids: Iterable[str]) -> tuple[Occasion, ...]:
        """The occasions with these ids, by id."""
        query = select(occasions.c.id, occasions.c.body)
        rows = sorted(self._ask(query, occasions.c.id, ids))
        return tuple(unpack_record(body, Occasion, self._database.where) for _, body in rows)

    def voices(self, held_in: Iterable[str]) -> tuple[Voice, ...]:
        """The voices of some documents."""
        return tuple(voice for _, voice in self.numbered(held_in))

    def numbered(self, held_in: Iterable[str]) -> Iterator[tuple[int, Voice]]:
        """The voices of some documents, each with its number, which no other has or had."""
        query = select(voices.c.number, voices.c.body)
        for number, body in self._ask(query, voices.c.document, held_in):
            yield number, unpack_record(body, Voice, self._database.where)

    def all_numbered(self) -> Iterator[tuple[int, Voice]]:
        """All voices by number; some that are saved in the meantime may be among them."""
        for number, body in self._pages(voices.c.number, voices.c.body, -1):
            yield number, unpack_record(body, Voice, self._database.where)

    def all_occasions(self) -> Iterator[Occasion]:
        """All occasions by id."""
        for _, body in self._pages(occasions.c.id, occasions.c.body, ""):
            yield unpack_record(body, Occasion, self._database.where)

    def witnessed(self) -> tuple[str, ...]:
        """The ids of the occasions of which a transcript is held."""
        query = select(occasions.c.id).where(occasions.c.transcripts > 0)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def _pages(
        self,
        key: ColumnElement[Any],
        body: ColumnElement[Any],
        last: Any,  # noqa: ANN401 - a key
    ) -> Iterator[tuple[Any, bytes]]:
        """The rows of a table by a key, read some at a time, so that no transaction stays open."""
        query = select(key, body).order_by(key).limit(_ASKED)
        while True:
            with self._database.reading() as connection:
                page = connection.execute(query.where(key > last)).all()
            yield from map(tuple, page)
            if len(page) < _ASKED:
                return
            last = page[-1][0]

    def kept(self, kind: str, held_of: Iterable[str]) -> dict[str, bytes]:
        """What is kept of a kind for some documents."""
        query = select(kept.c.document, kept.c.body).where(kept.c.kind == kind)
        return {row[0]: row[1] for row in self._ask(query, kept.c.document, held_of)}

    def have_primary(self, ids: Iterable[str]) -> bool:
        """Whether one of these documents is a primary text."""
        query = select(documents.c.id).where(documents.c.primary_text)
        return any(True for _ in self._ask(query, documents.c.id, ids))

    def published(self, first: date, last: date) -> tuple[str, ...]:
        """The ids of the documents that were published from one day to another."""
        query = select(documents.c.id).where(documents.c.published.between(first, last))
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def speak_near(self, held: Iterable[Occasion], before: int, after: int) -> set[str]:
        """The reports that have people of some occasions speak so many days around them."""
        found: set[str] = set()
        with self._database.reading() as connection:
            for occasion in held:
                if occasion.date is None:
                    continue
                number = occasion.date.toordinal()
                first = date.fromordinal(max(number - before, date.min.toordinal()))
                last = date.fromordinal(min(number + after, date.max.toordinal()))
                mine = statements.c.person.in_(occasion.people) & (statements.c.kind != "turn")
                query = select(statements.c.document).where(mine)
                found.update(connection.scalars(query.where(statements.c.day.between(first, last))))
        return found

    def reported(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """For some occasions, the documents of which a statement is tied to them."""
        column = statements.c.occasion
        query = select(column, statements.c.document).where(statements.c.kind != "turn").distinct()
        found: dict[str, set[str]] = defaultdict(set)
        for occasion, document in self._ask(query, column, ids):
            found[occasion].add(document)
        return found

    def finish(self, changed: Iterable[Occasion]) -> None:
        """Write occasions whose reports are others now, and that the settling is done."""
        with self._database.writing() as connection:
            for some in _batches(changed):
                ids = [occasion.id for occasion in some]
                ledger.amend_occasions(connection, ids, some)
                mine = (postings.c.kind == OF) & postings.c.held.in_(ids)
                connection.execute(delete(postings).where(mine))
                of = {(each, o.id) for o in some for each in (*o.transcripts, *o.reports)}
                _put(connection, {OF: of})
            _put(connection, {_READY: [("", "")]})

    def _ask(
        self, query: Select[Any], column: ColumnElement[Any], keys: Iterable[object]
    ) -> Iterator[tuple[Any, ...]]:
        for some in _batches(dict.fromkeys(keys)):
            with self._database.reading() as connection:
                rows = connection.execute(query.where(column.in_(some))).all()
            yield from map(tuple, rows)

    def write(self, change: Change, *, whole: bool = False) -> None:
        """Write what a settling changes.

        Args:
            change: what to write.
            whole: whether people, occasions and postings take the place of all that are held.
        """
        with self._database.writing() as connection:
            if whole:
                connection.execute(delete(postings))
                ledger.replace_people(connection, change.people)
                ledger.replace_occasions(connection, change.occasions)
            else:
                ledger.amend_people(connection, change.people_gone, change.people)
                ledger.amend_occasions(connection, change.occasions_gone, change.occasions)
                _forget(connection, change)
            connection.execute(delete(postings).where(postings.c.kind == _READY))
            _put(connection, change.put)
            for laid in change.laid:
                _write_laid(connection, laid)
            for each in change.pending:
                mine = documents.c.id == each
                connection.execute(update(documents).where(mine).values(pending=True))


def _put(connection: Connection, held_by_kind: Mapping[str, Iterable[Posting]]) -> None:
    for kind, put in held_by_kind.items():
        for some in _batches(put, _WRITTEN):
            rows = [{"kind": kind, "key": key, "held": held} for key, held in some]
            connection.execute(insert(postings), rows)


def _batches(keys: Iterable[_T], most: int = _ASKED) -> Iterator[list[_T]]:
    """Keys, so many at a time as one question may hold."""
    waiting = iter(keys)
    while some := list(islice(waiting, most)):
        yield some


def _forget(connection: Connection, change: Change) -> None:
    """Let all postings go that lead to people or occasions that go."""
    for kinds, gone in (((LINK,), change.people_gone), ((AT, OF, TOLD), change.occasions_gone)):
        for some in _batches(gone):
            mine = postings.c.kind.in_(kinds) & postings.c.held.in_(some)
            connection.execute(delete(postings).where(mine))


def _write_laid(connection: Connection, laid: Laid) -> None:
    for mark in laid.gone:
        mine = (prints.c.mark == mark) & (prints.c.document == laid.document)
        connection.execute(delete(prints).where(mine))
    rows = [{"mark": mark, "document": laid.document} for mark in laid.prints]
    if rows:
        connection.execute(insert(prints), rows)
    ledger.keep_body(connection, laid.kind, laid.document, laid.body)
