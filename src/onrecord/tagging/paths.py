"""The best labels of every line: Viterbi (1967) over begin, inside and outside labels.

All lines are decoded side by side, one step per word of the longest line, so that the cost in
Python grows with the longest line of a batch and not with the number of words.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BEGIN", "LABELS", "ROLES", "best_labels", "log_softmax"]

ROLES = ("source", "cue", "content")
LABELS = 1 + 2 * len(ROLES)
"""Outside, then begin and inside of each role."""

BEGIN = {"source": 1, "cue": 3, "content": 5}

_FORBIDDEN = -1e4
_AT_ONCE = 128  # lines decoded side by side


def log_softmax(scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Logarithms of probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    logs: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logs


def best_labels(logs: "NDArray[np.float32]", lines: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """The likeliest label of each word, such that no inside label follows another role.

    Args:
        logs: (words, 7) log-probabilities.
        lines: (words,) the line of each word, ascending; no label reaches into the next line.

    Returns:
        (words,) labels 0 … 6.
    """
    labels = np.zeros(len(logs), dtype=np.int64)
    if not len(logs):
        return labels
    starts = np.flatnonzero(np.diff(lines, prepend=lines[0] - 1))
    lengths = np.diff(starts, append=len(lines))
    order = np.argsort(lengths, kind="stable")
    for low in range(0, len(order), _AT_ONCE):
        chosen = order[low : low + _AT_ONCE]
        _decode(logs, labels, starts[chosen], lengths[chosen])
    return labels


def _decode(
    logs: "NDArray[np.float32]",
    labels: "NDArray[np.int64]",
    starts: "NDArray[np.int64]",
    lengths: "NDArray[np.int64]",
) -> None:
    """Decode some lines and write their labels in place."""
    longest = int(lengths.max())
    steps = np.arange(longest)
    inside = steps[:, None] < lengths[None, :]
    places = np.minimum(starts[None, :] + steps[:, None], len(logs) - 1)
    emitted = np.where(inside[..., None], logs[places], 0.0)
    moves, first = _transitions()
    score = emitted[0] + first
    came_from = np.zeros((longest, len(starts), LABELS), dtype=np.int8)
    for step in range(1, longest):
        reached = score[:, :, None] + moves
        best = reached.argmax(axis=1)
        came_from[step] = best
        onward = np.take_along_axis(reached, best[:, None, :], axis=1)[:, 0] + emitted[step]
        score = np.where(inside[step][:, None], onward, score)
    current = score.argmax(axis=1)
    rows = np.arange(len(starts))
    for step in range(longest - 1, -1, -1):
        here = inside[step]
        labels[places[step][here]] = current[here]
        if step:
            current = np.where(here, came_from[step, rows, current], current)


def _transitions() -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
    """Scores of label after label, and of a label at the beginning of a line."""
    moves = np.zeros((LABELS, LABELS), dtype=np.float32)
    first = np.zeros(LABELS, dtype=np.float32)
    for inside in range(2, LABELS, 2):
        moves[:, inside] = _FORBIDDEN
        moves[[inside - 1, inside], inside] = 0.0
        first[inside] = _FORBIDDEN
    return moves, first
