"""The whole schema as the steps leave it: what it is compared with, and nothing that runs needs.

Indexes over part of the statements ask for what SQLAlchemy knows of every server; those that
came later stand beside them.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, Index, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from onrecord.store.schema import account_tables, counts_table, job_tables
from onrecord.store.schema.sorting import LISTED, QUEUED
from onrecord.store.schema.tables import documents, person_names, schema, statements

__all__ = ["TABLES", "schema"]

TABLES: Final = (account_tables, counts_table, job_tables)  # each tells the schema of its own
_ROW: Final = statements.c


class _NewestFirst(ColumnElement[Any]):
    """A column in an index from the last to the first, what has none at the end, as lists ask."""

    inherit_cache = False

    def __init__(self, column: ColumnElement[Any]) -> None:
        self.column = column


@compiles(_NewestFirst)
def _write_order(element: _NewestFirst, compiler: SQLCompiler, **how: object) -> str:
    # SQLite has it so already, and takes no word of it in an index.
    last = " NULLS LAST" if compiler.dialect.name == "postgresql" else ""
    return f"{compiler.process(element.column, **how)} DESC{last}"


_ORDER: Final = (_NewestFirst(_ROW.day), _ROW.document, _ROW.start, _ROW.number)
_QUEUE: Final = (_ROW.worst, _ROW.score, _ROW.document, _ROW.start, _ROW.number)

_NAMED: Final = (_ROW.person, _ROW.speaker_key)  # told from the index, row by row

_LISTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "ix_statements_listed_day": (*_ORDER, *_NAMED, _ROW.verdict, _ROW.kind),
    "ix_statements_listed_place": (_ROW.place, *_ORDER, *_NAMED, _ROW.kind),
    "ix_statements_listed_verdict": (_ROW.verdict, _ROW.place, *_ORDER),
    "ix_statements_listed_person": (_ROW.person, _ROW.place, *_ORDER),
}
for _name, _columns in _LISTS.items():
    Index(_name, *_columns, sqlite_where=LISTED, postgresql_where=LISTED)
Index(
    "ix_statements_queued",
    *(*_QUEUE, _ROW.id, _ROW.reviewed, _ROW.reviewed_by, _ROW.assigned),
    sqlite_where=QUEUED,
    postgresql_where=QUEUED,
)
_GIVEN: Final = _ROW.assigned.is_not(None)
Index("ix_statements_assigned", _ROW.assigned, sqlite_where=_GIVEN, postgresql_where=_GIVEN)
_FOLDED: Final = _ROW.fold != literal_column("''")
Index("ix_statements_folded", _ROW.fold, _ROW.kind, sqlite_where=_FOLDED, postgresql_where=_FOLDED)
Index("ix_documents_primary_text", documents.c.primary_text, documents.c.id)
Index("ix_person_names_person", person_names.c.person)
for _name in ("path", "url"):  # both may be longer than a row of an ordered index on a server
    Index(f"ix_documents_{_name}", documents.c[_name], postgresql_using="hash")
