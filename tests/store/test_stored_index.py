"""The word index in an archive: it answers as one made in memory, whatever came when."""

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.aging import run_script, undo_script
from tests.store.samples import bare, make_document
from tests.store.server import IN_A_FILE

from onrecord.compare import align
from onrecord.index import TranscriptIndex, index_transcripts, merging
from onrecord.model import (
    DocumentKind,
    Dossier,
    Part,
    PartKind,
    Quotation,
    Transcript,
    Turn,
    TurnRole,
)
from onrecord.store import Archive, open_archive
from onrecord.store.databases.sqlite import connect_file
from onrecord.store.kept.ledger import keep_body
from onrecord.store.kept.written_dossiers import write_dossier
from onrecord.store.migrations import STEPS, bring_up_to_date
from onrecord.store.word_rows import segments
from onrecord.text import Span

DAY = dt.date(2031, 3, 4)
WORDS = "the a of ferry harbour will not 40 boats Vell leave to spring we may".split()
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join), min_size=1, max_size=7
)


def make_speech(number: int, words: str) -> tuple[Dossier, Transcript]:
    """A transcript of two turns as the archive takes it."""
    text = f"ORTH: {words}\nTOLL: {words[::-1]}"
    cut = text.index("\n")
    places = (Span(0, cut), Span(cut + 1, len(text)))
    turns = tuple(
        Turn(
            span,
            text[span.start : span.start + 4],
            TurnRole.SPEAKER,
            (Span(span.start + 6, span.end),),
        )
        for span in places
    )
    document = replace(
        make_document(text, f"speeches/{number}.txt"),
        kind=DocumentKind.TRANSCRIPT,
        parts=(Part(PartKind.TRANSCRIPT, Span(0, len(text))),),
        turns=turns,
        published=DAY - dt.timedelta(number),
    )
    return bare(document), Transcript(document.id, text, document.published, turns)


