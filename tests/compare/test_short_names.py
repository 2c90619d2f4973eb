"""Initials for the full name of a body, and agreement that a transcript breaks."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import Meaning, MeaningRule, NoteKind, Verdict

SOLD = "We asked {} to sell the harbour buildings by the end of the winter."
GSA = "the General Services Administration"
NAMES = {  # said, printed, rule, meaning
    "initials printed": (GSA, "the GSA", MeaningRule.SHORT_NAME, Meaning.PRESERVED),
    "initials said": ("the G.S.A.", GSA, MeaningRule.SHORT_NAME, Meaning.PRESERVED),
    "small words counted": (
        "the Ministry of Works",
        "the MoW",
        MeaningRule.SHORT_NAME,
        Meaning.PRESERVED,
    ),
    "another body": (GSA, "the UHD", MeaningRule.OTHER_NAME, Meaning.SHIFTED),
}


@pytest.mark.parametrize(("said", "printed", "rule", "meaning"), NAMES.values(), ids=NAMES)
def test_names(said: str, printed: str, rule: MeaningRule, meaning: Meaning) -> None:
    """One body under two names shifts nothing, and is told."""
    found = compare(SOLD.format(printed), SOLD.format(said))
    assert found.verdict is Verdict.ALTERED
    assert [(one.rule, one.meaning) for one in found.alterations] == [(rule, meaning)]


AGREEMENT = {  # said, printed, suspected
    "it remind": ("And it remind us of the winter.", "And it reminds us of the winter.", True),
    "they reminds": ("And they reminds us of the winter.", "They remind us of the winter.", True),
    "two like sounds": ("whether it's strips to Velm", "whether it's trips to Velm", True),
    "asked": ("Does it remind you of the winter?", "It reminds you of the winter.", False),
    "another tense": ("It reminded us of the winter.", "It reminds us of the winter.", False),
}


@pytest.mark.parametrize(("said", "printed", "suspected"), AGREEMENT.values(), ids=AGREEMENT)
def test_agreement(said: str, printed: str, suspected: bool) -> None:
    """A transcript that breaks agreement may be at fault; the verdict stays."""
    found = compare(printed, said)
    assert found.verdict is Verdict.ALTERED
    kinds = {note.kind for note in found.notes}
    assert (NoteKind.TRANSCRIPT_SLIP_SUSPECTED in kinds) is suspected
