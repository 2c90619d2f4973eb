"""The rows of the word index: word tables a document, then segments of sorted keys in blocks.

What becomes of segments `index` decides; here they are read and written, in the transaction that
adds the document.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
import numpy as np
from sqlalchemy import Connection, bindparam, delete, func, insert, select

from onrecord.errors import ArchiveError
from onrecord.index import (
    LAYOUT,
    SPELLED_BY,
    WAITING_WORDS,
    Block,
    Directory,
    Segment,
    SortedGrams,
    State,
    StoredTable,
    keep_held,
    list_transcript,
    merge_grams,
    pack_block,
    pack_table,
    pack_turns,
    pick_level,
    pick_tail,
    sort_tables,
    tabulate,
    unpack_block,
)
from onrecord.model import Transcript
from onrecord.store.databases.database import Database
from onrecord.store.databases.driver_rows import read_each
from onrecord.store.schema.tables import gram_blocks, gram_segments, primary_words

__all__ = [
    "StoredSegments",
    "read_segments",
    "read_state",
    "stamp_primary",
    "tidy",
    "write_words",
]

_MOST_PLACES: Final = 2**32
_ROWS: Final = 64  # blocks written at a time
_SORTED_UPTO = select(func.coalesce(func.max(gram_segments.c.last), 0)).scalar_subquery()
_GIVEN_UPTO = (
    select(primary_words.c.first + primary_words.c.words)
    .order_by(primary_words.c.first.desc(), primary_words.c.words.desc())
    .limit(1)
    .scalar_subquery()
)
_BLOCK: Final = select(gram_blocks.c.body).where(
    gram_blocks.c.segment == bindparam("of"), gram_blocks.c.number == bindparam("block")
)
# A number is never given twice: what is put in place of a text has a greater one.
_STAMP: Final = select(
    select(func.count()).select_from(primary_words).scalar_subquery(),
    select(func.max(primary_words.c.number)).scalar_subquery(),
)
_PLACES = select(_SORTED_UPTO, _GIVEN_UPTO)  # where sorted words end, and all words


def stamp_primary(connection: Connection) -> str:
    """A mark that changes whenever the primary texts do."""
    return " ".join(map(str, connection.execute(_STAMP).one()))


class StoredSegments:
    """The segments of an archive, as look-ups read them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def where(self) -> str:
        """The archive's name."""
        return self._database.where

    def read_state(self) -> State:
        """The segments as they are now."""
        with self._database.reading() as connection:
            return read_state(connection, self.where)

    def read_blocks(self, wanted: Sequence[Block]) -> list[bytes]:
        """Packed blocks in the order asked; fewer where one was merged into others meanwhile."""
        return [body for (body,) in read_each(self._database, _BLOCK, wanted)]


def write_words(connection: Connection, transcript: Transcript) -> None:
    """Put a primary text into the index in place of what is there of its document.

    Args:
        connection: a transaction that writes.
        transcript: its id is that of a document held.

    Raises:
        ArchiveError: the archive holds as many words as can be counted.
    """
    table = tabulate(transcript)
    listed = list_transcript(transcript, table)
    row = {
        "document": transcript.id,
        "words": listed.words,
        "day": listed.day,
        "complete": listed.complete,
        "spelled_by": SPELLED_BY,
        "labels": msgspec.json.encode(listed.labels).decode(),
        "turns": pack_turns(listed),
        "body": pack_table(table),
    }
    mine = primary_words.c.document == transcript.id
    held = connection.execute(select(primary_words).where(mine)).mappings().first()
    if held is not None:
        if all(held[name] == value for name, value in row.items()):
            return
        connection.execute(delete(primary_words).where(mine))
    upto, given = connection.execute(_PLACES).one()
    first = max(upto, given or 0)
    if first + listed.words > _MOST_PLACES:
        what, mend = "the archive holds 4 billion spoken words", "begin another archive"
        raise ArchiveError(what, transcript.id, mend)
    connection.execute(insert(primary_words), {**row, "first": first})
    if first + listed.words - upto >= WAITING_WORDS:
        _sort_waiting(connection, upto)


def read_segments(connection: Connection) -> list[Segment]:
    """All segments, by place."""
    columns = (gram_segments.c[name] for name in ("number", "first", "last", "places"))
    query = select(*columns).order_by(gram_segments.c.first)
    return [Segment(*row) for row in connection.execute(query)]


