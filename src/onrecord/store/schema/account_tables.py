"""The tables of accounts: who may come in, who is in, and what was done; the others: tables.py."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, Table

from onrecord.store.schema.tables import String, Text, schema

__all__ = ["access_log", "access_tokens", "sessions", "sign_in_tries", "users"]


users = Table(
    "users",
    schema,
    Column("name_key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),  # its hash, with salt and costs
    Column("made", DateTime, nullable=False),
)


def _owner() -> Column[str]:
    """The column by which a row belongs to a user, and goes with them."""
    key = ForeignKey("users.name_key", ondelete="CASCADE")
    return Column("owner", String, key, nullable=False, index=True)


sessions = Table(  # who is signed in
    "sessions",
    schema,
    Column("hash", String, primary_key=True),  # SHA-256 of what the browser keeps
    _owner(),
    Column("made", DateTime, nullable=False),
    Column("seen", DateTime, nullable=False),
)

access_tokens = Table(  # by which programs come in
    "access_tokens",
    schema,
    Column("hash", String, primary_key=True),  # SHA-256 of what the program keeps
    _owner(),
    Column("made", DateTime, nullable=False),
)

sign_in_tries = Table(  # that failed of late
    "sign_in_tries",
    schema,
    Column("number", Integer, primary_key=True),
    Column("counts_for", String, nullable=False, index=True),  # whose name, or from where
    Column("at", DateTime, nullable=False, index=True),
)

access_log = Table(  # what was done, and refused; it only grows
    "access_log",
    schema,
    Column("number", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("place", String, nullable=False),  # from where
    Column("outcome", String, nullable=False),
)
