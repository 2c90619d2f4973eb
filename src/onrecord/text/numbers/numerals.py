"""Numerals: numbers written in digits or in words, and where they stand."""

import math
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text.numbers.numeral_tokens import Kind, Token, find_tokens

__all__ = ["NumberAt", "borrow_scale", "find_numbers"]


class NumberAt(NamedTuple):
    """A cardinal number and the characters that write it."""

    value: float
    start: int
    end: int
    scale: float = 1.0  # its last multiplier in words: 1e6 in "4.2 million"; 1 in "12,000"


_ARTICLE = compile_late(r"(?<![\w'’])(?:an?[\s-]|(?P<more>another\s))$", re.IGNORECASE)
_THE = compile_late(r"\b(?:the|that|this|these|first|last|past)\s$", re.IGNORECASE)
_OF = compile_late(r"\s{1,2}(?:of|the|their|its|our|all)\b", re.IGNORECASE)
# "half a mile", "between a third and a half": a share without "of".
_HALF_A = compile_late(
    r"\san?\s(?:" + ENGLISH.pattern("numerals", "measured_by_half") + r")", re.IGNORECASE
)
_OTHER_SHARE = compile_late(
    r"\s(?:and|to|or)\s(?:an?\s)?(?:" + ENGLISH.pattern("numerals", "shares_behind") + r")\b",
    re.IGNORECASE,
)
_BETWEEN = compile_late(r"\bbetween\s{1,2}(?:an?\s)?$", re.IGNORECASE)
_COUNTS = frozenset({Kind.UNIT, Kind.TEEN, Kind.TENS})
_MULTIPLIERS = frozenset({Kind.HUNDRED, Kind.SCALE, Kind.DOZEN})
_CENTURIES = frozenset(range(11, 21))  # "nineteen eighty-four", "twenty twelve"
_AND = ("", "and")
_ROUND_THOUSANDS = compile_late(r"\d{1,3}[,.  ]000$")
_NEAR_ENOUGH = 100  # how far apart "8 to 12,000" must be before the 8 is read as thousands


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[NumberAt, ...]:
    """Find the cardinal numbers of a text, in digits and in words.

    Read are separators ("12,000", "12 000", "12.000", "1.200.000"), decimals, scales ("4.2
    million", "$3m", "12k"), words ("one hundred and five", "twenty thousand", "four point two
    billion", "two dozen"), and fractions ("two thirds", "half a million", "a quarter of a
    million", "2½"). A single "12.000" is read as thousands only if the group ends in "00" and no
    per cent sign follows. Ordinals ("third", "21st"), decades ("1990s"), clock times, dates with
    strokes, digits that are part of a name ("A7", "B-52") and open plurals ("dozens",
    "thousands") are not numbers.

    Args:
        text: any text.
        start: where to begin, in code points.
        end: where to stop; None: at the end of the text.

    A sign in front is not read, and a run of more than fifteen digits is no number.

    Returns:
        The numbers in order, without overlap; `text[start:end]` of each is the number as written.
        Time is linear in the text.
    """
    stop = len(text) if end is None else end
    tokens = find_tokens(text, start, stop)
    found: list[NumberAt] = []
    at = 0
    while at < len(tokens):
        number, at = _read_number(text, tokens, at, start)
        if number is not None:
            found.append(number)
    return tuple(found)


def _read_number(
    text: str, tokens: Sequence[Token], at: int, floor: int
) -> tuple[NumberAt | None, int]:
    """Read the number that begins at a token; the second value is the next token to read."""
    first = tokens[at]
    opened = _ARTICLE.search(text, max(floor, first.start - 9), first.start)
    led = opened is not None or (
        first.kind is Kind.DOZEN and _THE.search(text, max(floor, first.start - 6), first.start)
    )
    reading = _read_share(text, tokens, at, opened is not None) or _read_cardinal(
        text, tokens, at, bool(led)
    )
    if reading is None:
        return None, at + 1
    value, after = reading
    if _is_ordinal(text, tokens, after):
        return None, after + 1
    takes_article = first.kind in _MULTIPLIERS or first.kind in {Kind.HALF, Kind.PART}
    takes_article = takes_article and opened is not None and not opened["more"]
    start = opened.start() if opened and takes_article else first.start
    last = list(takewhile(lambda t: t.kind in _MULTIPLIERS, reversed(tokens[at:after])))
    scale = math.prod(token.value for token in last)
    return NumberAt(value, start, tokens[after - 1].end, scale), after


