"""A prediction is matched with a mark by the scorer's lenient rule."""

import pytest
from training.matching import Marked, find_right

TEXT = "The mayor said the dam is safe and dry."
SAID = Marked([(0, 9)], [(15, 38)])
MATCHES = {  # source, content, whether it is right
    "the very spans": ((0, 9), (15, 38), True),
    "half of the words": ((4, 9), (15, 30), True),
    "less than half": ((0, 9), (15, 22), False),
    "a determiner alone is no source": ((0, 3), (15, 38), False),
    "no source": (None, (15, 38), False),
}


@pytest.mark.parametrize(("source", "content", "right"), MATCHES.values(), ids=MATCHES)
def test_find_right(source: tuple[int, int] | None, content: tuple[int, int], right: bool) -> None:
    """Half of the words, and a telling word of the source."""
    found = Marked([source] if source else [], [content])
    assert find_right(TEXT, [found], [SAID]) == [0 if right else -1]


def test_one_mark_is_found_once() -> None:
    """Of two that fit, the better one counts."""
    found = [Marked(SAID.source, [span]) for span in ((15, 34), (15, 38))]
    assert find_right(TEXT, found, [SAID]) == [-1, 0]