def read_state(connection: Connection, where: str) -> State:
    """The segments as they are, and the words that wait.

    Raises:
        ArchiveError: another version of this program wrote them in another layout.
    """
    rows = connection.execute(select(gram_segments).order_by(gram_segments.c.first)).all()
    if any(row.layout != LAYOUT for row in rows):
        mend = "use the version of this program that made it"
        raise ArchiveError("the word index has another layout", where, mend)
    upto = max((row.last for row in rows), default=0)
    filled = [row for row in rows if row.directory]
    return State(
        [Directory(row.number, np.frombuffer(row.directory, "<u8")) for row in filled],
        sort_tables(_read_waiting(connection, upto)),
    )


def _read_waiting(connection: Connection, upto: int) -> list[tuple[int, StoredTable]]:
    """The word tables that no segment covers, by the place of their first word."""
    waits = (primary_words.c.first >= upto) & (primary_words.c.spelled_by == SPELLED_BY)
    query = select(primary_words.c.first, primary_words.c.body).where(waits)
    rows = connection.execute(query.order_by(primary_words.c.first))
    return [(row.first, StoredTable(row.body)) for row in rows]


def _sort_waiting(connection: Connection, upto: int) -> None:
    """Make a segment of the words behind a place, if any wait, and merge what has its size."""
    tables = _read_waiting(connection, upto)
    if not tables:
        return
    last = tables[-1][0] + len(tables[-1][1].forms)
    _write_segment(connection, upto, last, merge_grams([[sort_tables(tables)]]))
    while same := pick_level(read_segments(connection)):
        _merge(connection, same)


def tidy(connection: Connection) -> None:
    """Sort what waits; merge the last segments until each has four times those that follow."""
    _sort_waiting(connection, max((each.last for each in read_segments(connection)), default=0))
    if last := pick_tail(read_segments(connection)):
        _merge(connection, last)


def _merge(connection: Connection, segments: Sequence[Segment]) -> None:
    """Put one segment in the place of several that follow one another."""
    merged = merge_grams(_only_held(connection, segments))
    _write_segment(connection, segments[0].first, segments[-1].last, merged)
    numbers = [segment.number for segment in segments]
    connection.execute(delete(gram_blocks).where(gram_blocks.c.segment.in_(numbers)))
    connection.execute(delete(gram_segments).where(gram_segments.c.number.in_(numbers)))


def _only_held(connection: Connection, segments: Sequence[Segment]) -> list[Iterator[SortedGrams]]:
    """The blocks of segments that follow one another, without places of documents let go."""
    first, last = segments[0].first, segments[-1].last
    between = primary_words.c.first.between(first, last - 1)
    query = select(primary_words.c.first, primary_words.c.words).where(between)
    rows = connection.execute(query.order_by(primary_words.c.first)).all()
    firsts, counts = np.array([tuple(row) for row in rows], dtype=np.int64).reshape(-1, 2).T
    runs = [_read_blocks(connection, segment.number) for segment in segments]
    if int(counts.sum()) == last - first:
        return runs
    return [keep_held(run, firsts, firsts + counts) for run in runs]


def _read_blocks(connection: Connection, segment: int) -> Iterator[SortedGrams]:
    """The blocks of a segment in their order, one by one."""
    mine = select(gram_blocks.c.body).where(gram_blocks.c.segment == segment)
    number = 0
    while True:
        query = mine.where(gram_blocks.c.number == number)
        body = connection.execute(query).scalar_one_or_none()
        if body is None:
            return
        yield unpack_block(body)
        number += 1


def _write_segment(
    connection: Connection, first: int, last: int, blocks: Iterator[SortedGrams]
) -> None:
    """Write sorted keys as a new segment."""
    row = {"first": first, "last": last, "places": 0, "layout": LAYOUT, "directory": b""}
    key = connection.execute(insert(gram_segments).values(row)).inserted_primary_key
    number = int(key[0]) if key else 0
    directory: list[np.uint64] = []
    waiting: list[dict[str, object]] = []
    places = 0
    for block in blocks:
        body = pack_block(block.keys, block.held)
        waiting.append({"segment": number, "number": len(directory), "body": body})
        directory.append(block.keys[0])
        places += len(block.keys)
        if len(waiting) == _ROWS:
            connection.execute(insert(gram_blocks), waiting)
            waiting = []
    if waiting:
        connection.execute(insert(gram_blocks), waiting)
    body = np.array(directory, dtype="<u8").tobytes()
    mine = gram_segments.c.number == number
    connection.execute(gram_segments.update().where(mine).values(places=places, directory=body))
