"""Options that several commands share, and what they turn a user's words into."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from onrecord.errors import UsageError
from onrecord.settings import Settings

__all__ = ["DAY", "archive_folder", "archive_option", "demonstration_folder"]


class _Day(click.ParamType[date]):
    """A calendar day as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Turn `2031-03-03` into a day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2031-03-03", param, ctx)


DAY = _Day()


def archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--archive DIR` to a command."""
    return click.option(
        "--archive",
        "archive",
        metavar="DIR",
        help="The archive's folder. Default: $ONRECORD_ARCHIVE, else the user's data folder.",
    )(command)


def demonstration_folder(named: str | None) -> Path:
    """The folder that is named, else one of its own beside the user's archive: they never mix."""
    folder = archive_folder(named)
    nothing_named = named is None and folder == Settings.from_env({}).archive
    return folder.parent / "demonstration" if nothing_named else folder


def archive_folder(named: str | None) -> Path:
    """The folder that `--archive` names, else the one that the surroundings name."""
    if named is None:
        return Settings.from_env().archive
    if not named.strip():
        raise UsageError("no folder is named", "--archive", "name the archive's folder")
    if "://" in named:
        raise UsageError(
            "only folders can be archives so far", named, "give a folder; its database is SQLite"
        )
    return Path(named)
