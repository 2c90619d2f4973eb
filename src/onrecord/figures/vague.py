"""Open plurals: "dozens", "hundreds of thousands", "several hundred", and their least."""

import math
import re
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.text import Span

__all__ = ["Vague", "find_vague"]


class Vague(NamedTuple):
    """An open plural, and the bounds that convention gives it beside its words.

    The words stay the figure's hedge. A plural is at least two of its kind ("hundreds": 200), as
    the codebooks of event data read it (UCDP GED 23.1, "Fatality estimates"; ACLED, "Coding of
    fatalities", takes one). It is open above, but "tens of" and "hundreds of" stop where the next
    word begins ("tens of thousands": 100,000).
    """

    start: int
    end: int
    low: float
    high: float | None


_ONE = ENGLISH.numbers("vague", "ones")
_LEAST = 2.0  # of a plural
_STEP = 10.0  # from "tens of thousands" to "hundreds of thousands"
# What stands before a scale in the singular: "several" is three or more; "some hundred" is one.
_TIMES = {"several": 3.0, "a few": 2.0, "few": 2.0, "a couple": 2.0, "couple": 2.0, "many": 2.0}
_PLURALS = r"(?:" + ENGLISH.pattern("vague", "plurals") + r")"
_SCALES = rf"(?:{'|'.join(word for word in _ONE if word not in {'score', 'ten'})})"
_LED = r"several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?|many|some"
_VAGUE = re.compile(
    rf"(?<![\w'’-])(?:(?P<plural>{_PLURALS}(?:(?:\sof|\sand|\sor|\sto|\supon)\s{_PLURALS}){{0,2}})"
    rf"|(?P<led>{_LED})\s(?P<scales>{_SCALES}s?(?:\s{_SCALES})?))(?![\w-])",
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
        low, high = _bound_plural(words.split()) if match["plural"] else _bound_led(match)
        found.append(Vague(match.start(), match.end(), low, high))
    return tuple(found)


def _bound_plural(words: list[str]) -> tuple[float, float | None]:
    """The bounds of plurals in a row: "of" multiplies, "or" and "to" leave the first."""
    ones = [_ONE[word[:-1]] for word in words[::2]]
    if words[1:2] != ["of"] or ones[0] > _ONE["hundred"]:
        return _LEAST * ones[0] * (ones[1] if words[1:2] == ["of"] else 1.0), None
    of = math.prod(ones[1:])
    return _LEAST * ones[0] * of, _STEP * ones[0] * of if words[0] in {"tens", "hundreds"} else None


def _bound_led(match: re.Match[str]) -> tuple[float, float | None]:
    """The least of "several hundred thousand"."""
    led = " ".join(match["led"].casefold().removesuffix("of").split())
    scales = [_ONE[word.removesuffix("s")] for word in match["scales"].casefold().split()]
    many = _LEAST if match["scales"][-1] in "sS" else 1.0
    return _TIMES.get(led, many) * math.prod(scales), None
