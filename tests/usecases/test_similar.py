"""What is near to a passage by meaning is offered: the speaker's other words, each once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.meaning.fakes import LetterEncoder
from tests.store.samples import make_said

from onrecord import usecases
from onrecord.store import open_archive
from onrecord.text import Span

WORDS = "the quay will be closed in spring"
NEAR = "in spring the quay will be closed"  # the same letters
FAR = "jazz buff vexed my uppity wizard"
WANTED = {  # who said it, on which occasion: what is offered, among how many
    "a speaker": ("p1", None, (NEAR,), 2),
    "somebody else": ("p2", None, (), 0),
    "nobody named": (None, None, (), 0),
    "an occasion": (None, "o1", (NEAR,), 1),
}


@pytest.mark.parametrize(("person", "occasion", "offered", "among"), WANTED.values(), ids=WANTED)
def test_what_is_offered(
    tmp_path: Path, person: str | None, occasion: str | None, offered: tuple[str, ...], among: int
) -> None:
    """Not the passage itself, nor who prints it, nor the same words twice."""
    own = make_said(WORDS, "own.txt", "p1")
    printed = make_said(f"{WORDS} again", "printed.txt", "p1")
    near = make_said(NEAR, "near.txt", "p1")
    near = replace(near, statements=(replace(near.statements[0], occasion="o1"),))
    others = [make_said(NEAR, "again.txt", "p1"), make_said(FAR, "far.txt", "p1")]
    with open_archive(tmp_path) as archive:
        archive.save_all([own, printed, near, *others, make_said(WORDS, "other.txt", "p2")])
        wanted = usecases.Wanted(
            own.document.id, Span(0, len(WORDS)), WORDS, person, occasion, date(2031, 3, 4)
        )
        found = usecases.find_similar(archive, wanted, [printed.statements[0].id], LetterEncoder())

    assert tuple(each.row.text for each in found.nearest) == offered
    assert found.among == among
