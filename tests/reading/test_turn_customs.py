"""Turns: customs of courts, parliaments, press offices and other tongues."""

import pytest

from onrecord.model import Turn, TurnRole
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span

SAYS, ASKS = TurnRole.SPEAKER, TurnRole.QUESTION

CASES = {  # what is printed; who speaks how, and the words, one string a span
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
