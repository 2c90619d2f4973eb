"""`doctor`: what this machine and this archive are in."""

import click
import msgspec

from onrecord import usecases
from onrecord.cli.screen.console import say
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.usecases import Health

__all__ = ["doctor"]


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def doctor(archive: str | None, *, as_json: bool) -> int:
    """Look at versions, models, disk, lock and archive; say what is wrong and how to mend it.

    Ends with 1 where something is wrong, with 0 otherwise.

    \b
    onrecord doctor
    onrecord doctor --archive ./election --json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    ailing = False
    for seen in usecases.examine(archive_place(archive)):
        ailing |= seen.health is Health.WRONG
        if as_json:
            click.echo(msgspec.json.encode(seen))
        else:
            mend = f": {seen.mend}" if seen.mend else ""
            say(f"{seen.health.value:<6} {seen.what:<31} {seen.told}{mend}")
    return 1 if ailing else 0
