"""Contractions typed without an apostrophe, or split, are the same words."""

import pytest
from tests.compare.records import transcribe
from tests.compare.test_judge import compare

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import AlterationType, Meaning, Quotation, Tidying, Verdict

SAME = {  # at the head of "… close the mill of Tors today"
    "dont": ("They dont", "They don't"),
    "cant": ("They cant", "They can't"),
    "wont": ("They wont", "They won't"),
    "split": ("They wo n't", "They won't"),
    "split, in full": ("They wo n't", "They will not"),
    "split simply": ("They do n't", "They do not"),
}


@pytest.mark.parametrize(("printed", "said"), SAME.values(), ids=SAME)
def test_a_contraction_typed_otherwise(printed: str, said: str) -> None:
    """The letters are the same, and one side has the contraction."""
    finding = compare(
        f"{printed} close the mill of Tors today", f"{said} close the mill of Tors today"
    )
    assert finding.verdict is Verdict.VERBATIM
    assert {tidied.reason for tidied in finding.tidied} <= {Tidying.CONTRACTED}


OTHER = {
    "a split not put in": (
        "They did n't close the mill of Tors",
        "They did close the mill of Tors",
    ),
    "a dont put in": ("They dont close the mill of Tors", "They do close the mill of Tors"),
}


@pytest.mark.parametrize(("printed", "said"), OTHER.values(), ids=OTHER)
def test_a_denial_typed_otherwise_is_a_denial(printed: str, said: str) -> None:
    """Without an apostrophe it denies all the same."""
    finding = compare(printed, said)
    assert [a.type for a in finding.alterations] == [AlterationType.NEGATION]


def test_wont_is_a_word() -> None:
    """Where nobody said "won't", wont is another word."""
    finding = compare("as is their wont they close the mill", "as is their way they close the mill")
    assert finding.verdict is Verdict.ALTERED


HALVES = {  # printed, said, the words of both sides
    "put in": ("You've got to mend the boats", "You got to mend the boats.", ("You", "You've")),
    "left out": ("You got to mend the boats", "You've got to mend the boats.", ("You've", "You")),
    "a denial": ("They did mend the boats", "They didn't mend the boats.", ("didn't", "did")),
    "another": ("They will mend the boats", "They'd mend the boats.", ("They'd", "They will")),
}


@pytest.mark.parametrize(("printed", "said", "sides"), HALVES.values(), ids=HALVES)
def test_half_a_contraction_is_told_with_the_other_half(
    printed: str, said: str, sides: tuple[str, str]
) -> None:
    """On both sides, so that what is on both is seen to be."""
    (told,) = compare(printed, said).alterations
    assert (told.said, told.printed) == sides


CAPTIONED = {  # printed, said by a machine that writes no marks
    "its": ("Pay for it. It's not our fault", "we pay for it its not our fault and so on"),
    "lets": ("Let's be clear about the mill", "im sure of it lets be clear about the mill"),
    "theyre": ("They're not coming back", "we know theyre not coming back here"),
    "couldve": ("Nobody could have known it", "and nobody couldve known it there"),
    "hes": ("He is going to pay for the mill", "and hes going to pay for the mill"),
}


@pytest.mark.parametrize(("printed", "said"), CAPTIONED.values(), ids=CAPTIONED)
def test_captions_without_apostrophes_are_the_same_words(printed: str, said: str) -> None:
    """What differs is told as a contraction."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.VERBATIM
    assert Tidying.CONTRACTED in {tidied.reason for tidied in finding.tidied}


def test_a_denial_captioned_is_lost() -> None:
    """An earlier denial, with no mark between, makes up for nothing."""
    said = ": we wont close the bridge this year and the wall wasnt built by my father in the end"
    quotation = Quotation("The wall was built by my father")
    held = index_transcripts([transcribe("captions", said)])
    finding = judge(quotation, align(quotation, held), held=True)
    assert [a.type for a in finding.alterations] == [AlterationType.NEGATION]
    assert finding.meaning is Meaning.REVERSED


def test_and_behind_a_filler_joins_nothing() -> None:
    """It goes with the filler."""
    finding = compare(
        "By the way, if she wins the mill is lost", "By the way, and if she wins the mill is lost."
    )
    assert finding.verdict is Verdict.COSMETIC
