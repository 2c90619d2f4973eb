"""The page docs/commands.md, made from the commands: `python -m onrecord.cli.reference`."""

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
            context = click.Context(command, info_name=name, parent=above, terminal_width=_WIDTH)
            sections.append(_section(f"onrecord {name}", command.get_help(context)))
    return "\n".join(sections)


def _section(title: str, text: str) -> str:
    return f"## `{title}`\n\n```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(write_reference(), nl=False)
