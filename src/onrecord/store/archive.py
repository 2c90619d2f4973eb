"""The archive: the one door to everything that is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from sqlalchemy import Column, Select, select, update

from onrecord.late import load_late
from onrecord.model import Document, Dossier, Occasion, Person, Review, Transcript, Voice
from onrecord.store.databases.database import Database, Work
from onrecord.store.kept import ledger
from onrecord.store.kept.originals import Kept
from onrecord.store.rooms import Rooms
from onrecord.store.rows.records import (
    Counts,
    DocumentFilter,
    DocumentRow,
    Fold,
    Hit,
    SetAside,
    StatementFilter,
    StatementRow,
)
from onrecord.store.schema.bodies import unpack_document, unpack_dossier, unpack_record
from onrecord.store.schema.storable import sound
from onrecord.store.schema.tables import documents, dossiers, kept, statements, texts, voices

if TYPE_CHECKING:
    from onrecord.store import sums
    from onrecord.store.kept import in_step, reviews, written_dossiers
    from onrecord.store.listing import document_lists, lists
    from onrecord.store.schema import totals
    from onrecord.store.search import asking, fulltext
    from onrecord.store.word_rows import segments
else:  # what asks one thing needs none of what lists, searches and writes
    asking = load_late("onrecord.store.search.asking")
    in_step = load_late("onrecord.store.kept.in_step")
    document_lists = load_late("onrecord.store.listing.document_lists")
    fulltext = load_late("onrecord.store.search.fulltext")
    lists = load_late("onrecord.store.listing.lists")
    reviews = load_late("onrecord.store.kept.reviews")
    segments = load_late("onrecord.store.word_rows.segments")
    sums = load_late("onrecord.store.sums")
    totals = load_late("onrecord.store.schema.totals")
    written_dossiers = load_late("onrecord.store.kept.written_dossiers")

__all__ = ["Archive"]

_T = TypeVar("_T")
_Old = dict[str, Dossier] | None
_NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})
_PAGE: Final = 50  # dossiers read at a time
_ROWS: Final = 500  # rows of a list read at a time
_BATCH: Final = 100  # dossiers written in one transaction
_EVERYTHING_STATEMENTS: Final = StatementFilter()
_EVERYTHING_DOCUMENTS: Final = DocumentFilter()


class Archive(Rooms):
    """Dossiers, originals, people, reviews; open it with `open_archive` or `open_server`.

    Every method that writes does so whole or not at all, and may raise ArchiveError: the archive
    is in use, damaged, or the disk refuses. Every method that reads may raise it too. Iterators
    read as they go and hold at most a page in memory. Threads may share an archive.
    """

    def __init__(self, database: Database, originals: Kept) -> None:
        super().__init__(database)
        self._originals = originals
        self.where = database.where  # the folder or the address, for a message
        self.read_only = database.read_only  # whether nothing can be written

    def __enter__(self) -> Self:
        """The archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def taking_turn(self, work: Work, wait_s: float = 0.0) -> AbstractContextManager[bool]:
        """Whether nobody else is at a work of many transactions, or ends it in time."""
        return self._database.taking_turn(work, wait_s)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    # -- dossiers ----------------------------------------------------------------------------

    def save(
        self,
        dossier: Dossier,
        *,
        pending: bool = False,
        kept: Mapping[str, bytes] = _NOTHING,
        primary: Transcript | None = None,
        decided: Review | None = None,
    ) -> Review | None:
        """Write a dossier in place of what is held of its document.

        Args:
            dossier: what to write; its path is no longer set aside.
            pending: whether it still has to be held against the whole archive.
            kept: what to keep with it, kind by kind, as `keep` does.
            primary: its words for the index; None: those it has stay, if the text is the same.
            decided: the decision that brings it; both are written, or neither.

        Raises:
            UnreadableSource: its text holds what no database can.
        """
        return self._write((dossier,), pending, kept, primary, decided=decided)

    def save_all(self, held: Iterable[Dossier], *, pending: bool = False, old: _Old = None) -> None:
        """Write dossiers as `save` does; what is not held as it was read (`old`, by id) stays."""
        waiting = iter(held)
        while batch := list(islice(waiting, _BATCH)):
            self._write(batch, pending, old=old)

    def _write(  # noqa: PLR0913, PLR0917 - one transaction has as many parts
        self,
        batch: Sequence[Dossier],
        pending: bool,
        extra: Mapping[str, bytes] = _NOTHING,
        primary: Transcript | None = None,
        old: _Old = None,
        decided: Review | None = None,
    ) -> Review | None:
        sizes = [self._originals.size(dossier.document.sha256) for dossier in batch]
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            for dossier, size in zip(batch, sizes, strict=True):
                if old is not None and written_dossiers.is_stale(connection, dossier, old):
                    continue
                with in_step.keeping_in_step(connection, dossier.document.id):
                    written_dossiers.write_dossier(
                        connection, dossier, pending=pending, original_bytes=size, now=now
                    )
                    reviews.join_reviews(connection, dossier.document.id)
                for kind, body in extra.items():
                    ledger.keep_body(connection, kind, dossier.document.id, body)
            if primary is not None:
                segments.write_words(connection, primary)
            return None if decided is None else reviews.write_review(connection, decided)

    def holds(self, sha256: str, made_by: str) -> bool:
        """Whether these bytes were already worked through by the same rules and model."""
        mine = (documents.c.sha256 == sha256) & (documents.c.made_by == made_by)
        with self._database.reading() as connection:
            return connection.execute(select(documents.c.id).where(mine)).first() is not None

    def dossier(self, document_id: str) -> Dossier | None:
        """The dossier of a document; None: not held."""
        body = self._one(dossiers.c.body, dossiers.c.document, document_id)
        return None if body is None else unpack_dossier(body, self.where)

    def opened(self, document_id: str) -> Document | None:
        """The document of a dossier without the rest; None: not held."""
        body = self._one(dossiers.c.body, dossiers.c.document, document_id)
        return None if body is None else unpack_document(body, self.where)

    def _one(self, column: Column[_T], key: Column[str], document_id: str) -> _T | None:
        query = select(column).where(key == sound(document_id))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def dossiers(self, *, primary: bool | None = None) -> Iterator[Dossier]:
        """All dossiers by the id of their document, or those with or without a transcript.

        What is saved in the meantime may or may not be among them; none comes twice.
        """
        query = select(dossiers).order_by(dossiers.c.document).limit(_PAGE)
        if primary is not None:
            query = query.join(documents).where(documents.c.primary_text == primary)
        last = ""
        while True:
            with self._database.reading() as connection:
                page = connection.execute(query.where(dossiers.c.document > last)).all()
            for row in page:
                yield unpack_dossier(row.body, self.where)
            if len(page) < _PAGE:
                return
            last = page[-1].document

    def text(self, document_id: str) -> str | None:
        """The text of a document without the rest; None: not held."""
        return self._one(texts.c.body, texts.c.document, document_id)

    def added(self, document_id: str) -> datetime | None:
        """When a document was taken in, UTC; None: not held."""
        return self._one(documents.c.added, documents.c.id, document_id)

    def mark_pending(self, document_ids: Iterable[str]) -> None:
        """Note that documents have to be held against the whole archive once more."""
        self._mark(document_ids, pending=True)

    def settle(self, document_ids: Iterable[str]) -> None:
        """Note that documents were held against the whole archive, and stay as they are."""
        self._mark(document_ids, pending=False)

    def _mark(self, document_ids: Iterable[str], *, pending: bool) -> None:
        with self._database.writing() as connection:
            for document_id in document_ids:
                mine = documents.c.id == sound(document_id)
                connection.execute(update(documents).where(mine).values(pending=pending))

    def pending(self) -> tuple[str, ...]:
        """The ids of the documents that wait to be held against the whole archive, in order."""
        query = select(documents.c.id).where(documents.c.pending).order_by(documents.c.id)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def remove(self, document_id: str, decided: Review) -> Review:
        """Let a document go, with who says so and why, or neither; original and reviews stay."""
        mine = sound(document_id)
        with self._database.writing() as connection:
            made = reviews.write_review(connection, decided)
            with in_step.keeping_in_step(connection, mine):
                written_dossiers.remove_dossier(connection, mine)
        return made

    # -- originals ---------------------------------------------------------------------------

    def keep_original(self, content: bytes) -> str:
        """Keep bytes as they came; keeping them again changes nothing. Returns their SHA-256."""
        return self._originals.keep(content)

    def original(self, sha256: str) -> bytes:
        """Bytes as they came, checked against their SHA-256."""
        return self._originals.read(sha256)

    def originals(self) -> Iterator[str]:
        """The SHA-256 of every original on the disk, in order."""
        return self._originals.hold()

    def rehash(self, sha256: str) -> bool:
        """Whether an original is here, whole and unchanged."""
        return self._originals.rehash(sha256)

    def faults(self) -> Iterator[str]:
        """A line for each thing in the archive that does not hold; originals are all rehashed.

        An original without a document is no fault: a process died between the two. The indexes of
        an archive that is only read are not compared: to SQLite, that is a write.
        """
        database = self._database
        with database.reading() if self.read_only else database.writing() as connection:
            yield from database.find_faults(connection)
            if not self.read_only:
                yield from fulltext.find_faults(connection)
            yield from totals.find_drift(connection)
            known = set(connection.scalars(select(documents.c.sha256)))
        with self._database.reading() as connection:
            yield from written_dossiers.find_faults(connection, self.where)
        for sha256 in sorted(known | set(self.originals())):
            if not self.rehash(sha256):
                yield f"the original {sha256} is missing or changed"

    # -- lists and search --------------------------------------------------------------------

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Find documents by the words of their title and text, the best first (bm25).

        Args:
            query: what a user typed, see `asking`.
            limit: how many hits at most.

        Raises:
            UsageError: the query cannot be read.
        """
        asked = asking.parse_words(query)
        if asked is None:
            return ()
        with self._database.reading() as connection:
            return fulltext.search_texts(connection, asked, limit)

    def documents(self, wanted: DocumentFilter = _EVERYTHING_DOCUMENTS) -> Iterator[DocumentRow]:
        """Documents that fit, in the order asked for."""
        return self._rows(document_lists.ask_documents(wanted), document_lists.read_document)

    def count_documents(self, wanted: DocumentFilter = _EVERYTHING_DOCUMENTS) -> int:
        """How many documents fit."""
        with self._database.reading() as connection:
            return connection.execute(document_lists.count_documents(wanted)).scalar_one()

    def document(self, document_id: str) -> DocumentRow | None:
        """The document with an id, as a list shows it; None: not held."""
        return next(self.documents(DocumentFilter(id=document_id)), None)

    def statements(
        self, wanted: StatementFilter = _EVERYTHING_STATEMENTS
    ) -> Iterator[StatementRow]:
        """Statements that fit, the newest first, those without a date last."""
        if wanted.about:
            self.passages.prepare(whole=False)
        return self._rows(lists.filter_statements(wanted), lists.read_statement)

    def count_folds(self, wanted: StatementFilter) -> Mapping[Fold, int]:
        """How many of the statements that fit lists fold away, by reason; those that occur."""
        if wanted.about:
            self.passages.prepare(whole=False)
        with self._database.reading() as connection:
            found = connection.execute(lists.count_folds(wanted)).all()
        counts = {Fold(row.fold): int(row.number) for row in found}
        return {reason: counts[reason] for reason in Fold if reason in counts}

    def statement(self, statement_id: str) -> StatementRow | None:
        """The statement with an id; None: not held."""
        query = lists.ask_statements(statements.c.id == sound(statement_id))
        return next(self._rows(query.limit(1), lists.read_statement), None)

    def statements_of(self, ids: Sequence[str]) -> tuple[StatementRow, ...]:
        """The statements with these ids, in their order; those that are held."""
        query = lists.ask_statements(statements.c.id.in_([sound(each) for each in ids]))
        found = {row.id: row for row in self._rows(query, lists.read_statement)}
        return tuple(found[each] for each in ids if each in found)

    def voices(self) -> Iterator[Voice]:
        """The voices of all dossiers, document by document, in order."""
        query = select(voices.c.body).order_by(voices.c.document, voices.c.number)
        return self._rows(query, lambda row: unpack_record(row.body, Voice, self.where))

    def counts(self) -> Counts:
        """What the archive holds, in numbers."""
        return self._database.remember("counts", sums.count_all)

    def count_readers(self) -> Mapping[str, int]:
        """What read how many documents, by the name of rules and model."""
        with self._database.reading() as connection:
            return sums.count_readers(connection)

    def stamp_primary(self) -> str:
        """A mark that changes whenever the primary texts do."""
        with self._database.reading() as connection:
            return segments.stamp_primary(connection)

    def _rows(self, query: Select[Any], read: Callable[["lists.AnyRow"], _T]) -> Iterator[_T]:
        options = {"yield_per": _ROWS}
        with self._database.reading() as connection:
            yield from map(read, connection.execute(query, execution_options=options))

    # -- people, occasions, and what else is kept ----------------------------------------------

    def people(self) -> tuple[Person, ...]:
        """All people, by id."""
        with self._database.reading() as connection:
            return ledger.read_people(connection, self.where)

    def person(self, person_id: str) -> Person | None:
        """The person with an id; None: not held."""
        with self._database.reading() as connection:
            held = ledger.read_people(connection, self.where, sound(person_id))
        return next(iter(held), None)

    def save_people(self, persons: Sequence[Person]) -> None:
        """Write all people in place of those held."""
        with self._database.writing() as connection:
            ledger.replace_people(connection, persons)

    def occasions(self) -> tuple[Occasion, ...]:
        """All occasions, by date, undated last, and id."""
        with self._database.reading() as connection:
            return ledger.read_occasions(connection, self.where)

    def occasion(self, occasion_id: str) -> Occasion | None:
        """The occasion with an id; None: not held."""
        with self._database.reading() as connection:
            held = ledger.read_occasions(connection, self.where, sound(occasion_id))
        return next(iter(held), None)

    def save_occasions(self, held: Sequence[Occasion]) -> None:
        """Write all occasions in place of those held."""
        with self._database.writing() as connection:
            ledger.replace_occasions(connection, held)

    def keep(self, kind: str, document: str, body: bytes) -> None:
        """Keep bytes of a kind for a document, such as a fingerprint, in place of the last."""
        with self._database.writing() as connection:
            ledger.keep_body(connection, kind, document, body)

    def kept(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """All that is kept of a kind: id of the document and bytes, by id."""
        query = select(kept.c.document, kept.c.body).where(kept.c.kind == kind)
        return self._rows(query.order_by(kept.c.document), lambda row: (row.document, row.body))

    def set_aside(self, name: str, reason: str) -> None:
        """Note that an input could not be used; saving its dossier takes the note away."""
        with self._database.writing() as connection:
            ledger.put_aside(connection, name, reason)

    def inputs_set_aside(self) -> tuple[SetAside, ...]:
        """The inputs that could not be used, by name."""
        with self._database.reading() as connection:
            return ledger.read_aside(connection)
