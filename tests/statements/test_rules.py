"""Who says what, by rules: a table of the ways in which reports put it."""

import pytest

from onrecord.statements import RuleTagger
from onrecord.text import Span, text_at

Found = tuple[str, str, str]  # source, cue, content; the pieces of a content joined by " … "

DIRECT: dict[str, tuple[str, list[Found]]] = {
    "source after": (
        "“The dam is safe,” Marant said.",
        [("Marant", "said", "“The dam is safe,”")],
    ),
    "source before": (
        "Marant said, “The dam is safe.”",
        [("Marant", "said", "“The dam is safe.”")],
    ),
    "verb before its subject": (
        "“The dam is safe,” said Ilse Marant, the mayor of Port Ansel.",
        [("Ilse Marant, the mayor of Port Ansel", "said", "“The dam is safe,”")],
    ),
    "source with an apposition": (
        "“The dam is safe,” Tomas Lind, a spokesman for the board, said.",
        [("Tomas Lind, a spokesman for the board", "said", "“The dam is safe,”")],
    ),
    "interrupted": (
        "“We open the gates,” she said, “and then we wait.”",
        [("she", "said", "“We open the gates,” … “and then we wait.”")],
    ),
    "going on after a full stop": (
        "“We open the gates,” Lind said. “Then we will wait.”",
        [("Lind", "said", "“We open the gates,” … “Then we will wait.”")],
    ),
    "a question": (
        "“Are the gates open?” Lind asked.",
        [("Lind", "asked", "“Are the gates open?”")],
    ),
    "a cry": (
        "“Open the gates!” shouted the crowd.",
        [("the crowd", "shouted", "“Open the gates!”")],
    ),
    "in a statement": (
        "The board said in a statement: “No ship was lost.”",
        [("The board", "said", "“No ship was lost.”")],
    ),
    "according to": (
        "According to the board, “No ship was lost in the storm.”",
        [("the board", "According to", "“No ship was lost in the storm.”")],
    ),
    "several paragraphs, each opened": (
        "“First we open the gates,” Lind said. “It is a long day.\n\n“Then we wait until dusk.”",
        [
            (
                "Lind",
                "said",
                "“First we open the gates,” … “It is a long day. … “Then we wait until dusk.”",
            )
        ],
    ),
    "named only in the second paragraph": (
        "“First we open the gates.\n\n“Then we wait,” Lind said.",
        [("Lind", "said", "“First we open the gates. … “Then we wait,”")],
    ),
    "a paragraph of its own, after a speaker": (
        "“No ship was lost,” Lind said.\n\n“The gates will open at noon.”",
        [("Lind", "said", "“No ship was lost,” … “The gates will open at noon.”")],
    ),
    "a block after a colon": (
        "The ministry issued this statement:\n\n“No ship was lost. Nobody was hurt.”",
        [("The ministry", ":", "“No ship was lost. Nobody was hurt.”")],
    ),
    "two sentences away": (
        "Marant spoke on Monday. She was angry. “This is not a game,” she said.",
        [("she", "said", "“This is not a game,”")],
    ),
    "two speakers in turn": (
        "“Are they open?” Lind asked. “They are closed,” Marant said.",
        [("Lind", "asked", "“Are they open?”"), ("Marant", "said", "“They are closed,”")],
    ),
    "words before the marks": (
        "In a storm, the gates would be a “serious danger,” Lind said.",
        [("Lind", "said", "In a storm, the gates would be a “serious danger,”")],
    ),
    "a quotation that holds another": (
        "“As President Adeyemi said, ‘We never leave,’ and we will not,” Marant said.",
        [("Marant", "said", "“As President Adeyemi said, ‘We never leave,’ and we will not,”")],
    ),
    "German marks": (
        "„The dam is safe“, Marant said.",
        [("Marant", "said", "„The dam is safe“")],
    ),
    "French marks": (
        "« The dam is safe », Marant said.",
        [("Marant", "said", "« The dam is safe »")],
    ),
    "single marks": (
        "'The dam is safe,' Marant said. 'We checked it, and it's fine.'",
        [("Marant", "said", "'The dam is safe,' … 'We checked it, and it's fine.'")],
    ),
    "signed below": (
        "“The dam is safe, and it is full.”\n\n— Ilse Marant, mayor",
        [("Ilse Marant", "", "“The dam is safe, and it is full.”")],
    ),
    "a subject at the sentence's start": (
        "After the storm, on Monday, Marant walked along the dam, saying, “It holds well.”",
        [("Marant", "saying", "“It holds well.”")],
    ),
    "an abbreviation before the verb": (
        "“It holds,” Ilse Marant of Lind & Co., said.",
        [("Ilse Marant of Lind & Co.", "said", "“It holds,”")],
    ),
    "a photo caption": (
        "Ilse Marant at the dam on Monday. “It holds,” she said. (Photo: Port Ansel Herald)",
        [("she", "said", "“It holds,”")],
    ),
    "a list of quotations": (
        "On the dam:\n\nMarant: “The dam is safe.”\n\nLind: “The dam is full.”",
        [("Marant", ":", "“The dam is safe.”"), ("Lind", ":", "“The dam is full.”")],
    ),
}

