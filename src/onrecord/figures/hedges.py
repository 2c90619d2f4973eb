"""Hedges: the words that bound a number or call it rough."""

import re
from enum import Enum, auto
from typing import NamedTuple

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


_LEAST = (
    r"at\ (?:the\ )?least|no\ fewer\ than|no\ less\ than|not\ fewer\ than|not\ less\ than|"
    r"(?:(?:many|far|much|slightly|significantly|considerably|well|"
    r"a\ (?:little|bit|few)|even)\ )?more\ than|greater\ than|"
    r"(?:(?:just|well|slightly|a\ (?:little|bit))\ )?(?:over|above)|in\ excess\ of|"
    r"upwards?\ of|(?:a\ )?minimum(?:\ of)?|as\ few\ as|as\ little\ as|exceed(?:s|ed|ing)|"
    r"north\ of|minimum"
)
_MOST = (
    r"up\ to|at\ (?:the\ )?most|no\ more\ than|not\ more\ than|"
    r"(?:(?:far|much|slightly|even|a\ little)\ )?(?:fewer|less|lower)\ than|"
    r"(?:(?:just|well|slightly|a\ little)\ )?(?:under|below)|as\ many\ as|as\ much\ as|"
    r"as\ high\ as|(?:a\ )?maximum(?:\ of)?|not\ exceeding|within|south\ of"
)
_ROUGH = (
    r"about|around|roughly|approximately|approx\.?|some|nearly|almost|nearing|"
    r"(?:much\ )?(?:close|near)(?:r|er)?\ to|not\ far\ (?:from|off)|more\ like|somewhere\ near|"
    r"(?:just|a\ little)\ short\ of|in\ the\ neighbou?rhood\ of|"
    r"(?:an\ )?estimated|circa|ca\.|on\ the\ order\ of|in\ the\ (?:region|vicinity)\ of|"
    r"something\ like|give\ or\ take|an\ average\ of|virtually|practically|"
    r"perhaps|maybe|possibly|probably|~"
)
# Words that may stand between a hedge and its number without changing either.
_BRIDGE = (
    r"a\ total\ of|a\ further|an\ additional|an\ extra|another|a\ record|the|its|their|his|her|our|"
    r"these|those|a\ staggering|only|just|an?"
)
_BEFORE = compile_late(
    rf"(?<![\w'’-])(?:(?P<low>{_LEAST})|(?P<high>{_MOST})|(?P<rough>{_ROUGH})|"
    rf"(?P<bridge>{_BRIDGE}))"
    r"(?P<gap>\s{1,2}|(?<=~))$".replace(r"\ ", r"\s"),
    re.IGNORECASE,
)
_AFTER = compile_late(
    (
        r"(?:(?P<low>\+(?!\d)|[\s-]plus\b|"
        r",?\ or\ (?:more|above|greater|higher|better)\b(?!\ than)|"
        r"\ and\ (?:up|above|counting)\b|,?\ at\ (?:the\ )?least\b)"
        r"|(?P<high>,?\ or\ (?:fewer|less|lower|below)\b(?!\ than)|,?\ at\ (?:the\ )?most\b)"
        r"|(?P<rough>,?\ or\ so\b|-odd\b|-ish\b|,?\ or\ thereabouts\b|,?\ give\ or\ take\b))"
    ).replace(r"\ ", r"\s"),
    re.IGNORECASE,
)
# Words that take "over" or "under" to themselves: "presided over 2 million" tells no bound.
_TAKES_PLACE = compile_late(
    r"\b(?:presid(?:e[sd]?|ing)|rul(?:e[sd]?|ing)|reign\w*|argu(?:e[sd]?|ing)|fight(?:s|ing)?|fought|"
    r"quarrel\w*|disput\w+|clash\w*|feud\w*|t[ao]k(?:e[sn]?|ing)\scontrol|control|authority|"
    r"jurisdiction|power|victory|victories|advantage|triumph\w*|prevail\w*|w[io]ns?|sovereignty|"
    r"concerns?|worr(?:y|ies|ied)|anger|outrage|watch(?:es|ed|ing)?|hand(?:s|ed|ing)?|fl[eo]w|"
    r"fly|flying|looms?|looming|hangs?|hung|lawsuits?|sued|charges?|arrested|resign\w*|protests?|"
    r"serv(?:e[sd]?|ing)|negotiat\w+|talks|debates?|vot(?:e[sd]?|ing)|preside)\s$",
    re.IGNORECASE,
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
