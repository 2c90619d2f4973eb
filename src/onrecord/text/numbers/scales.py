"""Powers of ten whose letters stand in disorder: "mililon" for "million"."""

import re

from onrecord.text.variants import SCALES

__all__ = ["mend_scales"]

_LONG = 7  # letters of a word in which they may stand in disorder
_LONG_WORD = re.compile(rf"[A-Za-z]{{{_LONG},}}")
_BY_LETTERS = {(word[0], *sorted(word)): word for word in SCALES if len(word) >= _LONG}


def mend_scales(text: str) -> str:
    """A text with "mililon" as "million": letters of a power of ten in disorder, but the first.

    Nothing else is changed, so that all offsets stay.
    """
    return _LONG_WORD.sub(_mend, text)


def _mend(found: re.Match[str]) -> str:
    """A power of ten for a word of its letters; every other word as it is."""
    word = found[0].lower()
    scale = _BY_LETTERS.get((word[0], *sorted(word)))
    return found[0] if scale is None or scale == word else scale
