"""Turns: what holds for every text, and how long the longest may take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from onrecord.model import TurnRole
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span, find_words

SAYS, ASKS = TurnRole.SPEAKER, TurnRole.QUESTION


def test_the_rest_of_the_document_bears_labels_out() -> None:
    """A stretch cut short by an advertisement keeps the labels that it alone could not prove."""
    head = "Q: Will you go?\n\nOkello: No.\n\nQ: Why?\n\nOkello: It rains.\n\nAdvertisement\n\n"
    text = head + "Okello: And it pours.\n\nQ: Still?"
    turns = find_turns(text, Span(len(head), len(text)))
    told = [(turn.label, turn.role, [span.of(text) for span in turn.said]) for turn in turns]
    assert told == [("Okello", SAYS, ["And it pours."]), ("Q", ASKS, ["Still?"])]


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
    "no line break": "Thank you. " * 45_000,
    "colons": "a:" * 250_000,
    "labels": "MARA OKELLO: Yes.\n" * 12_500,
    "labels in a line": "Yes. MARA OKELLO: " * 15_000,
    "different labels": "".join(f"NAME{n} OKELLO: Yes.\n" for n in range(10_000)),
    "brackets": "OKELLO: " + "(" * 500_000,
    "capitals": "OKELLO " * 70_000,
    "capitals in a row": "A" * 500_000,
    "name lines": "Mara Okello\n\nJon Vik\n\n" * 7_500,
    "stars": "*" * 500_000,
    "spaces": (" " * 50_000 + "OKELLO: Yes." + " " * 12_000) * 8,
    "stops": "." * 500_000,
    "dashes": "- " * 250_000,
    "digits behind a letter": "a" + "1" * 100_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text(text: str) -> None:
    """Time grows with the text, not with its square."""
    assert_linear(lambda part: find_turns(part, Span(0, len(part))), text)
