"""Tests of dating: from a report to the day on which words were said."""

from datetime import date

import pytest

from onrecord.dates import date_statements
from onrecord.model import (
    Document,
    DocumentKind,
    Part,
    PartKind,
    Precision,
    Statement,
    StatementKind,
)
from onrecord.text import Span

PUBLISHED = date(2031, 3, 7)  # a Friday


def _document(text: str, kind: PartKind = PartKind.ARTICLE) -> Document:
    """A document of one part."""
    return Document(
        "d1",
        "d1",
        "a.txt",
        "text/plain",
        DocumentKind(kind.value),
        text,
        (Part(kind, Span(0, len(text))),),
        published=PUBLISHED,
    )


def _statement(text: str, content: str, kind: StatementKind, frame: str) -> Statement:
    """A statement by its words; the frame is its source and cue together."""
    start = text.index(content)
    cue = (Span(at, at + len(frame)),) if frame and (at := text.find(frame)) >= 0 else ()
    span = Span(start, start + len(content))
    return Statement(f"d1.{start}", "d1", kind, (), cue, (span,), speaker="Maria Okafor")


D, I = StatementKind.DIRECT, StatementKind.INDIRECT  # noqa: E741 - as short as the table wants
CASES = {  # text, content, kind, source and cue, the day, the words that tell
    "own sentence": (
        "“We leave,” Okafor said on Thursday.",
        "We leave,",
        D,
        "Okafor said",
        6,
        "on Thursday",
    ),
    "day first": (
        "On Thursday, in a hall in Orlo, Okafor said: “We leave.”",
        "We leave.",
        D,
        "Okafor said",
        6,
        "On Thursday",
    ),
    "inside the quotation": (
        "“We leave on Thursday,” Okafor said.",
        "We leave on Thursday,",
        D,
        "Okafor said",
        None,
        "",
    ),
    "inside indirect words": (
        "Okafor said the talks on Monday had failed.",
        "the talks on Monday had failed",
        I,
        "Okafor said",
        None,
        "",
    ),
    "clause of its own": (
        "“We leave,” said Okafor, who was elected on Monday.",
        "We leave,",
        D,
        "said Okafor",
        None,
        "",
    ),
    "looking ahead": (
        "“We stay,” Okafor said, until Monday.",
        "We stay,",
        D,
        "Okafor said",
        None,
        "",
    ),
    "same paragraph": (
        "At Thursday’s briefing Okafor was calm. “We leave,” Okafor said.",
        "We leave,",
        D,
        "Okafor said",
        6,
        "Thursday",
    ),
    "a day of other things": (
        "The camp burnt on Monday. “We leave,” Okafor said.",
        "We leave,",
        D,
        "Okafor said",
        None,
        "",
    ),
    "somebody else's day": (
        "On Monday Holm said it was over. “We leave,” Okafor said.",
        "We leave,",
        D,
        "Okafor said",
        None,
        "",
    ),
    "a day of the same speaker": (
        "On Monday Okafor told of the camp. “We leave,” she said.",
        "We leave,",
        D,
        "she said",
        3,
        "On Monday",
    ),
    "a day that owns something": (
        "In the wake of Monday’s ruling, Okafor said: “We leave.”",
        "We leave.",
        D,
        "Okafor said",
        None,
        "",
    ),
    "two days": (
        "On Monday and on Tuesday Okafor said: “We leave.”",
        "We leave.",
        D,
        "Okafor said",
        None,
        "",
    ),
    "nothing": ("“We leave,” Okafor said.", "We leave,", D, "Okafor said", None, ""),
}


@pytest.mark.parametrize(
    ("text", "content", "kind", "frame", "day", "words"), CASES.values(), ids=CASES
)
def test_date_statements(  # noqa: PLR0913, PLR0917 - the columns of the table
    text: str, content: str, kind: StatementKind, frame: str, day: int | None, words: str
) -> None:
    """The day of speaking is told by words, and these are shown."""
    (dated,) = date_statements(_document(text), (_statement(text, content, kind, frame),))

    told = dated.said_on
    assert (told.date.day if told else None) == day
    assert (told.evidence.of(text) if told and told.evidence else "") == words


def test_first_dated_speech_holds_for_the_speaker() -> None:
    """What was told on Thursday goes on in the next paragraphs, for the same speaker only."""
    text = "“We leave,” Okafor said Thursday.\n\n“All of us,” Okafor said.\n\n“No,” Holm said."
    mine = [
        _statement(text, "We leave,", D, "Okafor said"),
        _statement(text, "All of us,", D, ""),
        _statement(text, "No,", D, ""),
    ]
    other = Statement("d1.x", "d1", D, (), (), mine[2].content, speaker="Jonas Holm")

    dated = date_statements(_document(text), (mine[0], mine[1], other))

    assert [s.said_on.date.day if s.said_on else None for s in dated] == [6, 6, None]


def test_turns_have_the_day_of_their_document() -> None:
    """A transcript's date is that of its words, without evidence in the text."""
    text = "OKAFOR: We leave on Monday."
    turn = Statement("d1.t8-27", "d1", StatementKind.TURN, (), (), (Span(8, 27),))

    (dated,) = date_statements(_document(text, PartKind.TRANSCRIPT), (turn,))

    assert dated.said_on is not None
    assert (dated.said_on.date, dated.said_on.evidence) == (PUBLISHED, None)
    assert dated.said_on.precision is Precision.DAY
