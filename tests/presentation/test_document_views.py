"""Views of documents and findings: no text is lost, and marks stand where they belong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import (
    Document,
    DocumentKind,
    Finding,
    Part,
    PartKind,
    Precision,
    SaidOn,
    StatementKind,
    Turn,
    TurnRole,
    Verdict,
)
from onrecord.presentation.findings.faces import BETWEEN, show_printed
from onrecord.presentation.text_blocks import Block, cut_blocks, draft_blocks
from onrecord.presentation.text_pieces import Mark
from onrecord.presentation.words.wording import put_in_marks, tell_said_on
from onrecord.text import Span

NOTHING = Finding(Verdict.VERBATIM)
TALK = "Notes.\n\nVAREL: We wait.\n\nWe hope.\n\nQ: How long?\n\nEnd."
TURNS = (
    Turn(Span(8, 35), "VAREL", TurnRole.SPEAKER, (Span(15, 23), Span(25, 33))),
    Turn(Span(35, 47), "Q", TurnRole.QUESTION, (Span(38, 47),)),
)


def make(text: str, turns: tuple[Turn, ...] = ()) -> Document:
    """A transcript of one part."""
    part = Part(PartKind.TRANSCRIPT, Span(0, len(text)))
    kind = DocumentKind.TRANSCRIPT
    return Document("d", "d", "d.txt", "text/plain", kind, text, (part,), turns)


def cut(document: Document, marks: list[Mark]) -> list[Block]:
    """The blocks of its only part."""
    ((_, blocks),) = draft_blocks(document)
    return cut_blocks(document.text, blocks, marks)


def test_turns_in_blocks() -> None:
    """The label stands once, before the first paragraph of its turn."""
    blocks = cut(make(TALK, TURNS), [])
    assert [(b.label, b.role, b.span.of(TALK)) for b in blocks] == [
        (None, None, "Notes."),
        ("VAREL", TurnRole.SPEAKER, "We wait."),
        (None, TurnRole.SPEAKER, "We hope."),
        ("Q", TurnRole.QUESTION, "How long?"),
        (None, None, "End."),
    ]


def test_mark_over_paragraphs() -> None:
    """A mark opens once and closes once, however many paragraphs it runs over."""
    blocks = cut(make(TALK, TURNS), [Mark(Span(18, 28), "a"), Mark(Span(18, 20), "b")])
    pieces = [piece for block in blocks for piece in block.pieces]
    assert [(p.text, p.opens, p.closes) for p in pieces if p.keys] == [
        ("wa", ("a", "b"), ("b",)),
        ("it.", (), ()),
        ("We ", (), ("a",)),
    ]
    assert [block.opened for block in blocks if block.opened] == [("a", "b")]


@given(
    text=st.text(st.sampled_from("ab .\n"), max_size=80),
    ends=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
)
def test_no_word_is_lost(text: str, ends: list[tuple[int, int]]) -> None:
    """Blocks hold every character that is not white space; each mark opens and closes once."""
    marks = [Mark(Span(min(e), max(e)), str(n)) for n, e in enumerate(ends)]
    blocks = cut(make(text), marks)
    pieces = [piece for block in blocks for piece in block.pieces]
    assert "".join("".join(p.text for p in pieces).split()) == "".join(text.split())
    opened = [key for piece in pieces for key in piece.opens]
    closed = [key for piece in pieces for key in piece.closes]
    assert sorted(opened) == sorted(closed) == sorted(set(opened))


def test_context_begins_at_the_beginning() -> None:
    """No character before a quotation in the first paragraph is lost."""
    printed = show_printed("VESK. We go, she said, at once.", Span(6, 30), NOTHING, (Span(12, 23),))
    assert printed.before == "VESK. "
    assert [(p.text, p.keys) for p in printed.pieces] == [
        ("We go,", ()),
        (" she said, ", (BETWEEN,)),
        ("at once", ()),
    ]
    assert printed.after == "."


def test_long_context_is_cut_between_words() -> None:
    """What is left out around a quotation is marked."""
    text = "word " * 100 + "Here." + " word" * 100
    printed = show_printed(text, Span(500, 505), NOTHING)
    assert printed.before.startswith("… word ")
    assert printed.after.endswith(" word …")
    assert len(printed.before) < 230


IN_MARKS = {
    "already": (StatementKind.DIRECT, "“We go,”", "“We go,”"),
    "without": (StatementKind.DIRECT, "We go", "“We go”"),
    "reported": (StatementKind.INDIRECT, "that they go", "that they go"),
    "partly": (StatementKind.MIXED, "they “go”", "they “go”"),
    "nothing": (StatementKind.DIRECT, "", "“”"),
}


@pytest.mark.parametrize(("kind", "words", "put"), IN_MARKS.values(), ids=IN_MARKS)
def test_put_in_marks(kind: StatementKind, words: str, put: str) -> None:
    """Only words that stand in marks are put in marks."""
    assert put_in_marks(kind, words) == put


@pytest.mark.parametrize(
    ("precision", "told"),
    [
        (Precision.DAY, "3 February 2040"),
        (Precision.MONTH, "February 2040"),
        (Precision.YEAR, "2040"),
    ],
)
def test_tell_said_on(precision: Precision, told: str) -> None:
    """No more of a date is told than is known."""
    assert tell_said_on(SaidOn(date(2040, 2, 3), precision)) == told
