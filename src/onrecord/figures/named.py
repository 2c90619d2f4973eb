"""Names with a number in them: products, indices, programmes, sacred books, titles of works."""

import re

from onrecord.language import ENGLISH
from onrecord.late import compile_late

__all__ = ["has_caps", "is_code_name", "names_number"]

_NAMES = compile_late(r"(?<![\w’'-])(?:" + ENGLISH.pattern("named", "with_number") + r")\s$")
_PRODUCED = compile_late(r"(?<![\w’'-])(?:i[A-Z]|e[A-Z])\w+\s$")  # "eMac 3"
# Screens, networks and pictures: "4K video", "1080p". A screen's lines look like pence.
_SCREEN = compile_late(r"(?:[2468]K|(?:144|240|360|480|540|720|1080|1440|2160)[pi])$")
_COMPANIES = compile_late(r"(?:3M(?!\s(?:people|users|\w+s\b))|50\sCent|21\sSavage)(?!\w)")
_TITLED = compile_late(r"\s(?:" + ENGLISH.pattern("named", "titled") + r")\b")
_TYPE_AFTER = compile_late(
    r"[\s-](?:" + ENGLISH.pattern("named", "type_after") + r")\b", re.IGNORECASE
)
_FIGURES_AFTER = compile_late(r"[\s-](?:figures?|digits?)\b")
_CAPS_SHARE = 0.6  # of the words of a headline


def names_number(before: str, printed: str, after: str) -> bool:
    """Whether a number is part of a name, or a title, whatever it could count.

    Args:
        before: the words in front, up to the number.
        printed: the number as it stands.
        after: what follows it.
    """
    if _NAMES.search(before) or _PRODUCED.search(before) or _FIGURES_AFTER.match(after):
        return True
    if _COMPANIES.match(printed + after[:8]):
        return True
    return printed[:1] == "." and _TYPE_AFTER.match(after) is not None


def is_code_name(printed: str, after: str) -> bool:
    """Whether a number with the letter behind it is a standard: "4K", "1080p"."""
    letter = "" if printed[-1:].isalpha() else after[:1]
    return _SCREEN.match(printed + letter) is not None and not after[len(letter) :][:1].isalnum()


def has_caps(after: str, sentence: str) -> bool:
    """Whether a measure is printed as a title in a sentence that is none: "13 Hours"."""
    if not _TITLED.match(after):
        return False
    words = [word for word in sentence.split() if word[:1].isalpha()]
    caps = sum(word[:1].isupper() for word in words)
    return caps < _CAPS_SHARE * max(1, len(words))
