"""Which labels of transcripts agree with the speaker whom a report names."""

from functools import lru_cache

from onrecord.text import fold, names_agree

__all__ = ["agrees"]


@lru_cache(maxsize=200_000)
def agrees(label: str | None, speaker: str | None) -> bool:
    """Whether a turn's label may stand for a speaker; an unnamed one on either side may."""
    if label is None or speaker is None:
        return True
    return fold(label).strip() == fold(speaker).strip() or names_agree(label, speaker)