def _next(tokens: Sequence[Token], at: int, *glues: str) -> Token | None:
    """The token at a place if it hangs on the one before by one of the glues."""
    if at < len(tokens) and tokens[at].glue in glues:
        return tokens[at]
    return None


def _read_share(
    text: str, tokens: Sequence[Token], at: int, article: bool
) -> tuple[float, int] | None:
    """Read "half a million", "three quarters of a million", "two thirds", "a third (of)"."""
    count, part, after = 1.0, tokens[at], at + 1
    counted = part.kind is Kind.UNIT and part.value > 0
    if counted:
        below = _next(tokens, after, "")
        if below is None:
            return None
        count, part, after = part.value, below, after + 1
    if part.kind not in {Kind.HALF, Kind.PART} or (count > 1) is not part.plural:
        return None
    share = count * (part.value if part.kind is Kind.HALF else 1 / part.value)
    whole = _next(tokens, after, "", "a", "of a")
    if whole is not None and whole.kind in _MULTIPLIERS:
        return share * whole.value, after + 1
    hyphened = counted and text[part.start - 1] in "-‑"
    named = counted or article or part.kind is Kind.HALF  # not "the third of May"
    open_end = next((w for w in (_OF, _OTHER_SHARE, _HALF_A) if w.match(text, part.end)), None)
    return (share, after) if count > 1 or hyphened or (named and open_end) else None


def _read_cardinal(
    text: str, tokens: Sequence[Token], at: int, article: bool
) -> tuple[float, int] | None:
    """Read digits or words up to the last scale that belongs to them."""
    first = tokens[at]
    if first.kind in _MULTIPLIERS and not article:
        return None  # "several hundred", "the first million"
    reading = _read_scales(tokens, at, _AND)
    if (
        reading is not None
        and _BETWEEN.search(text, max(0, first.start - 12), first.start)
        and _next(tokens, reading[1], "and") is None
    ):
        # In "between one hundred and two" the "and" parts two numbers.
        reading = _read_scales(tokens, at, ("",))
    return None if reading is None else _read_half(tokens, *reading)


def _read_scales(
    tokens: Sequence[Token], at: int, joints: tuple[str, ...]
) -> tuple[float, int] | None:
    """Read groups below a thousand, each with its scale, the scales falling."""
    total, last, after = 0.0, math.inf, at
    while True:
        group = _read_group(tokens, after, joints)
        if group is None:
            break
        value, end = group
        multiplier = _next(tokens, end, "") if end > after else tokens[end]
        if multiplier is None or multiplier.kind not in {Kind.SCALE, Kind.DOZEN}:
            if value < last:
                total, after = total + value, end
            break
        if multiplier.value >= last:
            break
        last, after = multiplier.value, end + 1
        total += value * last
        if _next(tokens, after, *joints) is None or multiplier.kind is Kind.DOZEN:
            break
        if _next(tokens, after, "") is not None and tokens[after].kind is Kind.SCALE:
            total, after = total * tokens[after].value, after + 1  # "a thousand billion"
            break
        if tokens[after].kind is Kind.DIGITS or tokens[after].kind in _MULTIPLIERS:
            break
    return None if after == at else (total, after)


def _read_group(
    tokens: Sequence[Token], at: int, joints: tuple[str, ...]
) -> tuple[float, int] | None:
    """Read a number below a thousand; a scale that stands alone is one of it, and not consumed."""
    first = tokens[at]
    if first.kind in {Kind.SCALE, Kind.DOZEN}:
        return 1.0, at
    if first.kind is Kind.HUNDRED:
        return _read_rest(tokens, 100.0, at + 1, joints)
    if first.kind is not Kind.DIGITS and first.kind not in _COUNTS:
        return None
    value, after = _read_small(tokens, at)
    hundred = _next(tokens, after, "")
    if hundred is None or hundred.kind is not Kind.HUNDRED:
        return _read_decimals(tokens, value, after)
    if first.kind is Kind.DIGITS:
        return value * 100, after + 1
    return _read_rest(tokens, value * 100, after + 1, joints)


