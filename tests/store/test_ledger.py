"""People, occasions, reviews and what else is kept beside the dossiers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.store.samples import make_report
from tests.store.server import IN_A_FILE

from onrecord.model import Merge, Occasion, Person, Review, ReviewKind, Role, SpeakerKind
from onrecord.store import Archive, open_archive
from onrecord.text import Span

VARGA = Person(
    "p1",
    "Ilka Varga",
    SpeakerKind.PERSON,
    aliases=("Várga", "varga"),
    roles=(Role("Minister of Harbours", "d1", Span(3, 23)),),
    merges=(Merge("d1", "Varga", "the surname of the only full name"),),
)
BOARD = Person("p2", "Harbour Board", SpeakerKind.INSTITUTION)
BRIEFING = Occasion("o1", "Briefing", date(2031, 3, 4), "Aldmoor", people=("p1",), reports=("d1",))
SPEECH = Occasion("o2", "Speech", None)


def test_people(archive: Archive) -> None:
    """People come back whole, by id; saving replaces all."""
    archive.save_people((VARGA, BOARD))
    assert archive.people() == (VARGA, BOARD)
    assert archive.person("p2") == BOARD
    archive.save_people((BOARD,))
    assert archive.people() == (BOARD,)
    assert archive.person("p1") is None
    archive.save_people(())
    assert archive.people() == ()


def test_occasions(archive: Archive) -> None:
    """Occasions come back by date, undated last; saving replaces all."""
    archive.save_occasions((SPEECH, BRIEFING))
    assert archive.occasions() == (BRIEFING, SPEECH)
    assert archive.occasion("o1") == BRIEFING
    archive.save_occasions((replace(BRIEFING, complete=True),))
    assert archive.occasion("o2") is None
    assert archive.occasions()[0].complete


def test_kept(archive: Archive) -> None:
    """Bytes of one kind, by document; the last ones count."""
    archive.keep("sketch", "d2", b"\x00\xff")
    archive.keep("sketch", "d1", b"first")
    archive.keep("sketch", "d1", b"")
    archive.keep("words", "d1", b"other")
    assert list(archive.kept("sketch")) == [("d1", b""), ("d2", b"\x00\xff")]
    assert list(archive.kept("unknown")) == []


def test_set_aside(archive: Archive) -> None:
    """A note on an input goes when the input succeeds."""
    report = make_report()
    archive.set_aside(report.document.path, "no text in it")
    archive.set_aside(report.document.path, "still no text in it")
    archive.set_aside("broken\udce9.pdf", "torn")
    notes = archive.inputs_set_aside()
    assert [(note.name, note.reason) for note in notes] == [
        ("broken?.pdf", "torn"),
        (report.document.path, "still no text in it"),
    ]
    archive.save(report)
    assert [note.name for note in archive.inputs_set_aside()] == ["broken?.pdf"]


@pytest.mark.parametrize("name", ["", "a" * 10_000, "naïve “quotes”\n", "\0"])
def test_any_words(archive: Archive, name: str) -> None:
    """What people type is kept as it is; a null character is replaced."""
    asked = Review(ReviewKind.MERGE, name, name, name, name, name, name, name, name)
    made = archive.reviews.add(asked)
    assert archive.reviews.all() == (made,)
    assert made.who == name.replace("\0", "\ufffd")
    assert list(archive.reviews.faults()) == []


@IN_A_FILE
def test_outlives_closing(archive: Archive) -> None:
    """All of it is there when the archive is opened again."""
    archive.save_people((VARGA,))
    archive.save_occasions((BRIEFING,))
    made = archive.reviews.add(Review(ReviewKind.AGREE, "a", "b"))
    archive.set_aside("x", "y")
    folder = archive.where
    archive.close()
    with open_archive(Path(folder), create=False) as again:
        assert again.people() == (VARGA,)
        assert again.occasions() == (BRIEFING,)
        assert again.reviews.all() == (made,)
        assert [note.name for note in again.inputs_set_aside()] == ["x"]
