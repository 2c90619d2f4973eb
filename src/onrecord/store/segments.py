"""The word index as it is written: word tables a document, then sorted segments of their keys.

Words of new documents wait in their tables; when enough wait they become a segment, and small
segments of one size become a larger one (the log-structured merge-tree, O'Neil et al. 1996, Acta
Informatica 33, 351-385). All of it happens in the transaction that adds the document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from onrecord.alignment import (
    LAYOUT,
    SPELLED_BY,
    SortedGrams,
    StoredTable,
    key_places,
    list_transcript,
    merge_grams,
    pack_block,
    pack_table,
    tabulate,
    unpack_block,
)
from onrecord.errors import ArchiveError
from onrecord.model import Transcript
from onrecord.store.tables import gram_blocks, gram_segments, primary_words

__all__ = ["WAITING_WORDS", "Segment", "read_segments", "tidy", "write_words"]

WAITING_WORDS: Final = 131_072  # words that wait unsorted; opening an archive sorts them, in 15 ms
_FAN_IN: Final = 8  # segments of one size that become one
_RATIO: Final = 4  # after tidying, a segment has so many times the words of all that follow
_MOST_PLACES: Final = 2**32
_ROWS: Final = 64  # blocks written at a time
_SORTED_UPTO = select(func.coalesce(func.max(gram_segments.c.last), 0)).scalar_subquery()
_GIVEN_UPTO = (
    select(primary_words.c.first + primary_words.c.words)
    .order_by(primary_words.c.first.desc(), primary_words.c.words.desc())
    .limit(1)
    .scalar_subquery()
)
_PLACES = select(_SORTED_UPTO, _GIVEN_UPTO)  # where sorted words end, and all words


@dataclass(frozen=True, slots=True)
class Segment:
    """Sorted keys of the words from one place to another."""

    number: int
    first: int
    last: int  # exclusive
    places: int

    @property
    def level(self) -> int:
        """How many times eightfold it is of the smallest."""
        return max(0, (self.places // WAITING_WORDS).bit_length() - 1) // (_FAN_IN.bit_length() - 1)


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
    turns = np.concatenate([listed.breaks, listed.turns, listed.spoken_by])
    row = {
        "document": transcript.id,
        "words": listed.words,
        "day": listed.day,
        "complete": listed.complete,
        "spelled_by": SPELLED_BY,
        "labels": msgspec.json.encode(listed.labels).decode(),
        "turns": turns.astype("<u4").tobytes(),
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


def _sort_waiting(connection: Connection, upto: int) -> None:
    """Make a segment of the words behind a place, and merge what has its size."""
    waits = primary_words.c.first >= upto
    query = select(primary_words.c.first, primary_words.c.body).where(
        waits, primary_words.c.spelled_by == SPELLED_BY
    )
    rows = connection.execute(query.order_by(primary_words.c.first)).all()
    tables = [(row.first, StoredTable(row.body)) for row in rows]
    held = [np.arange(at, at + len(table.forms), dtype=np.int64) for at, table in tables]
    keys = np.concatenate([key_places(table.forms) for _, table in tables])
    grams = SortedGrams.of(keys, np.concatenate(held).astype(np.uint32))
    last = tables[-1][0] + len(tables[-1][1].forms)
    _write_segment(connection, upto, last, merge_grams([[grams]]))
    segments = read_segments(connection)
    while len(same := _same_level(segments)) >= _FAN_IN:
        _merge(connection, same)
        segments = read_segments(connection)


def _same_level(segments: Sequence[Segment]) -> Sequence[Segment]:
    """The last segments, as far back as none is of a higher level than the last one."""
    first = len(segments)
    while first and segments[first - 1].level <= segments[-1].level:
        first -= 1
    return segments[first:]


def tidy(connection: Connection) -> None:
    """Merge the last segments until each has four times the words of those that follow."""
    segments = read_segments(connection)
    first, after = len(segments), 0
    for place in range(len(segments) - 1, -1, -1):
        if segments[place].places < _RATIO * after:
            first = place
        after += segments[place].places
    if len(segments) - first > 1:
        _merge(connection, segments[first:])


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
    return [_leave_out(run, firsts, firsts + counts) for run in runs]


def _leave_out(
    blocks: Iterator[SortedGrams], firsts: NDArray[np.int64], ends: NDArray[np.int64]
) -> Iterator[SortedGrams]:
    """What is left of blocks without the places that lie in no range."""
    for block in blocks:
        owner = np.searchsorted(firsts, block.held, "right") - 1
        keep = owner >= 0
        keep[keep] = block.held[keep] < ends[owner[keep]]
        yield SortedGrams(block.keys[keep], block.held[keep])


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
