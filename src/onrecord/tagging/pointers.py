"""Pointers: which cue a content belongs to, and which source a cue or a content has.

A pointer's score is a scaled product of a query and a key (Dozat and Manning 2017) plus a learnt
bias for the distance in words. Only the nearest candidates on either side are scored, so that the
cost grows with the text and not with its square.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from onrecord.tagging.paths import LABELS, log_softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Choices", "Pointer", "PointerBiases", "Words", "point"]

WIDTH = 64
_NEAREST = 10  # candidates on either side
_LINES = 2  # candidates stand at most so many lines away
_OUT_OF_REACH = -1e4
_EXACT = 8  # distances told apart one by one


class Pointer(IntEnum):
    """What points to what, in the order of the encoder's outputs."""

    CUE_SOURCE = 0
    CONTENT_CUE = 1
    CONTENT_SOURCE = 2


class Words(NamedTuple):
    """What is known of every word of a stretch."""

    outputs: "NDArray[np.float32]"  # (words, 7 + 6 × 64) label scores and pointer vectors
    lines: "NDArray[np.int64]"  # (words,) the line of each word


@dataclass(frozen=True, slots=True)
class PointerBiases:
    """What the pointers learnt beside the encoder; one row per pointer."""

    distance: "NDArray[np.float32]"  # (3, 49): by bucket of signed distance in words
    lines: "NDArray[np.float32]"  # (3, 5): by signed distance in lines, at most two
    nothing: "NDArray[np.float32]"  # (3, 64): the key of "nothing"
    nothing_bias: "NDArray[np.float32]"  # (3,)


@dataclass(frozen=True, slots=True)
class Choices:
    """For each word that points: candidates and their log-probabilities; column 0 is nothing."""

    candidates: "NDArray[np.int64]"  # (from, 1 + 20) numbers into the targets, -1 for none
    logs: "NDArray[np.float32]"  # the same shape


def point(
    pointer: "Pointer",
    words: "Words",
    origins: "NDArray[np.int64]",
    targets: "NDArray[np.int64]",
    biases: PointerBiases,
) -> Choices:
    """Score the targets that stand near each origin.

    Args:
        pointer: which of the three.
        words: what the encoder gave for each word.
        origins: words that point, ascending.
        targets: words that may be pointed at, ascending.
        biases: what was learnt beside.
    """
    begin = LABELS + 2 * pointer * WIDTH
    outputs, lines = words
    query = outputs[origins, begin : begin + WIDTH] * WIDTH**-0.5
    after = np.searchsorted(targets, origins)
    near = after[:, None] + np.arange(-_NEAREST, _NEAREST)[None, :]
    exists = (near >= 0) & (near < len(targets))
    near = np.where(exists, near, -1)
    empty = (query @ biases.nothing[pointer] + biases.nothing_bias[pointer])[:, None]
    if not len(targets):
        scores = np.full(near.shape, _OUT_OF_REACH, dtype=np.float32)
    else:
        places = targets[near]
        keys = outputs[places, begin + WIDTH : begin + 2 * WIDTH]
        scores = np.einsum("nd,nkd->nk", query, keys)
        scores = scores + biases.distance[pointer][_buckets(places - origins[:, None])]
        between = lines[places] - lines[origins][:, None]
        scores = scores + biases.lines[pointer][np.clip(between, -_LINES, _LINES) + _LINES]
        reachable = exists & (np.abs(between) <= _LINES)
        scores = np.where(reachable, scores, _OUT_OF_REACH)
    nobody = np.full((len(origins), 1), -1, dtype=np.int64)
    return Choices(
        np.concatenate([nobody, near], axis=1),
        log_softmax(np.concatenate([empty, scores], axis=1).astype(np.float32)),
    )


def _buckets(offset: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Signed distances in words as 0 … 48: exact to 8, then by powers of √2."""
    near = np.abs(offset)
    far = _EXACT + 1 + np.floor(np.log2(np.maximum(near, 1) / _EXACT) * 2).astype(np.int64)
    bucket = np.minimum(np.where(near <= _EXACT, near, far), 24)
    return bucket * np.sign(offset) + 24
