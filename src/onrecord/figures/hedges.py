"""Hedges: the words that bound a number or call it rough."""

import re
from enum import Enum, auto
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import Span

__all__ = ["Bound", "Hedge", "find_hedges_after", "find_hedges_before"]


class Bound(Enum):
    """What a hedge does to a number."""

    LOW = auto()  # the number is the least: "at least", "more than"
    HIGH = auto()  # the number is the most: "up to", "fewer than"
    ROUGH = auto()  # the number is near: "about", "nearly"


class Hedge(NamedTuple):
    """A hedge and where it stands."""

    bound: Bound
    span: Span
    rough: bool = False  # it also calls the number rough: "just over"


_LEAST = ENGLISH.pattern("hedged", "least")
_MOST = ENGLISH.pattern("hedged", "most")
_ROUGH = ENGLISH.pattern("hedged", "rough")
_BRIDGE = ENGLISH.pattern("hedged", "bridge")
_BEFORE = compile_late(
    rf"(?<![\w'’-])(?:(?P<low>{_LEAST})|(?P<high>{_MOST})|(?P<rough>{_ROUGH})|"
    rf"(?P<bridge>{_BRIDGE}))"
    r"(?P<gap>\s{1,2}|(?<=~))$".replace(r"\ ", r"\s"),
    re.IGNORECASE,
)
_AFTER = compile_late(
    "|".join(
        f"(?P<{name}>{ENGLISH.pattern('hedged', f'{entry}_after')})"
        for name, entry in (("low", "least"), ("high", "most"), ("rough", "rough"))
    ).replace(" ", r"\s"),
    re.IGNORECASE,
)
_TAKES_PLACE = compile_late(
    r"\b(?:" + ENGLISH.pattern("hedged", "takes_place") + r")\s$", re.IGNORECASE
)
_PLACES = frozenset(["over", "under", "above", "below"])
_DOUBLE = compile_late(r"^(?:just|slightly|a\s(?:little|bit))\b", re.IGNORECASE)
_WINDOW_CHARS = 32
_HEDGES_MAX = 4


def find_hedges_before(text: str, floor: int, start: int) -> tuple[Hedge, ...]:
    """The hedges that stand right before `start`, in their order; none reach before `floor`."""
    found: list[Hedge] = []
    at = start
    for _ in range(_HEDGES_MAX):
        match = _BEFORE.search(text, max(floor, at - _WINDOW_CHARS), at)
        if match is None:
            break
        placed = (match["low"] or match["high"] or "").casefold() in _PLACES
        if placed and _TAKES_PLACE.search(text, max(floor, match.start() - 24), match.start()):
            break
        at = match.start()
        if not match["bridge"]:
            found.append(_read(text, match, match.start("gap")))
    return tuple(reversed(found))


def find_hedges_after(text: str, end: int, ceiling: int) -> tuple[Hedge, ...]:
    """The hedge that stands right behind `end`, if any; it does not reach behind `ceiling`."""
    match = _AFTER.match(text, end, min(ceiling, end + _WINDOW_CHARS))
    return () if match is None else (_read(text, match, match.end()),)


def _read(text: str, match: re.Match[str], end: int) -> Hedge:
    """The hedge that a match stands for."""
    if match["low"]:
        bound = Bound.LOW
    elif match["high"]:
        bound = Bound.HIGH
    else:
        bound = Bound.ROUGH
    start = match.start()
    while text[start] in " ,-\n\t":
        start += 1
    words = text[start:end]
    return Hedge(bound, Span(start, end), bound is Bound.ROUGH or bool(_DOUBLE.match(words)))
