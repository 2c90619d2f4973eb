"""Examples of kinds of statements: they are read whole."""

import json
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.kinds import read_examples


def test_examples() -> None:
    """Every piece of every example leads to one place, and no kind has fewer than twelve."""
    examples = read_examples()
    kinds = Counter(one.kind for one in examples)
    assert len(kinds) >= 14
    assert min(kinds.values()) >= 12
    assert all(labelled.content for one in examples for labelled in one.attributions)
    assert len({one.text for one in examples}) == len(examples)


TEXT = "The mayor said the dam is safe and dry."
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
