"""Does a confidence mean what it says? Its bins, its expected error, and the fit of its weights."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10
RIDGE = 0.02


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose scores fall into one tenth."""

    statements: int
    score: float  # mean
    right: float  # share


def sort_into_bins(scores: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Ten bins of equal width, without the empty ones."""
    given, correct = np.array(scores), np.array(right)
    numbers = np.minimum((given * BINS).astype(int), BINS - 1)
    return [
        Bin(int(inside.sum()), float(given[inside].mean()), float(correct[inside].mean()))
        for inside in (numbers == one for one in range(BINS))
        if inside.any()
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (Guo et al. 2017), 0 to 1."""
    every = sum(one.statements for one in bins)
    return sum(one.statements / every * abs(one.score - one.right) for one in bins)


def fit(evidence: NDArray[np.float64], correct: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Offset and slopes of a logistic regression, by Newton's method with a small ridge.

    Args:
        evidence: (statements, parts).
        correct: (statements,).
    """
    given = with_offset(evidence)
    weights = np.zeros(given.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-given @ weights))
        gradient = given.T @ (chance - correct) + RIDGE * weights
        curve = given.T @ (given * (chance * (1 - chance))[:, None])
        weights -= np.linalg.solve(curve + RIDGE * np.eye(len(weights)), gradient)
    return weights


def confidence(evidence: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """(statements,) the logistic function of the evidence."""
    scores: NDArray[np.float64] = 1 / (1 + np.exp(-with_offset(evidence) @ weights))
    return scores


def with_offset(evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """A column of ones before the others."""
    return np.column_stack([np.ones(len(evidence)), evidence])
