"""A gap in a transcript is suspected between quotations that it holds."""

import pytest

from onrecord.compare import suspect_gaps
from onrecord.model import Finding, Note, NoteKind, Passage, Verdict
from onrecord.text import Span


def find(start: int, document: str = "t", verdict: Verdict = Verdict.VERBATIM) -> Finding:
    """A quotation that is found."""
    return Finding(verdict, (Passage(document, Span(start, start + 40)),))


MISSING = Finding(Verdict.UNSUPPORTED)
SHORT = Finding(Verdict.UNSUPPORTED, notes=(Note(NoteKind.SHORT),))
CASES: dict[str, tuple[list[Finding], list[str | None], list[int]]] = {
    "between two neighbours": ([find(0), MISSING, find(200)], ["a", "a", "a"], [1]),
    "two in a row": ([find(0), MISSING, MISSING, find(200)], ["a"] * 4, [1, 2]),
    "another speaker between": ([find(0), find(9, "u"), MISSING, find(200)], [*"abaa"], [2]),
    "at the end": ([find(0), find(200), MISSING], ["a"] * 3, []),
    "far apart": ([find(0), MISSING, find(90_000)], ["a"] * 3, []),
    "out of order": ([find(200), MISSING, find(0)], ["a"] * 3, []),
    "two transcripts": ([find(0), MISSING, find(200, "u")], ["a"] * 3, []),
    "a scrap": ([find(0), SHORT, find(200)], ["a"] * 3, []),
    "another speaker's": ([find(0), MISSING, find(200)], ["a", "b", "a"], []),
    "an indirect statement": ([find(0), MISSING, find(200)], ["a", None, "a"], []),
    "a neighbour of another": (
        [find(0), MISSING, find(200, verdict=Verdict.MISATTRIBUTED)],
        ["a"] * 3,
        [],
    ),
}


@pytest.mark.parametrize(("findings", "speakers", "expected"), CASES.values(), ids=CASES)
def test_a_gap_is_suspected(
    findings: list[Finding], speakers: list[str | None], expected: list[int]
) -> None:
    """Only where what was quoted before and after stands close together in one transcript."""
    noted = suspect_gaps(findings, speakers)
    kinds = [[note.kind for note in finding.notes] for finding in noted]
    suspected = [n for n, k in enumerate(kinds) if NoteKind.TRANSCRIPT_GAP_SUSPECTED in k]
    assert suspected == expected
    assert [finding.verdict for finding in noted] == [finding.verdict for finding in findings]


def test_the_note_shows_the_stretch_between() -> None:
    """Where the missing words would have to stand."""
    noted = suspect_gaps([find(0), MISSING, find(200)], ["a", "a", "a"])
    assert noted[1].notes[0].passages == (Passage("t", Span(40, 200)),)
