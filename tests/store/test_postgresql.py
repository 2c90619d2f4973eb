"""The word index on a server of PostgreSQL: what a file and memory answer, and whole or absent."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from tests.store.samples import make_report
from tests.store.test_parquet import PRINTED, SPEECHES
from tests.store.test_stored_index import (
    DAY,
    fill,
    make_speech,
    open_index,
    same,
    same_words,
    small_segments,
)

from onrecord.compare import align
from onrecord.errors import ArchiveError, UnreadableSource
from onrecord.index import index_transcripts
from onrecord.model import Quotation
from onrecord.store import Archive, PassageFilter, migrations, open_archive, open_server
from onrecord.store.databases.postgresql import connect_server
from onrecord.store.migrations import bring_up_to_date
from onrecord.store.schema.blueprint import schema
from onrecord.store.schema.bodies import pack_dossier

SCRIPT = Path(migrations.__file__).with_name("schema-3-postgresql.sql")
LATER = SCRIPT.with_name("schema-4-postgresql.sql")
FIFTH = SCRIPT.with_name("schema-5-postgresql.sql")
SIXTH = SCRIPT.with_name("schema-6-postgresql.sql")
SEVENTH = SCRIPT.with_name("schema-7-postgresql.sql")
EIGHTH = SCRIPT.with_name("schema-8-postgresql.sql")
NINTH = SCRIPT.with_name("schema-9-postgresql.sql")
TENTH = SCRIPT.with_name("schema-10-postgresql.sql")
ELEVENTH = SCRIPT.with_name("schema-11-postgresql.sql")
TWELFTH = SCRIPT.with_name("schema-12.sql")
THIRTEENTH = SCRIPT.with_name("schema-13-postgresql.sql")
FOURTEENTH = SCRIPT.with_name("schema-14.sql")
FIFTEENTH = SCRIPT.with_name("schema-15-postgresql.sql")
SIXTEENTH = SCRIPT.with_name("schema-16.sql")
SEVENTEENTH = SCRIPT.with_name("schema-17-postgresql.sql")
EIGHTEENTH = SCRIPT.with_name("schema-18-postgresql.sql")
HELD = [transcript for _, transcript in SPEECHES]


@pytest.mark.parametrize("waiting", [1, 30, 10_000])
def test_answers_as_a_file_and_as_memory(served: Archive, tmp_path: Path, waiting: int) -> None:
    """The same places for every run of words, and the same passages, merged or not."""
    made = index_transcripts(HELD)
    asked = [Quotation(words, None, DAY) for words in PRINTED]
    with small_segments(waiting), open_archive(tmp_path / "file") as archive:
        on_file = fill(archive, SPEECHES)
        on_server = fill(served, SPEECHES[::-1])
        assert same(on_server, made)
        found = [align(each, on_server) for each in asked]
        assert found == [align(each, on_file) for each in asked]
        assert found == [align(each, made) for each in asked]
        served.word_index.tidy()
        assert same(open_index(served, HELD), made)


def test_whole_or_absent(served: Archive) -> None:
    """A transaction that fails takes dossier and words back, segments that it merged included."""
    with small_segments(1):
        before = fill(served, SPEECHES[:3])
        dossier, transcript = SPEECHES[3]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("onrecord.store.word_rows.segments.pack_block", _fail)
            with pytest.raises(ArchiveError):
                served.save(dossier, primary=transcript)
        broken = replace(dossier, document=replace(dossier.document, text="half \udce9"))
        with pytest.raises(UnreadableSource):
            served.save(broken, primary=transcript)
        assert served.dossier(transcript.id) is None
        assert served.word_index.missing() == ()
        assert same(before, index_transcripts(HELD[:3]))
        fill(served, SPEECHES[3:4])
        assert same(open_index(served, HELD[:4]), index_transcripts(HELD[:4]))


def _fail(*_: object) -> bytes:
    raise ValueError


def test_one_writes_another_reads(served: Archive, address: str) -> None:
    """A reader sees what was there when it opened, whatever is merged; opened anew, all."""
    speeches = [make_speech(n, f"boat {n} will not leave the harbour of Vell") for n in range(8)]
    held = [transcript for _, transcript in speeches]
    with small_segments(20), open_server(address) as other:
        fill(served, speeches[:4])
        index = open_index(other, held)
        fill(served, speeches[4:])
        served.word_index.tidy()
        assert same_words(index, index_transcripts(held[:4]))
        assert same(open_index(other, held), index_transcripts(held))


def test_the_same_words_are_not_written_twice(served: Archive) -> None:
    """Vectors hang on the row of the words; they stay, so the row was left alone."""
    dossier, transcript = SPEECHES[0]
    fill(served, SPEECHES[:1])
    served.vectors.put(transcript.id, "an encoder", b"head", b"codes")
    served.save(dossier, primary=transcript)
    served.save(dossier)
    assert served.vectors.missing("an encoder") == ()


def test_a_writer_waits_its_turn(served: Archive, address: str) -> None:
    """Who waits too long is told so; reading needs no turn."""
    with open_server(address, wait_s=0.05) as other:
        with served._database.writing(), pytest.raises(ArchiveError, match="in use"):  # noqa: SLF001 - nobody else holds a turn
            other.save(make_report())
        assert list(other.dossiers()) == []
        other.save(make_report())


def test_opened_again(served: Archive, address: str) -> None:
    """What is there is an archive of ours, and is left as it is."""
    served.save(make_report())
    with open_server(address) as again:
        assert list(again.dossiers()) == [make_report()]


REFUSED = {  # address → what is said of it
    "no address": ("the archive", "no address"),
    "another make": ("mysql://somebody@localhost/archive", "no address of a PostgreSQL"),
    "a word unknown": ("postgresql://u@127.0.0.1/a?ssl=1", "'ssl' is not known"),
    "a mode unknown": ("postgresql://u@127.0.0.1/a?sslmode=never", "no sslmode is called 'never'"),
    "no such roots": (
        "postgresql://u@127.0.0.1/a?sslmode=verify-full&sslrootcert=/none.pem",
        "certificates cannot be read",
    ),
    "nobody at the socket": ("postgresql://u@/a?host=/nowhere", "does not answer"),
    "nobody there": ("postgresql://somebody:secret@127.0.0.1:1/archive", "does not answer"),
}


@pytest.mark.parametrize(("address", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(address: str, said: str) -> None:
    """The reason is one line, without the password."""
    pytest.importorskip("pg8000", reason="the driver of the extra `postgresql` is not installed")
    with pytest.raises(ArchiveError, match=said) as refused:
        open_server(address)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_somebody_elses_database(database: str) -> None:
    """Tables that are not ours are never written to."""
    with open_server(database) as made, made._database.writing() as connection:  # noqa: SLF001 - to put in what no archive holds
        connection.exec_driver_sql("COMMENT ON TABLE schema_version IS NULL")
    with pytest.raises(ArchiveError, match="not an archive"):
        open_server(database)


def test_schema_is_frozen() -> None:
    """The first step on a server makes the tables as they are, a later step's column apart."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
    made: list[CreateTable | CreateIndex] = [CreateTable(table) for table in schema.sorted_tables]
    made += [CreateIndex(index) for table in schema.sorted_tables for index in table.indexes]
    told = [" ".join(str(each.compile(dialect=dialect)).split()) for each in made]
    dropped = ("decisions", "ix_statements_kind")
    steps: tuple[Path, ...] = (
        FIFTH,
        SIXTH,
        SEVENTH,
        EIGHTH,
        NINTH,
        TENTH,
        ELEVENTH,
        TWELFTH,
        THIRTEENTH,
    )
    steps += (FOURTEENTH, FIFTEENTH, SIXTEENTH, SEVENTEENTH, EIGHTEENTH)
    for step in (*reversed(steps), LATER):
        lines = step.read_text(encoding="utf-8").removesuffix(";\n").split(";\n")
        told = [each for each in told if each not in lines]
        for added in (line.partition(" ADD COLUMN ")[2] for line in lines):
            told = [each.replace(f", {added},", ",") for each in told] if added else told
    *written, mark = SCRIPT.read_text(encoding="utf-8").removesuffix(";\n").split(";\n")
    assert sorted(told) == sorted(
        line for line in written if not any(name in line for name in dropped)
    )
    assert mark == "COMMENT ON TABLE schema_version IS 'Onrecord'"
    titles = {step.title for step in migrations.SERVER_STEPS}
    assert {step.title for step in migrations.STEPS[3:]} <= titles


