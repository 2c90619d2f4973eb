"""The word index of an archive, read block by block as look-ups ask for it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, select

from onrecord.errors import ArchiveError
from onrecord.index import (
    SPELLED_BY,
    LazySequence,
    Listings,
    StoredGrams,
    StoredTable,
    TranscriptIndex,
    assemble_index,
    unpack_turns,
)
from onrecord.model import Transcript
from onrecord.store.databases.database import Database
from onrecord.store.databases.driver_rows import read_each
from onrecord.store.schema.tables import documents, primary_words
from onrecord.store.word_rows.segments import StoredSegments, read_state, tidy, write_words

__all__ = ["StoredIndex"]

# What look-ups keep in memory: all of an archive of a thousand transcripts, 3.5 million words.
_WORDS_HELD: Final = 4_000_000  # of word tables; one takes 14 bytes
_LETTERS_HELD: Final = 24_000_000  # code points of texts; turns come on top
_TABLE: Final = select(primary_words.c.body).where(primary_words.c.number == bindparam("number"))
_LABELS: Final = msgspec.json.Decoder(list[tuple[str | None, ...]])
_CURRENT = primary_words.c.spelled_by == SPELLED_BY


class StoredIndex:
    """The word index of one archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, transcript: Transcript) -> None:
        """Put the primary text of a document that is held into the index, in place of the last."""
        with self._database.writing() as connection:
            write_words(connection, transcript)

    def missing(self) -> tuple[str, ...]:
        """The ids of documents that hold a primary text and are not in the index, in order.

        There are some in an archive of an older schema, or one indexed by older spelling rules.
        """
        held = select(primary_words.c.document).where(_CURRENT)
        lacks = documents.c.primary_text & documents.c.id.not_in(held)
        with self._database.reading() as connection:
            query = select(documents.c.id).where(lacks).order_by(documents.c.id)
            return tuple(connection.scalars(query))

    def tidy(self) -> None:
        """Merge small parts of the index, so that look-ups have few to ask; changes no answer."""
        with self._database.writing() as connection:
            tidy(connection)

    def tables(self) -> Iterator[tuple[str, StoredTable]]:
        """The word tables of all primary texts, by the id of their document."""
        columns = (primary_words.c.document, primary_words.c.body)
        query = select(*columns).where(_CURRENT).order_by(primary_words.c.document)
        with self._database.reading() as connection:
            rows = connection.execute(query, execution_options={"yield_per": 100})
            for row in rows:
                yield row.document, StoredTable(row.body)

    def open(self, read: Callable[[str], Transcript]) -> TranscriptIndex:
        """The index as it is now; look-ups read from the archive what they need.

        Args:
            read: reads the primary text of a document, when a passage of it is shown.

        Raises:
            ArchiveError: the archive cannot be read. Look-ups raise it too.
        """
        with self._database.reading() as connection:
            numbers, firsts, listed = _read_listings(connection)
            state = read_state(connection, self._database.where)
        grams = StoredGrams(StoredSegments(self._database), state, firsts, listed.words)

        def fetch(places: Sequence[int]) -> dict[int, StoredTable]:
            found = self._fetch_tables([numbers[place] for place in places])
            return dict(zip(places, found, strict=True))

        def read_texts(places: Sequence[int]) -> dict[int, Transcript]:
            return {place: read(listed.ids[place]) for place in places}

        tables = LazySequence(len(numbers), fetch, _WORDS_HELD, len)
        texts = LazySequence(len(numbers), read_texts, _LETTERS_HELD, lambda held: len(held.text))
        return assemble_index(listed, texts, tables, grams, tables.prepare)

    def _fetch_tables(self, numbers: Sequence[int]) -> list[StoredTable]:
        """Word tables by the numbers of their rows."""
        rows = read_each(self._database, _TABLE, [(number,) for number in numbers])
        if len(rows) < len(numbers):
            what, mend = "a primary text was replaced meanwhile", "ask again"
            raise ArchiveError(what, self._database.where, mend)
        return [StoredTable(body) for (body,) in rows]


def _read_listings(connection: Connection) -> tuple[Sequence[int], NDArray[np.int64], Listings]:
    """The numbers of all primary texts, the places of their first words, and what is known of them.

    They come by the id of their document.
    """
    names = ("number", "document", "first", "words", "day", "complete", "labels", "turns")
    query = select(*(primary_words.c[name] for name in names)).where(_CURRENT)
    rows = connection.execute(query.order_by(primary_words.c.document)).all()
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    numbers, ids, firsts, words, days, complete, labels, packed = columns
    turned, (breaks, turns, spoken_by) = unpack_turns(packed)
    listed = Listings(
        ids=ids,
        words=np.array(words, dtype=np.int64),
        days=np.array(days, dtype=np.int64),
        complete=np.array(complete, dtype=np.bool_),
        labels=_LABELS.decode(f"[{','.join(labels)}]"),
        turned=turned,
        breaks=breaks,
        turns=turns,
        spoken_by=spoken_by,
    )
    return numbers, np.array(firsts, dtype=np.int64), listed
