"""Whose words they are: a question, a clip, a rival who quotes."""

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, NoteKind, Quotation, Verdict

ENVOY = "MARTA LINDQVIST"
WORDS = "the Velm granary burned down because the night keeper slept"
GREETING = f"{ENVOY}: Good morning to all of you."
THANKS = f"{ENVOY}: Thank you, that will be all."
OURS, THEIRS = Verdict.VERBATIM, Verdict.MISATTRIBUTED
CASES = {  # the turns of the transcript, the verdict
    "a question": ([GREETING, f"Q: Is it true that {WORDS}?", THANKS], THEIRS),
    "a rival": ([GREETING, f"PETER HALE: I tell you that {WORDS}.", THANKS], THEIRS),
    "a rival who quotes": (
        [GREETING, f'PETER HALE: Ms. Lindqvist told the council that "{WORDS}".', THANKS],
        OURS,
    ),
    "a tweet read aloud": (
        [
            GREETING,
            f"MODERATOR: This is about Marta Lindqvist. She put out a tweet. She says, {WORDS}.",
            THANKS,
        ],
        OURS,
    ),
    "words of hers": (
        [GREETING, f"PETER HALE: Hear Lindqvist's own words: {WORDS}.", THANKS],
        OURS,
    ),
    "her letter": ([GREETING, f"Q: In Lindqvist's letter it stands: {WORDS}.", THANKS], OURS),
    "to her face": ([GREETING, f"Q: On Monday you said, {WORDS}. Is that so?", THANKS], OURS),
    "to somebody else": (
        [
            GREETING,
            f"MODERATOR: Mr. Hale, on Monday you said, {WORDS}. Is that so?",
            "PETER HALE: It is.",
            "MODERATOR: Well then.",
            "PETER HALE: Indeed.",
        ],
        OURS,  # she speaks right before: whose words they are cannot be told from "you" alone
    ),
    "far from her": (
        [
            GREETING,
            "PETER HALE: Good morning.",
            "MODERATOR: Good morning, Mr. Hale.",
            "PETER HALE: I am ready.",
            f"MODERATOR: On Monday you said, {WORDS}. Is that so?",
            "PETER HALE: It is.",
        ],
        THEIRS,
    ),
    "another who is named with a title": (
        [GREETING, f"PETER HALE: Lindqvist knows it. Minister Orth writes: {WORDS}.", THANKS],
        THEIRS,
    ),
    "her spokesman": (
        [GREETING, f"PETER HALE: I am no friend of Lindqvist's party and hold that {WORDS}."],
        THEIRS,
    ),
}


def check(turns: list[str], speaker: str = "Marta Lindqvist") -> Finding:
    """Hold the words against a transcript."""
    quotation = Quotation(WORDS, speaker, DAY)
    return judge(
        quotation, align(quotation, index_transcripts([transcribe("t", *turns)])), held=True
    )


@pytest.mark.parametrize(("turns", "verdict"), CASES.values(), ids=CASES)
def test_whose_words_they_are(turns: list[str], verdict: Verdict) -> None:
    """Misattributed only if another gives the words as their own; quoting is noted."""
    finding = check(turns)
    assert finding.verdict is verdict
    quoted = [n for n in finding.notes if n.kind is NoteKind.QUOTED_BY_OTHER_SPEAKER]
    assert bool(quoted) is (verdict is OURS)
