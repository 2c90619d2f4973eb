"""The outermost edge: every error becomes one line and an exit code."""

import errno
import os
import sys
import traceback

import click

from onrecord.cli.screen.console import tell
from onrecord.errors import OnrecordError, UsageError

__all__ = ["run_guarded"]

FAILED, MISUSED, INTERRUPTED = 1, 2, 130
_EXTRA = "unexpected extra argument"  # as click says it
_NARROWING = ("--name", "--words", "--about")  # options that take what a list is looked through for


def run_guarded(command: click.Command, args: list[str] | None = None) -> int:
    """Run a command and return its exit code: 0 well, 1 something failed, 2 wrong use."""
    given = sys.argv[1:] if args is None else args
    try:
        result = command.main(given, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click exits by itself only when the pipe's reader left
        _silence()
        return 0
    except Exception as error:  # noqa: BLE001 - the one place that may: a user sees no traceback
        if "--debug" in given:
            traceback.print_exception(error)
        return _tell_failure(error)
    except KeyboardInterrupt:
        return _tell_failure(click.Abort())
    return result if isinstance(result, int) else 0


def _silence() -> None:
    """Let what is still to be written go nowhere: the interpreter writes once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_failure(error: Exception) -> int:
    """Say what went wrong in one line, and choose the exit code."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.format_message())
            return MISUSED
        case click.UsageError():
            where = error.ctx.command_path if error.ctx is not None else "onrecord"
            what = error.format_message().rstrip(".")
            tell(f"error: {what} ({where}): {_find_mend(error, what)}see '{where} --help'")
            return MISUSED
        case click.Abort():
            tell("stopped; what was finished is kept")
            return INTERRUPTED
        case OnrecordError():
            tell(f"error: {error}")
            return MISUSED if isinstance(error, UsageError) else FAILED
        case OSError(errno=errno.ENOSPC):
            _silence()
            where = error.filename or "where this writes"
            tell(f"error: no room is left ({where}): make room, then run it again")
            return FAILED
        case _:
            what = f"unexpected {type(error).__name__}: {error}"
            tell(f"error: {what} (onrecord): run again with --debug and report what it prints")
            return FAILED


def _find_mend(error: click.UsageError, what: str) -> str:
    """What a newcomer most likely meant, before the help is named; else nothing."""
    if _EXTRA in what:
        narrowing = None if error.ctx is None else _find_narrowing(error.ctx.command)
        if narrowing is not None:
            return f"narrow the list with {narrowing} WORDS; "
        return "put words that belong together in quotation marks; "
    outermost = error.ctx is not None and error.ctx.parent is None
    if outermost and isinstance(error, click.NoSuchOption):
        return f"name the command first: onrecord COMMAND {error.option_name} …; "
    return ""


def _find_narrowing(command: click.Command) -> str | None:
    """The option by which a list that takes no words is narrowed; None: it has none."""
    if any(isinstance(each, click.Argument) for each in command.params):
        return None
    named = (name for each in command.params for name in each.opts)
    return next((name for name in named if name in _NARROWING), None)