def test_every_older_schema_is_brought_up_to_date(database: str) -> None:
    """What the first schema on a server held goes through each step, and is found by its words."""
    report = make_report()
    document = report.document
    opened = connect_server(database, 5.0)
    bring_up_to_date(opened, migrations.SERVER_STEPS[:1])
    with opened.writing() as connection:
        row = (document.id, document.sha256, "rules-1", document.path, document.name, "article")
        connection.exec_driver_sql(
            "INSERT INTO documents (id, sha256, made_by, path, name, kind, primary_text, complete,"
            " pending, added) VALUES (%s, %s, %s, %s, %s, %s, false, false, false, now())",
            row,
        )
        body = pack_dossier(report)
        connection.exec_driver_sql("INSERT INTO dossiers VALUES (%s, %s)", (document.id, body))
        connection.exec_driver_sql(
            "INSERT INTO texts (document, title, body) VALUES (%s, %s, %s)",
            (document.id, document.title or "", document.text),
        )
    for count in range(2, len(migrations.SERVER_STEPS) + 1):
        bring_up_to_date(opened, migrations.SERVER_STEPS[:count])
    opened.close()
    with open_server(database) as archive:
        assert archive.dossier(document.id) == report
        assert [hit.document for hit in archive.search("harbour")] == [document.id]
        assert archive.passages.find(PassageFilter("harbour")).total == 1
        archive.save(report)
        assert [flaw for flaw in archive.faults() if "index" in flaw] == []
