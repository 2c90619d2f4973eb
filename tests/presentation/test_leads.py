"""Leads, and words that could not be checked: what a reader is told must not contradict itself."""

from onrecord.model import (
    Document,
    DocumentKind,
    Feature,
    FeatureName,
    Finding,
    Occasion,
    Sourcing,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.presentation import put_answer
from onrecord.presentation.findings.faces import Face, Printed
from onrecord.presentation.words.sourcing import tell_source
from onrecord.presentation.words.wording import put_finding
from onrecord.text import Span

ONE_PIECE = Feature(FeatureName.IN_ONE_PIECE, 1.0, -0.33)
CLOSE = Feature(FeatureName.CLOSENESS, 1.0, 5.8)
MONTHS = Feature(FeatureName.MONTHS_APART, 1.0, 0.26)
FAR = Feature(FeatureName.DAYS_APART, 1.0, -1.4)


def test_reasons_are_true() -> None:
    """What a machine weighs the other way round than a reader would is no reason."""
    found = Finding(Verdict.ALTERED, source=Sourcing(0.9, (CLOSE, ONE_PIECE, FAR, MONTHS)))
    told = tell_source(found) or ""
    assert told.count("For it") == told.count("Against it") == 1
    assert "in pieces" not in told
    assert told.endswith("Against it: said more than three days before the print.")
    assert "For it: how closely the words stand there." in told


def test_a_likely_lead_is_not_called_unlikely() -> None:
    """Few words may be likely to come from a passage and yet tell too little."""
    likely = Finding(Verdict.ELSEWHERE, source=Sourcing(0.997, (CLOSE,)))
    thin = Finding(Verdict.ELSEWHERE, source=Sourcing(0.2, (CLOSE,)))
    assert "unlikely" not in put_finding(likely).sentence
    assert "unlikely" in put_finding(thin).sentence
    assert "which is not enough here" in (tell_source(likely) or "")


def _face(occasion: Occasion | None, kind: StatementKind = StatementKind.DIRECT) -> Face:
    text = "“The weir holds,” she said."
    document = Document("d", "0" * 64, "report.txt", "text/plain", DocumentKind.ARTICLE, text, ())
    statement = Statement("d.1-15", "d", kind, (), (), (Span(1, 15),), speaker="Ada Pell")
    found = Finding(Verdict.NO_PRIMARY, statement="d.1-15")
    return Face(found, Printed("", (), ""), (), "Ada Pell", document, statement, occasion)


def test_not_checked_though_a_transcript_is_held() -> None:
    """No page says that no transcript of the occasion is held beside the one that is."""
    held = Occasion("o", "Briefing", None, transcripts=("t",), complete=True)
    told = put_answer(_face(held))
    assert told.label == "Could not be checked"
    assert "does not itself say" in told.sentence
    reported = put_answer(_face(held, StatementKind.INDIRECT))
    assert "without quotation marks" in reported.sentence
    part = Occasion("o", "Briefing", None, transcripts=("t",))
    assert "may not be complete" in put_answer(_face(part)).sentence
    for none in (None, Occasion("o", "Briefing", None)):
        assert put_answer(_face(none)).label == "No transcript held"
