"""Open plurals: "dozens", "hundreds of thousands", "several hundred", which name no number."""

import re
from typing import NamedTuple

from onrecord.text import Span

__all__ = ["Vague", "find_vague"]


class Vague(NamedTuple):
    """An open plural and the words that make it one."""

    start: int
    end: int


_PLURALS = r"(?:dozens|scores|hundreds|thousands|millions|billions|trillions|tens)"
_SCALES = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_VAGUE = re.compile(
    rf"(?<![\w'’-])(?:{_PLURALS}(?:(?:\sof|\sand|\sor|\sto|\supon)\s{_PLURALS}){{0,2}}"
    rf"|(?:several|a\sfew|a\scouple(?:\sof)?|many|some)\s{_SCALES}s?(?:\s{_SCALES})?)(?![\w-])",
    re.IGNORECASE,
)


def find_vague(text: str, area: Span) -> tuple[Vague, ...]:
    """The open plurals of a stretch of text, in order.

    "Tens" and "scores" count only with a noun ("scores of", "tens of thousands"); elsewhere they
    are results and columns.
    """
    found = []
    for match in _VAGUE.finditer(text, area.start, area.end):
        words = match.group().casefold()
        if words in {"tens", "scores"} and not text.startswith(" of ", match.end()):
            continue
        found.append(Vague(*match.span()))
    return tuple(found)
