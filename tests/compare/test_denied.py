"""Words that were denied and are printed as affirmed are altered; what a report tells is not."""

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, Meaning, Quotation, Verdict

WORDS = "the weir of Tors caused the flood"


def compare(said: str, printed: str, around: str | None) -> Finding:
    """Hold printed words against a turn that holds the said ones."""
    opening = "The council met at noon in Velm."
    text = transcribe("t", f"MARTA LINDQVIST: {opening} {said} That will be all for today.")
    quotation = Quotation(printed, "Marta Lindqvist", DAY, around=around)
    return judge(quotation, align(quotation, index_transcripts([text])), held=True)


CUT = {  # said, what the finding shows
    "do not believe": (f"We do not believe {WORDS}.", "We do not believe"),
    "would not say": (f"I would not say that {WORDS}.", "I would not say that"),
    "it is false": (f"It is false that {WORDS}.", "It is false that"),
    "I deny": (f"And I deny that {WORDS}.", "And I deny that"),
    "nobody believes": (f"Nobody believes that {WORDS}.", "Nobody believes that"),
    "others say, the speaker does not": (
        f"Some on the council say {WORDS}. I do not.",
        "Some on the council say",
    ),
    "others say, in marks": (
        f'Some on the council say, "{WORDS}." That is false.',
        'Some on the council say, "',
    ),
}
KEPT = {  # said
    "as it was": f"We believe {WORDS}.",
    "not to be believed, and so": f"I can't believe {WORDS}.",
    "asked": f"Don't you think {WORDS}?",
    "others deny": f"They do not think that {WORDS}.",
    "a condition": f"If {WORDS}, we stay.",
    "denied twice": f"I do not deny that {WORDS}.",
    "others say": f"Some on the council say {WORDS}. We shall see what comes of it in spring.",
}


@pytest.mark.parametrize(("said", "shown"), CUT.values(), ids=CUT)
def test_a_denial_cut_off_turns_the_meaning(said: str, shown: str) -> None:
    """It is a difference, and the meaning is reversed."""
    found = compare(said, WORDS, "She told reporters that .")
    assert found.verdict is Verdict.ALTERED
    assert [one.said for one in found.alterations] == [shown]
    assert found.meaning is Meaning.REVERSED


@pytest.mark.parametrize("said", KEPT.values(), ids=KEPT)
def test_what_is_no_denial_stays(said: str) -> None:
    """The words are there."""
    assert compare(said, WORDS, "She told reporters that .").verdict is Verdict.VERBATIM


TOLD = {  # the report's own words around, what it prints
    "the report denies": ("She denied that .", WORDS),
    "the report says that she does not": ("She did not think .", WORDS),
    "a phrase": ("She spoke of .", "the weir of Tors"),
    "a part of a sentence, nothing known": (None, WORDS),
}


@pytest.mark.parametrize(("around", "printed"), TOLD.values(), ids=TOLD)
def test_what_the_report_may_tell_itself_stays(around: str | None, printed: str) -> None:
    """The note tells of the denial."""
    found = compare(f"We do not believe {WORDS}.", printed, around)
    assert found.verdict is Verdict.VERBATIM
    assert found.notes


def test_a_sentence_printed_whole_affirms() -> None:
    """Whatever is known of the report."""
    found = compare(f"We do not believe {WORDS}.", WORDS.capitalize(), None)
    assert found.verdict is Verdict.ALTERED
