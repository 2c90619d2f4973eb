"""Passages of an archive: found by words and facets, counted, and kept in step with dossiers."""

import threading
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select, update

from onrecord.errors import ArchiveError
from onrecord.store.databases.database import Database
from onrecord.store.kept.in_step import keeping_in_step
from onrecord.store.kept.written_dossiers import amend_rows
from onrecord.store.rows.sought import PassageFilter, PassageOrder, PassagePage, SavedSearch
from onrecord.store.schema.bodies import unpack_dossier
from onrecord.store.schema.row_columns import LAYOUT, Columns, Ints, catch_up
from onrecord.store.schema.storable import plain
from onrecord.store.schema.tables import (
    documents,
    dossiers,
    passage_columns,
    passages,
    saved_searches,
    statements,
)
from onrecord.store.search import fulltext
from onrecord.store.search.asking import Asked, parse_words, terms_of, write_question
from onrecord.store.search.lately import Lately
from onrecord.store.search.profiles import (
    Owner,
    Profile,
    choose_passages,
    count_profile,
    rank_passages,
    spread_passages,
)
from onrecord.store.search.search_answer import Counts, Question, answer, weigh_counts

__all__ = ["Passages"]

_MOST_RANKED: Final = 5000  # passages whose fit is weighed; of more, the newest tell as much
_ASKED: Final = 400  # numbers in one question
_SENTENCES: Final = 4  # of a turn; passages looked at for each statement that is wanted
_BATCH: Final = 20  # dossiers cut in one transaction, so that a review waits some seconds at most
_KEPT_NUMBERS: Final = 4_000_000  # of the latest questions together, 8 bytes each
_KEPT_VALUES: Final = 100_000  # the same of facets
_FACETS: Final = 12  # values listed of each facet
_CUT: Final = select(passage_columns.c.document).where(passage_columns.c.layout == LAYOUT)
_WAITING: Final = select(documents.c.id).where(documents.c.id.not_in(_CUT)).order_by(documents.c.id)
_WORDLESS: Final = select(documents.c.id).where(documents.c.genre.is_(None))  # nothing is cut yet


