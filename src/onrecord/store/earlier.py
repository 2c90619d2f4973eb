"""What archives of schema 4 held as decisions, made reviews; it must not lean on `tables`."""

from dataclasses import replace
from datetime import UTC

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    insert,
    select,
    text,
)

from onrecord.model import Review, ReviewKind, seal

__all__ = ["move_decisions"]

_THEN = MetaData()
_WORDS = ("who", "why", "kind", "subject", "value")
_DECISIONS = Table(
    "decisions",
    _THEN,
    Column("number", Integer, primary_key=True),
    Column("at", DateTime),
    *(Column(name, String) for name in _WORDS),
)
_ADDED = ("sha256", "place", "words", "speaker", "seen", "before", "hash")
_REVIEWS = Table(
    "reviews",
    _THEN,
    Column("number", Integer, primary_key=True),
    Column("at", DateTime),
    *(Column(name, String) for name in (*_WORDS, *_ADDED)),
    Column("undoes", Integer),
)
_KINDS = {"joined": ReviewKind.MERGE, "parted": ReviewKind.SPLIT, "undone": ReviewKind.UNDO}
_SEEN = '{"verdict": "", "meaning": "", "made_by": ""}'


def move_decisions(connection: Connection) -> None:
    """Write every decision as a review with its hash, under its number; the old table goes."""
    before = ""
    for row in connection.execute(select(_DECISIONS).order_by(_DECISIONS.c.number)).all():
        kind = _KINDS.get(row.kind)
        if kind is None:
            continue  # no version of this program wrote one
        undoes = int(row.subject) if kind is ReviewKind.UNDO else None
        subject = "" if undoes else row.subject
        made = Review(kind, row.who, row.why, subject, row.value, undoes=undoes, before=before)
        made = replace(made, at=row.at.replace(tzinfo=UTC))
        before = seal(made)
        values = {
            **dict.fromkeys(_ADDED, ""),
            **{name: getattr(made, name) for name in ("who", "why", "subject", "value")},
            "number": row.number,
            "at": row.at,
            "kind": kind.value,
            "undoes": undoes,
            "seen": _SEEN,
            "before": made.before,
            "hash": before,
        }
        connection.execute(insert(_REVIEWS), values)
    connection.execute(text("DROP TABLE decisions"))
    if before and connection.dialect.name == "postgresql":  # its counter knows nothing of them
        last = (
            "SELECT setval(pg_get_serial_sequence('reviews', 'number'), max(number)) FROM reviews"
        )
        connection.execute(text(last))
