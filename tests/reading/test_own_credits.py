"""Credits that name a text's own publisher, agencies in bylines, and commands that nobody says."""

import pytest

from onrecord.model import PartKind, Provenance, Relation, Source
from onrecord.reading import read_document
from onrecord.reading.heads.own_credits import find_office, settle_credits
from onrecord.text import Span

TEXT = "The harbour is shut.\n\nSource: Selm Post News"
CASES = {  # publisher, address, credited name, what is left
    "its own name, longer": ("Selm Post", None, "Selm Post News", []),
    "its own site": (None, "https://www.selmpost.example/a", "Selm Post", []),
    "another's": ("Kavra Herald", None, "Selm Post News", ["Selm Post News"]),
}


@pytest.mark.parametrize(("publisher", "url", "name", "left"), CASES.values(), ids=CASES)
def test_own_source(publisher: str | None, url: str | None, name: str, left: list[str]) -> None:
    """A text is not republished from who published it."""
    credit = Provenance(Relation.REPUBLISHED_FROM, name, Span(22, len(TEXT)))
    found = settle_credits(TEXT, [credit], publisher, url, ())
    assert [each.name for each in found] == left


def test_agency_in_byline() -> None:
    """An agency that wrote a text is its wire, unless it published it itself."""
    found = settle_credits(TEXT, (), "Selm Post", None, ("Reuters", "Ann Lemar"))
    assert [(each.relation, each.name) for each in found] == [(Relation.WIRE, "Reuters")]
    assert settle_credits(TEXT, (), "Reuters", None, ("Reuters",)) == ()


def test_office() -> None:
    """An address below that of an office is its own; one that only holds its name is not."""
    assert find_office("https://news.un.org/en/story/1") == "United Nations"
    assert find_office("https://un.org.example.com/") is None
    assert find_office(None) is None


FENCES = {
    "a fence": '```\n$ ask "The river will fall"\n```\n',
    "a prompt": '    $ ask "The river will fall"\n    found\n',
}


@pytest.mark.parametrize("block", FENCES.values(), ids=FENCES)
def test_commands(block: str) -> None:
    """A block of commands in Markdown is nobody's words."""
    text = f"# How to ask\n\nWrite what you read, and look.\n\n{block}\nThen read the answer.\n"
    document = read_document(Source("ask.md", text.encode()))
    within = [part.kind for part in document.parts if text.index("$ ask") in part.span]
    assert within == [PartKind.BOILERPLATE]
