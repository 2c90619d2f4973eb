"""Turns: how transcripts print their speakers, and prose that only looks like it."""

import pytest

from onrecord.model import Turn, TurnRole
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span

SAYS, ASKS = TurnRole.SPEAKER, TurnRole.QUESTION

CASES = {  # what is printed; who speaks how, and the words, one string a span
    "full names, then surnames": (
        "MARA OKELLO: Good day.\n\nJON VIK: Will you go?\n\nOKELLO: No.\n\nVIK: Why?",
        [
            ("MARA OKELLO", SAYS, ["Good day."]),
            ("JON VIK", SAYS, ["Will you go?"]),
            ("OKELLO", SAYS, ["No."]),
            ("VIK", SAYS, ["Why?"]),
        ],
    ),
    "titles": (
        "AMBASSADOR OKELLO: Good day.\nMR. VIK: Will you go?\nAMBASSADOR OKELLO: No.",
        [
            ("AMBASSADOR OKELLO", SAYS, ["Good day."]),
            ("MR. VIK", SAYS, ["Will you go?"]),
            ("AMBASSADOR OKELLO", SAYS, ["No."]),
        ],
    ),
    "letters with colons": (
        "Q: Will you go?\nA: No.\nQ: Why?\nA: It rains.\n\nIt pours.",
        [
            ("Q", ASKS, ["Will you go?"]),
            ("A", SAYS, ["No."]),
            ("Q", ASKS, ["Why?"]),
            ("A", SAYS, ["It rains.", "It pours."]),
        ],
    ),
    "letters with full stops": (
        "Q. Will you go?\n\nA. No.\n\nQ. Why?\n\nA. A.B. Vik told me.",
        [
            ("Q", ASKS, ["Will you go?"]),
            ("A", SAYS, ["No."]),
            ("Q", ASKS, ["Why?"]),
            ("A", SAYS, ["A.B. Vik told me."]),
        ],
    ),
    "a bare Q": (
        (
            "MS. OKELLO:  Good day.\n\nQ    Could you say more?\n\nMS. OKELLO:  No.\n\n"
            "Q    (Inaudible) — the harbour?\n\nMS. OKELLO:  Yes."
        ),
        [
            ("MS. OKELLO", SAYS, ["Good day."]),
            ("Q", ASKS, ["Could you say more?"]),
            ("MS. OKELLO", SAYS, ["No."]),
            ("Q", ASKS, ["— the harbour?"]),
            ("MS. OKELLO", SAYS, ["Yes."]),
        ],
    ),
    "a Q that sticks to its question": (
        "QWhat did you see?\nA: Smoke.\nQWhere was it?\nA: At the harbour.",
        [
            ("Q", ASKS, ["What did you see?"]),
            ("A", SAYS, ["Smoke."]),
            ("Q", ASKS, ["Where was it?"]),
            ("A", SAYS, ["At the harbour."]),
        ],
    ),
    "question and answer in full": (
        "Question: Will you go?\n\nAnswer: No.\n\nQuestion: Why?\n\nAnswer: It rains.",
        [
            ("Question", ASKS, ["Will you go?"]),
            ("Answer", SAYS, ["No."]),
            ("Question", ASKS, ["Why?"]),
            ("Answer", SAYS, ["It rains."]),
        ],
    ),
    "who asks is told by the label": (
        (
            "MODERATOR: Welcome, all.\nREPORTER: The harbour is closed.\nPARTICIPANT: Is it?\n"
            "UNIDENTIFIED REPORTER: It is.\nMODERATOR: Any more?\nJOURNALIST: Yes.\n"
            "UNIDENTIFIED MALE: Boo.\nUNIDENTIFIED FEMALE: Why?\nOKELLO: Thanks."
        ),
        [
            ("MODERATOR", SAYS, ["Welcome, all."]),
            ("REPORTER", ASKS, ["The harbour is closed."]),
            ("PARTICIPANT", ASKS, ["Is it?"]),
            ("UNIDENTIFIED REPORTER", ASKS, ["It is."]),
            ("MODERATOR", ASKS, ["Any more?"]),
            ("JOURNALIST", ASKS, ["Yes."]),
            ("UNIDENTIFIED MALE", SAYS, ["Boo."]),
            ("UNIDENTIFIED FEMALE", ASKS, ["Why?"]),
            ("OKELLO", SAYS, ["Thanks."]),
        ],
    ),
    "television": (
        (
            "VIK (voice-over): The rain has come.\n\n(BEGIN VIDEO CLIP)\n\n"
            "MARA OKELLO, CANDIDATE FOR MAYOR: We will rebuild.\n\n(END VIDEO CLIP)\n\n"
            "VIK (on camera): She was cheered.\n\nOKELLO (through interpreter): Thank you."
        ),
        [
            ("VIK", SAYS, ["The rain has come."]),
            ("MARA OKELLO, CANDIDATE FOR MAYOR", SAYS, ["We will rebuild."]),
            ("VIK", SAYS, ["She was cheered."]),
            ("OKELLO", SAYS, ["Thank you."]),
        ],
    ),
    "a role behind the name, with a programme": (
        (
            'MARA OKELLO, HOST, "THE HARBOUR": Welcome.\nJON VIK, minister of works: Thanks.\n'
            "OKELLO: Well?\nVIK: Well."
        ),
        [
            ('MARA OKELLO, HOST, "THE HARBOUR"', SAYS, ["Welcome."]),
            ("JON VIK, minister of works", SAYS, ["Thanks."]),
            ("OKELLO", SAYS, ["Well?"]),
            ("VIK", SAYS, ["Well."]),
        ],
    ),
    "chevrons": (
        ">> MARA OKELLO: Good day.\n>> Good day to you.\n>> JON VIK: Thanks.\n>> OKELLO: Well.",
        [
            ("MARA OKELLO", SAYS, ["Good day."]),
            (None, SAYS, ["Good day to you."]),
            ("JON VIK", SAYS, ["Thanks."]),
            ("OKELLO", SAYS, ["Well."]),
        ],
    ),
    "times before names": (
        "[00:12:03] MARA OKELLO: Good day.\n[00:12:09] JON VIK: At 10:30?\n(12:30) OKELLO: Yes.",
        [
            ("MARA OKELLO", SAYS, ["Good day."]),
            ("JON VIK", SAYS, ["At 10:30?"]),
            ("OKELLO", SAYS, ["Yes."]),
        ],
    ),
    "times behind names": (
        (
            "Mara Okello (00:01):\nGood day.\n\nJon Vik (00:07):\nWill you go?\n\n"
            "Mara Okello (00:09):\nNo.\n\nJon Vik (01:10):\nWhy?"
        ),
        [
            ("Mara Okello", SAYS, ["Good day."]),
            ("Jon Vik", SAYS, ["Will you go?"]),
            ("Mara Okello", SAYS, ["No."]),
            ("Jon Vik", SAYS, ["Why?"]),
        ],
    ),
    "numbered speakers": (
        (
            "Speaker 1  0:01\nGood day.\n\nSpeaker 2  0:07\nWill you go?\n\n"
            "Speaker 1  0:09\nNo.\n\n"
            "Speaker 2  0:12\nWhy?"
        ),
        [
            ("Speaker 1", SAYS, ["Good day."]),
            ("Speaker 2", SAYS, ["Will you go?"]),
            ("Speaker 1", SAYS, ["No."]),
            ("Speaker 2", SAYS, ["Why?"]),
        ],
    ),
    "brackets": (
        "[Okello]: Good day.\n\n[Vik]: Will you go?\n\n[Okello]: No.\n\n[Vik]: Why?",
        [
            ("Okello", SAYS, ["Good day."]),
            ("Vik", SAYS, ["Will you go?"]),
            ("Okello", SAYS, ["No."]),
            ("Vik", SAYS, ["Why?"]),
        ],
    ),
    "bold with a colon": (
        "**Mara Okello:** Good day.\n\n**Vik**: Will you go?\n\n**Okello:** No.\n\n**Vik**: Why?",
        [
            ("Mara Okello", SAYS, ["Good day."]),
            ("Vik", SAYS, ["Will you go?"]),
            ("Okello", SAYS, ["No."]),
            ("Vik", SAYS, ["Why?"]),
        ],
    ),
    "bold without a colon": (
        "**Okello** Good day.\n\n**Vik** Will you go?\n\n**Okello** No.\n\n**Vik** Why?",
        [
            ("Okello", SAYS, ["Good day."]),
            ("Vik", SAYS, ["Will you go?"]),
            ("Okello", SAYS, ["No."]),
            ("Vik", SAYS, ["Why?"]),
        ],
    ),
    "names on lines of their own": (
        (
            "Mara Okello\n\nGood day to you all.\n\nJon Vik\n\nWill you go?\n\nMara Okello\n\n"
            "No.\n\n"
            "I stay.\n\nJon Vik\n\nWhy?"
        ),
        [
            ("Mara Okello", SAYS, ["Good day to you all."]),
            ("Jon Vik", SAYS, ["Will you go?"]),
            ("Mara Okello", SAYS, ["No.", "I stay."]),
            ("Jon Vik", SAYS, ["Why?"]),
        ],
    ),
    "capitals on lines of their own": (
        "THE MINISTER\nGood day to you all.\nMR VIK\nWill you go?\nTHE MINISTER\nNo.\nMR VIK\nWhy?",
        [
            ("THE MINISTER", SAYS, ["Good day to you all."]),
            ("MR VIK", SAYS, ["Will you go?"]),
            ("THE MINISTER", SAYS, ["No."]),
            ("MR VIK", SAYS, ["Why?"]),
        ],
    ),
    "stage directions": (
        (
            "OKELLO: Good day. (Laughter.) We start.\n\n(APPLAUSE)\n\nThe (WHO) came [crosstalk] "
            "too.\n\n"
            "[Applause continues]\n\nVIK: [inaudible] (ph) harbour.\n\nOKELLO: (INAUDIBLE)\n\nVIK: "
            "Yes."
        ),
        [
            ("OKELLO", SAYS, ["Good day.", "We start.", "The (WHO) came", "too."]),
            ("VIK", SAYS, ["harbour."]),
            ("OKELLO", SAYS, []),
            ("VIK", SAYS, ["Yes."]),
        ],
    ),
    "an unnamed first turn": (
        "Good day. Thank you all for coming.\n\nVIK: Will you go?\n\nOKELLO: No.\n\nVIK: Why?",
        [
            (None, SAYS, ["Good day. Thank you all for coming."]),
            ("VIK", SAYS, ["Will you go?"]),
            ("OKELLO", SAYS, ["No."]),
            ("VIK", SAYS, ["Why?"]),
        ],
    ),
    "a speech without labels": (
        "Thank you all.\n\nWe have one aim: peace.\n\nRemember: it rains at 10:30.",
        [
            (
                None,
                SAYS,
                ["Thank you all.", "We have one aim: peace.", "Remember: it rains at 10:30."],
            )
        ],
    ),
    "a speech with one label": (
        "MARA OKELLO: Thank you all.\n\nTo all I say: go home.\n\nOne: rest.\n\nTwo: work.",
        [
            (
                "MARA OKELLO",
                SAYS,
                ["Thank you all.", "To all I say: go home.", "One: rest.", "Two: work."],
            )
        ],
    ),
    "headings are not spoken": (
        "Remarks by Mara Okello\nPort Vella, 3 March 2031\n\nThank you all.\n\nWe stay.",
        [(None, SAYS, ["Thank you all.", "We stay."])],
    ),
    "turns inside a line": (
        (
            "MS. OKELLO: Thank you. QUESTION: Will you go? MS. OKELLO: No. QUESTION: Why? "
            "MS. OKELLO: It rains."
        ),
        [
            ("MS. OKELLO", SAYS, ["Thank you."]),
            ("QUESTION", ASKS, ["Will you go?"]),
            ("MS. OKELLO", SAYS, ["No."]),
            ("QUESTION", ASKS, ["Why?"]),
            ("MS. OKELLO", SAYS, ["It rains."]),
        ],
    ),
    "prose before colons is no label": (
        (
            "OKELLO: I said this: stay.\n\nThe result: nothing.\n\nNote: it rains.\n\n"
            "VIK: He said: "
            "go.\n\n"
            "Here is what he said: go.\n\nhttps://harbour.example: a site.\n\n"
            "OKELLO: John 3:16 says "
            "so."
        ),
        [
            ("OKELLO", SAYS, ["I said this: stay.", "The result: nothing.", "Note: it rains."]),
            (
                "VIK",
                SAYS,
                ["He said: go.", "Here is what he said: go.", "https://harbour.example: a site."],
            ),
            ("OKELLO", SAYS, ["John 3:16 says so."]),
        ],
    ),
}


def _told(text: str, turns: tuple[Turn, ...]) -> list[tuple[str | None, TurnRole, list[str]]]:
    """Turns as the table writes them."""
    return [(turn.label, turn.role, [span.of(text) for span in turn.said]) for turn in turns]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_find_turns(text: str, expected: list[tuple[str | None, TurnRole, list[str]]]) -> None:
    """Who speaks, whether they ask, and which words are theirs."""
    assert expected == _told(text, find_turns(text, Span(0, len(text))))
