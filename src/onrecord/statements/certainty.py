"""How sure a statement is, once its kind and type are known: the odds that a tagger gave, mended.

A tagger's confidence is fitted on one corpus of news. Words in marks are right more often than it
says, and plans, hopes and what somebody knows less often, on texts of other kinds.
"""

from onrecord.model import AttributionType, StatementKind

__all__ = ["mend_score"]

# Factors of the odds. Chosen on the first, third, … lines of benchmarks/kinds.jsonl and of
# mixed.jsonl, measured on the others and on PolNeAR dev: python -m benchmarks.mixed, with floors.
_OF_KIND = {StatementKind.DIRECT: 2.5, StatementKind.MIXED: 1.2}
_SAID, _NOT_SAID = 1.3, 0.7  # without marks: communication; attitude, factive and control


def mend_score(score: float, kind: StatementKind, of_type: AttributionType) -> float:
    """The probability that a statement is right, from what a tagger said and what it found.

    Args:
        score: the tagger's, 0 to 1.
        kind: how the content stands to quotation marks.
        of_type: what the cue tells.

    Returns:
        0 to 1, in the order of `score` for statements of one kind and type.
    """
    said = _SAID if of_type is AttributionType.COMMUNICATION else _NOT_SAID
    odds = score * _OF_KIND.get(kind, said)
    return round(odds / (odds + 1.0 - score), 4)
