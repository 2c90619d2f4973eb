"""Archives made old again: what the script of a step of the schema does, and that undone."""

import re
from collections.abc import Callable
from importlib.resources import files

__all__ = ["run_script", "undo_script"]

_MADE = re.compile(r"CREATE (TABLE|(?:UNIQUE )?INDEX) (\w+)|ALTER TABLE (\w+) ADD COLUMN (\w+)")


def run_script(execute: Callable[[str], object], name: str) -> None:
    """Run a script of the store, statement by statement."""
    for statement in (files("onrecord.store") / name).read_text("utf-8").split(";"):
        if statement.strip():
            execute(statement)


def undo_script(execute: Callable[[str], object], name: str) -> None:
    """Drop the tables, indexes and columns that a script of the store made, the last first."""
    script = (files("onrecord.store") / name).read_text("utf-8")
    for made in reversed(list(_MADE.finditer(script))):
        kind, thing, table, column = made.groups()
        if column:
            execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        else:
            # A later step may have dropped an index, and its undoing does not bring it back.
            execute(f"DROP {kind.removeprefix('UNIQUE ')} IF EXISTS {thing}")
