"""Reviews in an archive: a chain of rows that only grows, joined to the statements meant."""

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    insert,
    or_,
    select,
    update,
)

from onrecord.model import (
    OF_FINDINGS,
    Borne,
    Review,
    ReviewKind,
    Seen,
    fit_review,
    fold_speaker,
    fold_words,
    seal,
    stand,
)
from onrecord.store.databases.database import Database
from onrecord.store.kept.in_step import keeping_in_step
from onrecord.store.schema.repeating import find_original
from onrecord.store.schema.sorting import sort_statements
from onrecord.store.schema.storable import plain, sound
from onrecord.store.schema.tables import documents, reviews, statements
from onrecord.text import fold_address

__all__ = ["Reviews", "join_reviews", "write_review"]

_AT_ONCE = 300  # reviews that a query names: databases take so many values
_BORNE = ("reviewed", "reviewed_by", "assigned")  # what a statement bears
_TEXTS = ("who", "why", "subject", "value", "sha256", "place", "words", "speaker")


class Holder(NamedTuple):
    """A document that a review may be about."""

    id: str
    sha256: str
    path: str
    url: str | None


class Reviews:
    """What persons decided."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._read: list[Review] = []  # rows are only added, so what was read stays as it is

    def add(self, review: Review) -> Review:
        """Write a review after all others; its time, number and hashes are given here.

        The statements that it is about bear it from then on.
        """
        with self._database.writing() as connection:
            return write_review(connection, review)

    def all(self) -> tuple[Review, ...]:
        """All reviews in the order they were made in, undone ones and undoings too."""
        with self._lock, self._database.reading() as connection:
            last = self._read[-1].number if self._read else 0
            self._read += map(_read, connection.execute(_ask(reviews.c.number > last)))
            return tuple(self._read)

    def begun(self) -> bool:
        """Whether anybody ever decided anything."""
        with self._database.reading() as connection:
            return connection.execute(select(reviews.c.number).limit(1)).first() is not None

    def standing(self) -> tuple[Review, ...]:
        """Those that hold."""
        return stand(self.all())

    def of_document(self, document_id: str) -> tuple[Review, ...]:
        """Those that hold of a document or of words in it, an earlier version's too."""
        with self._database.reading() as connection:
            return _of_document(connection, sound(document_id))

    def about(self, sha256: str, *places: str) -> tuple[Review, ...]:
        """Those that hold of bytes, or of a document at one of these places."""
        with self._database.reading() as connection:
            return _about(connection, sha256, [plain(place) for place in places])

    def documents(self, review: Review) -> tuple[str, ...]:
        """The ids of the documents that a review is about: of its bytes, or at its place."""
        with self._database.reading() as connection:
            return _find_documents(connection, review)

    def holders(self, held: Sequence[Review]) -> tuple[Holder, ...]:
        """The documents that have the bytes or the place of some reviews, by id."""
        row, found = documents.c, set[Holder]()
        with self._database.reading() as connection:
            for first in range(0, len(held), _AT_ONCE):
                part = held[first : first + _AT_ONCE]
                places = {each.place for each in part} - {""}
                same = row.sha256.in_({each.sha256 for each in part})
                mine = or_(same, row.path.in_(places), row.url.in_(places))
                query = select(row.id, row.sha256, row.path, row.url).where(mine)
                found.update(Holder(*each) for each in connection.execute(query))
        return tuple(sorted(found, key=lambda each: each.id))

    def borne(self, document_id: str) -> dict[str, Borne]:
        """The last decision on each statement of a document, by its id.

        What a copy only repeats, and nobody decided there, bears what was decided of its original.
        """
        row = statements.c
        mine = (row.document == sound(document_id)) & or_(row.reviewed.is_not(None), row.repeated)
        query = select(row.id, row.reviewed, row.reviewed_by)
        with self._database.reading() as connection:
            own = {each.id: each for each in connection.execute(query.where(mine))}
            lent = {key: find_original(connection, key) for key in own if not own[key].reviewed}
            of = row.id.in_(lent.values()) & row.reviewed.is_not(None)
            held = {each.id: each for each in connection.execute(query.where(of))} if lent else {}
        found = {key: (own[key] if own[key].reviewed else held.get(lent[key])) for key in own}
        return {
            key: Borne(ReviewKind(each.reviewed), each.reviewed_by, lent.get(key))
            for key, each in found.items()
            if each is not None
        }

    def original(self, statement_id: str) -> str | None:
        """The id of the statement that one of a copy only repeats; None: it repeats none."""
        with self._database.reading() as connection:
            return find_original(connection, sound(statement_id))

    def faults(self) -> Iterator[str]:
        """A line for each review that was changed, or that does not follow the one before it."""
        before = ""
        with self._database.reading() as connection:
            held = tuple(map(_read, connection.execute(_ask())))
        for review in held:
            if seal(review) != review.hash:
                yield f"review {review.number} was changed after it was made"
            if review.before != before:
                yield f"review {review.number} does not follow the one before it"
            before = review.hash


