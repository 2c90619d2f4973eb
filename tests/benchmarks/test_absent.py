"""The plain search that decides whether a quotation is absent, and what is counted."""

import pytest
from benchmarks.absent import Absent, Hiding, PlainSearch, Tally, plain_words
from benchmarks.known import Known
from tests.compare.records import DAY, transcribe

from onrecord.model import Finding, Passage, Verdict
from onrecord.text import Span

HELD = transcribe(
    "t",
    "MARTA LINDQVIST: We're keeping the bridge -- at Velm -- open for 1,200 families.",
    "PETER HALE: Nobody has told the council of Tors.",
)
SEARCHES = {  # what is looked for, the labels of the turns that hold it
    "the very words": ("the bridge at Velm open", ["MARTA LINDQVIST"]),
    "contraction and marks": ("“We are keeping the Bridge”", ["MARTA LINDQVIST"]),
    "a number's comma": ("open for 1200 families.", ["MARTA LINDQVIST"]),
    "over two turns": ("for 1,200 families nobody has told", []),
    "part of a word": ("told the counc", []),
    "another word": ("the bridge at Tors", []),
    "no words": ("…", []),
}


@pytest.mark.parametrize(("words", "labels"), SEARCHES.values(), ids=SEARCHES)
def test_plain_search(words: str, labels: list[str]) -> None:
    """The very words within one turn, and nothing else."""
    assert [label for _, label in PlainSearch([HELD]).find(words)] == labels


def test_plain_words_open_contractions() -> None:
    """Both sides of a search write contractions out."""
    assert plain_words("They can't; we won't.") == plain_words("they can not we will not")


def test_what_is_there_is_not_counted_as_absent() -> None:
    """The share is of the absent ones alone; a clean verdict on one of them is a fault."""
    known = Known("the bridge at Velm", "MARTA LINDQVIST", DAY, DAY)
    nothing, found = Finding(Verdict.UNSUPPORTED), Finding(Verdict.ALTERED, (_PASSAGE,))
    clean = Finding(Verdict.VERBATIM, (_PASSAGE,))
    cases = [(nothing, False), (found, False), (clean, True), (nothing, False), (nothing, False)]
    tally = Tally(tuple(Absent(known, Hiding.DATE, finding, there) for finding, there in cases))
    assert len(tally.absent) == 4
    assert tally.without_passage == 0.75
    assert tally.wrongly_clean == []


_PASSAGE = Passage("t", Span(0, 5))
