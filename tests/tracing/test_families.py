"""A family of copied reports with a known tree: each is led to the one it was copied from."""

from benchmarks.families import measure, score


def test_tree() -> None:
    """Most edges are found, the right way round, and few are told that are not there."""
    precision, recall, _ = score(measure(seed=5, families=1))
    assert precision > 0.9
    assert recall > 0.8
