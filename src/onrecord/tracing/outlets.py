"""Names of outlets and agencies: when two stand for the same one."""

import re

from onrecord.language import ENGLISH
from onrecord.text import find_words

__all__ = ["same_outlet"]

_ADDED = ENGLISH.words("outlets", "added")
_KNOWN = ENGLISH.table("outlets", "known")
_INITIALS_MIN = 2


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names stand for one outlet: "AP" and "The Associated Press", for instance.

    An address stands for the outlet whose name, run together, is the first part of its host.
    """
    if not one or not other:
        return False
    left, right = _words(one), _words(other)
    if not left or not right:
        return False
    if left == right or "".join(left) == "".join(right):
        return True
    return _is_initials(left, right) or _is_initials(right, left) or _is_site(left, right)


def _words(name: str) -> tuple[str, ...]:
    """The words that tell an outlet from others."""
    plain = re.sub(r"\.(?=[A-Z](?:\.|$))|(?<=[A-Z])\.(?=\s|$)", "", name)
    words = tuple(word.form for word in find_words(plain))
    told = tuple(word for word in words if word not in _ADDED) or words
    known = _KNOWN.get(" ".join(told))
    return tuple(known.split()) if known else told


def _is_initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the one word of a name is made of the first letters of the other."""
    if len(short) != 1 or len(full) < _INITIALS_MIN:
        return False
    return short[0] == "".join(word[0] for word in full)


def _is_site(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one is an address whose first part is the other's name run together."""
    return any(
        len(site) > 1 and site[0] == "".join(name) and len(name) > 1
        for site, name in ((left, right), (right, left))
    )
