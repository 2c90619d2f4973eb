"""What lists filter, sort and count by, made anew where an older version of this program wrote."""

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, insert, select, update

from onrecord.late import load_late
from onrecord.store.databases.database import Database
from onrecord.store.kept.ledger import (
    read_occasions,
    read_people,
    replace_occasions,
    replace_people,
)
from onrecord.store.schema.counts_table import totals
from onrecord.store.schema.storable import name_key
from onrecord.store.schema.tables import documents
from onrecord.store.schema.totals import Of, count_anew

if TYPE_CHECKING:
    from onrecord.store.schema import row_columns, sorting
else:  # an archive that was filled needs it no more
    row_columns = load_late("onrecord.store.schema.row_columns")
    sorting = load_late("onrecord.store.schema.sorting")

__all__ = ["fill_lists"]

# Raise it where something is counted otherwise, where what lists fold away or put first changes, or
# where a column of people or occasions is read otherwise from what is kept of them.
_RULES: Final = "5"


def fill_lists(database: Database) -> None:
    """Write these columns and count everything, unless it was done by the rules of now."""
    query = select(totals.c.key).where(totals.c.kind == Of.RULES.value)
    with database.reading() as connection:
        if connection.scalars(query).first() == _RULES:
            return
    with database.writing() as connection:
        sorting.sort_all(connection)
        copied = documents.c.copy_of.is_not(None)
        for document in connection.scalars(select(documents.c.id).where(copied)).all():
            if row_columns.holds_columns(connection, document):
                row_columns.write_columns(connection, document)
        count_anew(connection)
        replace_people(connection, read_people(connection, database.where))
        replace_occasions(connection, read_occasions(connection, database.where))
        names = connection.execute(select(documents.c.id, documents.c.name)).all()
        keys = [{"mine": row.id, "key": name_key(row.name)} for row in names]
        if keys:
            amend = update(documents).where(documents.c.id == bindparam("mine"))
            connection.execute(amend.values(name_key=bindparam("key")), keys)
        connection.execute(insert(totals), {"kind": Of.RULES.value, "key": _RULES})
