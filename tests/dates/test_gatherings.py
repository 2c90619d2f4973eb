"""Tests of gatherings: one meeting of which a report tells is one occasion, whoever speaks."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.dates import account_for, find_occasion, gather_occasions
from onrecord.model import (
    Document,
    DocumentKind,
    Part,
    PartKind,
    Person,
    Precision,
    SaidOn,
    SpeakerKind,
    Statement,
    StatementKind,
)
from onrecord.text import Span, find_paragraphs

MONDAY = date(2031, 5, 19)
NAMES = {"Okafor": "maria-okafor", "Holm": "jonas-holm", "Sund": "elke-sund"}
PEOPLE = [Person(each, name, SpeakerKind.PERSON) for name, each in NAMES.items()]
CASES = {  # paragraphs, each one saying on Monday; titles of occasions
    "hearers and place, hearers, meeting": (
        "“We leave,” Okafor told farmers in the school at Orlo on Monday.",
        "“We stay,” Okafor said at the meeting on Monday.",
        "“We wait,” Holm told the farmers on Monday.",
        ["Meeting in Orlo, 19 May 2031"],
    ),
    "between its words": (
        "“We leave,” Okafor told farmers at Orlo on Monday.",
        "“We ask,” Sund said on Monday.",
        "“We wait,” Holm told the farmers on Monday.",
        ["Meeting in Orlo, 19 May 2031"],
    ),
    "behind its words": (
        "“We leave,” Okafor told farmers at Orlo on Monday.",
        "“We wait,” Holm told the farmers on Monday.",
        "“We ask,” Sund said on Monday.",
        ["Meeting in Orlo, 19 May 2031", "Sund, 19 May 2031"],
    ),
    "the same hearers, no place": (
        "“We leave,” Okafor told the farmers on Monday.",
        "“We wait,” Holm told farmers on Monday.",
        ["Meeting with farmers, 19 May 2031"],
    ),
    "two places": (
        "“We leave,” Okafor told farmers in Orlo on Monday.",
        "“We wait,” Holm told farmers in Kavra on Monday.",
        ["Meeting in Kavra, 19 May 2031", "Meeting in Orlo, 19 May 2031"],
    ),
    "only the day": (
        "“We leave,” Okafor said on Monday.",
        "“We wait,” Holm said on Monday.",
        ["Holm, 19 May 2031", "Okafor, 19 May 2031"],
    ),
    "told one by one": (
        "“We leave,” Okafor told officials on Monday.",
        "“We wait,” Holm told officials on Monday.",
        ["Holm, 19 May 2031", "Okafor, 19 May 2031"],
    ),
    "after a meeting": (
        "“We leave,” Okafor said after the meeting in Orlo on Monday.",
        "“We wait,” Holm said on Monday.",
        ["Holm, 19 May 2031", "Okafor, 19 May 2031"],
    ),
    "another kind": (
        "“We leave,” Okafor told reporters in Orlo on Monday.",
        "“We wait,” Holm told farmers in Orlo on Monday.",
        ["Meeting in Orlo, 19 May 2031", "Press conference in Orlo, 19 May 2031"],
    ),
}


def _read(paragraphs: list[str], name: str = "r1") -> tuple[Document, list[Statement]]:
    """A report, and a statement for each of its paragraphs."""
    text = "\n\n".join(paragraphs)
    whole = Span(0, len(text))
    parts = (Part(PartKind.ARTICLE, whole),)
    document = Document(name, name, "r.txt", "text/plain", DocumentKind.ARTICLE, text, parts)
    said = []
    for number, span in enumerate(find_paragraphs(text, whole)):
        words = span.of(text)
        who = next(each for each in NAMES if each in words)
        cue = next(each for each in ("told", "said") if each in words)

        def at(word: str, start: int = span.start, inside: str = words) -> Span:
            first = start + inside.index(word)
            return Span(first, first + len(word))

        content = Span(span.start, span.start + words.index("”") + 1)
        said_on = SaidOn(MONDAY, Precision.DAY, at("on Monday"))
        direct = StatementKind.DIRECT
        one = Statement(f"{name}.{number}", name, direct, (at(who),), (at(cue),), (content,))
        said.append(replace(one, person=NAMES[who], speaker=who, said_on=said_on))
    return replace(document, published=date(2031, 5, 20)), said


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_event_is_one_occasion(case: tuple[str | list[str], ...]) -> None:
    """What a report tells of one meeting is one occasion, and every statement is tied to it."""
    *paragraphs, titles = case
    document, said = _read([p for p in paragraphs if isinstance(p, str)])

    occasions = gather_occasions([account_for(document, said)], PEOPLE)

    assert sorted(o.title for o in occasions) == titles
    tied = [find_occasion(statement, document, occasions) for statement in said]
    held = {o.id for o in tied if o is not None}
    assert held == {o.id for o in occasions}
    assert all(o and s.person in o.people for o, s in zip(tied, said, strict=True))


def test_reports_of_one_place() -> None:
    """Reports of the same day that tell of a meeting in the same place tell of the same one."""
    first = _read(["“We leave,” Okafor told farmers in Orlo on Monday."])
    other = _read(["“We wait,” Holm said at the meeting in Orlo on Monday."], "r2")

    (occasion,) = gather_occasions([account_for(*first), account_for(*other)], PEOPLE)

    assert (occasion.reports, occasion.place) == (("r1", "r2"), "Orlo")
