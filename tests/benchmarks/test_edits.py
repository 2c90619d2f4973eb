"""Planted edits: each gives a sentence that differs, keeps its ends, and leads to its type."""

from random import Random

import pytest
from benchmarks.edits import EDITS, make_pool
from benchmarks.planted import Tally, write_rows

from onrecord.compare.vocabulary.compared_words import COMMON, FUNCTION_WORDS

SENTENCES = (
    (
        "On Monday we said that I think the bridge at Velm could never be closed, you know, before "
        "more than 300 boats have left the harbour with grain."
    ),
    (
        "I know that we don't have a plan for the 4.5 million families, those who started to leave "
        "Kalden in June 2031 because they will not win, and they have no bread."
    ),
    (
        "It is a good labor law that costs $5 million and lasts two or three years, and he has to "
        "always go to trial with at least 40 miles of road between them in the united Velm."
    ),
    (
        "And the people of Velm say that hardly anybody is able to tell Russia from Velm where "
        "they will open the harbour at 1,200 feet, and their quiet workers probably agree with us."
    ),
    "Well then I say we have two or three 40 million plans and they could be wrong in Velm today.",
    (
        "And then we have to mend the roads, and we had no bread left, and it was a granary with "
        "windows broken before we left, left Pellin in a hurry."
    ),
    (
        "The council started today, and old grain ships came to Pellin, Velm and Valdor before we "
        "could start again with large windows open."
    ),
    (
        "The grey harbour wall stands crumbling beneath the town, and ships go from Kestrel to the "
        "islands of Kalden with nothing left."
    ),
    "We know you should get nearly 300 boats there before we go to Kalden and Russia by 2031 then.",
)
POOL = make_pool(SENTENCES, FUNCTION_WORDS | COMMON)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_a_sentence(name: str) -> None:
    """At least one sentence takes it, and it is another sentence then."""
    draw = Random(1)  # noqa: S311 - a fixed sample, no secret
    made = [(s, EDITS[name][0](s.split(), draw, POOL)) for s in SENTENCES for _ in range(8)]
    planted = [(said, printed) for said, printed in made if printed is not None]
    assert planted
    if name != "itself":
        assert any(said != printed for said, printed in planted)


def test_the_table_tells_what_was_told_instead() -> None:
    """Share, and the commonest failures."""
    tally = Tally("number", 3)
    tally.failed.append("altered")
    tally.classes["content_word"] += 1
    table = write_rows({"unit": tally})
    assert "| unit | number | 4 | 75.00 % | content_word 1 |" in table
