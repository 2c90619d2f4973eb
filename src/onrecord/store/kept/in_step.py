"""What hangs on the rows of a document, kept in step with them: totals, columns, its copies."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from onrecord.store.schema.repeating import find_copies
from onrecord.store.schema.row_columns import write_columns
from onrecord.store.schema.sorting import sort_statements
from onrecord.store.schema.totals import keeping_totals

__all__ = ["keeping_in_step"]


@contextmanager
def keeping_in_step(connection: Connection, document: str) -> Iterator[None]:
    """Count and pack what changes in the rows of a document within this block.

    What its copies repeat hangs on its words, so they are looked at again.
    """
    with keeping_totals(connection, document):
        yield
    write_columns(connection, document)
    for copy in find_copies(connection, document):
        with keeping_totals(connection, copy):
            sort_statements(connection, copy)
        write_columns(connection, copy)
