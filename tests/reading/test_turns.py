"""Turns: every convention of printing speakers that we know, and prose that only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Turn, TurnRole
from onrecord.reading.turns import find_turns
from onrecord.text import Span, find_words

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
    "a court": (
        (
            "THE COURT: Please begin.\n\nBY MR. VIK:\n\nQ. Did you see it?\n\nA. I did.\n\n"
            "Q. Where?\n\nA. At the harbour.\n\nMS. OKELLO: Objection.\n\nTHE WITNESS: It was dark."
        ),
        [
            ("THE COURT", SAYS, ["Please begin."]),
            ("BY MR. VIK", SAYS, []),
            ("Q", ASKS, ["Did you see it?"]),
            ("A", SAYS, ["I did."]),
            ("Q", ASKS, ["Where?"]),
            ("A", SAYS, ["At the harbour."]),
            ("MS. OKELLO", SAYS, ["Objection."]),
            ("THE WITNESS", SAYS, ["It was dark."]),
        ],
    ),
    "a parliament": (
        (
            "Mr. Vik (Opposition): Will she go?\n\nMs. Okello (Minister of Works): No.\n\n"
            "Mr. Vik (Opposition): Why?\n\nThe Speaker: Order."
        ),
        [
            ("Mr. Vik (Opposition)", SAYS, ["Will she go?"]),
            ("Ms. Okello (Minister of Works)", SAYS, ["No."]),
            ("Mr. Vik (Opposition)", SAYS, ["Why?"]),
            ("The Speaker", SAYS, ["Order."]),
        ],
    ),
    "French": (
        (
            "M. Vik : Partez-vous ?\n\nMme Okello : Non.\n\nM. Vik : Pourquoi ?\n\nMme Okello : Il "
            "pleut."
        ),
        [
            ("M. Vik", SAYS, ["Partez-vous ?"]),
            ("Mme Okello", SAYS, ["Non."]),
            ("M. Vik", SAYS, ["Pourquoi ?"]),
            ("Mme Okello", SAYS, ["Il pleut."]),
        ],
    ),
    "German and Spanish questions": (
        "FRAGE: Gehen Sie?\nOKELLO: Nein.\nPREGUNTA: ¿Por qué?\nOKELLO: Llueve.",
        [
            ("FRAGE", ASKS, ["Gehen Sie?"]),
            ("OKELLO", SAYS, ["Nein."]),
            ("PREGUNTA", ASKS, ["¿Por qué?"]),
            ("OKELLO", SAYS, ["Llueve."]),
        ],
    ),
    "a parliament with full stops": (
        (
            "Mr. VIK. Mr. Speaker, I rise.\n\nI yield.\n\nThe SPEAKER. Thank you.\n\n"
            "Ms. OKELLO of Lund. I object.\n\nMr. VIK. No more."
        ),
        [
            ("Mr. VIK", SAYS, ["Mr. Speaker, I rise.", "I yield."]),
            ("The SPEAKER", SAYS, ["Thank you."]),
            ("Ms. OKELLO of Lund", SAYS, ["I object."]),
            ("Mr. VIK", SAYS, ["No more."]),
        ],
    ),
    "an assembly of states": (
        (
            "**The President**: I call on Vella.\n\n**Ms. Okello** (Vella) (spoke in "
            "French): Thank "
            "you.\n\n"
            "**Mr. Vik** (Lund): No.\n\n**The President**: Thank you."
        ),
        [
            ("The President", SAYS, ["I call on Vella."]),
            ("Ms. Okello (Vella)", SAYS, ["Thank you."]),
            ("Mr. Vik (Lund)", SAYS, ["No."]),
            ("The President", SAYS, ["Thank you."]),
        ],
    ),
    "a party with a stroke": (
        (
            "Dr. Mara Okello (ABC/DE):\nWir danken.\n(Beifall bei der ABC)\nVizepräsident "
            "Jon Vik:\n"
            "Ana Ruiz.\nDr. Mara Okello (ABC/DE):\nNein."
        ),
        [
            ("Dr. Mara Okello (ABC/DE)", SAYS, ["Wir danken."]),
            ("Vizepräsident Jon Vik", SAYS, ["Ana Ruiz."]),
            ("Dr. Mara Okello (ABC/DE)", SAYS, ["Nein."]),
        ],
    ),
    "dashes": (
        "MARA OKELLO — Good day.\n\nJON VIK — Will you go?\n\nOKELLO — No.\n\nVIK — Why?",
        [
            ("MARA OKELLO", SAYS, ["Good day."]),
            ("JON VIK", SAYS, ["Will you go?"]),
            ("OKELLO", SAYS, ["No."]),
            ("VIK", SAYS, ["Why?"]),
        ],
    ),
    "tabs": (
        "OKELLO\tGood day.\nVIK\tWill you go?\nOKELLO\tNo.\nVIK\tWhy?",
        [
            ("OKELLO", SAYS, ["Good day."]),
            ("VIK", SAYS, ["Will you go?"]),
            ("OKELLO", SAYS, ["No."]),
            ("VIK", SAYS, ["Why?"]),
        ],
    ),
    "letters of other tongues": (
        "P.- ¿Se va?\n\nR.- No.\n\nP.- ¿Por qué?\n\nR.- Llueve.",
        [
            ("P", ASKS, ["¿Se va?"]),
            ("R", SAYS, ["No."]),
            ("P", ASKS, ["¿Por qué?"]),
            ("R", SAYS, ["Llueve."]),
        ],
    ),
    "who asks in brackets": (
        (
            "QUESTION (Ana Ruiz, Gull): Will you?\n\nMS. OKELLO: No.\n\n"
            "QUESTION (through interpreter): Why?\n\nMS. OKELLO (cont'd): Rain."
        ),
        [
            ("QUESTION (Ana Ruiz, Gull)", ASKS, ["Will you?"]),
            ("MS. OKELLO", SAYS, ["No."]),
            ("QUESTION", ASKS, ["Why?"]),
            ("MS. OKELLO", SAYS, ["Rain."]),
        ],
    ),
    "a press office": (
        (
            "For Immediate Release\nMarch 3, 2031\n\nPRESS BRIEFING BY MARA OKELLO\n\n1:15 "
            "P.M. EST\n\n"
            "     MS. OKELLO:  Good day.\n\n     It opens.\n\n     Q    May I follow up?\n\n"
            "     MS. OKELLO:  Yes.\n\n                  END                1:45 P.M. EST"
        ),
        [
            ("MS. OKELLO", SAYS, ["Good day.", "It opens."]),
            ("Q", ASKS, ["May I follow up?"]),
            ("MS. OKELLO", SAYS, ["Yes."]),
        ],
    ),
    "a first turn that begins like a date": (
        "May I begin? March on.\n\nVIK: Yes.\n\nOKELLO: Thanks.\n\nVIK: Go.",
        [
            (None, SAYS, ["May I begin? March on."]),
            ("VIK", SAYS, ["Yes."]),
            ("OKELLO", SAYS, ["Thanks."]),
            ("VIK", SAYS, ["Go."]),
        ],
    ),
    "calls from the floor": (
        "FROM THE FLOOR: Shame!\n\nMR. VIK: Order.\n\nALL: Shame!\n\nMR. VIK: Order.",
        [
            ("FROM THE FLOOR", SAYS, ["Shame!"]),
            ("MR. VIK", SAYS, ["Order."]),
            ("ALL", SAYS, ["Shame!"]),
            ("MR. VIK", SAYS, ["Order."]),
        ],
    ),
    "one label and no full stop": (
        "MARA OKELLO: Thank you all for the\n\n(APPLAUSE)\n\nFor the rain.",
        [("MARA OKELLO", SAYS, ["Thank you all for the", "For the rain."])],
    ),
    "lines broken by a margin": (
        (
            "MS. OKELLO: Good day to all of you who have come this far in the rain, and thank you\n"
            "for your patience, because the boats were late and the road along the coast is "
            "closed\n"
            "until the engineers say otherwise.\n"
            "QUESTION: When will the coast road be open again for the buses and for the lorries "
            "that\n"
            "bring the mail?\n"
            "MS. OKELLO: Soon."
        ),
        [
            (
                "MS. OKELLO",
                SAYS,
                [
                    (
                        "Good day to all of you who have come this far in the rain, and thank you\n"
                        "for your patience, because the boats were late and the road along the "
                        "coast "
                        ""
                        "is closed\n"
                        "until the engineers say otherwise."
                    )
                ],
            ),
            (
                "QUESTION",
                ASKS,
                [
                    (
                        "When will the coast road be open again for the buses and for the lorries "
                        "that\n"
                        "bring the mail?"
                    )
                ],
            ),
            ("MS. OKELLO", SAYS, ["Soon."]),
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


def test_the_rest_of_the_document_bears_labels_out() -> None:
    """A stretch cut short by an advertisement keeps the labels that it alone could not prove."""
    head = "Q: Will you go?\n\nOkello: No.\n\nQ: Why?\n\nOkello: It rains.\n\nAdvertisement\n\n"
    text = head + "Okello: And it pours.\n\nQ: Still?"
    turns = find_turns(text, Span(len(head), len(text)))
    assert _told(text, turns) == [("Okello", SAYS, ["And it pours."]), ("Q", ASKS, ["Still?"])]


LINES = st.sampled_from(
    [
        "MARA OKELLO: Good day.",
        "JON VIK (on camera): Will you go?",
        "Q. Why not?",
        "A. It rains.",
        "Mara Okello: We stay.",
        "(APPLAUSE)",
        "We stay (Laughter.) here [crosstalk] now.",
        "The result: nothing.",
        "",
        "   ",
        "VIK:",
        "Thank you. OKELLO: No. VIK: Yes.",
        "**Okello** Well.",
        "Jon Vik",
        ">> So it is",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.integers(0, 3))
def test_turns_hold_the_area(lines: list[str], gap: int) -> None:
    """In order, apart, inside; the words spoken lie inside their turn and are never blank."""
    text = ("\n" * (1 + gap % 2)).join(lines)
    area = Span(min(gap, len(text)), len(text))
    turns = find_turns(text, area)
    last = area.start
    for turn in turns:
        assert last <= turn.span.start < turn.span.end <= area.end
        last = turn.span.end
        inside = turn.span.start
        for said in turn.said:
            assert inside <= said.start < said.end <= turn.span.end
            assert said == said.trimmed(text)
            inside = said.end


@given(st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=8))
def test_no_word_is_lost(blocks: list[list[str]]) -> None:
    """After the first label every word lies in some turn."""
    text = "MARA OKELLO: Good day.\n\n" + "\n\n".join("\n".join(block) for block in blocks)
    turns = find_turns(text, Span(0, len(text)))
    lost = [
        word.form
        for word in find_words(text)
        if not any(turn.span.start <= word.start and word.end <= turn.span.end for turn in turns)
    ]
    assert not lost


LONG = {
    "no line break": "Thank you. " * 180_000,
    "colons": "a:" * 1_000_000,
    "labels": "MARA OKELLO: Yes.\n" * 50_000,
    "labels in a line": "Yes. MARA OKELLO: " * 60_000,
    "different labels": "".join(f"NAME{n} OKELLO: Yes.\n" for n in range(40_000)),
    "brackets": "OKELLO: " + "(" * 2_000_000,
    "capitals": "OKELLO " * 280_000,
    "name lines": "Mara Okello\n\nJon Vik\n\n" * 30_000,
    "stars": "*" * 2_000_000,
    "spaces": " " * 1_000_000 + "OKELLO: Yes." + " " * 1_000_000,
    "stops": "." * 2_000_000,
    "dashes": "- " * 1_000_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text(text: str) -> None:
    """Two megabytes of anything take seconds, not hours."""
    began = time.process_time()
    find_turns(text, Span(0, len(text)))
    assert time.process_time() - began < 4