class Passages:
    """What a search finds: each sentence of a turn, each statement of a report."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._columns: Columns | None = None
        self._found: Lately[tuple[int, Asked], Ints] = Lately(_KEPT_NUMBERS, len)
        self._ranks: Lately[tuple[int, Asked], NDArray[np.float64]] = Lately(_KEPT_NUMBERS, len)
        self._counts: Lately[Hashable, Counts] = Lately(_KEPT_VALUES, weigh_counts)
        self._filled = False
        self.left_to_worker = False  # whether a question tells how far filling is, and waits not

    def find(self, wanted: PassageFilter, *, facets: int = _FACETS) -> PassagePage:
        """The passages that fit, how many there are, and by what they can be narrowed.

        Args:
            wanted: what is asked for.
            facets: how many values of each facet to list at most; 0: nothing is counted.

        Raises:
            UsageError: its words cannot be read.
            ArchiveError: as every method of an archive.
        """
        asked = parse_words(wanted.words)
        self.prepare()
        with self._database.reading() as connection:
            question = self._read_question(connection, wanted, asked)
            return answer(connection, question, facets, self._counts)

    def prepare(self, *, whole: bool = True) -> None:
        """Have all passages cut; where a worker does it, tell how far it is.

        Args:
            whole: whether what a search counts is asked for too, not the words alone.

        Raises:
            ArchiveError: a worker has not cut all of them yet.
        """
        if self._filled:
            return
        if not self.left_to_worker and not self._database.read_only:
            self.fill()
            return
        with self._database.reading() as connection:
            waiting = len(connection.scalars(_WAITING if whole else _WORDLESS).all())
            total = connection.execute(select(func.count()).select_from(documents)).scalar_one()
        if waiting:
            state = "was not" if self._database.read_only else "is being"
            what = f"the search {state} prepared: {total - waiting:,} of {total:,} documents"
            mend = "search once where the archive may be written"
            mend = mend if self._database.read_only else "try again in a minute"
            raise ArchiveError(what, self._database.where, mend)
        self._filled = whole

    def fill(self, stop: Callable[[], bool] = lambda: False) -> int:
        """Cut the passages of documents that an older version of this program wrote.

        Args:
            stop: asked between batches; the rest is then left for the next time.

        Returns how many documents were cut.
        """
        if self._filled:
            return 0
        with self._database.reading() as connection:
            waiting = connection.scalars(_WAITING).all()
        for at in range(0, len(waiting), _BATCH):
            if stop():
                return at
            with self._database.writing() as connection:
                for document in waiting[at : at + _BATCH]:
                    self._fill_one(connection, document)
        self._filled = True
        return len(waiting)

    def _fill_one(self, connection: Connection, document: str) -> None:
        body = select(dossiers.c.body).where(dossiers.c.document == document)
        held = connection.execute(body).scalar_one_or_none()
        if held is None:
            return  # it was let go meanwhile
        dossier = unpack_dossier(held, self._database.where)
        genre = {"genre": dossier.document.genre.value}
        connection.execute(update(documents).where(documents.c.id == document).values(genre))
        with keeping_in_step(connection, document):
            amend_rows(connection, dossier)

    # -- what one person or outlet said or printed ---------------------------------------------

    def profile(self, owner: Owner, value: str, most: int) -> Profile:
        """Passages of a person (by id) or an outlet (by its folded name), in numbers.

        Args:
            owner: whose.
            value: who it is.
            most: how many occasions, and how many outlets or speakers, to list.
        """
        columns = self._read_columns()
        return count_profile(columns, owner, choose_passages(columns, owner, value), most)

    def sample(self, person: str | None, most: int) -> Mapping[int, str]:
        """The newest passages of a person by number; of None: some of everybody's, evenly."""
        columns = self._read_columns()
        if person is None:
            held: Ints = np.flatnonzero(columns.held & (columns.fields["fold"] == 0))
            numbers: Ints = held[:: max(1, len(held) // most)][:most]
        else:
            mine = choose_passages(columns, Owner.PERSON, person)
            numbers = spread_passages(columns, mine, most)
        texts: dict[int, str] = {}
        with self._database.reading() as connection:
            for at in range(0, len(numbers), _ASKED):
                some = numbers[at : at + _ASKED].tolist()
                query = select(passages.c.number, passages.c.text)
                rows = connection.execute(query.where(passages.c.number.in_(some)))
                texts.update(map(tuple, rows))
        return texts

    def rank(self, owner: Owner, value: str, most: int, *, reported: bool) -> tuple[str, ...]:
        """The ids of statements of a person or an outlet, worst first, then the newest.

        Those of copies are left out, and what lists fold away.
        """
        columns = self._read_columns()
        mine = choose_passages(columns, owner, value)
        numbers = rank_passages(columns, mine, _SENTENCES * most, reported=reported).tolist()
        query = select(passages.c.number, statements.c.id).join(
            statements, statements.c.number == passages.c.statement
        )
        with self._database.reading() as connection:
            found = connection.execute(query.where(passages.c.number.in_(numbers))).all()
        ids = {row.number: row.id for row in found}
        return tuple(dict.fromkeys(ids[n] for n in numbers if n in ids))[:most]

    def count(self) -> int:
        """How many passages there are."""
        columns = self._read_columns()
        return int(np.count_nonzero(columns.held))

    def revision(self) -> int:
        """A number that grows whenever a passage changes."""
        return self._read_columns().revision

    def _read_columns(self) -> Columns:
        """The columns as they are."""
        self.prepare()
        with self._database.reading() as connection, self._lock:
            columns = self._columns = catch_up(connection, self._columns)
        return columns

    # -- searches under a name ---------------------------------------------------------------

    def save_search(self, name: str, question: str) -> SavedSearch:
        """Keep a question under a name, in place of the one of that name."""
        row = {"name": plain(name), "question": plain(question), "at": datetime.now(UTC)}
        with self._database.writing() as connection:
            connection.execute(delete(saved_searches).where(saved_searches.c.name == row["name"]))
            connection.execute(insert(saved_searches), row)
        return SavedSearch(name, question, datetime.now(UTC))

    def saved(self) -> tuple[SavedSearch, ...]:
        """The questions under a name, by name."""
        query = select(saved_searches).order_by(saved_searches.c.name)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(SavedSearch(r.name, r.question, r.at.replace(tzinfo=UTC)) for r in rows)

    def forget_search(self, name: str) -> bool:
        """Let the question of a name go; whether there was one."""
        mine = saved_searches.c.name == plain(name)
        with self._database.writing() as connection:
            return connection.execute(delete(saved_searches).where(mine)).rowcount > 0

    # -- finding -----------------------------------------------------------------------------

    def _read_question(
        self, connection: Connection, wanted: PassageFilter, asked: Asked | None
    ) -> Question:
        with self._lock:
            columns = self._columns = catch_up(connection, self._columns)
        if asked is None:  # signs alone are no words: nothing holds them
            nothing = np.zeros(0, np.int64) if wanted.words.strip() else None
            return Question(columns, wanted, (), nothing)
        _, denied = write_question(asked)
        key = (columns.revision, asked)
        found = self._found.find(key, lambda: fulltext.find_passages(connection, asked))
        weighed = wanted.order is PassageOrder.BEST and not denied and len(found) <= _MOST_RANKED

        def rank() -> NDArray[np.float64]:
            return self._ranks.find(key, lambda: fulltext.rank_passages(connection, asked, found))

        return Question(columns, wanted, terms_of(asked), found, denied, rank if weighed else None)
