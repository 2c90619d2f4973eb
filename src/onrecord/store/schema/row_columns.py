"""Columns of passages: what they are filtered, counted and sorted by, as arrays of numbers.

A search counts every passage that fits, by a dozen facets. Rows of a database are too slow for
that: a million of them take a second for each facet. So each document keeps the columns of its
passages packed in one row; memory holds them all (36 bytes a passage), and reads anew the
documents that changed, which the revision tells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    insert,
    select,
    update,
)

from onrecord.model import (
    AlterationType,
    AttributionType,
    Genre,
    Meaning,
    ReviewKind,
    StatementKind,
    Verdict,
)
from onrecord.store.rows.records import Fold
from onrecord.store.schema.folding import rank_worst
from onrecord.store.schema.tables import (
    documents,
    facet_values,
    figures,
    passage_columns,
    passages,
    statements,
)

__all__ = [
    "ALTERATIONS",
    "FIGURES",
    "LAYOUT",
    "ORDERS",
    "TURN",
    "Columns",
    "Ints",
    "Mask",
    "catch_up",
    "clear_columns",
    "holds_columns",
    "write_columns",
]

# Raise it where passages are cut otherwise, or where a row or an order below changes: all are then
# made anew, see `Passages.fill`.
LAYOUT: Final = 4
_ROW: Final = np.dtype(
    [
        *((name, "<u4") for name in ("number", "person", "outlet", "occasion")),
        *(("day", "<i4"), ("alterations", "<u2")),
        *((name, "u1") for name in ("genre", "type", "verdict", "meaning", "review", "fold")),
        *(("worst", "u1"), ("flags", "u1")),
    ]
)
_NAMED: Final = ("person", "outlet", "occasion")  # columns of numbers of `facet_values`
ORDERS: Final[Mapping[str, tuple[str, ...]]] = {  # columns of places in an order, from 1; 0: none
    "genre": tuple(Genre),
    "type": tuple(AttributionType),
    "verdict": tuple(Verdict),
    "meaning": tuple(Meaning),
    "review": tuple(ReviewKind),
    "fold": tuple(Fold),
}
ALTERATIONS: Final = tuple(AlterationType)  # a bit for each, the first is the lowest
FIGURES: Final = 1  # a flag: it holds a figure
TURN: Final = 2  # a flag: it was said in a turn of a transcript
_CODES: Final = {
    name: {value: place for place, value in enumerate(order, 1)} for name, order in ORDERS.items()
}
_BITS: Final = {value: 1 << place for place, value in enumerate(ALTERATIONS)}
_ASKED: Final = 400  # values in one question

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of all passages of an archive, as of one revision; never changed."""

    revision: int
    held: Mask  # by number of the passage: whether there is one
    owner: Ints  # by number: which document it belongs to
    fields: Mapping[str, Ints]  # by number
    names: Mapping[int, str]  # by number of `facet_values`
    numbers: Mapping[str, Mapping[str, int]]  # the other way, by kind


_NOTHING: Final = Columns(
    0,
    np.zeros(1, bool),
    np.zeros(1, np.uint32),
    {name: np.zeros(1, _ROW[name]) for name in _ROW.names or () if name != "number"},
    {},
    {kind: {} for kind in _NAMED},
)


# -- writing ---------------------------------------------------------------------------------


# Each is built once: to build one takes as long as to run it.
_MINE: Final[BindParameter[str]] = bindparam("mine")
_COLUMNS: Final = select(passage_columns.c.body, passage_columns.c.layout).where(
    passage_columns.c.document == _MINE
)
_FIGURES: Final = select(figures.c.start).where(figures.c.document == _MINE)
_NEWEST: Final = select(func.max(passage_columns.c.revision))
_NUMBERS: Final = select(facet_values).where(
    facet_values.c.kind.in_(_NAMED), facet_values.c.value.in_(bindparam("values", expanding=True))
)
_ROWS: Final[Select[Any]] = (
    select(
        *(passages.c.number, passages.c.start, passages.c.end, statements.c.person),
        *(statements.c.occasion, statements.c.day, statements.c.type, statements.c.verdict),
        *(statements.c.meaning, statements.c.kind, statements.c.alterations, documents.c.genre),
        statements.c.reviewed.label("review"),
        documents.c.publisher.label("outlet"),
        statements.c.fold,
        rank_worst().label("worst"),
    )
    .select_from(passages)
    .join(statements, statements.c.number == passages.c.statement)
    .join(documents, documents.c.id == passages.c.document)
    .where(passages.c.document == _MINE)
    .order_by(passages.c.number)
)


def write_columns(connection: Connection, document: str) -> None:
    """Pack the columns of a document's passages anew, from its rows as they are."""
    rows = connection.execute(_ROWS, {"mine": document}).all()
    packed = np.zeros(len(rows), _ROW)
    packed["number"] = [row.number for row in rows]
    named = {(kind, getattr(row, kind)) for kind in _NAMED for row in rows}
    known = _number_values(connection, {(kind, value) for kind, value in named if value})
    for kind in _NAMED:
        packed[kind] = [known.get((kind, getattr(row, kind)), 0) for row in rows]
    for name, codes in _CODES.items():
        packed[name] = [codes.get(getattr(row, name) or "", 0) for row in rows]
    packed["day"] = [_count_days(row) for row in rows]
    packed["worst"] = [row.worst for row in rows]
    packed["alterations"] = [_read_bits(row.alterations) for row in rows]
    turns = [TURN * (row.kind == StatementKind.TURN.value) for row in rows]
    packed["flags"] = np.array(turns, "u1") | _find_figures(connection, document, rows)
    _put(connection, document, packed.tobytes())


