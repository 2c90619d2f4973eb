"""Every normalisation carries its own reason, and every effect on the meaning its rule."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import Meaning, MeaningRule, Tidying, Verdict

REASONS = {  # printed, said, the reason, the words of both sides
    "contraction": (
        "we are leaving the harbour of Pellin",
        "we're leaving the harbour of Pellin",
        (Tidying.CONTRACTED, "are", "'re"),
    ),
    "spoken form": (
        "they are going to close the old mill",
        "they are gonna close the old mill",
        (Tidying.COLLOQUIAL, "going to", "gonna"),
    ),
    "British spelling": (
        "the harbor council met in Velm today",
        "the harbour council met in Velm today",
        (Tidying.SPELLED, "harbor", "harbour"),
    ),
    "okay": (
        "it is OK to sail to Tors now",
        "it is okay to sail to Tors now",
        (Tidying.SPELLED, "OK", "okay"),
    ),
    "dots": (
        "the US envoy sailed to Tors at night",
        "the U.S. envoy sailed to Tors at night",
        (Tidying.SPELLED, "US", "U.S."),
    ),
    "a city": (
        "the ferry from Kyiv came to the mill",
        "the ferry from Kiev came to the mill",
        (Tidying.TRANSLITERATED, "Kyiv", "Kiev"),
    ),
    "a sign": (
        "some 30% of the boats are lost now",
        "some 30 percent of the boats are lost now",
        (Tidying.SYMBOL, "%", "percent"),
    ),
    "hyphen": (
        "a co-operative mill stands near Tors",
        "a cooperative mill stands near Tors",
        (Tidying.JOINED, "co-operative", "cooperative"),
    ),
    "number": (
        "we lost twelve boats near the mill",
        "we lost 12 boats near the mill",
        (Tidying.NUMBER_FORMAT, "twelve", "12"),
    ),
    "a signature": (
        "we lost the boats near the mill. No, Renn. -T",
        "we lost the boats near the mill. No, Renn",
        (Tidying.SIGNED, "T", ""),
    ),
    "filler": (
        "we lost the boats near the mill",
        "we lost, you know, the boats near the mill",
        (Tidying.FILLER, "", "you know"),
    ),
    "ellipsis": (
        "we lost the boats … and the grain of Tors",
        "we lost the boats that were at anchor there and the grain of Tors",
        (Tidying.ELLIPSIS, "", "that were at anchor there"),
    ),
    "bracket": (
        "take [the grain] to the mill of Tors",
        "take it to the mill of Tors",
        (Tidying.BRACKET, "the grain", "it"),
    ),
}


@pytest.mark.parametrize(("printed", "said", "expected"), REASONS.values(), ids=REASONS)
def test_a_difference_has_its_reason(
    printed: str, said: str, expected: tuple[Tidying, str, str]
) -> None:
    """What is no alteration is shown all the same, with places that lead back to the words."""
    finding = compare(printed, said)
    assert finding.verdict in {Verdict.VERBATIM, Verdict.COSMETIC}
    assert [(t.reason, t.printed, t.said) for t in finding.tidied] == [expected]
    for tidied in finding.tidied:
        if tidied.printed_span is not None:
            assert tidied.printed_span.of(printed) == tidied.printed


RULES = {  # printed, said, the effect and the rule
    "a lost not": (
        "we will close the mill of Tors",
        "we will not close the mill of Tors",
        (Meaning.REVERSED, MeaningRule.DENIAL_LOST),
    ),
    "an added not": (
        "we will not close the mill of Tors",
        "we will close the mill of Tors",
        (Meaning.REVERSED, MeaningRule.DENIAL_ADDED),
    ),
    "denied by a prefix": (
        "the miller was not satisfied with the grain",
        "the miller was unsatisfied with the grain",
        (Meaning.PRESERVED, MeaningRule.DENIAL_REWORDED),
    ),
    "more certain": (
        "the ice will break before Sunday in Tors",
        "the ice might break before Sunday in Tors",
        (Meaning.SHIFTED, MeaningRule.MODAL_STRONGER),
    ),
    "less certain": (
        "the ice may break before Sunday in Tors",
        "the ice will break before Sunday in Tors",
        (Meaning.SHIFTED, MeaningRule.MODAL_WEAKER),
    ),
    "a condition": (
        "we will sail to Tors and mend the mill there",
        "we will sail to Tors unless the ice is back and mend the mill there",
        (Meaning.SHIFTED, MeaningRule.CONDITION_LOST),
    ),
    "another place": (
        "we will sail to Velm with the grain",
        "we will sail to Tors with the grain",
        (Meaning.SHIFTED, MeaningRule.OTHER_NAME),
    ),
    "an article": (
        "we will mend a mill near the harbour",
        "we will mend the mill near the harbour",
        (Meaning.PRESERVED, MeaningRule.GRAMMAR),
    ),
    "another way": (
        "we bring the grain from the mill of Tors",
        "we bring the grain to the mill of Tors",
        (None, None),
    ),
    "only is moved": (
        "we sail only to the mill of Tors and mend ships",
        "we sail to the mill of Tors and only mend ships",
        (None, None),
    ),
    "another word": (
        "we will mend the mill near the harbour",
        "we will paint the mill near the harbour",
        (None, None),
    ),
}


@pytest.mark.parametrize(("printed", "said", "expected"), RULES.values(), ids=RULES)
def test_an_effect_has_its_rule(
    printed: str, said: str, expected: tuple[Meaning | None, MeaningRule | None]
) -> None:
    """A rule that can tell is named; where none can, the meaning stays open."""
    finding = compare(printed, said)
    assert [(a.meaning, a.rule) for a in finding.alterations] == [expected]
    assert finding.meaning is expected[0]


def test_us_among_small_letters_is_a_country() -> None:
    """What cannot be told apart in capitals is told apart elsewhere."""
    finding = compare("he told US envoys to leave the mill", "he told us envoys to leave the mill")
    assert finding.verdict is Verdict.ALTERED
