"""What stands in marks or behind a verb and is still nobody's statement."""

import pytest

from onrecord.model import Attribution
from onrecord.statements.amending import amend
from onrecord.text import Span

CASES = {  # a text, what a tagger found in it, and whether that stays
    "one word after a verb of none": (
        "On the form Ada Holm chose “Journalist.”",
        "Ada Holm | chose | “Journalist.”",
        False,
    ),
    "a song": (
        "The band played “We Will All Go Home.”",
        "The band | played | “We Will All Go Home.”",
        False,
    ),
    "one word that is said": (
        "Ada Holm shouted “Traitor!”",
        "Ada Holm | shouted | “Traitor!”",
        True,
    ),
    "a headline that quotes": (
        "Holm: ‘We Will All Go Home’",
        "Holm | : | ‘We Will All Go Home’",
        True,
    ),
    "a sentence after an odd verb": (
        "Holm hummed “We all go home.”",
        "Holm | hummed | “We all go home.”",
        True,
    ),
    "a headline's words": (
        "Council says wall is safe\n\nIt rained.",
        "Council | says | wall is safe",
        True,
    ),
    "a sentence's topic": (
        "The council spoke about the wall.",
        "The council | spoke | about the wall",
        True,
    ),
}


@pytest.mark.parametrize(("text", "marked", "stays"), CASES.values(), ids=CASES)
def test_held_back(text: str, marked: str, *, stays: bool) -> None:
    """Titles, single words and topics of headlines are held back, words that are said stay."""
    pieces = marked.split(" | ")
    spans = [(Span(text.index(one), text.index(one) + len(one)),) for one in pieces]
    found = amend(text, Span(0, len(text)), [Attribution(spans[0], spans[1], spans[2], 0.9)])
    assert bool(found) is stays