def _read_rest(
    tokens: Sequence[Token], hundreds: float, at: int, joints: tuple[str, ...]
) -> tuple[float, int]:
    """Read what stands behind a hundred: "and five", "fifty-two"; not "and two hundred"."""
    rest = _next(tokens, at, *joints)
    if rest is not None and rest.kind in _COUNTS:
        more, end = _read_small(tokens, at)
        follower = _next(tokens, end, "")
        if follower is None or follower.kind is not Kind.HUNDRED:
            return hundreds + more, end
    return hundreds, at


def _read_small(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """Read a count below a hundred, or a year as it is spoken ("nineteen eighty-four")."""
    first, after = tokens[at], at + 1
    follower = _next(tokens, after, "")
    if follower is None or first.kind is Kind.DIGITS:
        return first.value, after
    if first.kind is Kind.TENS and follower.kind is Kind.UNIT and follower.value > 0:
        return first.value + follower.value, after + 1
    if first.value in _CENTURIES and follower.kind in {Kind.TEEN, Kind.TENS}:
        rest, after = _read_small_within_century(tokens, after)
        return first.value * 100 + rest, after
    return first.value, after


def _read_small_within_century(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """Read the second half of a spoken year."""
    unit = _next(tokens, at + 1, "")
    if tokens[at].kind is Kind.TENS and unit is not None and unit.kind is Kind.UNIT:
        return tokens[at].value + unit.value, at + 2
    return tokens[at].value, at + 1


def _read_decimals(tokens: Sequence[Token], value: float, at: int) -> tuple[float, int]:
    """Read "point two five" behind a count."""
    if tokens[at - 1].kind is Kind.DIGITS:
        return value, at
    place, glue = 0.1, "point"
    while (digit := _next(tokens, at, glue)) is not None and digit.kind is Kind.UNIT:
        value += digit.value * place
        place, glue, at = place / 10, "", at + 1
    return value, at


def _read_half(tokens: Sequence[Token], value: float, at: int) -> tuple[float, int]:
    """Read "and a half" behind a number, and the scale behind it ("two and a half million")."""
    half = _next(tokens, at, "and a")
    if half is None or half.kind is not Kind.HALF:
        return value, at
    last = tokens[at - 1]
    value += 0.5 * (last.value if last.kind in _MULTIPLIERS else 1.0)
    scale = _next(tokens, at + 1, "")
    if scale is not None and scale.kind in _MULTIPLIERS:
        return value * scale.value, at + 2
    return value, at + 1


def _is_ordinal(text: str, tokens: Sequence[Token], after: int) -> bool:
    """Whether the number goes on into an ordinal: "twenty-first", "one hundred and fifth"."""
    ordinal = _next(tokens, after, *_AND)
    if ordinal is None or ordinal.plural or ordinal.kind not in {Kind.ORDINAL, Kind.PART}:
        return False
    last = tokens[after - 1]
    if text[last.end] in "-‑":
        return True
    if text[ordinal.end : ordinal.end + 1] == "-":
        return False  # "twenty second-hand cars"
    return last.kind is Kind.TENS or (last.kind in _MULTIPLIERS and ordinal.glue == "and")


def borrow_scale(text: str, low: NumberAt, high: NumberAt) -> float:
    """The value of a range's first number, with the scale of the second where it was left out.

    "8 to 12 million" and "8- to 12,000" leave it out; "500 to 1 million" does not.
    """
    scale = high.scale
    if scale == 1 and _ROUND_THOUSANDS.search(text[high.start : high.end]):
        scale = 1000.0 if high.value >= low.value * _NEAR_ENOUGH else 1.0
    if low.scale == 1 and scale > 1 and 0 < low.value < high.value / scale:
        return low.value * scale
    return low.value
