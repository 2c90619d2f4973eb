"""Whom a source may mean by its own words: pronouns, lone surnames, offices on record."""

import pytest

from onrecord.model import (
    Document,
    DocumentKind,
    Person,
    Role,
    SpeakerKind,
    Statement,
    StatementKind,
)
from onrecord.speakers import leaves_open
from onrecord.text import Span

TEXT = "Lena Orth and Mara Vell spoke. “The lock is open,” {source} said."
CASES = {  # the source, whether Mara Vell, a senator on record, may be meant
    "she": ("she", True),
    "he": ("he", False),
    "her surname": ("Vell", True),
    "another name": ("Orth", False),
    "her office": ("the senator", True),
    "her office, and where": ("the Pellin senator", True),
    "another office": ("the minister", False),
    "an office of somebody": ("a senator", False),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_leaves_open(source: str, expected: bool) -> None:
    """A name that is not hers never means her; an office may, if the record gives it to her."""
    text = TEXT.format(source=source)
    place = text.rindex(source, 0, text.rindex(" said"))
    document = Document("d", "", "d.txt", "text/plain", DocumentKind.ARTICLE, text, ())
    source_at = (Span(place, place + len(source)),)
    statement = Statement("s", "d", StatementKind.DIRECT, source_at, (), (Span(32, 48),), 0.9)
    person = Person("p", "Mara Vell", SpeakerKind.PERSON, roles=(Role("senator", "d", Span(0, 0)),))
    assert leaves_open(document, statement, person) is expected
