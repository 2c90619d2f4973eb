"""Accounts in an archive: users, who is signed in, tokens of programs, and the log of access.

Of a password, a session and a token only hashes are kept: who reads the archive cannot come in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from onrecord.errors import ArchiveError
from onrecord.store.databases.database import Database
from onrecord.store.schema.account_tables import (
    access_log,
    access_tokens,
    sessions,
    sign_in_tries,
    users,
)
from onrecord.store.schema.storable import name_key, plain, sound

__all__ = ["Accounts", "LogEntry", "Role", "User"]


class Role(StrEnum):
    """What a user may do; each may do what those before it may."""

    READER = "reader"  # reads
    REVIEWER = "reviewer"  # decides, and brings in
    ADMIN = "admin"  # sees users and the log, takes documents out

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what another is needed for."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class User:
    """Who may come in."""

    name: str
    role: Role
    made: datetime  # UTC
    tokens: int = 0  # of programs that come in under this name


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was done, or refused."""

    number: int
    at: datetime  # UTC
    who: str  # "": nobody was signed in
    what: str
    place: str
    outcome: str


class Accounts:
    """The accounts of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- users -------------------------------------------------------------------------------

    def any(self) -> bool:
        """Whether there is a user."""
        with self._database.reading() as connection:
            return connection.execute(select(users.c.name).limit(1)).first() is not None

    def all(self) -> tuple[User, ...]:
        """All users, by name."""
        count = select(func.count()).where(access_tokens.c.owner == users.c.name_key)
        query = select(users, count.scalar_subquery().label("tokens")).order_by(users.c.name_key)
        with self._database.reading() as connection:
            return tuple(map(_read_user, connection.execute(query)))

    def add(self, name: str, role: Role, password: str) -> None:
        """Write a user with the hash of a password.

        Raises:
            ArchiveError: there is one of this name.
        """
        key = name_key(name)
        row = {"name_key": key, "name": plain(name), "role": role.value, "password": password}
        with self._database.writing() as connection:
            if connection.execute(select(users.c.name).where(users.c.name_key == key)).first():
                mend = "take another name, or remove that user first"
                raise ArchiveError(f"there is a user {name}", self._database.where, mend)
            connection.execute(insert(users), {**row, "made": datetime.now(UTC)})

    def remove(self, name: str) -> bool:
        """Let a user go, with every session and token; whether there was one."""
        with self._database.writing() as connection:
            gone = delete(users).where(users.c.name_key == name_key(name))
            return connection.execute(gone).rowcount > 0

    def change(self, name: str, password: str) -> bool:
        """Write the hash of another password, and end the user's sessions; False: no such user."""
        key = name_key(name)
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.owner == key))
            changed = update(users).where(users.c.name_key == key).values(password=password)
            return connection.execute(changed).rowcount > 0

    def password(self, name: str) -> str | None:
        """The hash of a user's password; None: no such user."""
        query = select(users.c.password).where(users.c.name_key == name_key(name))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    # -- sessions and tokens -------------------------------------------------------------------

    def begin(self, name: str, mark: str, *, ends: str | None, oldest: datetime) -> None:
        """Write a session by its hash, in place of one that the browser had; old ones go.

        Args:
            name: of a user.
            mark: hash of the new session.
            ends: hash of the session that it had before, if any.
            oldest: sessions made before are over.
        """
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            over = sessions.c.made < oldest
            over = over if ends is None else over | (sessions.c.hash == ends)
            connection.execute(delete(sessions).where(over))
            row = {"hash": mark, "owner": name_key(name), "made": now, "seen": now}
            connection.execute(insert(sessions), row)

    def end(self, mark: str) -> None:
        """Let a session go."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == mark))

    def session(self, mark: str) -> tuple[User, datetime, datetime] | None:
        """Whose session it is, when it was made and last seen; None: there is none."""
        query = select(users, sessions.c.made.label("began"), sessions.c.seen)
        query = query.join(users, users.c.name_key == sessions.c.owner)
        with self._database.reading() as connection:
            row = connection.execute(query.where(sessions.c.hash == mark)).first()
        return None if row is None else (_read_user(row), _utc(row.began), _utc(row.seen))

    def see(self, mark: str) -> None:
        """Note that a session was used now."""
        mine = update(sessions).where(sessions.c.hash == mark)
        with self._database.writing() as connection:
            connection.execute(mine.values(seen=datetime.now(UTC)))

    def give_token(self, name: str, mark: str) -> None:
        """Write a token by its hash."""
        row = {"hash": mark, "owner": name_key(name), "made": datetime.now(UTC)}
        with self._database.writing() as connection:
            connection.execute(insert(access_tokens), row)

    def take_tokens(self, name: str) -> int:
        """Let the tokens of a user go; how many there were."""
        mine = access_tokens.c.owner == name_key(name)
        with self._database.writing() as connection:
            return connection.execute(delete(access_tokens).where(mine)).rowcount

    def token(self, mark: str) -> User | None:
        """Whose token it is; None: there is none."""
        query = select(users).join(access_tokens, users.c.name_key == access_tokens.c.owner)
        with self._database.reading() as connection:
            row = connection.execute(query.where(access_tokens.c.hash == mark)).first()
        return None if row is None else _read_user(row)

    # -- tries and the log ---------------------------------------------------------------------

    def try_once(self, bounds: Sequence[tuple[str, int]], within: timedelta) -> bool:
        """Count a try to sign in, unless there were too many of late; whether it may be made.

        Args:
            bounds: whose tries are counted, as keys, and how many each may make.
            within: tries from before count no more.
        """
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            connection.execute(delete(sign_in_tries).where(sign_in_tries.c.at < now - within))
            for key, most in bounds:
                query = select(func.count()).where(sign_in_tries.c.counts_for == sound(key))
                if connection.execute(query).scalar_one() >= most:
                    return False
            rows = [{"counts_for": plain(key), "at": now} for key, _ in bounds]
            connection.execute(insert(sign_in_tries), rows)
        return True

    def forget_tries(self, *keys: str) -> None:
        """Count the tries under some keys no more."""
        mine = sign_in_tries.c.counts_for.in_([sound(key) for key in keys])
        with self._database.writing() as connection:
            connection.execute(delete(sign_in_tries).where(mine))

    def note(self, who: str, what: str, place: str, outcome: str) -> None:
        """Write what was done, or refused."""
        told = {"who": who, "what": what, "place": place, "outcome": outcome}
        row: dict[str, object] = {name: plain(value) for name, value in told.items()}
        with self._database.writing() as connection:
            connection.execute(insert(access_log), {**row, "at": datetime.now(UTC)})

    def log(self, limit: int, offset: int = 0) -> tuple[LogEntry, ...]:
        """What was done, the newest first."""
        query = select(access_log).order_by(access_log.c.number.desc())
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(limit).offset(offset))
            return tuple(
                LogEntry(row.number, _utc(row.at), row.who, row.what, row.place, row.outcome)
                for row in rows
            )


def _read_user(row: Row[Any]) -> User:
    return User(row.name, Role(row.role), _utc(row.made), getattr(row, "tokens", 0))


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC)