BROKEN: dict[str, tuple[str, list[Found]]] = {
    "no close": (
        "“The dam is safe, Marant said. “We checked it twice,” she added.\n\nIt rained.",
        [("Marant", "said", "“The dam is safe,"), ("she", "added", "“We checked it twice,”")],
    ),
    "no close, turned round": (
        "“The dam is safe, said Ilse Marant of the board.",
        [("Ilse Marant of the board", "said", "“The dam is safe,")],
    ),
    "no close, an office": (
        "“The dam is safe, the chief engineer said of the old wall.",
        [("the chief engineer", "said", "“The dam is safe,")],
    ),
    "no opening": (
        "The dam is safe,” Marant said.",
        [("Marant", "said", "The dam is safe,”")],
    ),
    "a space before the close": (
        "“The dam is safe ” Marant said.",
        [("Marant", "said", "“The dam is safe ”")],
    ),
    "curly and straight": (
        '"The dam is safe,” Marant said. “We checked it."\n\n“It holds," Lind said.',
        [
            ("Marant", "said", '"The dam is safe,” … “We checked it."'),
            ("Lind", "said", '“It holds,"'),
        ],
    ),
    "an odd number, then a sound paragraph": (
        "“The dam is safe,” Marant said.”\n\n“It holds,” Lind said.",
        [("Marant", "said", "“The dam is safe,”"), ("Lind", "said", "“It holds,”")],
    ),
}

NOTHING = {
    "no text": "",
    "scare quotes": "The so-called “experts” met on the dam.",
    "titles of works": "They watched “The Long Tide” in the “Blue Room” on Monday.",
    "a title after a verb": "It stood in a report called “A Long Tide and After”.",
    "little said": "To farmers she offered little comfort.",
    "a thing called to mind": "She recalled her plea for repairs.",
    "a question of nobody's": "It rained when she was asked what they could hope for.",
    "a label": "Photo: the dam at Port Ansel",
    "plain prose": "The dam of Port Ansel was built of stone. It is old.",
}


def tag(text: str) -> list[Found]:
    """What the rules find."""
    return [
        (text_at(text, a.source), text_at(text, a.cue), text_at(text, a.content, " … "))
        for a in RuleTagger().tag(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(("text", "expected"), DIRECT.values(), ids=DIRECT)
def test_direct(text: str, expected: list[Found]) -> None:
    """Words in marks have a speaker."""
    assert tag(text) == expected


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN)
def test_broken(text: str, expected: list[Found]) -> None:
    """A lost mark does not swallow what follows."""
    assert tag(text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing(text: str) -> None:
    """Not everything in marks was said."""
    assert tag(text) == []
