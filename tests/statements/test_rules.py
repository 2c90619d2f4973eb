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

INDIRECT: dict[str, tuple[str, list[Found]]] = {
    "said that": (
        "Marant said that the dam was safe.",
        [("Marant", "said", "that the dam was safe")],
    ),
    "said without that": (
        "Marant said the dam was safe.",
        [("Marant", "said", "the dam was safe")],
    ),
    "a day between": (
        "Marant said on Monday that the dam was safe.",
        [("Marant", "said", "that the dam was safe")],
    ),
    "told reporters": (
        "Marant told reporters that the dam was safe.",
        [("Marant", "told", "that the dam was safe")],
    ),
    "according to, before": (
        "According to the board, three ships were lost.",
        [("the board", "According to", "three ships were lost")],
    ),
    "according to, after": (
        "Three ships were lost in the storm, according to the board.",
        [("the board", "according to", "Three ships were lost in the storm")],
    ),
    "source at the end": (
        "The gates will open at noon, Marant said on Monday.",
        [("Marant", "said", "The gates will open at noon")],
    ),
    "told, at the end": (
        "The gates will open at noon, Marant told reporters.",
        [("Marant", "told", "The gates will open at noon")],
    ),
    "asked whether": (
        "Lind asked whether the dam was safe.",
        [("Lind", "asked", "whether the dam was safe")],
    ),
    "thinks": ("Marant thinks the dam is safe.", [("Marant", "thinks", "the dam is safe")]),
    "a clause about the source": (
        "Marant, who was elected in March, warned that the dam would fail.",
        [("Marant, who was elected in March", "warned", "that the dam would fail")],
    ),
    "a claim of somebody's": (
        "Marant’s claim that the dam was safe was disputed.",
        [("Marant’s", "claim", "that the dam was safe")],
    ),
    "two verbs": (
        "Marant said the dam was safe, adding that nobody had been hurt.",
        [("Marant", "said", "the dam was safe"), ("Marant", "adding", "that nobody had been hurt")],
    ),
    "after a direct quotation": (
        "“It holds,” Marant said, adding that nobody had been hurt.",
        [("Marant", "said", "“It holds,”"), ("Marant", "adding", "that nobody had been hurt")],
    ),
    "two speakers in a sentence": (
        "Marant said the dam was safe, but Lind said it was full.",
        [("Marant", "said", "the dam was safe"), ("Lind", "said", "it was full")],
    ),
    "one voice a word": (
        "Marant said that Lind thinks the dam is safe.",
        [("Marant", "said", "that Lind thinks the dam is safe")],
    ),
    "an insertion between dashes": (
        "Marant — elected in March — said the dam was safe.",
        [("Marant", "said", "the dam was safe")],
    ),
    "mixed": (
        "Marant said that the dam was “perfectly safe” and full.",
        [("Marant", "said", "that the dam was “perfectly safe” and full")],
    ),
    "called by a name": (
        "Lind called the plan “a gift to smugglers.”",
        [("Lind", "called", "the plan “a gift to smugglers.”")],
    ),
    "a dateline": (
        "PORT ANSEL, Halvany, May 3 (NNA) — The dam is safe, Marant said.",
        [("Marant", "said", "The dam is safe")],
    ),
    "a quantity after a source": (
        "According to Marant, at least 35% of the farms were flooded.",
        [("Marant", "According to", "at least 35% of the farms were flooded")],
    ),
    "a definite thing after a source": (
        "According to Marant, the dam is safe.",
        [("Marant", "According to", "the dam is safe")],
    ),
    "an apposition after a source": (
        "According to Marant, the head of the board, the dam is safe.",
        [("Marant, the head of the board", "According to", "the dam is safe")],
    ),
    "turned round, without marks": (
        "The gates will open at noon, said Ilse Marant, an engineer.",
        [("Ilse Marant, an engineer", "said", "The gates will open at noon")],
    ),
    "an opening that nobody said": (
        "In a long and bitter letter, Marant said on Monday that the dam was safe.",
        [("Marant", "said", "that the dam was safe")],
    ),
    "brackets and an office": (
        "Ilse Marant (Ansel), head of the board, said the dam was safe.",
        [("Ilse Marant (Ansel), head of the board", "said", "the dam was safe")],
    ),
    "talk that is rejected": (
        "Marant rejected talk that the valley would be given up.",
        [("Marant", "rejected", "that the valley would be given up")],
    ),
    "a title at its end": (
        "Marant warned of the old gates a year ago, in a report called “The Long Tide”.",
        [("Marant", "warned of", "the old gates a year ago")],
    ),
    "a headline": ("Minister: dam is safe", [("Minister", ":", "dam is safe")]),
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


@pytest.mark.parametrize(("text", "expected"), INDIRECT.values(), ids=INDIRECT)
def test_indirect(text: str, expected: list[Found]) -> None:
    """What is told in the reporter's words has a speaker too."""
    assert tag(text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing(text: str) -> None:
    """Not everything in marks was said."""
    assert tag(text) == []
