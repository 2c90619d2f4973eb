"""The tables of jobs: what was brought in by pages; the other tables: tables.py."""

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, Table, UniqueConstraint

from onrecord.store.schema.tables import String, Text, schema

__all__ = ["job_inputs", "job_results", "jobs"]

jobs = Table(  # what was brought in by pages, and how far it is
    "jobs",
    schema,
    Column("number", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("told", Text, nullable=False),  # of all its inputs; a JSON object
    Column("state", String, nullable=False, index=True),
    Column("detail", Text, nullable=False),  # why it failed
    Column("changed", DateTime, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice
)


def _job() -> Column[int]:
    """The column by which a row belongs to a job."""
    return Column("job", Integer, ForeignKey("jobs.number"), nullable=False, index=True)


job_inputs = Table(
    "job_inputs",
    schema,
    Column("number", Integer, primary_key=True),
    _job(),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),  # of its original; "": an address
    Column("done", Boolean, nullable=False),
)

job_results = Table(
    "job_results",
    schema,
    Column("number", Integer, primary_key=True),
    _job(),
    Column("name", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("document", String),
    UniqueConstraint("job", "name"),
)
