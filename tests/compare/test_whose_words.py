"""Whose words they are, in thirty-six invented transcripts written before the rules were tried."""

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, NoteKind, Quotation, Verdict

ROAD = "the ministry has lost control of the northern road"
MILL = "the Velm granary burned down because the night keeper slept"
VERBATIM, THEIRS, NONE = Verdict.VERBATIM, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED
HELLO = "MARTA LINDQVIST: Good morning to all of you."
THANKS = "MARTA LINDQVIST: Thank you, that will be all for today."
SPEAKER = "Marta Lindqvist"

# The turns, who is said to have spoken, the words, the verdict, and whether a quoter is noted.
CASES: dict[str, tuple[list[str], str, str, Verdict, bool]] = {
    "a question that asks whether it is meant": (
        [HELLO, f"Q: Are you saying that {ROAD}?", "MARTA LINDQVIST: I am saying nothing."],
        SPEAKER,
        ROAD,
        THEIRS,
        False,
    ),
    "a question answered with yes": (
        [HELLO, f"Q: Is it so that {ROAD}?", "MARTA LINDQVIST: Yes. Next question, please."],
        SPEAKER,
        ROAD,
        THEIRS,
        False,
    ),
    "a reporter with a name": (
        [HELLO, f"PAUL RENNER, VELM HERALD: Ambassador, we hear that {ROAD}.", THANKS],
        SPEAKER,
        ROAD,
        THEIRS,
        False,
    ),
    "an answer that takes the question up": (
        [HELLO, f"Q: Is it so that {ROAD}?", f"MARTA LINDQVIST: Well, {ROAD}, and I say so."],
        SPEAKER,
        ROAD,
        VERBATIM,
        False,
    ),
    "a question that quotes her to her face": (
        [HELLO, f'Q: Ambassador, last week you said, "{ROAD}." Do you stand by it?', THANKS],
        SPEAKER,
        ROAD,
        VERBATIM,
        True,
    ),
    "a question that quotes a minister": (
        [HELLO, f'Q: Minister Orth said yesterday, "{ROAD}." Do you agree?', THANKS],
        SPEAKER,
        ROAD,
        THEIRS,
        False,
    ),
    "a clip of herself": (
        [
            "MODERATOR: Here is what the ambassador told us last year.",
            f"LINDQVIST: I tell you that {MILL}.",
            "MODERATOR: So much for last year.",
        ],
        SPEAKER,
        MILL,
        VERBATIM,
        False,
    ),
    "a clip of her rival": (
        [
            "MODERATOR: Ambassador, listen to your rival.",
            f"PETER HALE: I tell you that {MILL}.",
            "MARTA LINDQVIST: I have heard that before.",
        ],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "a tweet of his, read by the moderator": (
        [HELLO, f'MODERATOR: Mr. Hale tweeted this morning, quote, "{MILL}."', THANKS],
        "Peter Hale",
        MILL,
        VERBATIM,
        True,
    ),
    "a tweet of his, given to her": (
        [HELLO, f'MODERATOR: Mr. Hale tweeted this morning, quote, "{MILL}."', THANKS],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "his words, read by her and given to her": (
        [f'MARTA LINDQVIST: Mr. Hale wrote to me: "{MILL}." Imagine that.', THANKS],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "his words, read by her and given to him": (
        [f'MARTA LINDQVIST: Mr. Hale wrote to me: "{MILL}." Imagine that.', THANKS],
        "Peter Hale",
        MILL,
        VERBATIM,
        True,
    ),
    "a namesake": (
        [f"PETER HALE: I tell you that {MILL}.", "JOAN HALE: I was not there."],
        "Joan Hale",
        MILL,
        THEIRS,
        False,
    ),
    "a surname alone": (
        [f"PETER HALE: I tell you that {MILL}.", THANKS],
        "Hale",
        MILL,
        VERBATIM,
        False,
    ),
    "a label of a surname alone": (
        [f"HALE: I tell you that {MILL}.", THANKS],
        "Peter Hale",
        MILL,
        VERBATIM,
        False,
    ),
    "Mr. and Ms. of one surname": (
        [f"MR. HALE: I tell you that {MILL}.", "MS. HALE: I was not there."],
        "Ms. Hale",
        MILL,
        THEIRS,
        False,
    ),
    "an interpreter": (
        ["PRESIDENT DREN: Shal ven orsan dai.", f"INTERPRETER: I tell you that {MILL}."],
        "Oskar Dren",
        MILL,
        VERBATIM,
        True,
    ),
    "through an interpreter": (
        [f"PRESIDENT DREN (through interpreter): I tell you that {MILL}.", THANKS],
        "Oskar Dren",
        MILL,
        VERBATIM,
        False,
    ),
    "a spokesman reading her statement": (
        [
            (
                "EDDA WARD: Good morning. I have a statement by Ambassador Lindqvist. It reads as "
                f"follows. Since Monday I have asked for a count, and {MILL}. That is all."
            )
        ],
        SPEAKER,
        MILL,
        VERBATIM,
        True,
    ),
    "a spokesman in her own words": (
        [f"EDDA WARD: Good morning. The ambassador is in Tors today. I can say that {MILL}."],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "a letter that bears her name": (
        [f'PETER HALE: I hold a letter signed by Marta Lindqvist. "Dear neighbours, {MILL}."'],
        SPEAKER,
        MILL,
        VERBATIM,
        True,
    ),
    "a chant of the crowd": (
        [HELLO, "CROWD: Open the Velm granary tonight! Open the Velm granary tonight!", THANKS],
        SPEAKER,
        "Open the Velm granary tonight",
        THEIRS,
        False,
    ),
    "a chant that she takes up": (
        [
            HELLO,
            "AUDIENCE: Open the Velm granary tonight!",
            "MARTA LINDQVIST: You are right. Open the Velm granary tonight. I say it too.",
        ],
        SPEAKER,
        "Open the Velm granary tonight",
        VERBATIM,
        False,
    ),
    "an announcer": (
        ["ANNOUNCER: Please welcome the next harbour mistress of Velm and Pellin!", HELLO],
        SPEAKER,
        "Please welcome the next harbour mistress of Velm and Pellin",
        THEIRS,
        False,
    ),
    "an advertisement that names her": (
        ["NARRATOR: Marta Lindqvist raised the bread tax of Pellin four times.", HELLO],
        SPEAKER,
        "raised the bread tax of Pellin four times",
        THEIRS,
        False,
    ),
    "a moderator of his own": (
        [HELLO, f"MODERATOR: Let me tell the audience that {MILL}.", THANKS],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "a moderator reading a viewer's letter": (
        [HELLO, f"MODERATOR: Our viewer Ken Carpe writes: {MILL}. What do you say?", THANKS],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "a moderator who holds her words up to her": (
        [HELLO, f"MODERATOR: You have said many times that {MILL}.", THANKS],
        SPEAKER,
        MILL,
        VERBATIM,
        True,
    ),
    "a rival who plays her part": (
        [
            HELLO,
            (
                "PETER HALE: I met Marta Lindqvist in Tors. She looked at me and she said, "
                f'"Peter, {MILL}." I could not believe it.'
            ),
        ],
        SPEAKER,
        MILL,
        VERBATIM,
        True,
    ),
    "a rival who plays another's part": (
        [
            HELLO,
            (
                "PETER HALE: I met Ms. Okafor in Tors. She looked at me and she said, "
                f'"Peter, {MILL}." I could not believe it.'
            ),
        ],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "a rival about her": (
        [HELLO, f"PETER HALE: Marta Lindqvist is wrong about it: {MILL}.", THANKS],
        SPEAKER,
        MILL,
        THEIRS,
        False,
    ),
    "said by both, given to him": (
        [f"MARTA LINDQVIST: I know that {MILL}.", f"PETER HALE: And I know that {MILL}."],
        "Peter Hale",
        MILL,
        VERBATIM,
        False,
    ),
    "said by her before it was held up to her": (
        [f"MARTA LINDQVIST: I know that {MILL}.", f"Q: You just said {MILL}?", THANKS],
        SPEAKER,
        MILL,
        VERBATIM,
        False,
    ),
    "said by nobody": (
        [HELLO, f"PETER HALE: I tell you that {MILL}.", THANKS],
        SPEAKER,
        "our soldiers will march on Kalden before the harvest",
        NONE,
        False,
    ),
}


def check(turns: list[str], speaker: str, words: str) -> Finding:
    """Hold words against one transcript."""
    quotation = Quotation(words, speaker, DAY)
    index = index_transcripts([transcribe("t", *turns)])
    return judge(quotation, align(quotation, index), held=True)


@pytest.mark.parametrize(
    ("turns", "speaker", "words", "verdict", "quoted"), CASES.values(), ids=CASES
)
def test_others_words_are_told_apart(
    turns: list[str], speaker: str, words: str, verdict: Verdict, quoted: bool
) -> None:
    """Another's words are told from the claimed speaker's, and a quoter is noted."""
    finding = check(turns, speaker, words)
    assert finding.verdict is verdict
    noted = [n for n in finding.notes if n.kind is NoteKind.QUOTED_BY_OTHER_SPEAKER]
    assert bool(noted) is quoted
