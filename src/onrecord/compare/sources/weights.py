"""Weights: what each feature of a passage adds to the log odds that it is the source; floors.

Fitted on 28 November 2026 on 7,917 passages of which 819 are the source: the development pairs,
the census, both again with nobody named and without a day, and quotations held against transcripts
that cannot hold them. `python -m training.source --write` makes BIAS and WEIGHTS anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import FeatureName

__all__ = [
    "ACCUSING",
    "ACCUSING_NOBODY",
    "ACCUSING_TIED",
    "ACCUSING_WHOLE",
    "BARE",
    "LEAD",
    "LIKELY",
    "REPORTED",
    "SURE",
    "SURE_REPORTED",
    "TOLD",
    "Weights",
]


@dataclass(frozen=True, slots=True)
class Weights:
    """One logistic regression."""

    bias: float
    adds: Mapping[FeatureName, float]


BIAS = -5.734
WEIGHTS: Mapping[FeatureName, float] = {
    FeatureName.CLOSENESS: 6.503,
    FeatureName.RUN: 0.441,
    FeatureName.IN_ONE_PIECE: 1.033,
    FeatureName.EDGES: -0.398,
    FeatureName.MARGIN: 3.115,
    FeatureName.RIVAL: -2.977,
    FeatureName.DAYS_APART: -2.765,
    FeatureName.MONTHS_APART: -0.515,
}
# What a report tells besides, with the weights above held fast: after a fit on the labels of the
# archive benchmark, chosen half (397 passages; benchmarks/archive.jsonl). Few words of another were
# too rare there, and keep what 330 news articles told: under seven words all were chance.
TOLD: Mapping[FeatureName, float] = {
    FeatureName.RIVAL_FEW: -3.0,
    FeatureName.OCCASION: 0.85,
    FeatureName.OTHER_OCCASION: -0.6,
}
BARE = Weights(BIAS, {**WEIGHTS, **TOLD})  # of a quotation of which no report is known
# Of a quotation in a report. The weights above, moved as far as labelled reports tell: the shown
# worlds, and the chosen halves of benchmarks/field.jsonl and archive.jsonl. `python -m
# training.reported --write` makes them anew.
REPORTED_BIAS = -3.968
REPORTED_WEIGHTS: Mapping[FeatureName, float] = {
    FeatureName.CLOSENESS: 5.834,
    FeatureName.RUN: 0.438,
    FeatureName.IN_ONE_PIECE: -0.331,
    FeatureName.EDGES: -0.678,
    FeatureName.RIVAL: -2.813,
    FeatureName.RIVAL_FEW: -1.944,
    FeatureName.DAYS_APART: -1.472,
    FeatureName.MONTHS_APART: 0.260,
    FeatureName.OCCASION: 0.837,
    FeatureName.OTHER_OCCASION: -0.707,
    FeatureName.ANCHORED: 0.783,
    FeatureName.FEW: -2.145,
    FeatureName.AFTER_PRINT: -4.831,
    FeatureName.UNLABELLED: -2.194,
    FeatureName.NOBODY: -1.311,
    FeatureName.MARGIN: 1.855,
}
REPORTED = Weights(REPORTED_BIAS, REPORTED_WEIGHTS)
# Least probability of a passage by which words are judged: SURE where a doubtful one can be told
# as a lead, LIKELY where it cannot. Of the chosen half of the archive benchmark 96 of 100 passages
# from 0.7 on are the source, 93 from 0.5 on. See docs/decisions/2026-11-28-the-source-of-words.md.
SURE, LIKELY = 0.72, 0.22
# In a report. Words that are the same there are right in 111 of 123 passages of the shown worlds
# from 0.9 on, in 114 of 127 from 0.62 on.
SURE_REPORTED = 0.62
# The same where the words differ: an accusation needs more. Of the likeliest passages of differing
# words in the shown worlds and the chosen halves of field and archive these are the source: of a
# named speaker 378 of 388 from 0.9 on; from 0.85 to 0.9, in texts of which the report tells or from
# which it quotes, 12 of 13; where the report names nobody 1 of 4 from 0.7 to 0.95, and 19 of 19
# above. With 0.7 for all of a named speaker, 4 of 8 further findings of the archive were wrong.
ACCUSING, ACCUSING_TIED, ACCUSING_NOBODY = 0.9, 0.85, 0.95
# The very words, four and more in a row, in the mouth of another in a talk of which the report
# tells or from which it quotes, and in which whom it names has a label too: of the thirty worlds
# and the chosen half of field 27 of 28 from 0.5 on are so, of those from 0.3 to 0.5 2 of 5.
ACCUSING_WHOLE = 0.5
LEAD = 0.2  # least probability of a passage that is told as a lead