def _ask(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(reviews).where(*conditions).order_by(reviews.c.number)


def _write(review: Review) -> dict[str, object]:
    seen = {"verdict": review.seen.verdict, "meaning": review.seen.meaning}
    return {
        **{name: getattr(review, name) for name in (*_TEXTS, "undoes", "before", "hash")},
        "kind": review.kind.value,
        "at": review.at.replace(tzinfo=None),
        "seen": json.dumps({**seen, "made_by": review.seen.made_by}),
    }


def _read(row: Row[Any]) -> Review:
    held = row._mapping  # noqa: SLF001 - how SQLAlchemy gives a row by names
    return Review(
        **{name: held[name] for name in (*_TEXTS, "undoes", "number", "before", "hash")},
        kind=ReviewKind(held["kind"]),
        at=held["at"].replace(tzinfo=UTC),
        seen=msgspec.json.decode(held["seen"], type=Seen),
    )


def _of_document(connection: Connection, document_id: str) -> tuple[Review, ...]:
    row = documents.c
    columns = (row.sha256, row.path, row.url, row.address)
    own = connection.execute(select(*columns).where(row.id == document_id)).first()
    if own is None:
        return ()
    places = {own.path, own.url}
    if own.address:  # one page, however its address is written
        places.update(connection.scalars(select(row.url).where(row.address == own.address)))
    return _about(connection, own.sha256, sorted(place for place in places if place))


def _about(connection: Connection, sha256: str, places: Sequence[str]) -> tuple[Review, ...]:
    mine = reviews.c.sha256 == sha256
    about = or_(mine, reviews.c.place.in_(places) & (reviews.c.sha256 != ""))
    undoing = reviews.c.undoes.is_not(None)
    return stand(map(_read, connection.execute(_ask(or_(about, undoing)))))


def write_review(connection: Connection, review: Review) -> Review:
    """Write a review in a transaction; the statements that it is about bear it from then on."""
    told: dict[str, Any] = {name: plain(getattr(review, name)) for name in _TEXTS}
    newest = reviews.c.number.desc()
    last = connection.scalars(select(reviews.c.hash).order_by(newest).limit(1)).first()
    made = replace(review, **told, at=datetime.now(UTC), before=last or "", number=0)
    made = replace(made, hash=seal(made))
    key = connection.execute(insert(reviews), _write(made)).inserted_primary_key
    made = replace(made, number=int(key[0]) if key else 0)
    undone = made
    while undone.undoes is not None:
        undone = _read(connection.execute(_ask(reviews.c.number == undone.undoes)).one())
    for document in _find_documents(connection, undone):
        with keeping_in_step(connection, document):
            join_reviews(connection, document)
    return made


def _find_documents(connection: Connection, review: Review) -> tuple[str, ...]:
    """The ids of the documents that a review is about."""
    if not review.sha256:
        return ()
    row = documents.c
    same = row.sha256 == review.sha256
    if review.place:
        same = or_(same, row.path == review.place, row.url == review.place)
        address = fold_address(review.place)
        same = same if address is None else or_(same, row.address == address)
    return tuple(connection.scalars(select(row.id).where(same)))


def join_reviews(connection: Connection, document_id: str) -> None:
    """Let each statement of a document bear what was decided of it: the one place that joins them.

    `reviewed` is the last decision on its finding that holds; `reviewed_by` whoever decided;
    `assigned` who is to read it.
    """
    about = _of_document(connection, document_id)
    held = [r for r in about if r.kind in OF_FINDINGS or r.kind is ReviewKind.ASSIGNED]
    mine = statements.c.document == document_id
    borne = or_(statements.c.reviewed.is_not(None), statements.c.assigned.is_not(None))
    bearing = select(statements.c.number).where(mine, borne).limit(1)
    if not held and connection.execute(bearing).first() is None:
        return
    columns = (statements.c.id, statements.c.text, statements.c.speaker)
    rows = connection.execute(select(*columns).where(mine)).all()
    keys = [(row.id, fold_words(row.text), fold_speaker(row.speaker)) for row in rows]
    decided: dict[str, dict[str, str | None]] = {}
    for review in held:
        for key in fit_review(review, keys):
            told = decided.setdefault(key, dict.fromkeys(_BORNE))
            if review.kind is ReviewKind.ASSIGNED:
                told["assigned"] = review.value or None
            else:
                who = [*(told["reviewed_by"] or "").split(", "), review.who]
                told["reviewed"] = review.kind.value
                told["reviewed_by"] = ", ".join(dict.fromkeys(filter(None, who)))
    connection.execute(update(statements).where(mine).values(dict.fromkeys(_BORNE)))
    amend = update(statements).where(statements.c.id == bindparam("mine"), mine)
    values: dict[str, BindParameter[object]] = {name: bindparam(f"new_{name}") for name in _BORNE}
    changes = [
        {"mine": key, **{f"new_{name}": value for name, value in told.items()}}
        for key, told in decided.items()
    ]
    if changes:
        connection.execute(amend.values(values), changes)
    sort_statements(connection, document_id)
