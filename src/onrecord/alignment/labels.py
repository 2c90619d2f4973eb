"""Which labels of transcripts agree with the speaker whom a report names."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.text import fold, is_description, names_agree

__all__ = ["ASKED", "find_agreeing"]

ASKED = "?"  # stands for the label of a question that nobody's name is on
_MALE, _FEMALE = frozenset({"mr", "sir"}), frozenset({"ms", "mrs", "miss", "madam", "lady"})


@lru_cache(maxsize=256)
def find_agreeing(labels: tuple[str | None, ...], speaker: str | None) -> NDArray[np.bool_]:
    """For each label, whether it may stand for a speaker; one unnamed on either side may.

    The array is shared between calls and cannot be written to.
    """
    agreeing = np.array([_agrees(label, speaker) for label in labels], dtype=np.bool_)
    agreeing.flags.writeable = False
    return agreeing


def _agrees(label: str | None, speaker: str | None) -> bool:
    """Whether one label may stand for a speaker; a description ("the businessman") names none."""
    if label is None or speaker is None:
        return True
    if label == ASKED:
        return False
    if fold(label).strip() == fold(speaker).strip() or is_description(speaker):
        return True
    return names_agree(label, speaker) and not _are_man_and_woman(label, speaker)


def _are_man_and_woman(one: str, other: str) -> bool:
    """Whether one name says that it is a man's and the other that it is a woman's."""
    ours, theirs = ({word.strip(".") for word in fold(name).split()} for name in (one, other))
    return bool((ours & _MALE and theirs & _FEMALE) or (ours & _FEMALE and theirs & _MALE))
