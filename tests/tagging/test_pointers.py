"""Pointers: the best candidate near by, nothing where none fits, and the cost of long texts."""

import numpy as np
import pytest

from onrecord.tagging import LABELS, PointerBiases
from onrecord.tagging.pointers import WIDTH, Pointer, Words, point

NONE = PointerBiases(
    np.zeros((3, 49), dtype=np.float32),
    np.zeros((3, 5), dtype=np.float32),
    np.zeros((3, WIDTH), dtype=np.float32),
    np.zeros(3, dtype=np.float32),
)


def words_with(pairs: dict[int, int], count: int, lines: list[int] | None = None) -> Words:
    """Words of which each key of `pairs` points strongly at its value, for every pointer."""
    outputs = np.zeros((count, LABELS + 6 * WIDTH), dtype=np.float32)
    for number, (origin, target) in enumerate(pairs.items()):
        for pointer in Pointer:
            begin = LABELS + 2 * pointer * WIDTH
            outputs[origin, begin + number] = 30.0
            outputs[target, begin + WIDTH + number] = 30.0
    return Words(outputs, np.array(lines or [0] * count, dtype=np.int64))


@pytest.mark.parametrize("pointer", list(Pointer))
def test_it_takes_the_best(pointer: Pointer) -> None:
    """The key that fits the query."""
    words = words_with({1: 5, 7: 2}, 9)
    chosen = point(pointer, words, np.array([1, 7]), np.array([2, 5, 8]), NONE)
    best = chosen.logs.argmax(axis=1)
    assert chosen.candidates[[0, 1], best].tolist() == [1, 0]


def test_too_far_away_is_nobody() -> None:
    """Three lines away is out of reach."""
    words = words_with({1: 5}, 9, [0, 0, 0, 0, 0, 3, 3, 3, 3])
    chosen = point(Pointer.CUE_SOURCE, words, np.array([1]), np.array([5]), NONE)
    assert chosen.logs.argmax(axis=1).tolist() == [0]
    assert chosen.candidates[0, 0] == -1


def test_without_targets_all_point_at_nothing() -> None:
    """Nothing to point at."""
    words = words_with({}, 4)
    nobody = np.zeros(0, dtype=np.int64)
    chosen = point(Pointer.CONTENT_CUE, words, np.array([0, 2]), nobody, NONE)
    assert chosen.logs.argmax(axis=1).tolist() == [0, 0]


def test_near_wins_where_distance_counts() -> None:
    """What was learnt of distances is added."""
    distance = np.zeros((3, 49), dtype=np.float32)
    distance[:, 23] = 5.0  # the word before
    biases = PointerBiases(distance, NONE.lines, NONE.nothing, NONE.nothing_bias)
    words = words_with({}, 6)
    chosen = point(Pointer.CUE_SOURCE, words, np.array([4]), np.array([1, 3]), biases)
    assert chosen.candidates[0, chosen.logs[0].argmax()] == 1


def test_only_the_nearest_are_scored() -> None:
    """The cost does not grow with the square of the text."""
    count = 20_000
    words = words_with({}, count)
    every = np.arange(0, count, 2)
    chosen = point(Pointer.CONTENT_SOURCE, words, every, every, NONE)
    assert chosen.logs.shape == (len(every), 21)


def test_a_line_between_counts_against() -> None:
    """What was learnt of lines is added."""
    lines = np.tile(np.array([-8.0, -4.0, 0.0, -4.0, -8.0], dtype=np.float32), (3, 1))
    biases = PointerBiases(NONE.distance, lines, NONE.nothing, NONE.nothing_bias)
    words = words_with({}, 8, [0, 0, 0, 1, 1, 1, 1, 1])
    chosen = point(Pointer.CUE_SOURCE, words, np.array([3]), np.array([2, 7]), biases)
    found = dict(zip(chosen.candidates[0].tolist(), chosen.logs[0].tolist(), strict=True))
    assert found[1] > found[0]