def clear_columns(connection: Connection, document: str) -> None:
    """Note that a document holds no passages any more."""
    _put(connection, document, b"")


def holds_columns(connection: Connection, document: str) -> bool:
    """Whether the passages of a document are cut and packed as they are now."""
    held = connection.execute(_COLUMNS, {"mine": document}).first()
    return held is not None and held.layout == LAYOUT and held.body != b""


def _count_days(row: Row[Any]) -> int:
    """The day as a number from 0001-01-01, which is 1; 0: not known."""
    return row.day.toordinal() if isinstance(row.day, date) else 0


def _read_bits(written: str | None) -> int:
    held = msgspec.json.decode(written) if written else ()
    return sum({_BITS.get(each[0], 0) for each in held})


def _find_figures(
    connection: Connection, document: str, rows: Sequence[Row[Any]]
) -> NDArray[np.uint8]:
    """The flag of those passages in which a figure begins."""
    held = connection.scalars(_FIGURES, {"mine": document}).all()
    starts = np.sort(np.array(held, np.int64))
    first = np.searchsorted(starts, [row.start for row in rows])
    last = np.searchsorted(starts, [row.end for row in rows])
    return (FIGURES * (last > first)).astype("u1")


def _number_values(
    connection: Connection, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """The number of each kind and name; who had none gets one."""
    pairs = sorted(wanted)
    found: dict[tuple[str, str], int] = {}
    for at in range(0, len(pairs), _ASKED):
        values = [value for _, value in pairs[at : at + _ASKED]]
        rows = connection.execute(_NUMBERS, {"values": values})
        found.update(((row.kind, row.value), row.number) for row in rows)
    for pair in pairs:
        if pair not in found:
            row = dict(zip(("kind", "value"), pair, strict=True))
            key = connection.execute(insert(facet_values), row).inserted_primary_key
            found[pair] = int(key[0]) if key else 0
    return found


def _put(connection: Connection, document: str, body: bytes) -> None:
    """Write a body and a new revision, unless the same is held."""
    held = connection.execute(_COLUMNS, {"mine": document}).first()
    if held is not None and (held.body, held.layout) == (body, LAYOUT):
        return
    newest = connection.execute(_NEWEST).scalar_one() or 0
    row = {"revision": newest + 1, "layout": LAYOUT, "body": body}
    if held is None:
        connection.execute(insert(passage_columns), {**row, "document": document})
    else:
        mine = passage_columns.c.document == document
        connection.execute(update(passage_columns).where(mine).values(row))


# -- reading ---------------------------------------------------------------------------------


def catch_up(connection: Connection, known: Columns | None) -> Columns:
    """The columns as they are now.

    Args:
        connection: a transaction, which sees one state of the archive.
        known: as they were when they were read last; None: they never were.
    """
    before = known or _NOTHING
    columns = passage_columns.c
    newest = connection.execute(_NEWEST).scalar_one() or 0
    if newest == before.revision:
        return before
    query = select(columns.number, columns.body).where(columns.revision > before.revision)
    changed = connection.execute(query).all()
    rows = np.frombuffer(b"".join(row.body for row in changed), _ROW)
    of = np.array([row.number for row in changed], np.uint32)
    owner = np.repeat(of, [len(row.body) // _ROW.itemsize for row in changed])
    held = _drop(before, of)
    if len(rows) and rows["number"].max() >= len(held):
        held = _grow(held, int(rows["number"].max()) + 1)
    places = rows["number"]
    held[places] = True
    fields = {name: _set(before.fields[name], places, rows[name], held) for name in before.fields}
    names, numbers = _read_names(connection, before)
    return Columns(newest, held, _set(before.owner, places, owner, held), fields, names, numbers)


def _drop(before: Columns, changed: Ints) -> Mask:
    """Which passages are left once those of some documents are let go."""
    known = np.zeros(max(int(before.owner.max()), int(changed.max())) + 1, bool)
    known[changed] = True
    return before.held & ~known[before.owner]


def _grow(old: Any, size: int) -> Any:  # noqa: ANN401 - an array of any kind of number
    new = np.zeros(max(size, len(old)), old.dtype)
    new[: len(old)] = old
    return new


def _set(old: Ints, places: Ints, values: Ints, held: Mask) -> Ints:
    new: Ints = _grow(old, len(held))
    new[places] = values
    return new


def _read_names(
    connection: Connection, before: Columns
) -> tuple[Mapping[int, str], Mapping[str, Mapping[str, int]]]:
    """The names by number and the numbers by kind and name, with those that are new."""
    columns = facet_values.c
    newest = max(before.names, default=0)
    rows = connection.execute(select(facet_values).where(columns.number > newest)).all()
    if not rows:
        return before.names, before.numbers
    numbers = {kind: dict(held) for kind, held in before.numbers.items()}
    for row in rows:
        numbers.setdefault(row.kind, {})[row.value] = row.number
    return {**before.names, **{row.number: row.value for row in rows}}, numbers
