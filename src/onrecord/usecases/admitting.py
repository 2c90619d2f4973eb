"""Who comes in: users with passwords, sessions of browsers, tokens of programs, bounds on tries."""

import hashlib
import ipaddress
import secrets
import threading
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.errors import UsageError
from onrecord.late import load_late
from onrecord.store import Archive, Role, User
from onrecord.text import fold

if TYPE_CHECKING:
    import argon2
else:
    argon2 = load_late("argon2")

__all__ = [
    "TooManyTries",
    "add_user",
    "change_password",
    "find_session",
    "find_token",
    "give_token",
    "remove_user",
    "sign_in",
    "sign_out",
    "take_tokens",
]

FEWEST_CHARS: Final = 12  # of a password; NIST SP 800-63B asks for 8, and for length above rules
_MOST_CHARS: Final = 1000
_MOST_NAME: Final = 100
_IDLE: Final = timedelta(hours=8)  # a session that nobody uses for a working day is over
_WHOLE: Final = timedelta(days=7)  # and any session after a week
_SEEN: Final = timedelta(minutes=5)  # between two notes that a session is in use
_WINDOW: Final = timedelta(minutes=15)  # in which tries to sign in are counted
_NAME_TRIES: Final = 10  # of one name
_PLACE_TRIES: Final = 30  # from one address: an office shares one
_HOME_BITS: Final = 64  # of an address of IPv6: one customer has all that follow
_AT_ONCE: Final = threading.BoundedSemaphore(2)  # a hash takes 64 MiB


class TooManyTries(UsageError):
    """There were too many failed tries to sign in of late."""


def add_user(archive: Archive, name: str, role: Role, password: str) -> None:
    """Add a user.

    Raises:
        UsageError: the name or the password is none that can be taken.
        ArchiveError: there is a user of this name.
    """
    archive.accounts.add(_check_name(name), role, _hash_password(password))


def change_password(archive: Archive, name: str, password: str) -> None:
    """Give a user another password, which ends all their sessions.

    Raises:
        UsageError: there is no such user, or the password cannot be taken.
    """
    if not archive.accounts.change(name, _hash_password(password)):
        raise _no_user(name)


def remove_user(archive: Archive, name: str) -> None:
    """Let a user go, with sessions and tokens; what they decided stays signed.

    Raises:
        UsageError: there is no such user.
    """
    if not archive.accounts.remove(name):
        raise _no_user(name)


def _no_user(name: str) -> UsageError:
    return UsageError(f"there is no user {name}", "NAME", "see 'onrecord users list'")


def _check_name(name: str) -> str:
    plain = " ".join(name.split())
    if not plain or len(plain) > _MOST_NAME or not plain.isprintable():
        what = "this is no name of a user"
        raise UsageError(what, "NAME", f"take at most {_MOST_NAME} letters, digits, spaces, marks")
    return plain


def _hash_password(password: str) -> str:
    if len(password) < FEWEST_CHARS:
        what = f"the password has fewer than {FEWEST_CHARS} characters"
        raise UsageError(what, "password", "take a longer one; some words in a row will do")
    if len(password) > _MOST_CHARS:
        what = f"the password has more than {_MOST_CHARS} characters"
        raise UsageError(what, "password", "take a shorter one")
    return argon2.PasswordHasher().hash(password.encode("utf-8", "replace"))


@cache
def _hash_of_nobody() -> str:
    """What a try under an unknown name is held against, so that it takes as long as any other."""
    return _hash_password(secrets.token_urlsafe())


def _mark(secret: str) -> str:
    """What is kept of a secret: it has 256 random bits, so that a plain hash will do."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def sign_in(archive: Archive, name: str, password: str, place: str, before: str) -> str | None:
    """Begin a session; its secret, or None: name and password do not belong together.

    Args:
        archive: whose users.
        name: as it was typed.
        password: as it was typed.
        place: the address it comes from.
        before: the secret that the browser sent, whose session ends: nobody can prepare one.

    Raises:
        TooManyTries: under this name, or from this address.
    """
    shown = " ".join(name.split())[:_MOST_NAME]
    keys = (f"name {' '.join(fold(shown).split())}", f"from {_find_home(place)}")
    bounds = list(zip(keys, (_NAME_TRIES, _PLACE_TRIES), strict=True))
    if not archive.accounts.try_once(bounds, _WINDOW):
        archive.accounts.note(shown, "sign in", place, "too many tries")
        minutes = _WINDOW.seconds // 60
        what = "there were too many tries to sign in"
        raise TooManyTries(what, "sign-in", f"wait for {minutes} minutes, then try again")
    held = archive.accounts.password(shown)
    with _AT_ONCE:
        right = _is_right(held or _hash_of_nobody(), password)
    if not right or held is None:
        archive.accounts.note(shown, "sign in", place, "refused")
        return None
    secret = secrets.token_urlsafe(32)
    oldest = datetime.now(UTC) - _WHOLE
    archive.accounts.begin(shown, _mark(secret), ends=_mark(before), oldest=oldest)
    archive.accounts.forget_tries(*keys)
    archive.accounts.note(shown, "sign in", place, "done")
    return secret


def _is_right(held: str, password: str) -> bool:
    if len(password) > _MOST_CHARS:
        return False
    try:
        return argon2.PasswordHasher().verify(held, password.encode("utf-8", "replace"))
    except argon2.exceptions.VerificationError:
        return False


def _find_home(place: str) -> str:
    """The address whose tries are counted together."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    if address.version == 4:  # noqa: PLR2004 - of the protocol
        return place
    return str(ipaddress.ip_network((address, _HOME_BITS), strict=False))


def sign_out(archive: Archive, secret: str) -> None:
    """End a session."""
    archive.accounts.end(_mark(secret))


def find_session(archive: Archive, secret: str) -> User | None:
    """Whose session it is; None: there is none, or it is over."""
    mark = _mark(secret)
    held = archive.accounts.session(mark)
    if held is None:
        return None
    user, made, seen = held
    now = datetime.now(UTC)
    if now - made > _WHOLE or now - seen > _IDLE:
        archive.accounts.end(mark)
        return None
    if now - seen > _SEEN:
        archive.accounts.see(mark)
    return user


def give_token(archive: Archive, name: str) -> str:
    """A token by which a program comes in under a user's name; it is shown this once.

    Raises:
        UsageError: there is no such user.
    """
    if archive.accounts.password(name) is None:
        raise _no_user(name)
    secret = f"onrecord_{secrets.token_urlsafe(32)}"
    archive.accounts.give_token(name, _mark(secret))
    return secret


def take_tokens(archive: Archive, name: str) -> int:
    """Let every token of a user go; how many there were."""
    return archive.accounts.take_tokens(name)


def find_token(archive: Archive, secret: str) -> User | None:
    """Whose token it is; None: nobody's."""
    return archive.accounts.token(_mark(secret))
