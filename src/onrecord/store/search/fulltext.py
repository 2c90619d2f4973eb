"""Full-text search over texts and passages: FTS5 in a file; on a server, see `server_words`."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Boolean, ColumnElement, Connection, Row, bindparam, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from onrecord.errors import UsageError
from onrecord.late import load_late
from onrecord.model import DocumentKind
from onrecord.store.rows.records import Hit
from onrecord.store.schema.storable import plain
from onrecord.store.schema.tables import documents, passages, statements, texts
from onrecord.store.search.asking import TITLE_WEIGHT, Asked, terms_of, write_question
from onrecord.store.search.marking import Marker
from onrecord.text import Span

if TYPE_CHECKING:
    from onrecord.store.search import server_words
else:  # an archive in a folder needs it not
    server_words = load_late("onrecord.store.search.server_words")

__all__ = [
    "create_indexes",
    "find_faults",
    "find_passages",
    "holds_words",
    "index_document",
    "index_passages",
    "rank_passages",
    "search_texts",
]

_MOST_HITS: Final = 10_000  # of one search; each carries its snippet
_SNIPPET_CHARS: Final = 280
_LEAD_CHARS: Final = 60  # of the snippet before the first word found
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


class _HoldsWords(ColumnElement[bool]):
    """The condition that a passage of a statement holds what is asked for, in any database."""

    type = Boolean()
    inherit_cache = False

    def __init__(self, asked: Asked) -> None:
        self.asked = asked


@compiles(_HoldsWords)
def _hold(element: _HoldsWords, compiler: SQLCompiler, **how: object) -> str:
    if compiler.dialect.name == "postgresql":
        found, denied = server_words.ask_owners(element.asked, server_words.PASSAGES)
    else:
        written, denied = write_question(element.asked)
        query = "SELECT rowid FROM passages_index WHERE passages_index MATCH :words"
        found = text(query).bindparams(bindparam("words", written, unique=True))
    within = passages.c.number.in_(found)
    held = statements.c.number.in_(select(passages.c.statement).where(within))
    return compiler.process(~held if denied else held, **how)


def holds_words(asked: Asked) -> ColumnElement[bool]:
    """The condition that a passage of a statement holds what is asked for."""
    return _HoldsWords(asked)


def index_document(connection: Connection, document: str) -> None:
    """Put the words of new rows of a document into the indexes; in a file, triggers do."""
    if _is_server(connection):
        for of in (server_words.TEXTS, server_words.PASSAGES):
            server_words.write_words(connection, of, plain(document))


def find_passages(connection: Connection, asked: Asked) -> NDArray[np.int64]:
    """The numbers of the passages that hold what is asked for (or what is denied), in order.

    They come as one text: rows of one number each would take five times as long.
    """
    if _is_server(connection):
        return server_words.find_owners(connection, asked, server_words.PASSAGES)
    written, _ = write_question(asked)
    query = "SELECT group_concat(rowid) FROM passages_index WHERE passages_index MATCH ?"
    found = connection.exec_driver_sql(query, (written,)).scalar_one()
    return np.array((found or "").split(",") if found else [], np.int64)


def rank_passages(
    connection: Connection, asked: Asked, found: NDArray[np.integer[Any]]
) -> NDArray[np.float64]:
    """How badly each of the passages found fits (bm25); some 5 µs a passage in a file."""
    if _is_server(connection):
        return server_words.rank_owners(connection, asked, server_words.PASSAGES, found)
    written, _ = write_question(asked)
    query = "SELECT rank FROM passages_index WHERE passages_index MATCH ? ORDER BY rowid"
    ranks = connection.exec_driver_sql(query, (written,)).scalars().all()
    return np.array(ranks, np.float64)


def _is_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def search_texts(connection: Connection, asked: Asked, limit: int) -> tuple[Hit, ...]:
    """Find documents by the words of their title and text, the best first.

    Args:
        connection: a transaction.
        asked: what is asked for.
        limit: how many hits at most; at least 0.

    Raises:
        UsageError: it only says what is not to occur.
    """
    _, denied = write_question(asked)
    if denied:
        mend = "name a word that must occur, too"
        raise UsageError("nothing is named but what is left out", "words", mend)
    if limit <= 0:
        return ()
    ask = _rank_on_server if _is_server(connection) else _rank_in_file
    ranked = ask(connection, asked, min(limit, _MOST_HITS))
    query = select(documents, texts.c.number, texts.c.body).join(texts)
    mine = texts.c.number.in_([number for number, _ in ranked])
    rows = {row.number: row for row in connection.execute(query.where(mine))}
    marker = Marker(terms_of(asked))
    return tuple(_read_hit(rows[number], rank, marker) for number, rank in ranked)


def _rank_in_file(connection: Connection, asked: Asked, limit: int) -> Sequence[tuple[int, float]]:
    """The numbers of the texts that fit best, and how badly each fits."""
    query = """SELECT rowid, rank FROM texts_index WHERE texts_index MATCH :words
        AND rank MATCH :weights ORDER BY rank, rowid LIMIT :most"""
    told = {"weights": f"bm25({TITLE_WEIGHT}, 1.0)", "words": write_question(asked)[0]}
    rows = connection.execute(text(query), {**told, "most": limit})
    return [(row.rowid, row.rank) for row in rows]


def _rank_on_server(
    connection: Connection, asked: Asked, limit: int
) -> Sequence[tuple[int, float]]:
    found = server_words.find_owners(connection, asked, server_words.TEXTS)
    ranks = server_words.rank_owners(connection, asked, server_words.TEXTS, found)
    best = np.lexsort((found, ranks))[:limit]
    return list(zip(found[best].tolist(), ranks[best].tolist(), strict=True))


def _read_hit(row: Row[Any], rank: float, marker: Marker) -> Hit:
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
        score=-rank,
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
    if _is_server(connection):
        indexes = (server_words.TEXTS, server_words.PASSAGES)
        broken = [of.words for of in indexes if server_words.find_damaged(connection, of)]
    else:
        broken = [name for name, check in _INTEGRITY.items() if not _agrees(connection, check)]
    return tuple(f"the search index {name} does not agree with its table" for name in broken)


def _agrees(connection: Connection, check: str) -> bool:
    try:
        connection.exec_driver_sql(check)
    except DatabaseError:
        return False
    return True
