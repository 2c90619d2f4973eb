"""A database and its two kinds of transaction, whoever made it; its errors are told in one line."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from typing import Final, TypeVar, cast

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from onrecord.errors import ArchiveError

__all__ = ["APPLICATION_ID", "DAMAGED", "IN_USE", "Database", "Trouble", "Work", "refuse"]

APPLICATION_ID: Final = 0x4F6E5265  # "OnRe": this is an archive of ours
_LOOK_S: Final = 0.05  # between two looks whether others are done
_T = TypeVar("_T")
Trouble = tuple[str, str]  # what is wrong, how to mend it
IN_USE: Final = ("the archive is in use", "wait for the other process to end, then try again")
READ_ONLY: Final = (
    "the archive is open for reading only",
    "serve it without --read-only, or ask for the right to write in its folder",
)
DAMAGED: Final = ("the archive is damaged", "restore a copy, or add its inputs to a new one")


def refuse(reason: object) -> Trouble:
    """An error that was not foreseen, in one line."""
    return f"the archive refused: {' '.join(str(reason).split())}", "report this, please"


class Work(Enum):
    """Work of many transactions that one process at a time may do."""

    JOBS = "jobs"
    SETTLING = "settling"


class Database(ABC):
    """One database that holds an archive; a subclass tells what its make does in its own way."""

    def __init__(self, engine: Engine, where: str, *, read_only: bool = False) -> None:
        """Take connections from an engine.

        Args:
            engine: makes connections; none is made yet.
            where: the archive, for a message.
            read_only: whether nothing can be written.
        """
        self.engine, self.where, self.read_only = engine, where, read_only
        self._remembered: dict[str, tuple[object, object]] = {}
        event.listen(engine, "begin", self._begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the archive and changes nothing."""
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that waits for its turn to write; all of it holds, or nothing."""
        if self.read_only:
            what, mend = READ_ONLY
            raise ArchiveError(what, self.where, mend)
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(onrecord_writes=True)
            with connection.begin():
                yield connection

    def remember(self, name: str, read: Callable[[Connection], _T]) -> _T:
        """What a question gives, asked again only where something was written since.

        Args:
            name: the question's; the same for the same question.
            read: asks it, in a transaction that reads.
        """
        stamp = self.stamp()  # before it is read: what is written meanwhile is asked for again
        known = self._remembered.get(name)
        if known is not None and stamp is not None and known[0] == stamp:
            return cast("_T", known[1])
        with self.reading() as connection:
            found = read(connection)
        self._remembered[name] = stamp, found
        return found

    def stamp(self) -> object | None:
        """A mark that changes whenever anybody writes; None: there is none, it may have changed."""
        return None

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @abstractmethod
    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin a transaction of either kind."""

    @abstractmethod
    def explain(self, error: BaseException | None) -> Trouble:
        """What is wrong and how to mend it."""

    @abstractmethod
    def find_faults(self, connection: Connection) -> Iterator[str]:
        """A line for each thing that the database itself finds damaged."""

    @contextmanager
    def taking_turn(self, work: Work, wait_s: float = 0.0) -> Iterator[bool]:
        """Whether nobody else is at a work of many transactions, or ends it in time.

        No other process or thread can begin before the block is left.
        """
        until = time.monotonic() + wait_s
        while True:
            with self.try_turn(work) as mine:
                if mine or self.read_only or time.monotonic() >= until:
                    yield mine
                    return
            time.sleep(_LOOK_S)

    @abstractmethod
    def try_turn(self, work: Work) -> AbstractContextManager[bool]:
        """Whether nobody else is at a work; then nobody can begin before the block is left."""

    @abstractmethod
    def is_ours(self, connection: Connection) -> bool | None:
        """Whether an archive of ours is marked as such; None: there is no mark of anybody's."""

    def make_ready(self) -> None:
        """Prepare an empty database, in no transaction."""
        return

    def _begin(self, connection: Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes", False)
        self.begin(connection, writes=writes)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._tell(error.orig) from error
        except self.engine.dialect.loaded_dbapi.Error as error:  # while a connection is opened
            raise self._tell(error) from error
        except ValueError as error:  # a row that no version of this program wrote
            what, mend = DAMAGED
            raise ArchiveError(what, self.where, mend) from error
        except PoolTimeoutError as error:
            what, mend = IN_USE
            raise ArchiveError(what, self.where, mend) from error

    def _tell(self, error: BaseException | None) -> ArchiveError:
        what, mend = self.explain(error)
        return ArchiveError(what, self.where, mend)
