"""One letter behind digits: whether "m" is million or metres, whether "b" is billion."""

import re

from onrecord.language import ENGLISH
from onrecord.late import compile_late

__all__ = ["is_scale"]

_METRES_AFTER = compile_late(
    r"\s?(?:[x×](?!\w)|by\s\d)|[\s-](?:"
    + ENGLISH.pattern("numerals", "metres_after")
    + r")\b|\sof\s(?!"
    + ENGLISH.pattern("numerals", "not_metres_of")
    + r")",
    re.IGNORECASE,
)
_METRES_BEFORE = compile_late(
    r"\b(?:" + ENGLISH.pattern("numerals", "metres_before") + r")\s?$", re.IGNORECASE
)
_DISTANCES = "50 60 100 110 200 300 400 800 1500 3000 5000 10000"
_RACES = frozenset(_DISTANCES.split())
_RACE_BEFORE = compile_late(r"(?:\bthe|\bmen['’]s|\b4\s?[x×])\s?$", re.IGNORECASE)
_COUNT_AFTER = compile_late(r"\s(?!(?:is|was|has|as|this|his|its)\b)[a-z]+(?:s|people)\b")
_CONTEXT_CHARS = 24


def is_scale(letter: str, text: str, start: int, end: int, *, money: bool) -> bool:
    """Whether a letter right behind digits multiplies them.

    Args:
        letter: "m", "M", "b", "B" or another suffix; others always multiply.
        text: the text of a document.
        start: where the digits begin.
        end: where the letter ends.
        money: whether a sign or code of a currency stands before the digits.
    """
    if money or letter.casefold() not in {"m", "b"}:
        return True
    if letter.casefold() == "b":
        return _COUNT_AFTER.match(text, end) is not None
    if letter == "M":
        return True
    before = text[max(0, start - _CONTEXT_CHARS) : start]
    digits = text[start : end - 1].replace(",", "")
    raced = digits in _RACES and _RACE_BEFORE.search(before) and not _COUNT_AFTER.match(text, end)
    return not (raced or _METRES_AFTER.match(text, end) or _METRES_BEFORE.search(before))
