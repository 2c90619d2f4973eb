"""The command line: thin commands over the desk; every error one line, every list a table."""

import importlib
import sys

import click

from onrecord import __version__
from onrecord.cli.edge import run_guarded

__all__ = ["main", "program"]

_ROOMS = {
    "demo": "adding",
    "add": "adding",
    "check": "checking",
    "verify": "checking",
    "extract": "checking",
    "statements": "listing",
    "people": "listing",
    "outlets": "listing",
    "figures": "listing",
    "occasions": "listing",
    "serve": "serving",
    "export": "keeping",
    "audit": "keeping",
}


class _LateGroup(click.Group):
    """A group whose commands are imported when they are called for: help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a newcomer needs them."""
        del ctx
        return list(_ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and hand out the command."""
        del ctx
        room = _ROOMS.get(cmd_name)
        if room is None:
            return None
        module = importlib.import_module(f"onrecord.cli.{room}")
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None


@click.command(
    cls=_LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="onrecord")
@click.option("--debug", is_flag=True, help="Show a traceback where something goes wrong.")
def program(debug: bool) -> None:
    """Who said what, when, in which words, and how these differ from the primary text.

    \b
    Start here:
      onrecord demo                       look at the demonstration archive in a browser
      onrecord add reports/ transcripts/  build an archive of your own
      onrecord check "We will leave."     is this on the record?
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    del debug  # read at the edge, where errors arrive


def main() -> None:
    """The program `onrecord`."""
    sys.exit(run_guarded(program))
