"""Weights: what each feature of a passage adds to the log odds that it is the source; floors.

Fitted on 28 November 2026 on 7,917 passages of which 819 are the source: the development pairs,
the census, both again with nobody named and without a day, and quotations held against transcripts
that cannot hold them. `python -m training.source --write` makes BIAS and WEIGHTS anew.
"""

from collections.abc import Mapping

from onrecord.model import FeatureName

__all__ = ["BIAS", "LEAD", "LIKELY", "SURE", "TOLD", "WEIGHTS"]

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
    FeatureName.ANCHORED: 0.4,
    FeatureName.FEW: -4.5,
    FeatureName.AFTER_PRINT: -3.8,
}
# Least probability of a passage by which words are judged: SURE where a doubtful one can be told
# as a lead, LIKELY where it cannot. Of the chosen half of the archive benchmark 96 of 100 passages
# from 0.7 on are the source, 93 from 0.5 on. See docs/decisions/2026-11-28-the-source-of-words.md.
SURE, LIKELY = 0.72, 0.22
LEAD = 0.1  # least probability of a passage that is told as a lead
