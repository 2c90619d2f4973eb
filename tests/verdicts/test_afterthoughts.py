"""What follows upon a quotation and takes some of it back is noted; what opens a thought is not."""

import pytest
from tests.verdicts.test_judge import compare

from onrecord.model import NoteKind, Verdict

PLAN = "We will open the granary in Velm"
TAKEN_BACK = {  # said, printed, what was left out
    "but only if": (f"{PLAN}. But only if Hale agrees.", PLAN, "But only if Hale agrees"),
    "but, a piece of a clause": (
        f"{PLAN}, but in the spring.",
        PLAN,
        ", but in the spring",
    ),
    "but, what must be": (
        f"{PLAN}, but they have to come by night.",
        PLAN,
        ", but they have to come by night",
    ),
    "but, what is not": (
        f"{PLAN}, but it is not for the boatmen.",
        PLAN,
        ", but it is not for the boatmen",
    ),
    "or not": (f"{PLAN}. Or not.", PLAN, "Or not"),
    "a condition alone": (f"{PLAN}. If the council agrees.", PLAN, "If the council agrees"),
    "a hedge alone": (f"{PLAN}. Maybe.", PLAN, "Maybe"),
    "a hedge behind a dash": (f"{PLAN} -- maybe.", PLAN, "-- maybe"),
    "a hedge behind a comma": (
        f"{PLAN}, I think, and then rest.",
        PLAN,
        ", I think, and then rest",
    ),
    "a condition a few words on": (
        f"{PLAN} and in Tors only if Hale agrees.",
        PLAN,
        "and in Tors only if Hale agrees",
    ),
    "a number bounded": ("We counted 300 boats or so.", "We counted 300 boats", "or so"),
    "a number with less": ("It cost 300 or less in May.", "It cost 300", "or less in May"),
}
LONG = (
    "If the boatmen had come to Velm as they said, and I said so to Renn and to Hale and to all of "
    "their friends at Tors,"
)
FREE = {  # said, printed
    "another thing behind but": (f"{PLAN}, but certainly there are many boatmen at Tors.", PLAN),
    "not only, but": (
        f"Not only will they see it: {PLAN}, but to all of Tors.",
        f"Not only will they see it: {PLAN}",
    ),
    "a condition that has gone on to something else": (f"{LONG} {PLAN}.", PLAN),
    "another thought": (f"{PLAN}. But the road stays closed.", PLAN),
    "a condition of its own": (f"{PLAN}. If you ask me, Hale knows.", PLAN),
    "a thought of the speaker": (f"{PLAN}, I think we all know that.", PLAN),
    "no number": ("We will open the granary or so they say.", "We will open the granary"),
    "nothing": (f"{PLAN} and in Tors.", PLAN),
}


@pytest.mark.parametrize(("said", "printed", "left_out"), TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_afterthoughts_are_noted(said: str, printed: str, left_out: str) -> None:
    """With the words that were left out."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.VERBATIM
    noted = [n for n in finding.notes if n.kind is NoteKind.LIMITING_CLAUSE_LEFT_OUT]
    opening = "MARTA LINDQVIST: The council met at noon in Velm. "
    spans = [passage.span for note in noted for passage in note.passages]
    assert [span.of(opening + said) for span in spans] == [left_out]


@pytest.mark.parametrize(("said", "printed"), FREE.values(), ids=FREE)
def test_other_thoughts_are_not(said: str, printed: str) -> None:
    """What does not bear on the quoted words is no limit."""
    noted = [n.kind for n in compare(printed, said).notes]
    assert NoteKind.LIMITING_CLAUSE_LEFT_OUT not in noted
