"""A denial or a bound that governs the first quoted words is noted; others are not."""

import pytest
from tests.compare.test_judge import compare

from onrecord.compare.meanings.governors import find_governor
from onrecord.model import NoteKind, Verdict

GOVERNED = {  # said, where the quotation begins, what was left out
    "never said": ("I never said the mill burned.", "the mill", "I never said"),
    "a bound": ("We counted fewer than 3,000 families.", "3,000", "fewer than"),
    "will not": ("We will not close the granary.", "close", "We will not"),
    "no plan": ("We have no plan to close the granary.", "close", "We have no plan to"),
    "no evidence": ("There is no evidence of sabotage.", "evidence", "There is no"),
    "contracted": ("They don't want to close it.", "close", "They don't want to"),
}
FREE = {
    "an answer": ("No, close the granary.", "close"),
    "the sentence before": ("We will not. Close the granary.", "Close"),
    "whether or not": ("Whether or not the mill burned, we stay.", "the mill"),
    "not only": ("We will not only close the granary.", "close"),
    "denied elsewhere": ("Those who did not come saw the mill burned.", "the mill"),
    "nothing": ("We will close the granary.", "close"),
    "over the hill": ("We went over the hill.", "the hill"),
}


@pytest.mark.parametrize(("said", "first", "left_out"), GOVERNED.values(), ids=GOVERNED)
def test_a_governor_is_found(said: str, first: str, left_out: str) -> None:
    """With the words that were left out before."""
    span = find_governor(said, said.index(first))
    assert span is not None
    assert span.of(said).strip() == left_out


@pytest.mark.parametrize(("said", "first"), FREE.values(), ids=FREE)
def test_nothing_governs(said: str, first: str) -> None:
    """A denial of another clause or thing is none of this one."""
    assert find_governor(said, said.index(first)) is None


def test_the_verdict_stays_and_the_note_tells() -> None:
    """The words are there, and the denial before them is shown."""
    finding = compare(
        "the mill of Tors burned in the night", "I never said the mill of Tors burned in the night."
    )
    assert finding.verdict is Verdict.VERBATIM
    assert [note.kind for note in finding.notes] == [NoteKind.LIMITING_CLAUSE_LEFT_OUT]
