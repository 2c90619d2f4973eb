"""A bracket that turns the sense is told as such wherever what was set aside is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import presentation, usecases
from onrecord.model import Meaning, MeaningRule
from onrecord.presentation import schema
from onrecord.store import Archive, open_archive

TRANSCRIPT = """Transcript of a press briefing by Ambassador Lena Orth, 3 March 2031

AMBASSADOR ORTH: We will close the granary at Velm to visitors before the first of April.
"""
TURNED = "We will [not] close the granary at Velm to visitors"
PLAIN = "We will close the granary [at Velm] to visitors"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with one transcript."""
    (tmp_path / "briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    with open_archive(tmp_path / "archive") as held:
        usecases.add(held, [str(tmp_path / "briefing.txt")], watch=lambda _: None)
        yield held


def test_told_to_programs(archive: Archive) -> None:
    """The effect and its rule stand beside the bracket, under the names that changes have."""
    (bracket,) = encode_tidied(archive, TURNED)
    assert bracket.reason == "bracket"
    assert (bracket.meaning, bracket.rule) == ("reversed", "denial_added")
    assert {(one.meaning, one.rule) for one in encode_tidied(archive, PLAIN)} == {(None, None)}


def test_told_to_readers(archive: Archive) -> None:
    """One line says what it does; an innocent bracket has none."""
    turned = "\n".join(presentation.tell_answer(show(archive, TURNED)))
    assert "Alone, the meaning is reversed: a denial is printed that was not said." in turned
    assert "By rule: the meaning is reversed." in turned
    plain = "\n".join(presentation.tell_answer(show(archive, PLAIN)))
    assert "marked with brackets" in plain
    assert "Alone" not in plain


def test_same_words_as_of_changes(archive: Archive) -> None:
    """Each rule is told of a bracket as it is of a change."""
    finding = usecases.ask(archive, usecases.Question(TURNED)).finding
    (bracket,) = finding.tidied
    assert (bracket.meaning, bracket.rule) == (Meaning.REVERSED, MeaningRule.DENIAL_ADDED)
    assert presentation.tell_meaning(bracket).startswith(
        presentation.name_meaning(Meaning.REVERSED)
    )


def show(archive: Archive, quote: str) -> presentation.Face:
    """The answer on a quotation, as it is shown."""
    return presentation.show_answer(archive, usecases.ask(archive, usecases.Question(quote)))


def encode_tidied(archive: Archive, quote: str) -> tuple[schema.Tidied, ...]:
    """What was set aside of a quotation, as programs get it."""
    return schema.encode_answer(show(archive, quote)).tidied
