"""Why a passage is taken for the source of printed words, in a few plain words."""

from onrecord.model import Feature, FeatureName, Finding, Verdict

__all__ = ["tell_source"]

_SURELY = 0.995  # from here on a round share would say that nothing else can be
_SPEAKING_FOR = {  # a passage, the more of it; all else speaks against it
    *(FeatureName.CLOSENESS, FeatureName.RUN, FeatureName.IN_ONE_PIECE, FeatureName.MARGIN),
    *(FeatureName.OCCASION, FeatureName.ANCHORED),
}

_FOR = {  # what speaks for it, what speaks against it
    FeatureName.CLOSENESS: ("how closely the words stand there", "the words stand apart there"),
    FeatureName.RUN: ("how many stand in a row", "few stand in a row"),
    FeatureName.IN_ONE_PIECE: ("they stand in one piece", "they stand in pieces"),
    FeatureName.EDGES: ("both ends are there", "an end of the quotation is not there"),
    FeatureName.MARGIN: ("no other passage comes as near", "another passage comes as near"),
    FeatureName.RIVAL: ("the speaker", "somebody else speaks"),
    FeatureName.RIVAL_FEW: ("the speaker", "few words, which others may say as well"),
    FeatureName.DAYS_APART: ("the day", "said more than three days before the print"),
    FeatureName.MONTHS_APART: ("the day", "said more than three months before the print"),
    FeatureName.OCCASION: ("the day or occasion is the one told", "the day or occasion"),
    FeatureName.ANCHORED: ("the report quotes more from this text", "the report"),
    FeatureName.FEW: ("the words", "few words, and the report speaks of nothing else there"),
    FeatureName.AFTER_PRINT: ("the day", "the text bears a later day than the report"),
    FeatureName.UNLABELLED: ("the speaker", "the text does not say who speaks"),
    FeatureName.NOBODY: ("the speaker", "the report names nobody"),
    FeatureName.OTHER_OCCASION: ("the day or occasion", "another day or occasion is told"),
}


def tell_source(finding: Finding) -> str | None:
    """The probability that the passage is the source, and what speaks for it and against it.

    None where no words were compared with a passage. What a machine weighs the other way round than
    a reader would ("they stand in one piece", held against a passage) is no reason to be told.
    """
    source = finding.source
    if source is None:
        return None
    share = f"{source.probability:.0%}" if source.probability < _SURELY else "more than 99%"
    told = [f"{share} likely the source of the words, as a machine reckons"]
    if finding.verdict is Verdict.ELSEWHERE:
        told = [f"by the words alone {told[0]}, which is not enough here"]
    for side, words in ((0, "For it"), (1, "Against it")):
        reasons = [_FOR[f.name][side] for f in source.features if _speaks(f, against=bool(side))]
        if reasons:
            told.append(f"{words}: {', '.join(dict.fromkeys(reasons))}")
    return ". ".join(told) + "."


def _speaks(feature: Feature, *, against: bool) -> bool:
    """Whether a feature speaks for a passage, or against it, to a machine and to a reader alike."""
    reader = (feature.value < 0) == (feature.name in _SPEAKING_FOR)
    return (feature.adds < 0) == against == reader
