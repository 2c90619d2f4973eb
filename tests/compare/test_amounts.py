"""One amount written in two ways is no alteration; another amount is."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import AlterationType, Tidying, Verdict

SAME = {  # what stands in "We lost … near the mill of Tors", in print and said
    "a half": ("half a million baskets", "500,000 baskets"),
    "a half and more": ("two and a half million baskets", "2.5 million baskets"),
    "billions": ("$4.2bn", "$4.2 billion"),
    "billions in words": ("$4.2 billion", "4.2bn dollars"),
    "thousands": ("$5k", "five thousand dollars"),
    "a sign": ("€3m", "3 million euros"),
    "a sign and a letter": ("£3m", "three million pounds"),
    "ordinals": ("the 21st boat", "the twenty-first boat"),
    "clock": ("two boats at 9:40", "two boats at 9.40"),
    "a unit at both ends": ("1.5% to 2.5% of the boats", "1.5 to 2.5 per cent of the boats"),
    "a measure at both ends": ("8 km to 12 km of nets", "8 to 12 kilometres of nets"),
}
OTHER = {
    "a half": ("half a million baskets", "600,000 baskets"),
    "billions": ("$4.2bn", "$4.3 billion"),
    "magnitude": ("$4.2bn", "$4.2 million"),
    "ordinals": ("the 21st boat", "the twenty-second boat"),
    "clock": ("two boats at 9:40", "two boats at 9.50"),
    "a unit at both ends": ("1.5% to 2.5% of the boats", "1.5 to 3.5 per cent of the boats"),
    "one sum, other parts": ("9 40 boats", "8 41 boats"),
}
_SENTENCE = "We lost {} near the mill of Tors"


@pytest.mark.parametrize("turned", [False, True], ids=["as is", "turned"])
@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one_amount_in_two_writings(one: str, other: str, turned: bool) -> None:
    """The value decides, and the reason is named; either side may have either writing."""
    printed, said = (other, one) if turned else (one, other)
    finding = compare(_SENTENCE.format(printed), _SENTENCE.format(said))
    assert finding.verdict is Verdict.COSMETIC
    assert [tidied.reason for tidied in finding.tidied] == [Tidying.NUMBER_FORMAT]


@pytest.mark.parametrize(("printed", "said"), OTHER.values(), ids=OTHER)
def test_another_amount(printed: str, said: str) -> None:
    """What only looks alike stays another number."""
    finding = compare(_SENTENCE.format(printed), _SENTENCE.format(said))
    assert finding.verdict is Verdict.ALTERED
    assert AlterationType.NUMBER in {a.type for a in finding.alterations}


def test_an_amount_at_the_end() -> None:
    """The last words of a quotation are read to the end of the amount that was said."""
    finding = compare(
        "Near the mill of Tors we lost 500,000", "Near the mill of Tors we lost half a million."
    )
    assert finding.verdict is Verdict.COSMETIC


def test_a_currency_tells() -> None:
    """One value in another currency is not the same amount."""
    finding = compare(_SENTENCE.format("€3 million"), _SENTENCE.format("3 million dollars"))
    assert finding.verdict is Verdict.ALTERED
