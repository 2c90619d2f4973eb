"""In a record large enough to tell rare words from common ones, common words are no slips."""

from datetime import date

import pytest

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Quotation, Transcript, Verdict

DAY = date(2031, 3, 3)
SAID = (
    "We will mend these bridges before the water rises in the spring. "
    "We will mend these bridges before the harvesters leave."
)
FILLER = (
    "Those bridges and these roads are old, and those roads and these bridges were never cheap. "
)
CASES = {  # what was printed, the verdict
    "these and those": ("We will mend those bridges before the water rises.", Verdict.ALTERED),
    "another long word": (
        "We will mend these bridges before the hairdressers leave.",
        Verdict.ALTERED,
    ),
    "the very words": ("We will mend these bridges before the water rises.", Verdict.VERBATIM),
}


@pytest.mark.parametrize(("printed", "verdict"), CASES.values(), ids=CASES)
def test_common_words_are_no_slips(printed: str, verdict: Verdict) -> None:
    """A near-identical pair of words is excused as a slip only where one is hardly known."""
    record = [Transcript("speech", f"{FILLER * 8000} {SAID}", DAY), Transcript("b", FILLER, DAY)]
    index = index_transcripts(record)
    assert index.word_count > 100_000
    quotation = Quotation(printed, None, DAY)
    assert judge(quotation, align(quotation, index), held=True).verdict is verdict
