"""Which labels of transcripts agree with the speaker whom a report names."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.text import fold, names_agree

__all__ = ["find_agreeing"]


@lru_cache(maxsize=256)
def find_agreeing(labels: tuple[str | None, ...], speaker: str | None) -> NDArray[np.bool_]:
    """For each label, whether it may stand for a speaker; one unnamed on either side may.

    The array is shared between calls and cannot be written to.
    """
    agreeing = np.array([_agrees(label, speaker) for label in labels], dtype=np.bool_)
    agreeing.flags.writeable = False
    return agreeing


def _agrees(label: str | None, speaker: str | None) -> bool:
    """Whether one label may stand for a speaker."""
    if label is None or speaker is None:
        return True
    return fold(label).strip() == fold(speaker).strip() or names_agree(label, speaker)
