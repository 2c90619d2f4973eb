"""Examples of kinds of statements: they are read whole, and a match follows the scorer's rule."""

import json
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.kinds import Labelled, find_right, read_examples

from onrecord.model import Attribution
from onrecord.text import Span

TEXT = "The mayor said the dam is safe and dry."
SAID = Labelled((Span(0, 9),), (Span(10, 14),), (Span(15, 38),))
MATCHES = {  # source, content, whether it is right
    "the very spans": (Span(0, 9), Span(15, 38), True),
    "half of the words": (Span(4, 9), Span(15, 30), True),
    "less than half": (Span(0, 9), Span(15, 22), False),
    "a determiner alone is no source": (Span(0, 3), Span(15, 38), False),
    "no source": (None, Span(15, 38), False),
}


@pytest.mark.parametrize(("source", "content", "right"), MATCHES.values(), ids=MATCHES)
def test_find_right(source: Span | None, content: Span, right: bool) -> None:
    """Half of the words, and a telling word of the source."""
    found = Attribution((source,) if source else (), (), (content,))
    assert find_right(TEXT, [found], [SAID]) == [0 if right else -1]


def test_one_mark_is_found_once() -> None:
    """Of two that fit, the better one counts."""
    found = [Attribution(SAID.source, (), (span,)) for span in (Span(15, 34), Span(15, 38))]
    assert find_right(TEXT, found, [SAID]) == [-1, 0]


def test_examples() -> None:
    """Every piece of every example leads to one place, and no kind has fewer than twelve."""
    examples = read_examples()
    kinds = Counter(one.kind for one in examples)
    assert len(kinds) >= 14
    assert min(kinds.values()) >= 12
    assert all(labelled.content for one in examples for labelled in one.attributions)
    assert len({one.text for one in examples}) == len(examples)


WRONG = {
    "not there": "the bridge",
    "there twice": "the",
    "half a word": "may",
    "too high a number": ["dam", 2],
    "nothing": "",
}


@pytest.mark.parametrize("piece", WRONG.values(), ids=WRONG)
def test_a_piece_that_leads_nowhere(piece: str | list[str | int], tmp_path: Path) -> None:
    """A mark that does not lead to one place is refused."""
    one = {"source": [], "cue": [], "content": [piece]}
    line = {"kind": "x", "text": f"{TEXT} the end", "attributions": [one]}
    path = tmp_path / "kinds.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(ValueError, match="of "):
        read_examples(path)
