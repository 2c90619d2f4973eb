"""People, occasions, decisions and what else is kept beside the dossiers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.store.samples import make_report
from tests.store.server import IN_A_FILE

from onrecord.model import Merge, Occasion, Person, Role, SpeakerKind
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
    """People come back whole and in order; saving replaces all."""
    archive.save_people((VARGA, BOARD))
    assert archive.people() == (VARGA, BOARD)
    assert archive.person("p2") == BOARD
    archive.save_people((BOARD,))
    assert archive.people() == (BOARD,)
    assert archive.person("p1") is None
    archive.save_people(())
    assert archive.people() == ()


def test_occasions(archive: Archive) -> None:
    """Occasions likewise."""
    archive.save_occasions((SPEECH, BRIEFING))
    assert archive.occasions() == (SPEECH, BRIEFING)
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


def test_decisions(archive: Archive) -> None:
    """A decision is added, never changed; its time is UTC."""
    before = datetime.now(UTC)
    said = {"who": "a. desk", "why": "the same office", "kind": "merge", "subject": "p1"}
    first = archive.decide(**said, value="p2")
    second = archive.decide(**said, value="undo")
    other = archive.decide(who="b", why="read", kind="review", subject="s1", value="signed")
    assert archive.decisions() == (first, second, other)
    assert [made.number for made in archive.decisions()] == [1, 2, 3]
    assert archive.decisions(kind="merge") == (first, second)
    assert archive.decisions(subject="s1") == (other,)
    assert archive.decisions(kind="merge", subject="s1") == ()
    assert before <= first.at <= datetime.now(UTC)


def test_decisions_survive_a_second_run(archive: Archive) -> None:
    """A dossier that is saved anew leaves decisions and kept records alone."""
    report = make_report()
    archive.save(report)
    made = archive.decide(
        who="a", why="read", kind="review", subject=report.statements[0].id, value="signed"
    )
    archive.keep("sketch", report.document.id, b"1")
    archive.save(replace(report, made_by="rules-2"))
    assert archive.decisions() == (made,)
    assert list(archive.kept("sketch")) == [(report.document.id, b"1")]


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
    made = archive.decide(who=name, why=name, kind=name, subject=name, value=name)
    assert archive.decisions() == (made,)
    assert made.who == name.replace("\0", "\ufffd")


@IN_A_FILE
def test_outlives_closing(archive: Archive) -> None:
    """All of it is there when the archive is opened again."""
    archive.save_people((VARGA,))
    archive.save_occasions((BRIEFING,))
    made = archive.decide(who="a", why="b", kind="c", subject="d", value="e")
    archive.set_aside("x", "y")
    folder = archive.where
    archive.close()
    with open_archive(Path(folder), create=False) as again:
        assert again.people() == (VARGA,)
        assert again.occasions() == (BRIEFING,)
        assert again.decisions() == (made,)
        assert [note.name for note in again.inputs_set_aside()] == ["x"]
