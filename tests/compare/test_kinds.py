"""Types that depend on what stands beside a change: bounds, futures, hedges, 'd, first words."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Verdict

CASES = {  # printed, said, the types
    "more for fewer": (
        "we counted more than 300 boats at Pellin",
        "we counted fewer than 300 boats at Pellin",
        [Kind.NUMBER],
    ),
    "at most for at least": (
        "we counted at most 300 boats at Pellin",
        "we counted at least 300 boats at Pellin",
        [Kind.NUMBER],
    ),
    "more for less of no number": (
        "the mill cost more than anybody in Velm believed",
        "the mill cost less than anybody in Velm believed",
        [Kind.CONTENT_WORD],
    ),
    "going to for will": (
        "we are going to close the harbour road",
        "we will close the harbour road",
        [Kind.TENSE_OR_AGREEMENT],
    ),
    "will for going to": (
        "we will close the harbour road",
        "we are going to close the harbour road",
        [Kind.TENSE_OR_AGREEMENT],
    ),
    "is for will be": (
        "there is bread in the harbour of Velm",
        "there will be bread in the harbour of Velm",
        [Kind.TENSE_OR_AGREEMENT],
    ),
    "closes for will close": (
        "the guild closes the harbour road at noon",
        "the guild will close the harbour road at noon",
        [Kind.TENSE_OR_AGREEMENT],
    ),
    "will be for are": (
        "the millers will be angry about the road",
        "the millers are angry about the road",
        [Kind.TENSE_OR_AGREEMENT],
    ),
    "will left out": (
        "the millers close the harbour road at noon",
        "the millers will close the harbour road at noon",
        [Kind.MODALITY],
    ),
    "is for would be": (
        "there is bread in the harbour of Velm",
        "there would be bread in the harbour of Velm",
        [Kind.MODALITY],
    ),
    "has to be for will be": (
        "there has to be bread in the harbour of Velm",
        "there will be bread in the harbour of Velm",
        [Kind.MODALITY],
    ),
    "know for think": (
        "the harbour is safe and I know the road is open",
        "the harbour is safe and I think the road is open",
        [Kind.HEDGE_DROPPED],
    ),
    "thought for think": (
        "the harbour is safe and I thought the road is open",
        "the harbour is safe and I think the road is open",
        [Kind.TENSE_OR_AGREEMENT],
    ),
    "would, contracted, left out": (
        "I never ask the harbour guild for bread",
        "I'd never ask the harbour guild for bread",
        [Kind.MODALITY],
    ),
    "a first word from another sentence": (
        "We love the poor readers of Velm",
        "We won with the poor readers of the town. I love the poor readers of Velm.",
        [Kind.PRONOUN_PERSON],
    ),
    "a cause that is a noun": (
        "they came to the harbour for the cause",
        "they came to the harbour for the because",
        [Kind.CONTENT_WORD],
    ),
    "a word of the letters of a number": (
        "they gave 500 handouts to the millers of Velm",
        "they gave 500 thousand to the millers of Velm",
        [Kind.NUMBER],
    ),
    "a denial left out, and a word put in": (
        "it was my best year at the harbour",
        "it was not my year at the harbour",
        [Kind.ADDITION, Kind.NEGATION],
    ),
    "words left out and put in on the two sides of a mark": (
        "we close today, the old harbour is full of ice",
        "we close today gladly, the harbour is full of ice",
        [Kind.ADDITION, Kind.UNMARKED_OMISSION],
    ),
    "a past in -eed": (
        "the guild and the council agree on bread",
        "the guild and the council agreed on bread",
        [Kind.TENSE_OR_AGREEMENT],
    ),
}


@pytest.mark.parametrize(("printed", "said", "kinds"), CASES.values(), ids=CASES)
def test_one_type_by_the_words_around(printed: str, said: str, kinds: list[Kind]) -> None:
    """One change, one type, by the words around it."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.ALTERED
    assert [one.type for one in finding.alterations] == kinds


HEARD = {  # printed, said
    "that without its t": ("I know people that have gone", "I know people hat have gone"),
    "them without its t": ("we gave villagers them for free", "we gave villagers hem for free"),
}


@pytest.mark.parametrize(("printed", "said"), HEARD.values(), ids=HEARD)
def test_a_letter_lost_by_the_transcriber(printed: str, said: str) -> None:
    """A noun that cannot stand there is a slip."""
    assert compare(printed, said).verdict is Verdict.VERBATIM


def test_a_hat_is_a_hat() -> None:
    """A noun that can stand there is a word of its own."""
    finding = compare("we saw that in the harbour", "we saw a hat in the harbour")
    assert finding.verdict is Verdict.ALTERED


def test_two_words_for_one_that_agree_are_tidied() -> None:
    """Both halves equal: nothing differs but the writing."""
    finding = compare("they are gonna close the mill", "they are going to close the mill")
    assert finding.verdict is Verdict.VERBATIM
    finding = compare("all is alright in the harbour", "all is all right in the harbour")
    assert finding.verdict is Verdict.VERBATIM
