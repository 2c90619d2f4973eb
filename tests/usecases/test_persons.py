"""What somebody decides of persons holds over every later run, and can be taken back."""

from pathlib import Path

import pytest

from onrecord import usecases
from onrecord.errors import ArchiveError
from onrecord.model import Person
from onrecord.store import Archive, open_archive
from onrecord.usecases import VoiceKey

_ONE = "The lock\n\nBy Ada Finch\n4 March 2031\n\n“It is open,” said Lena Orth, the mayor.\n"
_TWO = "The ferry\n\nBy Ada Finch\n5 March 2031\n\n“It is late,” said Helene Orth, the mayor.\n"
_THREE = "The pier\n\nBy Ada Finch\n6 March 2031\n\n“It is wet,” said Lena Orth, the mayor.\n"


def _voices(archive: Archive) -> dict[str, VoiceKey]:
    """The speakers by what they say first: "open", "late", "wet"."""
    found = {}
    for dossier in archive.dossiers():
        for word in ("open", "late", "wet"):
            if f"is {word}" in dossier.document.text:
                found[word] = VoiceKey(dossier.document.id, dossier.voices[0].name)
    return found


def _bearer(archive: Archive, voice: VoiceKey) -> Person:
    """The person who holds a speaker."""
    return next(
        p for p in archive.people() if (voice.document, voice.name) in {key[:2] for key in _keys(p)}
    )


def _keys(person: Person) -> list[tuple[str, str, str]]:
    return [(m.document, m.name, m.reason) for m in person.merges]


def _add(archive: Archive, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")
    usecases.add(archive, [str(folder / name)], watch=lambda _: None)


def test_joined_parted_and_undone(tmp_path: Path) -> None:
    """Each decision shows in people and statements after the next run, and its undo too."""
    with open_archive(tmp_path / "archive") as archive:
        _add(archive, tmp_path, "one.txt", _ONE)
        _add(archive, tmp_path, "two.txt", _TWO)
        voices = _voices(archive)
        assert _bearer(archive, voices["open"]) != _bearer(archive, voices["late"])

        joined = usecases.join_voices(
            archive, voices["open"], voices["late"], who="a. desk", why="one mayor, says the town"
        )
        usecases.settle(archive)
        both = _bearer(archive, voices["open"])
        assert both == _bearer(archive, voices["late"])
        assert "a. desk" in str(_keys(both))
        assert "one mayor, says the town" in str(_keys(both))

        _add(archive, tmp_path, "three.txt", _THREE)  # a re-run keeps it
        voices = _voices(archive)
        assert len({_bearer(archive, voice).id for voice in voices.values()}) == 1
        assert {s.person for d in archive.dossiers() for s in d.statements} == {
            _bearer(archive, voices["open"]).id
        }

        parted = usecases.part_voices(
            archive, voices["open"], voices["wet"], who="b. desk", why="two mayors"
        )
        usecases.settle(archive)
        assert _bearer(archive, voices["open"]) != _bearer(archive, voices["wet"])

        usecases.undo_review(archive, joined, who="b. desk", why="another town")
        usecases.undo_review(archive, parted, who="b. desk", why="misread")
        usecases.settle(archive)
        assert _bearer(archive, voices["open"]) != _bearer(archive, voices["late"])
        assert _bearer(archive, voices["open"]) == _bearer(archive, voices["wet"])
        kinds = [made.kind.value for made in archive.reviews.all()]
        assert kinds == ["merge", "split", "undo", "undo"]


def test_the_last_decision_on_a_pair_holds(tmp_path: Path) -> None:
    """Parted after joined is parted, in either order of the pair; undone is joined again."""
    with open_archive(tmp_path / "archive") as archive:
        _add(archive, tmp_path, "one.txt", _ONE)
        _add(archive, tmp_path, "two.txt", _TWO)
        one, two = (_voices(archive)[word] for word in ("open", "late"))
        usecases.join_voices(archive, one, two, who="a", why="one")
        parted = usecases.part_voices(archive, two, one, who="b", why="two")
        usecases.settle(archive)
        assert _bearer(archive, one) != _bearer(archive, two)

        usecases.undo_review(archive, parted, who="a", why="one after all")
        usecases.settle(archive)
        assert _bearer(archive, one) == _bearer(archive, two)


def test_nobody_unknown_is_joined(tmp_path: Path) -> None:
    """A speaker or a decision that the archive does not hold is an error, and nothing is kept."""
    with open_archive(tmp_path / "archive") as archive:
        _add(archive, tmp_path, "one.txt", _ONE)
        voice = _voices(archive)["open"]
        with pytest.raises(ArchiveError, match="no speaker"):
            usecases.join_voices(archive, voice, VoiceKey("none", "Nobody"), who="a", why="b")
        with pytest.raises(ArchiveError, match="no decision"):
            usecases.undo_review(archive, 7, who="a", why="b")
        assert archive.reviews.all() == ()
