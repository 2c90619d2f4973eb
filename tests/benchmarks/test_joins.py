"""The simulation of the keyed joins: what is frequent stays frequent, what is rare spreads."""

from collections import Counter

import pytest
from benchmarks.joins import Kind, simulate


def test_rare_keys_spread() -> None:
    """Keys that were seen once load all workers alike, and nothing is compared."""
    kind = Kind("nothing", 0, Counter(map(str, range(1000))))
    load = simulate(kind, 100, 1_000_000, 50)
    assert load.rows == pytest.approx(10_000_000)
    assert (load.hottest, load.pairs, load.common) == (1.0, 0.0, 0.0)
    assert load.fullest == pytest.approx(1.0)


def test_a_frequent_key_weighs() -> None:
    """A key of every document grows with them, and fills the worker that has it."""
    kind = Kind("a voice", 5000, Counter({"all": 100, **dict.fromkeys("abcdefghij", 1)}))
    load = simulate(kind, 100, 1_000_000, 50)
    assert load.hottest == pytest.approx(1_000_000, rel=0.02)
    assert load.fullest > 40
    assert load.common == pytest.approx(0.9, rel=0.02)
    assert load.tebibytes == pytest.approx((24 + 5000 / 110) * 1_100_000 / 2**40)
