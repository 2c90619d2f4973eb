"""Direct, indirect or mixed; and which words are quoted."""

import pytest

from onrecord.model import StatementKind
from onrecord.statements import kind_of, quoted_words
from onrecord.text import Span

CASES = {  # the text, the pieces of the content, the kind, the words in marks
    "direct": (
        "“The dam is safe,” Marant said.",
        ["“The dam is safe,”"],
        StatementKind.DIRECT,
        ["The dam is safe,"],
    ),
    "direct, marks left out of the content": (
        "“The dam is safe,” Marant said.",
        ["The dam is safe"],
        StatementKind.DIRECT,
        ["The dam is safe"],
    ),
    "interrupted": (
        "“The dam,” she said, “is safe.”",
        ["“The dam,”", "“is safe.”"],
        StatementKind.DIRECT,
        ["The dam,", "is safe."],
    ),
    "indirect": ("She said the dam was safe.", ["the dam was safe"], StatementKind.INDIRECT, []),
    "mixed": (
        "She said the dam was “safe” and “full.”",
        ["the dam was “safe” and “full.”"],
        StatementKind.MIXED,
        ["safe", "full."],
    ),
    "nested": (
        "“He said, ‘go,’ and left,” she said.",
        ["“He said, ‘go,’ and left,”"],
        StatementKind.DIRECT,
        ["He said, ‘go,’ and left,"],
    ),
    "several paragraphs": (
        "“The dam is safe.\n\n“It is full,” she said.",
        ["“The dam is safe.", "“It is full,”"],
        StatementKind.DIRECT,
        ["The dam is safe.", "It is full,"],
    ),
    "marks that were never closed": (
        "She said: “The dam is safe.",
        ["“The dam is safe."],
        StatementKind.DIRECT,
        ["The dam is safe."],
    ),
    "no words at all": ("“…” she said.", ["“…”"], StatementKind.INDIRECT, []),
}


@pytest.mark.parametrize(("text", "pieces", "kind", "words"), CASES.values(), ids=CASES)
def test_kind(text: str, pieces: list[str], kind: StatementKind, words: list[str]) -> None:
    """Marks decide, not the verb."""
    content = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    assert kind_of(text, content) is kind
    assert [span.of(text) for span in quoted_words(text, content)] == words


def test_line_broken_by_a_margin() -> None:
    """A quotation that a margin breaks is in marks on every line."""
    text = (
        "The harbour of Port Ansel was closed on Monday after\n"
        "a storm. “The ferry struck the eastern pier and the\n"
        "harbour was closed at noon on that day,” she said.\n"
        "Nobody was hurt in it, and the pier will be mended."
    )
    content = [Span(text.index("“"), text.index("”") + 1)]
    assert kind_of(text, content) is StatementKind.DIRECT
    assert len(quoted_words(text, content)) == 1
