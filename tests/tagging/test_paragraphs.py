"""A quotation that goes on in the next paragraph is one statement."""

import pytest

from onrecord.model import Attribution
from onrecord.tagging.running_quotations import join_paragraphs
from onrecord.text import Span

CASES = {
    "goes on": ("Marant told them: “We wait.\n\n“Then we go.”", "Then we go.", 1),
    "straight marks": ('Marant told them: "We wait.\n\n"Then we go."', "Then we go.", 1),
    "closed before": ("Marant told them: “We wait.”\n\n“Then we go.”", "Then we go.", 2),
    "no mark": ("Marant told them: “We wait.\n\nThen we go.", "Then we go.", 2),
    "same line": ("Marant told them: “We wait. “Then we go.”", "Then we go.", 2),
    "words between": ("Marant told them: “We wait.\n\nLater: “Then we go.”", "Then we go.", 2),
}


def found(text: str, words: str, source: tuple[Span, ...] = (), score: float = 0.5) -> Attribution:
    """An attribution of some words of a text."""
    begin = text.index(words)
    return Attribution(source, (), (Span(begin, begin + len(words)),), score)


@pytest.mark.parametrize(("text", "second", "count"), CASES.values(), ids=CASES)
def test_join(text: str, second: str, count: int) -> None:
    """Joined only where the printers' rule says so."""
    first = found(text, "We wait.", (Span(0, 6),))
    joined = join_paragraphs(text, [first, found(text, second)])
    assert len(joined) == count
    assert joined[0].source == (Span(0, 6),)


def test_a_paragraph_with_a_speaker_stands_alone() -> None:
    """Whoever has a source of their own is not joined."""
    text = "Marant told them: “We wait.\n\n“Then we go.”"
    both = [found(text, "We wait."), found(text, "Then we go.", (Span(0, 6),))]
    assert join_paragraphs(text, both) == both


def test_a_quotation_that_goes_on_is_as_sure_as_it_began() -> None:
    """The paragraph with source and cue tells how sure it is."""
    text = "Marant told them: “We wait.\n\n“Then we go.”"
    first = found(text, "We wait.", (Span(0, 6),), 0.9)
    (joined,) = join_paragraphs(text, [first, found(text, "Then we go.", score=0.1)])
    assert joined.score == first.score