@contextmanager
def small_segments(waiting: int) -> Iterator[None]:
    """Sort words as soon as so many wait, so that a few texts make many segments."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "WAITING_WORDS", waiting)
        patch.setattr(merging, "WAITING_WORDS", waiting)
        patch.setattr(merging, "_FAN_IN", 3)
        yield


def fill(archive: Archive, speeches: Sequence[tuple[Dossier, Transcript]]) -> TranscriptIndex:
    """Save speeches, and open the index."""
    for dossier, transcript in speeches:
        archive.save(dossier, primary=transcript)
    return open_index(archive, [transcript for _, transcript in speeches])


def open_index(archive: Archive, held: Sequence[Transcript]) -> TranscriptIndex:
    """The index of an archive that holds these."""
    return archive.word_index.open({one.id: one for one in held}.__getitem__)


def look_up(index: TranscriptIndex, forms: Sequence[int]) -> list[object]:
    """What an index answers to runs of all sizes."""
    asked = np.array(forms, dtype=np.uint32)
    answers: list[object] = []
    for size in (1, 2, 3):
        found = index.find_grams(asked, size)
        places, grams = found.gather(np.arange(len(found.counts)))
        answers += [found.counts.tolist(), places.tolist(), grams.tolist()]
    return answers


def same(stored: TranscriptIndex, made: TranscriptIndex) -> bool:
    """Whether two indexes tell the same of every word and every run."""
    places = list(range(made.word_count))
    columns = ("forms", "starts", "lengths", "turns", "speakers", "owner_of_place")
    assert (stored.ids, stored.labels) == (made.ids, made.labels)
    assert stored.days.tolist() == made.days.tolist()
    for name in columns:
        assert getattr(stored, name)[places].tolist() == getattr(made, name)[places].tolist(), name
    forms = made.forms[places].tolist()
    assert look_up(stored, forms) == look_up(made, forms)
    return True


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TEXTS, st.sampled_from([1, 30, 100, 10_000]), st.randoms(use_true_random=False))
def test_stored_answers_as_in_memory(texts: list[str], waiting: int, draw: object) -> None:
    """Segments, merges, tidying and the order of adding change no answer."""
    speeches = [make_speech(number, words) for number, words in enumerate(texts)]
    made = index_transcripts([transcript for _, transcript in speeches])
    draw.shuffle(speeches)  # type: ignore[attr-defined]  # a Random
    with tempfile.TemporaryDirectory() as place, small_segments(waiting):
        with open_archive(Path(place)) as archive:
            assert same(fill(archive, speeches), made)
            archive.word_index.tidy()
        with open_archive(Path(place)) as archive:
            assert same(open_index(archive, [t for _, t in speeches]), made)


def test_a_passage_is_found_and_shown(archive: Archive) -> None:
    """Alignment works on a stored index as on any."""
    towns = ("Vell", "Orrin", "Tamsk", "Brennisey", "Aldmoor")
    speeches = [make_speech(n, f"the mayor of {town} hid our lamp") for n, town in enumerate(towns)]
    index = fill(archive, speeches)
    (best, *_) = align(Quotation("Brennisey hid our lamp", "Orth", DAY), index)
    assert best.transcript == speeches[3][1]
    assert best.speaker == "ORTH"


def test_a_text_that_is_replaced_leaves_the_index(archive: Archive) -> None:
    """Its old words are found no more; the new ones are."""
    dossier, transcript = make_speech(0, "the ferry leaves")
    with small_segments(1):
        fill(archive, [(dossier, transcript)])
        _, other = make_speech(1, "boats stay in the harbour")
        renewed = replace(other, id=transcript.id)
        document = replace(
            dossier.document, text=other.text, turns=other.turns,
            parts=(Part(PartKind.TRANSCRIPT, Span(0, len(other.text))),),
        )  # fmt: skip
        archive.save(replace(dossier, document=document))
        assert archive.word_index.missing() == (transcript.id,)
        assert open_index(archive, []).word_count == 0
        archive.word_index.put(renewed)
        index = open_index(archive, [renewed])
    assert archive.word_index.missing() == ()
    assert same_words(index, index_transcripts([renewed]))


def same_words(stored: TranscriptIndex, made: TranscriptIndex) -> bool:
    """Whether all places agree; counts may hold words that left or came meanwhile."""
    forms = np.array(made.forms[list(range(made.word_count))], dtype=np.uint32)
    every = np.arange(len(forms))
    one, other = stored.find_grams(forms, 1), made.find_grams(forms, 1)
    return bool(one.gather(every)[0].tolist() == other.gather(every)[0].tolist())


def test_an_index_that_is_open_survives_merging(archive: Archive) -> None:
    """Another process merges segments; who holds the index reads on, and sees what it saw."""
    speeches = [make_speech(n, f"boat {n} will not leave the harbour of Vell") for n in range(8)]
    with small_segments(20):
        index = fill(archive, speeches)
        made = index_transcripts([transcript for _, transcript in speeches])
        archive.word_index.tidy()
        fill(archive, [make_speech(n, f"boat {n} will leave") for n in range(20, 40)])
        assert same_words(index, made)


@IN_A_FILE
def test_saving_again_changes_nothing(archive: Archive) -> None:
    """The same words are not written twice."""
    speech = make_speech(0, "the ferry leaves")
    fill(archive, [speech])
    database = Path(archive.where) / "onrecord.sqlite"
    before = _rows(database)
    archive.save(speech[0], primary=speech[1])
    archive.save(speech[0])
    assert _rows(database) == before


def test_an_older_archive_is_brought_up_to_date(tmp_path: Path) -> None:
    """One of the first schema opens with an empty index, told to be missing its texts."""
    dossier, transcript = make_speech(0, "the ferry leaves")
    database = connect_file(tmp_path / "onrecord.sqlite", 1.0)
    bring_up_to_date(database, STEPS[:1])
    with database.writing() as connection:
        now = dt.datetime.now(dt.UTC)
        STEPS[3].apply(connection)  # what is written today needs the columns of later steps
        for column in ("reviewed", "reviewed_by"):
            connection.exec_driver_sql(f"ALTER TABLE statements ADD COLUMN {column} VARCHAR")
        for step in STEPS[6:]:
            run_script(connection.exec_driver_sql, f"schema-{step.number}.sql")
        write_dossier(connection, dossier, pending=False, original_bytes=None, now=now)
        for step in reversed(STEPS[6:]):
            undo_script(connection.exec_driver_sql, f"schema-{step.number}.sql")
        connection.exec_driver_sql("DROP INDEX ix_statements_type")
        connection.exec_driver_sql("ALTER TABLE statements DROP COLUMN type")
        for column in ("within", "reviewed", "reviewed_by"):
            connection.exec_driver_sql(f"ALTER TABLE statements DROP COLUMN {column}")
        keep_body(connection, "words", transcript.id, b"OWT\x01")
    database.close()
    with open_archive(tmp_path) as archive:
        assert list(archive.kept("words")) == []
        assert archive.word_index.missing() == (transcript.id,)
        archive.word_index.put(transcript)
        assert archive.word_index.missing() == ()
        assert same(open_index(archive, [transcript]), index_transcripts([transcript]))


def _rows(database: Path) -> list[tuple[int, int]]:
    with sqlite3.connect(database) as opened:
        rows = opened.execute("SELECT number, first FROM primary_words").fetchall()
    opened.close()
    return rows
