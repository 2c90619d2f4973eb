"""How sure it is that an attribution tells what somebody said, thought or planned.

A tagger's confidence is fitted on one corpus of news, whose labels take a wide view: who “steps up
attacks on” something, or “is expected to” come, counts there. On pages of other kinds the traits of
the whole statement tell more. Their weights are those of one logistic regression.
"""

import math
from collections.abc import Mapping

from onrecord.language import ENGLISH
from onrecord.model import Attribution, AttributionType, StatementKind
from onrecord.statements.traits import find_traits

__all__ = ["is_told", "weigh"]

_OFFSET = "offset"  # its weights and the others': python -m training.certainty
# Below, nothing is kept that stands outside marks. Of the labelled statements of pages that the
# weights were fitted on 43 fall away, none of them an attribution. Between 0.1 and 0.15, the bound
# before, PolNeAR's labels, with their wide view, call 81 of 98 one.
_LEAST = 0.1


def weigh(
    text: str, attribution: Attribution, kind: StatementKind, of_type: AttributionType
) -> float:
    """The probability that a reader would call this an attribution, 0 to 1.

    Args:
        text: the text of a document.
        attribution: source, cue and content in it, and the score that a tagger gave.
        kind: how its content stands to quotation marks.
        of_type: what its cue tells.
    """
    weights = _weights()
    traits = find_traits(text, attribution, kind, of_type)
    odds = weights[_OFFSET] + sum(weights[name] * value for name, value in traits.items())
    return round(1 / (1 + math.exp(-odds)), 4)


def is_told(kind: StatementKind, score: float) -> bool:
    """Whether a statement is kept: its words stand in marks, or it is not all too unlikely."""
    return kind is not StatementKind.INDIRECT or score >= _LEAST


def _weights() -> Mapping[str, float]:
    return ENGLISH.numbers("certainty", "weights")
