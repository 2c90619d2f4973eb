"""Weights: what each feature of a passage adds to the log odds that it is the source; floors.

Fitted on 28 November 2026 on 7,917 passages of which 819 are the source: the development pairs,
the census, both again with nobody named and without a day, and quotations held against transcripts
that cannot hold them. `python -m training.source --write` makes BIAS and WEIGHTS anew.
"""

from collections.abc import Mapping

from onrecord.model import FeatureName

__all__ = ["ACCUSING", "BIAS", "LEAD", "LIKELY", "SURE", "TOLD", "WEIGHTS"]

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
# Not fitted, for want of labels. No labelled quotation bears its occasion. Few words that another
# says as well are set apart from those that cannot be there; of the misattributed quotations of
# 330 news articles all of fewer than seven words were chance.
TOLD: Mapping[FeatureName, float] = {
    FeatureName.RIVAL_FEW: -3.0,
    FeatureName.OCCASION: 1.0,
    FeatureName.OTHER_OCCASION: -1.0,
}
# Least probability of a passage by which words are judged, where a doubtful one can be told as a
# lead, and where it cannot. See docs/decisions/2026-11-28-the-source-of-words.md.
SURE, LIKELY = 0.5, 0.22
# Least probability by which few words differ, or are another's, where a lead can be told instead.
# Of 124 altered and spliced of an archive of 470 news articles, those of fewer than nine words
# below it were held against another saying in six cases of seven.
ACCUSING = 0.72
LEAD = 0.1  # least probability of a passage that is told as a lead
