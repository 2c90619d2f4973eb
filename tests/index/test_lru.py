"""What is held in memory: the latest, up to a bound; what is asked for is always given."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.lru import LazySequence, LruCache


class Shelf:
    """Words by number, with a note of each reading."""

    def __init__(self, words: Sequence[str]) -> None:
        """Put words on it."""
        self.words, self.read = words, list[int]()

    def fetch(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """Read words."""
        self.read += numbers
        return {number: self.words[number] for number in numbers}


CASES = {  # bound, what is asked for one by one, what is read for it
    "all fits": (9, [0, 1, 2, 0, 1, 2], [0, 1, 2]),
    "the oldest goes": (5, [0, 1, 2, 2, 0], [0, 1, 2, 0]),
    "one too long is held alone": (2, [2, 2, 0, 2], [2, 0, 2]),
}


@pytest.mark.parametrize(("most", "asked", "read"), CASES.values(), ids=CASES)
def test_the_bound_counts_what_things_weigh(most: int, asked: list[int], read: list[int]) -> None:
    """Three words of two, three and four letters."""
    shelf = Shelf(("ox", "elk", "hare"))
    sequence = LazySequence(3, shelf.fetch, most, len)
    assert [sequence[number] for number in asked] == [shelf.words[number] for number in asked]
    assert shelf.read == read


def test_by_itself_a_thing_counts_as_one() -> None:
    """Two of three stay."""
    shelf = Shelf(("ox", "elk", "hare"))
    holding = LruCache(shelf.fetch, 2)
    holding.gather((0, 1, 2))
    assert [holding.peek(number) for number in range(3)] == [None, "elk", "hare"]


@given(
    st.lists(st.text("ab", max_size=6), min_size=1, max_size=8),
    st.integers(0, 20),
    st.lists(st.lists(st.integers(0, 7), max_size=4), max_size=12),
)
def test_no_bound_changes_an_answer(words: list[str], most: int, asked: list[list[int]]) -> None:
    """What is held weighs no more than it may, but for a single thing."""
    holding = LruCache(Shelf(words).fetch, most, len)
    for several in asked:
        numbers = [number % len(words) for number in several]
        assert holding.gather(numbers) == {number: words[number] for number in numbers}
        held = [word for number in range(len(words)) if (word := holding.peek(number)) is not None]
        assert sum(map(len, held)) <= most or len(held) == 1
