"""Full-text search in the embedded database: FTS5 over texts and passages."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Row, bindparam, column, select, table, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.sql.expression import Select

from onrecord.errors import UsageError
from onrecord.model import DocumentKind
from onrecord.store.asking import Asked, terms_of, write_question
from onrecord.store.marking import Marker
from onrecord.store.records import Hit
from onrecord.store.tables import documents, passages, statements, texts
from onrecord.text import Span

__all__ = [
    "create_indexes",
    "find_faults",
    "find_passages",
    "holds_words",
    "index_passages",
    "rank_passages",
    "search_texts",
]

_MOST_HITS: Final = 10_000  # of one search; each carries its snippet
_SNIPPET_CHARS: Final = 280
_LEAD_CHARS: Final = 60  # of the snippet before the first word found
_TITLE_WEIGHT: Final = 4.0  # a word in the title tells more; not tuned
_INTEGRITY: Final = {  # index → the statement that fails where it does not agree
    "texts_index": "INSERT INTO texts_index(texts_index, rank) VALUES ('integrity-check', 1)",
    "passages_index": (
        "INSERT INTO passages_index(passages_index, rank) VALUES ('integrity-check', 1)"
    ),
}
_FIRST_SCHEMA: Final = (  # the text stands in its table once; the index points there
    """CREATE VIRTUAL TABLE texts_index USING fts5(
        title, body, content='texts', content_rowid='number',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER texts_index_enter AFTER INSERT ON texts BEGIN
        INSERT INTO texts_index(rowid, title, body) VALUES (new.number, new.title, new.body);
    END""",
    """CREATE TRIGGER texts_index_leave AFTER DELETE ON texts BEGIN
        INSERT INTO texts_index(texts_index, rowid, title, body)
        VALUES ('delete', old.number, old.title, old.body);
    END""",
    """CREATE TRIGGER texts_index_change AFTER UPDATE OF title, body ON texts BEGIN
        INSERT INTO texts_index(texts_index, rowid, title, body)
        VALUES ('delete', old.number, old.title, old.body);
        INSERT INTO texts_index(rowid, title, body) VALUES (new.number, new.title, new.body);
    END""",
    """CREATE VIRTUAL TABLE statements_index USING fts5(
        text, content='statements', content_rowid='number',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER statements_index_enter AFTER INSERT ON statements BEGIN
        INSERT INTO statements_index(rowid, text) VALUES (new.number, new.text);
    END""",
    """CREATE TRIGGER statements_index_leave AFTER DELETE ON statements BEGIN
        INSERT INTO statements_index(statements_index, rowid, text)
        VALUES ('delete', old.number, old.text);
    END""",
    """CREATE TRIGGER statements_index_change AFTER UPDATE OF text ON statements BEGIN
        INSERT INTO statements_index(statements_index, rowid, text)
        VALUES ('delete', old.number, old.text);
        INSERT INTO statements_index(rowid, text) VALUES (new.number, new.text);
    END""",
)

_SEVENTH_SCHEMA: Final = (
    "DROP TRIGGER statements_index_enter",
    "DROP TRIGGER statements_index_leave",
    "DROP TRIGGER statements_index_change",
    "DROP TABLE statements_index",
    """CREATE VIRTUAL TABLE passages_index USING fts5(
        text, content='passages', content_rowid='number',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER passages_index_enter AFTER INSERT ON passages BEGIN
        INSERT INTO passages_index(rowid, text) VALUES (new.number, new.text);
    END""",
    """CREATE TRIGGER passages_index_leave AFTER DELETE ON passages BEGIN
        INSERT INTO passages_index(passages_index, rowid, text)
        VALUES ('delete', old.number, old.text);
    END""",
)


def create_indexes(connection: Connection) -> None:
    """Create the search indexes of the first schema and the triggers that keep them true."""
    for statement in _FIRST_SCHEMA:
        connection.exec_driver_sql(statement)


def index_passages(connection: Connection) -> None:
    """Put an index of passages in place of that of statements, as the seventh schema has it."""
    for statement in _SEVENTH_SCHEMA:
        connection.exec_driver_sql(statement)


def holds_words(asked: Asked) -> ColumnElement[bool]:
    """The condition that a passage of a statement holds what is asked for."""
    written, denied = write_question(asked)
    index = table("passages_index", column("rowid"))
    found = text("passages_index MATCH :words").bindparams(bindparam("words", written))
    within = passages.c.number.in_(select(index.c.rowid).where(found))
    held = statements.c.number.in_(select(passages.c.statement).where(within))
    return ~held if denied else held


def find_passages(connection: Connection, written: str) -> NDArray[np.int64]:
    """The numbers of the passages that an expression finds, in order.

    They come as one text: rows of one number each would take five times as long.
    """
    query = "SELECT group_concat(rowid) FROM passages_index WHERE passages_index MATCH ?"
    found = connection.exec_driver_sql(query, (written,)).scalar_one()
    return np.array((found or "").split(",") if found else [], np.int64)


def rank_passages(connection: Connection, written: str) -> NDArray[np.float64]:
    """How badly each of them fits (bm25), in the same order; some 5 µs a passage."""
    query = "SELECT rank FROM passages_index WHERE passages_index MATCH ? ORDER BY rowid"
    ranks = connection.exec_driver_sql(query, (written,)).scalars().all()
    return np.array(ranks, np.float64)


def search_texts(connection: Connection, asked: Asked, limit: int) -> tuple[Hit, ...]:
    """Find documents by the words of their title and text, the best first.

    Args:
        connection: a transaction.
        asked: what is asked for.
        limit: how many hits at most; at least 0.

    Raises:
        UsageError: it only says what is not to occur.
    """
    match, denied = write_question(asked)
    if denied:
        mend = "name a word that must occur, too"
        raise UsageError("nothing is named but what is left out", "words", mend)
    if limit <= 0:
        return ()
    rows = connection.execute(_ranked(match, min(limit, _MOST_HITS))).all()
    marker = Marker(connection, terms_of(asked))
    return tuple(_read_hit(row, marker) for row in rows)


def _ranked(match: str, limit: int) -> Select[tuple[object, ...]]:
    index = table("texts_index", column("rowid"), column("rank"))
    weights = f"bm25({_TITLE_WEIGHT}, 1.0)"
    condition = text("texts_index MATCH :words AND rank MATCH :weights")
    return (
        select(documents, texts.c.body, index.c.rank)
        .select_from(index)
        .join(texts, texts.c.number == index.c.rowid)
        .join(documents, documents.c.id == texts.c.document)
        .where(condition.bindparams(words=match, weights=weights))
        .order_by(index.c.rank, index.c.rowid)
        .limit(limit)
    )


def _read_hit(row: Row[tuple[object, ...]], marker: Marker) -> Hit:
    body = str(row.body)
    marks = marker.find_marks(body)
    at = _choose_stretch(body, marks)
    return Hit(
        document=row.id,
        name=row.name,
        kind=DocumentKind(row.kind),
        publisher=row.publisher,
        published=row.published,
        snippet=at.of(body),
        at=at,
        marks=tuple(_clip(mark, at).shifted(-at.start) for mark in marks if mark.overlaps(at)),
        score=-float(row.rank),
    )


def _clip(mark: Span, at: Span) -> Span:
    return Span(max(mark.start, at.start), min(mark.end, at.end))


def _choose_stretch(body: str, marks: Sequence[Span]) -> Span:
    """The stretch of a snippet's length with the most marks in it, cut between words."""
    best, most, last = 0, 0, 0
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].end <= mark.start + _SNIPPET_CHARS - _LEAD_CHARS:
            last += 1
        if last - first > most:
            best, most = first, last - first
    start = max(0, marks[best].start - _LEAD_CHARS) if marks else 0
    end = min(len(body), start + _SNIPPET_CHARS)
    if start > 0:
        space = re.compile(r"\s").search(body, start - 1, marks[best].start)
        start = space.end() if space else start
    if end < len(body):
        space_at = max(body.rfind(sign, start + _SNIPPET_CHARS // 2, end) for sign in " \n\t")
        end = space_at if space_at > 0 and not _cuts(marks, space_at) else end
    return Span(start, end).trimmed(body)


def _cuts(marks: Sequence[Span], place: int) -> bool:
    return any(mark.start < place < mark.end for mark in marks)


def find_faults(connection: Connection) -> Sequence[str]:
    """Compare each index with its table, in a transaction that may write.

    Returns:
        A line for each that does not agree.
    """
    return tuple(
        f"the search index {index} does not agree with its table"
        for index, check in _INTEGRITY.items()
        if not _agrees(connection, check)
    )


def _agrees(connection: Connection, check: str) -> bool:
    try:
        connection.exec_driver_sql(check)
    except DatabaseError:
        return False
    return True
