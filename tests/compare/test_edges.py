"""Words put in at either end of a quotation, beside what was said there."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Verdict

CASES = {  # printed, said, type, said words, printed words
    "a word before, beside another clause": (
        "perhaps we must row to the harbour of Velm",
        "Good bread! We must row to the harbour of Velm.",
        (Kind.ADDITION, "", "perhaps"),
    ),
    "a noun for a noun": (
        "we must row to the harbour of Velm",
        "we must row to the harbour of Tors.",
        (Kind.ENTITY_SUBSTITUTION, "Tors", "Velm"),
    ),
    "a noun for a noun behind a mark on both sides": (
        "we need nets, ropes, boats, cheese",
        "we need nets, ropes, boats, bread.",
        (Kind.CONTENT_WORD, "bread", "cheese"),
    ),
    "a name for a pronoun": (
        "Renn must row to the harbour of Velm",
        "he must row to the harbour of Velm.",
        (Kind.ENTITY_SUBSTITUTION, "he", "Renn"),
    ),
    "a helping word for a helping word": (
        "could leave the harbour of Velm by night",
        "They would leave the harbour of Velm by night.",
        (Kind.MODALITY, "would", "could"),
    ),
    "a last word left out of a sentence that is printed as ended": (
        "It would be strange if there had been.",
        "It would be strange if there had been none.",
        (Kind.NEGATION, "none", ""),
    ),
}


@pytest.mark.parametrize(("printed", "said", "told"), CASES.values(), ids=CASES)
def test_a_word_put_in_at_an_edge_stands_for_nothing(
    printed: str, said: str, told: tuple[Kind, str, str]
) -> None:
    """The said word next to the passage is named only if the printed one can stand for it."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.ALTERED
    assert [(one.type, one.said, one.printed) for one in finding.alterations] == [told]


SIGNED = {  # printed, said, the verdict
    "behind a dash": (
        "We must row to the harbour. No, Renn. -T",
        "We must row to the harbour. No, Renn. He says so.",
        Verdict.VERBATIM,
    ),
    "behind a long dash": (
        "We must row to the harbour tonight — T.",
        "We must row to the harbour tonight. We all must.",
        Verdict.VERBATIM,
    ),
    "not behind a dash": (
        "We must row to the harbour of T",
        "We must row to the harbour of Velm.",
        Verdict.ALTERED,
    ),
    "not at the end": (
        "We must row -T to the harbour of Velm",
        "We must row to the harbour of Velm.",
        Verdict.ALTERED,
    ),
    "a pronoun": (
        "We must row to the harbour tonight, Renn and — I",
        "We must row to the harbour tonight, Renn and she.",
        Verdict.ALTERED,
    ),
}


@pytest.mark.parametrize(("printed", "said", "verdict"), SIGNED.values(), ids=SIGNED)
def test_an_initial_at_the_end_signs(printed: str, said: str, verdict: Verdict) -> None:
    """It is no word of the quotation."""
    assert compare(printed, said).verdict is verdict


WHOLE = {  # printed, said: nothing is missing at the end
    "not printed as ended": (
        "We know that people are going home",
        "We know that people are going home angry.",
    ),
    "a part that may stand alone": (
        "We row to the harbour tonight.",
        "We row to the harbour tonight, folks.",
    ),
}


@pytest.mark.parametrize(("printed", "said"), WHOLE.values(), ids=WHOLE)
def test_a_quotation_may_stop(printed: str, said: str) -> None:
    """A last word is left out only of a sentence that is printed as ended."""
    assert compare(printed, said).verdict is Verdict.VERBATIM
