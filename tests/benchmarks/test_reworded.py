"""The statements in other words: each is somebody's in the archive, or nobody's."""

import datetime as dt
import json
from pathlib import Path

import pytest
from benchmarks import reworded
from tests.meaning.fakes import LetterEncoder

from onrecord.casework import check_quotation
from onrecord.model import Quotation, Verdict

LINES = [
    json.loads(line)
    for line in Path(reworded.__file__).with_name("reworded.jsonl").read_text("utf-8").splitlines()
]

BLANKED = {  # level, what is left of nine words
    "every third word, the halves exchanged": (0, "e g h a b d".split()),
    "every second word": (1, "a c e g i".split()),
}


@pytest.mark.parametrize(("level", "expected"), BLANKED.values(), ids=BLANKED)
def test_blank(level: int, expected: list[str]) -> None:
    """No run of three words of the text is left."""
    words = "a b c d e f g h i".split()
    left = reworded.blank(" ".join(words), level).split()
    assert left == expected
    runs = set(zip(words, words[1:], words[2:], strict=False))
    assert runs.isdisjoint(zip(left, left[1:], left[2:], strict=False))


def test_the_archive_holds_what_is_reworded() -> None:
    """All forty are found by the words that mark their place, and none by its own words."""
    held = reworded.hold_demonstration(LetterEncoder())
    made, never = reworded.run_demonstration(held)
    assert (len(made.ranks), len(never.ranks)) == (40, 20)
    for line in LINES:
        day = dt.date.fromisoformat(line["date"])
        found = check_quotation(
            Quotation(line["text"], line["speaker"], day), held.words, held=True
        )
        assert found.verdict is Verdict.UNSUPPORTED, line["id"]
