"""What is counted of persons, occasions, outlets and documents, kept in step with the rows.

A list of a hundred thousand people that counts a million rows is too slow. So each count is kept,
and what changes in the rows of one document is added to it or taken off, in the transaction that
changes them. What a copy only repeats counts for the copy alone: its original is the witness.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, delete, func, select, text

from onrecord.model import StatementKind, Verdict
from onrecord.store.rows.records import Fold
from onrecord.store.schema.counts_table import COUNTED, totals
from onrecord.store.schema.tables import documents, statements

__all__ = ["CHECKED", "DIFFERING", "Of", "count_anew", "find_drift", "keep_rows", "keeping_totals"]


class Of(StrEnum):
    """Of what something is counted."""

    PERSON = "person"
    OCCASION = "occasion"
    OUTLET = "outlet"  # by the folded name of a publisher; "": not known
    DOCUMENT = "document"
    WHOLE = "whole"  # of all documents; its key is ""
    RULES = "rules"  # a row that tells by which rules all others were counted


CHECKED: Final = (  # held against a transcript, word by word
    *(Verdict.VERBATIM, Verdict.COSMETIC, Verdict.ALTERED, Verdict.SPLICED),
    *(Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED),
)
DIFFERING: Final = (Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED)

_Key = tuple[str, str]
_Counts = Mapping[_Key, Counter[str]]
_Row = Row[Any]
_MARKED: Final = (StatementKind.DIRECT.value, StatementKind.MIXED.value)


def _ask() -> Select[Any]:
    """The statements of documents that are not folded away, counted by all that totals tell."""
    row = statements.c
    columns = (
        *(row.document, row.person, row.occasion, row.kind, row.verdict),
        row.reviewed.is_not(None).label("read"),
        row.fold,
    )
    return (
        select(*columns, func.count().label("number"))
        .where(statements.c.fold.in_(("", Fold.COPIED.value)))
        .group_by(*columns)
        .order_by(row.document)
    )


_DOCUMENT: Final[BindParameter[str]] = bindparam("mine")
_ROWS: Final = _ask().where(statements.c.document == _DOCUMENT)
_HEADS: Final[Select[Any]] = select(
    documents.c.id, documents.c.publisher, documents.c.publisher_key, documents.c.copy_of
)
_HEAD: Final = _HEADS.where(documents.c.id == _DOCUMENT)
_NAMES: Final = ", ".join(COUNTED)
_SUMS: Final = ", ".join(f"{each} = totals.{each} + excluded.{each}" for each in COUNTED)
_ADD: Final = text(  # names of columns alone are put in, none of them a visitor's
    f"INSERT INTO totals (kind, key, name, {_NAMES}) "  # noqa: S608
    f"VALUES (:kind, :key, :name, {', '.join(':' + each for each in COUNTED)}) "
    f"ON CONFLICT (kind, key) DO UPDATE SET name = coalesce(excluded.name, totals.name), {_SUMS}"
)


@contextmanager
def keeping_totals(connection: Connection, document: str) -> Iterator[None]:
    """Count what changes in the rows of a document within this block."""
    before, _ = _count_document(connection, document)
    yield
    after, names = _count_document(connection, document)
    changes = {}
    for key in {*before, *after}:
        change = Counter(after.get(key, {}))
        change.subtract(before.get(key, Counter()))
        if any(change.values()):
            changes[key] = change
    _add(connection, changes, names)


def _count_document(connection: Connection, document: str) -> tuple[_Counts, Mapping[_Key, str]]:
    head = connection.execute(_HEAD, {"mine": document}).first()
    if head is None:
        return {}, {}
    return _count(head, connection.execute(_ROWS, {"mine": document}))


def _count(head: _Row, rows: Iterable[_Row]) -> tuple[_Counts, Mapping[_Key, str]]:
    """What one document adds to each total, and the name of its outlet."""
    outlet, mine = (Of.OUTLET, head.publisher_key or ""), (Of.DOCUMENT, head.id)
    whole = (Of.WHOLE, "")
    counts: dict[_Key, Counter[str]] = {outlet: Counter(), mine: Counter(), whole: Counter()}
    for row in rows:
        told = dict(_tell(row))
        counts[mine].update(told)
        if row.fold == Fold.COPIED.value:
            continue
        counts[whole].update(told)
        counts[outlet].update(told)
        for of, key in ((Of.PERSON, row.person), (Of.OCCASION, row.occasion)):
            if key is not None:
                counts.setdefault((of, key), Counter()).update(told)
    for (each, _), count in counts.items():
        count["documents"] = int(each != Of.OCCASION or count["statements"] > 0)
    counts[outlet]["copies"] = int(head.copy_of is not None)
    return counts, {outlet: head.publisher or ""}


def _tell(row: _Row) -> Iterator[tuple[str, int]]:
    """The columns that some statements count in."""
    if row.kind == StatementKind.TURN.value:
        yield "turns", row.number
        return
    yield "statements", row.number
    marked = row.kind in _MARKED
    if marked:
        yield "quotations", row.number
    if row.verdict is not None:
        yield row.verdict, row.number
    if row.verdict in CHECKED:
        yield "checked", row.number
    if row.verdict in DIFFERING:
        yield "differing", row.number
    if marked and row.verdict == Verdict.NO_PRIMARY.value:
        yield "waiting", row.number
    if row.read:
        yield "read", row.number


def _add(connection: Connection, changes: _Counts, names: Mapping[_Key, str]) -> None:
    if not changes:
        return
    rows = [
        {"kind": of, "key": key, "name": names.get((of, key)), **_fill(changes[of, key])}
        for of, key in sorted(changes)
    ]
    connection.execute(_ADD, rows)
    gone = (totals.c.documents <= 0) & totals.c.kind.in_([Of.OUTLET.value, Of.DOCUMENT.value])
    keys = [key for (_, key), change in changes.items() if change["documents"] < 0]
    if keys:
        connection.execute(delete(totals).where(gone, totals.c.key.in_(keys)))


def _fill(change: Counter[str]) -> dict[str, int]:
    return {each: change[each] for each in COUNTED}


def keep_rows(connection: Connection, of: Of, keys: Iterable[str]) -> None:
    """Let there be a row for each of these, so that lists show who is counted nowhere, too."""
    rows = [{"kind": of.value, "key": key} for key in keys]
    if rows:
        put = "INSERT INTO totals (kind, key) VALUES (:kind, :key) ON CONFLICT DO NOTHING"
        connection.execute(text(put), rows)


def count_anew(connection: Connection) -> None:
    """Count all documents."""
    connection.execute(delete(totals))
    _add(connection, *_count_all(connection))


def find_drift(connection: Connection) -> Iterator[str]:
    """A line for each total that is not what the rows add up to."""
    sums, _ = _count_all(connection)
    nothing: Counter[str] = Counter()
    for row in connection.execute(select(totals).where(totals.c.kind != Of.RULES.value)).mappings():
        told = sums.pop((row["kind"], row["key"]), nothing)
        if any(row[each] != told[each] for each in COUNTED):
            yield f"the totals of the {row['kind']} {row['key']} are not those of its rows"
    yield from (f"the totals of the {of} {key} are missing" for of, key in sums)


def _count_all(connection: Connection) -> tuple[dict[_Key, Counter[str]], Mapping[_Key, str]]:
    held: dict[str, list[_Row]] = {}
    for row in connection.execute(_ask()):
        held.setdefault(row.document, []).append(row)
    sums: dict[_Key, Counter[str]] = {}
    names: dict[_Key, str] = {}
    for head in connection.execute(_HEADS):
        counts, named = _count(head, held.get(head.id, ()))
        names.update(named)
        for key, count in counts.items():
            sums.setdefault(key, Counter()).update(count)
    return sums, names
