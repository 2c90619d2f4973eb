"""The commands of accounts: who may come in when an archive is served to others."""

import getpass
import sys

import click

from onrecord import usecases
from onrecord.cli.screen.console import say, show_table, tell
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.errors import UsageError
from onrecord.store import Archive, Role, open_archive

__all__ = ["users_group"]

_HEADS = ("name", "role", "since", "tokens")
_LOG_HEADS = ("at", "who", "what", "from", "outcome")
_PLACE = "command line"


@click.group("users")
def users_group() -> None:
    """Say who may come in when the archive is served to others, and see what they did.

    A reader reads; a reviewer decides and adds; an admin sees users and the log, and takes
    documents out. The password is asked for, or read as one line of standard input.

    \b
    onrecord users add "A. Desk" --role admin
    onrecord users token "A. Desk"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are


def _ask_password() -> str:
    """The password, typed twice where somebody types it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise UsageError("these are two passwords", "password", "type the same one twice")
    return password


def _note(held: Archive, what: str) -> None:
    held.accounts.note(getpass.getuser(), what, _PLACE, "done")


@users_group.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), required=True, help="May do what."
)
@archive_option
def add(name: str, role: str, archive: str | None) -> None:
    """Add a user; where there is no archive yet, an empty one is made.

    \b
    onrecord users add "A. Desk" --role reviewer
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive)) as held:
        usecases.add_user(held, name, Role(role), _ask_password())
        _note(held, f"add user {name} as {role}")
    tell(f"added {name} as {role}")


@users_group.command("list")
@archive_option
def list_users(archive: str | None) -> None:
    """List users and their roles.

    \b
    onrecord users list
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive), create=False) as held:
        rows = [(u.name, u.role.value, u.made.date(), u.tokens) for u in held.accounts.all()]
    show_table(_HEADS, rows)


@users_group.command()
@click.argument("name")
@archive_option
def remove(name: str, archive: str | None) -> None:
    """Remove a user, with sessions and tokens; what they decided stays signed.

    \b
    onrecord users remove "A. Desk"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive), create=False) as held:
        usecases.remove_user(held, name)
        _note(held, f"remove user {name}")
    tell(f"removed {name}")


@users_group.command()
@click.argument("name")
@archive_option
def password(name: str, archive: str | None) -> None:
    """Give a user another password, which ends all their sessions.

    \b
    onrecord users password "A. Desk"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive), create=False) as held:
        usecases.change_password(held, name, _ask_password())
        _note(held, f"change the password of {name}")
    tell(f"changed the password of {name}")


@users_group.command()
@click.argument("name")
@click.option("--revoke", is_flag=True, help="Take back every token of this user instead.")
@archive_option
def token(name: str, revoke: bool, archive: str | None) -> None:
    """Make a token by which a program comes in under a user's name; it is shown this once.

    It is sent as the header Authorization: Bearer TOKEN.

    \b
    onrecord users token "A. Desk"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive), create=False) as held:
        if revoke:
            count = usecases.take_tokens(held, name)
            _note(held, f"take back the tokens of {name}")
            tell(f"took back {count} of {name}")
            return
        secret = usecases.give_token(held, name)
        _note(held, f"make a token for {name}")
    say(secret)


@users_group.command()
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, metavar="NUMBER")
@archive_option
def log(limit: int, archive: str | None) -> None:
    """List what was done, and what was refused, the last first.

    \b
    onrecord users log --limit 20
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive), create=False) as held:
        rows = held.accounts.log(limit)
    show_table(
        _LOG_HEADS,
        [(r.at.isoformat(" ", "seconds"), r.who, r.what, r.place, r.outcome) for r in rows],
    )
