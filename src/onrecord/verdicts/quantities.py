"""Numbers among compared words: their value, and whether a phrase is one."""

import re
from collections.abc import Sequence

from onrecord.verdicts.lexicon import SCALES

__all__ = ["has_number", "is_number", "mend_scales", "number_value"]

_LONG = 7  # letters of a word in which they may stand in disorder
_LONG_WORD = re.compile(rf"[A-Za-z]{{{_LONG},}}")
_BY_LETTERS = {(word[0], *sorted(word)): word for word in SCALES if len(word) >= _LONG}
_JOINTS = frozenset({"and", "a", "an", "dollars"})


def is_number(form: str) -> bool:
    """Whether a word is a number in digits (number words have become digits) or a scale."""
    return form[:1].isdigit() or form in SCALES


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


def has_number(forms: Sequence[str]) -> bool:
    """Whether a number other than a bare "one" is among the words."""
    return any(is_number(form) and form != "1" for form in forms)


def number_value(forms: Sequence[str]) -> float | None:
    """The value of a phrase that is nothing but one number; None for any other phrase."""
    total = current = 0.0
    seen = False
    for form in forms:
        if form in SCALES:
            current = (current or 1.0) * SCALES[form]
            if SCALES[form] > SCALES["hundred"]:
                total, current = total + current, 0.0
            seen = True
        elif form[:1].isdigit():
            value = _read_digits(form)
            if value is None or (current and (current % 100 or value >= 100)):  # noqa: PLR2004 - a hundred
                return None  # "9 40" is no sum; "3 hundred and 40" is
            current += value
            seen = True
        elif form not in _JOINTS:
            return None
    return total + current if seen else None


def _read_digits(form: str) -> float | None:
    """The value of digits with an optional decimal point."""
    head, _, tail = form.partition(".")
    if not head.isdecimal() or (tail and not tail.isdecimal()):
        return None
    return float(form)
