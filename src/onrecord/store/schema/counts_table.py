"""The table of what is counted of each person, occasion, outlet and document."""

from sqlalchemy import Column, Index, Integer, Table

from onrecord.store.schema.tables import String, schema

__all__ = ["COUNTED", "totals"]

COUNTED = (  # columns of `totals`
    *("documents", "copies", "statements", "turns", "quotations", "checked", "differing"),
    *("waiting", "read", "verbatim", "cosmetic", "altered", "spliced", "misattributed"),
    *("unsupported", "no_primary", "paraphrase", "elsewhere"),
)

totals = Table(
    "totals",
    schema,
    Column("kind", String, primary_key=True),  # an `Of`
    Column("key", String, primary_key=True),
    Column("name", String),  # of an outlet, as a document prints it
    *(Column(each, Integer, nullable=False, server_default="0") for each in COUNTED),
    Index("ix_totals_statements", "kind", "statements"),
    Index("ix_totals_differing", "kind", "differing"),
    Index("ix_totals_waiting", "kind", "waiting"),
    Index("ix_totals_documents", "kind", "documents"),
    sqlite_with_rowid=False,
)
