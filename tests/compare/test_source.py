"""How likely a passage is the source, and what is told of one that is not."""

from datetime import timedelta

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import FeatureName, Finding, Quotation, Verdict

SAID = "MARTA LINDQVIST: We will keep the northern bridge at Velm open through the winter."
WORDS = "We will keep the northern bridge at Velm open through the winter"
NEAR = "We will keep the southern ferry at Tors open"


def check(
    words: str, days: int = 0, *, leads: bool = True, occasion: tuple[str, ...] = ()
) -> Finding:
    """Hold words of hers, printed so many days later, against what she said."""
    quotation = Quotation(words, "Marta Lindqvist", DAY + timedelta(days=days), occasion=occasion)
    held = index_transcripts([transcribe("t", SAID)])
    return judge(quotation, align(quotation, held), held=True, leads=leads)


def test_the_very_words_are_surely_the_source() -> None:
    """The finding bears the probability, and what adds to it."""
    finding = check(WORDS)
    assert finding.verdict is Verdict.VERBATIM
    assert finding.source is not None
    assert finding.source.probability > 0.95
    assert finding.source.features[0].name is FeatureName.CLOSENESS


def test_what_is_hardly_the_source_is_a_lead() -> None:
    """With the passage, and nothing told of how it differs; without leads it is not found."""
    found = [check(NEAR, days) for days in (0, 10, 200)]
    likely = [one.source.probability if one.source else 0.0 for one in found]
    assert likely == sorted(likely, reverse=True)
    lead = next(one for one in found if one.verdict is Verdict.ELSEWHERE)
    assert lead.passages
    assert not lead.alterations
    assert not lead.tidied
    assert lead.meaning is None
    assert check(NEAR, 10, leads=False).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(("occasion", "more"), [(("t",), True), (("another",), False)])
def test_the_occasion_that_the_report_names_tells(occasion: tuple[str, ...], more: bool) -> None:
    """A passage of it is likelier the source, one of another less likely."""
    open_, named = check(WORDS), check(WORDS, occasion=occasion)
    assert open_.source is not None
    assert named.source is not None
    assert (named.source.probability > open_.source.probability) is more
