"""What lists sort statements by, kept in their rows: a million are too many to rank when asked."""

from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Update,
    and_,
    bindparam,
    case,
    literal_column,
    null,
    or_,
    update,
)

from onrecord.model import StatementKind
from onrecord.store.schema.folding import find_fold, rank_verdict, rank_worst, was_compared
from onrecord.store.schema.repeating import note_all_repeats, note_repeats
from onrecord.store.schema.tables import statements

__all__ = ["LISTED", "QUEUED", "sort_all", "sort_statements"]

_ROW: Final = statements.c
# As constants, not as parameters: a database takes a partial index only where it can prove that
# what is asked for lies in it.
LISTED: Final[ColumnElement[bool]] = and_(
    _ROW.fold == literal_column("''"), _ROW.kind != literal_column("'turn'")
)
"""Whether lists of what reports print show a statement: none is folded away."""
QUEUED: Final[ColumnElement[bool]] = _ROW.worst.is_not(None)
"""Whether a finding is for somebody to review."""


def _sort() -> Update:
    """What somebody took for no statement stays in the queue: it was read."""
    shown = or_(find_fold() == "", _ROW.reviewed.is_not(None))
    queued = and_(was_compared(), shown, _ROW.kind != StatementKind.TURN.value)
    fold, place, worst = find_fold(), rank_verdict(), case((queued, rank_worst()), else_=null())
    changed = or_(_ROW.fold != fold, _ROW.place != place, _ROW.worst.is_distinct_from(worst))
    return update(statements).where(changed).values(fold=fold, place=place, worst=worst)


_MINE: Final[BindParameter[str]] = bindparam("mine")
_ALL: Final = _sort()
_OF_DOCUMENT: Final = _ALL.where(_ROW.document == _MINE)


def sort_statements(connection: Connection, document: str) -> None:
    """Rank the statements of a document, once their rows or what was decided of them changed."""
    note_repeats(connection, document)
    connection.execute(_OF_DOCUMENT, {"mine": document})


def sort_all(connection: Connection) -> None:
    """Rank every statement, as where the rules changed."""
    note_all_repeats(connection)
    connection.execute(_ALL)
