"""What archives of older schemas lack, made of what they hold; it must not lean on `tables`."""

import zlib
from dataclasses import replace
from datetime import UTC

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    insert,
    select,
    text,
)

from onrecord.model import Review, ReviewKind, seal

__all__ = ["fill_printings", "move_decisions"]

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
_DOSSIERS = Table("dossiers", _THEN, Column("document", String), Column("body", LargeBinary))
_PLACES = ("said_start", "said_end")
_PRINTINGS = Table(
    "printings",
    _THEN,
    Column("number", Integer, primary_key=True),
    *(Column(name, String) for name in ("document", "statement", "against")),
    *(Column(name, Integer) for name in _PLACES),
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


class _Passage(msgspec.Struct):
    document: str
    span: tuple[int, int]


class _Finding(msgspec.Struct):
    passages: list[_Passage] = []
    statement: str | None = None


class _Findings(msgspec.Struct):
    """Of a dossier only its findings are read, and of these only where the words stand."""

    findings: list[_Finding] = []


def fill_printings(connection: Connection) -> None:
    """Write where the words of every finding stand; a dossier that is damaged is passed over."""
    decoder = msgspec.json.Decoder(_Findings)
    for document in connection.scalars(select(_DOSSIERS.c.document)).all():
        mine = select(_DOSSIERS.c.body).where(_DOSSIERS.c.document == document)
        body = connection.execute(mine).scalar_one()
        try:
            findings = decoder.decode(zlib.decompress(body)).findings
        except (zlib.error, msgspec.DecodeError):
            continue  # `audit` tells of it
        rows = [
            {
                "document": document,
                "statement": finding.statement,
                "against": passage.document,
                **dict(zip(_PLACES, passage.span, strict=True)),
            }
            for finding in findings
            if finding.statement is not None
            for passage in finding.passages
        ]
        if rows:
            connection.execute(insert(_PRINTINGS), rows)
