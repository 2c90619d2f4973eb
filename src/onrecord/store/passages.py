"""Passages of an archive: found by words and facets, counted, and kept in step with dossiers."""

import threading
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Final

import numpy as np
from sqlalchemy import Connection, delete, insert, select, update

from onrecord.store import fulltext
from onrecord.store.answering import Question, answer
from onrecord.store.asking import Asked, parse_words, terms_of, write_question
from onrecord.store.bodies import unpack_dossier
from onrecord.store.columns import LAYOUT, Columns, Ints, catch_up, write_columns
from onrecord.store.database import Database
from onrecord.store.sought import PassageFilter, PassageOrder, PassagePage, SavedSearch
from onrecord.store.tables import documents, dossiers, passage_columns, saved_searches
from onrecord.store.writing import amend_rows, plain

__all__ = ["Passages"]

_MOST_RANKED: Final = 5000  # passages whose fit is weighed; of more, the newest tell as much
_BATCH: Final = 100  # dossiers cut in one transaction
_KEPT: Final = 32  # questions whose passages stay in memory, so that turning a page is quick
_KEPT_NUMBERS: Final = 4_000_000  # of all of them together, 8 bytes each
_FACETS: Final = 12  # values listed of each facet


class Passages:
    """What a search finds: each sentence of a turn, each statement of a report."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._columns: Columns | None = None
        self._found: OrderedDict[tuple[int, str], Ints] = OrderedDict()
        self._filled = False

    def find(self, wanted: PassageFilter, *, facets: int = _FACETS) -> PassagePage:
        """The passages that fit, how many there are, and by what they can be narrowed.

        Args:
            wanted: what is asked for.
            facets: how many values of each facet to list at most; 0: nothing is counted.

        Raises:
            UsageError: its words cannot be read.
            ArchiveError: as every method of an archive; on a server, for want of an index of
                words, where words are asked for.
        """
        asked = parse_words(wanted.words)
        self.fill()
        with self._database.reading() as connection:
            question = self._read_question(connection, wanted, asked)
            return answer(connection, question, facets)

    def fill(self) -> int:
        """Cut the passages of documents that an older version of this program wrote.

        Returns how many documents these were.
        """
        if self._filled:
            return 0
        current = select(passage_columns.c.document).where(passage_columns.c.layout == LAYOUT)
        row = documents.c
        query = select(row.id).where(row.id.not_in(current)).order_by(row.id)
        with self._database.reading() as connection:
            waiting = connection.scalars(query).all()
        for at in range(0, len(waiting), _BATCH):
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
        amend_rows(connection, dossier)
        write_columns(connection, document)

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
        written, denied = write_question(asked)
        found = self._find_words(connection, columns, written)
        ranks = None
        if wanted.order is PassageOrder.BEST and not denied and len(found) <= _MOST_RANKED:
            ranks = fulltext.rank_passages(connection, written)
        return Question(columns, wanted, terms_of(asked), found, denied, ranks)

    def _find_words(self, connection: Connection, columns: Columns, written: str) -> Ints:
        """The numbers of the passages that an expression finds; kept while nothing changes."""
        key = (columns.revision, written)
        with self._lock:
            held = self._found.get(key)
            if held is not None:
                self._found.move_to_end(key)
                return held
        found = fulltext.find_passages(connection, written)
        with self._lock:
            self._found[key] = found
            while len(self._found) > _KEPT or sum(map(len, self._found.values())) > _KEPT_NUMBERS:
                self._found.popitem(last=False)
        return found
