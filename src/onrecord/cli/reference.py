"""The page docs/commands.md, made from the commands: `python -m onrecord.cli.reference`."""

from collections.abc import Iterator

import click

from onrecord.cli import program

__all__ = ["write_reference"]

_WIDTH = 92  # characters of a line

_HEAD = """# Commands

Made from `--help` by `python -m onrecord.cli.reference > docs/commands.md`; a test compares them.

Exit codes: 0 all went well, 1 some input failed (each named on standard error), 2 the command line
is wrong. Errors are one line, `error: WHAT (WHERE): HOW TO MEND IT`; `onrecord --debug COMMAND …`
adds the traceback.
"""


def write_reference() -> str:
    """The help of every command as one Markdown page."""
    settings = {**program.context_settings, "terminal_width": _WIDTH}
    above = click.Context(program, info_name="onrecord", **settings)
    sections = [_HEAD, _section("onrecord", program.get_help(above))]
    for name in program.list_commands(above):
        command = program.get_command(above, name)
        if command is not None:
            sections.extend(_tell(command, name, above))
    return "\n".join(sections)


def _tell(command: click.Command, name: str, above: click.Context) -> Iterator[str]:
    """The section of a command, and those of the commands that it has."""
    context = click.Context(command, info_name=name, parent=above, terminal_width=_WIDTH)
    yield _section(context.command_path, command.get_help(context))
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            held = command.get_command(context, inner)
            if held is not None:
                yield from _tell(held, inner, context)


def _section(title: str, text: str) -> str:
    return f"## `{title}`\n\n```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(write_reference(), nl=False)
