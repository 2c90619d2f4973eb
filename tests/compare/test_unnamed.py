"""A report that names nobody ("he said", "the mayor said"): whose words they are is open."""

from datetime import timedelta

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, Quotation, Verdict
from onrecord.text import is_description

SAID = "The ministry has lost control of the northern road. There is so much that can be done."


def check(printed: str, speaker: str | None, days: int = 0) -> Finding:
    """Check words against a briefing so many days before the print."""
    index = index_transcripts([transcribe("briefing", f"MARTA LINDQVIST: {SAID}")])
    quotation = Quotation(printed, speaker, DAY + timedelta(days=days))
    return judge(quotation, align(quotation, index), held=True)


@pytest.mark.parametrize("speaker", ["he", "She", "they", "the ambassador", None])
def test_nobody_named_is_nobody_else(speaker: str | None) -> None:
    """A pronoun or a description may stand for whoever is found to have spoken."""
    found = check("the ministry has lost control of the northern road", speaker)
    assert found.verdict is Verdict.VERBATIM


def test_a_name_is_somebody_else() -> None:
    """Another's name is."""
    found = check("the ministry has lost control of the northern road", "Paul Renner")
    assert found.verdict is Verdict.MISATTRIBUTED


COMMON = "there is so much more to be done"


@pytest.mark.parametrize(
    ("speaker", "days", "verdict"),
    [
        ("she", 10, Verdict.UNSUPPORTED),
        (None, 10, Verdict.UNSUPPORTED),
        ("she", 1, Verdict.ALTERED),
    ],
)
def test_a_common_phrase_of_another_day(speaker: str | None, days: int, verdict: Verdict) -> None:
    """Words that weigh little are no evidence where nobody is named."""
    assert check(COMMON, speaker, days).verdict is verdict


@pytest.mark.parametrize("speaker", ["he", "HER", "the former governor", "someone"])
def test_descriptions(speaker: str) -> None:
    """Pronouns and descriptions name nobody."""
    assert is_description(speaker)


@pytest.mark.parametrize("speaker", ["Marta Hern", "Orth", "The Hague Office"])
def test_names(speaker: str) -> None:
    """What begins like one is none."""
    assert not is_description(speaker)
