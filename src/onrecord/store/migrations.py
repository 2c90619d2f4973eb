"""How an archive of an older schema becomes one of the newest: forward only, all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, select, text

from onrecord.errors import ArchiveError
from onrecord.late import load_late
from onrecord.store.databases.database import APPLICATION_ID, Database
from onrecord.store.schema.tables import schema_version
from onrecord.text import fold_address

if TYPE_CHECKING:
    from onrecord.store import earlier
    from onrecord.store.search import fulltext, server_words
else:  # an archive of the newest schema needs none of them
    earlier = load_late("onrecord.store.earlier")
    fulltext = load_late("onrecord.store.search.fulltext")
    server_words = load_late("onrecord.store.search.server_words")

__all__ = ["SERVER_STEPS", "STEPS", "Step", "bring_up_to_date", "found_version"]


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered change of the schema; it must not lean on `tables`, which moves on."""

    number: int
    title: str
    apply: Callable[[Connection], None]


def _run_script(connection: Connection, name: str) -> None:
    """Run the statements of a file beside this one."""
    script = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def _first(connection: Connection) -> None:
    """The first schema."""
    _run_script(connection, "schema-1.sql")
    fulltext.create_indexes(connection)
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def _second(connection: Connection) -> None:
    """Tables for the word index.

    They stay empty: `StoredIndex.missing` names the primary texts that are not in it, and who knows
    how to read a dossier puts them in. Word tables of the older layout are let go.
    """
    _run_script(connection, "schema-2.sql")
    connection.exec_driver_sql("DELETE FROM kept WHERE kind = 'words'")


def _third(connection: Connection) -> None:
    """A table for the vectors of primary texts; empty until a search by meaning is asked for."""
    _run_script(connection, "schema-3.sql")


def _fourth(connection: Connection) -> None:
    """The type of each statement; "communication" until its document is read again."""
    _run_script(connection, "schema-4.sql")


def _fifth(connection: Connection) -> None:
    """Reviews in place of decisions."""
    _run_script(connection, "schema-5.sql")
    earlier.move_decisions(connection)


def _sixth(connection: Connection) -> None:
    """Tables by which phase two finds what a document touches; the next settling fills them."""
    _run_script(connection, "schema-6.sql")


def _seventh(connection: Connection) -> None:
    """Passages in place of the index of statements; empty until they are asked for.

    `Passages.fill` cuts them from the dossiers, in transactions of their own.
    """
    _run_script(connection, "schema-7.sql")
    fulltext.index_passages(connection)


def _eighth(connection: Connection) -> None:
    """Jobs; and of each document the folded address, by which versions of one page are known."""
    _run_script(connection, "schema-8.sql")
    _fold_addresses(connection)


def _fold_addresses(connection: Connection) -> None:
    rows = connection.execute(text("SELECT id, url FROM documents WHERE url IS NOT NULL")).all()
    folded = [{"mine": row.id, "new": fold_address(row.url)} for row in rows]
    if folded:
        connection.execute(text("UPDATE documents SET address = :new WHERE id = :mine"), folded)


def _ninth(connection: Connection) -> None:
    """Where the words of reports stand in primary texts, read from the dossiers."""
    _run_script(connection, "schema-9.sql")
    earlier.fill_printings(connection)


def _tenth(connection: Connection) -> None:
    """What lists filter, sort and count by; `fill_lists` fills it."""
    _run_script(connection, "schema-10.sql")


def _eleventh(connection: Connection) -> None:
    """Accounts; nobody has one until a user is added."""
    _run_script(connection, "schema-11.sql")


def _twelfth(connection: Connection) -> None:
    """Whether a difference is likely a slip of the transcript; false until it is checked again."""
    _run_script(connection, "schema-12.sql")


def _thirteenth(connection: Connection) -> None:
    """What lists sort statements by, and to whom findings are assigned; `fill_lists` fills it."""
    _run_script(connection, "schema-13.sql")


def _fourteenth(connection: Connection) -> None:
    """Indexes of lists by day, and by name without a look at each row."""
    _run_script(connection, "schema-14.sql")


def _sixteenth(connection: Connection) -> None:
    """Indexes of what one more document asks: which are primary texts, which names are whose."""
    _run_script(connection, "schema-16.sql")


def _seventeenth(connection: Connection) -> None:
    """Indexes of where documents stand: a decision finds those that it is about."""
    _run_script(connection, "schema-17.sql")


def _eighteenth(connection: Connection) -> None:
    """What copies repeat, and lists of one verdict worst first; `fill_lists` fills it."""
    _run_script(connection, "schema-18.sql")


STEPS: Sequence[Step] = (
    Step(1, "first schema", _first),
    Step(2, "word index", _second),
    Step(3, "vectors of passages", _third),
    Step(4, "attribution types", _fourth),
    Step(5, "reviews", _fifth),
    Step(6, "what a document touches", _sixth),
    Step(7, "passages", _seventh),
    Step(8, "jobs and addresses", _eighth),
    Step(9, "printings", _ninth),
    Step(10, "what lists count", _tenth),
    Step(11, "accounts", _eleventh),
    Step(12, "slips of transcripts", _twelfth),
    Step(13, "order of lists", _thirteenth),
    Step(14, "lists by day and name", _fourteenth),
    Step(16, "primary texts and names", _sixteenth),
    Step(17, "where documents stand", _seventeenth),
    Step(18, "what copies repeat", _eighteenth),
)


