"""The best labels: against trying all, and never an inside label out of place."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tagging import LABELS
from onrecord.tagging.paths import best_labels, log_softmax


def allowed(path: tuple[int, ...]) -> bool:
    """Whether every inside label follows its own role."""
    before = (0, *path[:-1])
    return all(
        label % 2 == 1 or label == 0 or earlier in {label - 1, label}
        for earlier, label in zip(before, path, strict=True)
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_best_of_all(seed: int) -> None:
    """The same path as trying every one."""
    logs = log_softmax(np.random.default_rng(seed).normal(size=(4, LABELS)).astype(np.float32))
    found = tuple(best_labels(logs, np.zeros(4, dtype=np.int64)).tolist())
    paths = [path for path in product(range(LABELS), repeat=4) if allowed(path)]
    best = max(paths, key=lambda path: sum(logs[step, one] for step, one in enumerate(path)))
    assert found == best


@settings(max_examples=60)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=150), st.integers(0, 1000))
def test_lines_do_not_touch(lengths: list[int], seed: int) -> None:
    """A line gives the same labels alone and among others."""
    lines = np.repeat(np.arange(len(lengths)), lengths)
    scores = np.random.default_rng(seed).normal(size=(len(lines), LABELS)).astype(np.float32) * 3
    logs = log_softmax(scores)
    together = best_labels(logs, lines)
    for line in range(len(lengths)):
        alone = best_labels(logs[lines == line], np.zeros(lengths[line], dtype=np.int64))
        assert together[lines == line].tolist() == alone.tolist()
        assert allowed(tuple(alone.tolist()))


def test_nothing_gives_nothing() -> None:
    """No words, no labels."""
    empty = np.zeros((0, LABELS), dtype=np.float32)
    assert best_labels(empty, np.zeros(0, dtype=np.int64)).tolist() == []


def test_log_softmax_sums_to_one() -> None:
    """Large scores do not overflow."""
    logs = log_softmax(np.array([[1.0, 2.0, 300.0], [0.0, 0.0, 0.0]], dtype=np.float32))
    assert np.exp(logs).sum(axis=1) == pytest.approx([1.0, 1.0])
