"""The command line: thin commands over the use cases; every error one line, every list a table."""

import gc
import importlib
import sys
from typing import TYPE_CHECKING

import click

from onrecord import __version__
from onrecord.cli.edge import run_guarded
from onrecord.cli.kept_code import keep_code
from onrecord.late import load_late

if TYPE_CHECKING:
    import difflib

    from click import shell_completion
else:  # for a name that is mistyped, and for a shell that completes
    difflib = load_late("difflib")
    shell_completion = load_late("click.shell_completion")

__all__ = ["main", "program"]

# Objects made before the collector looks for rings of them. What a command loads stays, some
# 150,000 of them, and has no rings: to look after each 700 took 9 % of the time of `check`, to look
# once in between 4 %.
_BETWEEN_LOOKS = 250_000

_ROOMS = {  # command: its module, and what the list of commands says of it
    "demo": ("running.add_command", "Load and serve the demonstration archive."),
    "add": ("running.add_command", "Read files and folders into an archive."),
    "batch": ("running.batching", "Read millions of documents into Parquet."),
    "load": ("running.batching", "Bring the results of a batch into an archive."),
    "watch": ("running.watch_command", "Add what is new in feeds and folders, again and again."),
    "check": ("reading.check_command", "Is a quotation on the record, and what differs?"),
    "verify": ("reading.check_command", "Hold quotations against transcripts, without an archive."),
    "extract": ("reading.extract_command", "Find who says what in files, without an archive."),
    "search": ("reading.search_command", "Find sentences and statements by words and filters."),
    "statements": ("reading.list_commands", "List statements, and narrow the list."),
    "people": ("reading.catalogue", "List who speaks, under which names and in which roles."),
    "outlets": ("reading.catalogue", "List outlets and what was found in their statements."),
    "figures": ("reading.list_commands", "List quantities with their bounds and hedges."),
    "occasions": ("reading.catalogue", "List occasions, and whether a transcript is held."),
    "documents": ("reading.catalogue", "List documents, and what was found in each."),
    "show": ("reading.showing", "Show one thing whole, by its id."),
    "review": ("running.decide_command", "Sign a finding, take a decision back, list decisions."),
    "set": ("running.decide_command", "Put a document's field or a speaker right."),
    "merge": ("running.decide_command", "Decide that two speakers are one."),
    "split": ("running.decide_command", "Decide that two speakers are two."),
    "remove": ("running.decide_command", "Take a document out, with a reason."),
    "serve": ("running.serve_command", "Serve the archive as web pages."),
    "users": ("running.users", "Say who may come in when it is served to others."),
    "mcp": ("running.assisting", "Serve the record to assistants."),
    "publish": ("reading.publish_command", "Write a static site that opens from the disk."),
    "export": ("reading.keeping", "Write the record to files."),
    "move": ("reading.keeping", "Copy an archive from a folder to a server, or back."),
    "audit": ("reading.keeping", "Prove that originals and offsets hold."),
    "completion": ("running.completion_command", "Print what makes a shell complete commands."),
    "doctor": ("running.examine_command", "Say what is wrong here, and how to mend it."),
}


_CALLED = {
    "set": "set_field",
    "users": "users_group",
    "mcp": "serve_tools",
}  # whose function cannot bear its name


class _LateGroup(click.Group):
    """A group whose commands are imported when they are called for: help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a newcomer needs them."""
        del ctx
        return list(_ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and hand out the command."""
        del ctx
        if cmd_name not in _ROOMS:
            return None
        module = importlib.import_module(f"onrecord.cli.{_ROOMS[cmd_name][0]}")
        command = getattr(module, _CALLED.get(cmd_name, cmd_name))
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, name those that are spelled nearly so."""
        if args and args[0] not in _ROOMS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _ROOMS, n=2)
            meant = f"; did you mean {' or '.join(near)}?" if near else ""
            raise click.UsageError(f"there is no command '{args[0]}'{meant}", ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[shell_completion.CompletionItem]":
        """Names that go on from what is typed; no command is imported for it."""
        del ctx
        fits = (pair for pair in _ROOMS.items() if pair[0].startswith(incomplete))
        return [shell_completion.CompletionItem(name, help=said) for name, (_, said) in fits]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in _ROOMS.items()])


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
    gc.set_threshold(_BETWEEN_LOOKS, *gc.get_threshold()[1:])
    save = keep_code()
    code = run_guarded(program)
    save()
    gc.freeze()  # or the interpreter looks at all once more before it ends
    sys.exit(code)