def _first_on_server(connection: Connection) -> None:
    """The schema that archives had when they could first be kept on a server; no search indexes."""
    _run_script(connection, "schema-3-postgresql.sql")


def _fourth_on_server(connection: Connection) -> None:
    """As the fourth step above."""
    _run_script(connection, "schema-4-postgresql.sql")


def _fifth_on_server(connection: Connection) -> None:
    """As the fifth step above."""
    _run_script(connection, "schema-5-postgresql.sql")
    earlier.move_decisions(connection)


def _sixth_on_server(connection: Connection) -> None:
    """As the sixth step above."""
    _run_script(connection, "schema-6-postgresql.sql")


def _seventh_on_server(connection: Connection) -> None:
    """As the seventh step above, without the index of words."""
    _run_script(connection, "schema-7-postgresql.sql")


def _eighth_on_server(connection: Connection) -> None:
    """As the eighth step above."""
    _run_script(connection, "schema-8-postgresql.sql")
    _fold_addresses(connection)


def _ninth_on_server(connection: Connection) -> None:
    """As the ninth step above."""
    _run_script(connection, "schema-9-postgresql.sql")
    earlier.fill_printings(connection)


def _tenth_on_server(connection: Connection) -> None:
    """As the tenth step above."""
    _run_script(connection, "schema-10-postgresql.sql")


def _eleventh_on_server(connection: Connection) -> None:
    """As the eleventh step above."""
    _run_script(connection, "schema-11-postgresql.sql")


def _thirteenth_on_server(connection: Connection) -> None:
    """As the thirteenth step above."""
    _run_script(connection, "schema-13-postgresql.sql")


def _fifteenth_on_server(connection: Connection) -> None:
    """Originals, words that are searched, and lists by day of which some have none."""
    _run_script(connection, "schema-15-postgresql.sql")
    for of in (server_words.TEXTS, server_words.PASSAGES):
        server_words.write_words(connection, of)


def _seventeenth_on_server(connection: Connection) -> None:
    """As the seventeenth step above; an index that a long address fits in."""
    _run_script(connection, "schema-17-postgresql.sql")


def _eighteenth_on_server(connection: Connection) -> None:
    """As the eighteenth step above; the order of an index names what has no day."""
    _run_script(connection, "schema-18-postgresql.sql")


SERVER_STEPS: Sequence[Step] = (
    Step(3, "first schema on a server", _first_on_server),
    Step(4, "attribution types", _fourth_on_server),
    Step(5, "reviews", _fifth_on_server),
    Step(6, "what a document touches", _sixth_on_server),
    Step(7, "passages", _seventh_on_server),
    Step(8, "jobs and addresses", _eighth_on_server),
    Step(9, "printings", _ninth_on_server),
    Step(10, "what lists count", _tenth_on_server),
    Step(11, "accounts", _eleventh_on_server),
    Step(12, "slips of transcripts", _twelfth),
    Step(13, "order of lists", _thirteenth_on_server),
    Step(14, "lists by day and name", _fourteenth),
    Step(15, "originals and words on a server", _fifteenth_on_server),
    Step(16, "primary texts and names", _sixteenth),
    Step(17, "where documents stand", _seventeenth_on_server),
    Step(18, "what copies repeat", _eighteenth_on_server),
)


def found_version(database: Database, connection: Connection) -> int:
    """The schema that a database has; 0: none yet.

    Raises:
        ArchiveError: the database is somebody else's.
    """
    tables = set(inspect(connection).get_table_names())
    ours = database.is_ours(connection)
    if not tables and ours is None:
        return 0
    if not ours or schema_version.name not in tables:
        mend = "name the place that an archive was made in, or an empty one"
        raise ArchiveError("the database there is not an archive", database.where, mend)
    query = select(schema_version.c.number).order_by(schema_version.c.number.desc()).limit(1)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def bring_up_to_date(database: Database, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that an archive lacks, in one transaction.

    Args:
        database: an archive, or an empty database.
        steps: all steps there are, by number.

    Raises:
        ArchiveError: the archive has a schema that is newer than the last step, is somebody
            else's, damaged, or in use.
    """
    newest = steps[-1].number
    with database.reading() as connection:
        version = found_version(database, connection)
    if version > newest:
        mend = "use the newer version of this program that made it"
        raise ArchiveError(
            f"the archive has schema {version}, known is {newest}", database.where, mend
        )
    if version == newest:
        return
    if version == 0:
        database.make_ready()
    with database.writing() as connection:
        version = found_version(database, connection)  # another process may have been here
        for step in steps:
            if step.number > version:
                step.apply(connection)
                row = {"number": step.number, "title": step.title, "at": datetime.now(UTC)}
                connection.execute(schema_version.insert(), row)
