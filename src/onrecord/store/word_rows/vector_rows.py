"""The vectors of primary texts, kept for the search by meaning; empty unless that was asked for."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import delete, insert, select

from onrecord.errors import ArchiveError
from onrecord.index import SPELLED_BY
from onrecord.store.databases.database import Database
from onrecord.store.schema.tables import passage_vectors, primary_words

__all__ = ["VectorRows"]

_ASKED_AT_ONCE: Final = 200
_CURRENT = primary_words.c.spelled_by == SPELLED_BY


class VectorRows:
    """Packed vectors by primary text and encoder.

    A row belongs to a row of the word index, and goes with it when its text is replaced.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, document: str, encoder: str, head: bytes, codes: bytes) -> None:
        """Keep the vectors of a primary text in place of the last; nothing if it is not indexed.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        mine = primary_words.c.document == document
        with self._database.writing() as connection:
            number = connection.execute(select(primary_words.c.number).where(mine)).scalar()
            if number is None:
                return
            owned = (passage_vectors.c.words == number) & (passage_vectors.c.encoder == encoder)
            connection.execute(delete(passage_vectors).where(owned))
            row = {"words": number, "encoder": encoder, "head": head, "codes": codes}
            connection.execute(insert(passage_vectors), row)

    def missing(self, encoder: str) -> tuple[str, ...]:
        """The ids of indexed primary texts without vectors of an encoder, in order."""
        held = select(passage_vectors.c.words).where(passage_vectors.c.encoder == encoder)
        lacks = _CURRENT & primary_words.c.number.not_in(held)
        query = select(primary_words.c.document).where(lacks).order_by(primary_words.c.document)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def heads(self, encoder: str) -> Iterator[tuple[str, bytes]]:
        """What the search holds in memory of each primary text, by the id of its document."""
        query = (
            select(primary_words.c.document, passage_vectors.c.head)
            .join(passage_vectors, passage_vectors.c.words == primary_words.c.number)
            .where(_CURRENT, passage_vectors.c.encoder == encoder)
            .order_by(primary_words.c.document)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, execution_options={"yield_per": 100})
            for row in rows:
                yield row.document, row.head

    def codes(self, encoder: str, documents: Sequence[str]) -> dict[str, bytes]:
        """The vectors of some primary texts.

        Raises:
            ArchiveError: one of them has none any more; or the archive cannot be read.
        """
        found: dict[str, bytes] = {}
        chosen = (
            select(primary_words.c.document, passage_vectors.c.codes)
            .join(passage_vectors, passage_vectors.c.words == primary_words.c.number)
            .where(passage_vectors.c.encoder == encoder)
        )
        with self._database.reading() as connection:
            for first in range(0, len(documents), _ASKED_AT_ONCE):
                asked = documents[first : first + _ASKED_AT_ONCE]
                rows = connection.execute(chosen.where(primary_words.c.document.in_(asked)))
                found.update((row.document, row.codes) for row in rows)
        if len(found) < len(set(documents)):
            what, mend = "a primary text was replaced meanwhile", "ask again"
            raise ArchiveError(what, self._database.where, mend)
        return found
