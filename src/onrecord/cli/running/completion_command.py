"""The command that prints what makes a shell complete the commands of the program."""

import click
from click.shell_completion import get_completion_class

from onrecord.cli.screen.console import tell

__all__ = ["completion"]

_SHELLS = {  # shell: the line that puts it to work
    "bash": 'eval "$(onrecord completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(onrecord completion zsh)"   # in ~/.zshrc',
    "fish": "onrecord completion fish | source   # in ~/.config/fish/config.fish",
}


@click.command()
@click.argument("shell", metavar="SHELL", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands, options and their words with the tab key.

    \b
    eval "$(onrecord completion bash)"
    onrecord completion fish | source
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(ctx.find_root().command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
    tell(f"to put it to work: {_SHELLS[shell]}")
