"""Numerals: numbers written in digits or in words, and where they stand."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

__all__ = ["NumberAt", "find_numbers"]


class NumberAt(NamedTuple):
    """A cardinal number and the characters that write it."""

    value: float
    start: int
    end: int
    scale: float = (
        1.0  # what its last multiplier stands for: 1e6 in "4.2 million", 100 in "300"? no: 1
    )


class _Kind(Enum):
    """What a token does in a number."""

    DIGITS = auto()  # "12,000"
    UNIT = auto()  # zero to nine
    TEEN = auto()  # ten to nineteen
    TENS = auto()  # twenty to ninety
    HUNDRED = auto()
    SCALE = auto()  # thousand and above
    DOZEN = auto()
    HALF = auto()
    PART = auto()  # "third", "quarters": an ordinal too if it is singular
    ORDINAL = auto()  # "first", "twentieth"


class _Token(NamedTuple):
    """A word or a run of digits, and how it hangs on the token before it."""

    kind: _Kind
    value: float
    start: int
    end: int
    glue: str | None  # "", "and", "and a", "of a", "a", "point"; None: apart from the one before
    plural: bool = False


_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_PARTS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = (
    "first second fourth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth millionth billionth"
).split()
_SCALES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_LEXICON: dict[str, tuple[_Kind, float, bool]] = {
    **{word: (_Kind.UNIT, float(n), False) for n, word in enumerate(_UNITS)},
    **{word: (_Kind.TEEN, 10.0 + n, False) for n, word in enumerate(_TEENS)},
    **{word: (_Kind.TENS, 20.0 + 10 * n, False) for n, word in enumerate(_TENS)},
    **{word: (_Kind.SCALE, scale, False) for word, scale in _SCALES.items() if len(word) > 1},
    **{word: (_Kind.PART, 3.0 + n, False) for n, word in enumerate(_PARTS)},
    **{word + "s": (_Kind.PART, 3.0 + n, True) for n, word in enumerate(_PARTS)},
    **{word: (_Kind.ORDINAL, 0.0, False) for word in _ORDINALS},
    "hundred": (_Kind.HUNDRED, 100.0, False),
    "dozen": (_Kind.DOZEN, 12.0, False),
    "half": (_Kind.HALF, 0.5, False),
}

_CURRENCIES = "$£€¥₹₽₪₩₺₦"
# Letters that may stand right behind digits without making a name of them ("35km" but not "35A").
_ATTACHED = r"km|kg|mg|cm|mm|m|g|ft|lbs?|mph|kph|k[Ww]h|[kMG]W|ha|hrs?|mins?|secs?|am|pm|p|pc|C|F|x"
_TOKEN = re.compile(
    rf"""
    (?:(?<!\w)|(?<=\bRs)|(?<=\bUSD)|(?<=\bEUR)|(?<=\bGBP)) (?<!\d[.,:/]) (?<![A-Z][-‑]) (?<!\w['’])
    (?: (?P<whole>\d{{1,3}}) [ -] (?P<mixed>[1-9]/[2-9]) (?![\w/])
      | (?P<fraction>1/2|[12]/3|[13]/4) (?![\w/])
      | (?P<digits>\d{{1,3}}(?:,\d{{3}})++(?:\.\d{{1,9}}+)?+
                 | \d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})++(?![\d,.]\d)
                 | \d{{1,3}}(?:\.\d{{3}})++
                 | \d{{1,3}}(?:['’]\d{{3}})++
                 | \d{{1,15}}+,\d{{1,2}}+(?=\s?(?:%|per\ ?cent|[mb]illion|[mbt]n\b))
                 | \d{{1,15}}+(?:\.\d{{1,9}}+)?+)
        (?![\d]|[.,:/]\d) (?P<vulgar>[½¼¾⅓⅔⅛])?+
        (?: (?P<suffix>k|K|bn|mn|mln|tn|m|M|b|B)(?!\w) | (?!\w) | (?=(?:{_ATTACHED})(?!\w)) )
      | (?P<bare>[½¼¾⅓⅔⅛]) (?!\w) )
    | (?<![\w'’]) (?P<word>{"|".join(sorted(_LEXICON, key=len, reverse=True))}) (?!\w|['’](?!s\b)\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SEPARATOR = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,4}|[-‑])"
_GLUE = re.compile(
    rf"{_SEPARATOR}?(?:(and{_SEPARATOR}an?|and|of{_SEPARATOR}an?|an?|point){_SEPARATOR})?",
    re.IGNORECASE,
)
_GLUE_MAX_CHARS = 14
_ARTICLE = re.compile(r"(?<![\w'’])an?[\s-]$", re.IGNORECASE)
_OF = re.compile(r"\s{1,2}(?:of|the|their|its|our|all)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,2}(?:an?\s)?$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s$", re.IGNORECASE
)


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

    Returns:
        The numbers in order, without overlap; `text[start:end]` of each is the number as written.
        Time is linear in the text.
    """
    stop = len(text) if end is None else end
    tokens = _find_tokens(text, start, stop)
    found: list[NumberAt] = []
    at = 0
    while at < len(tokens):
        number, at = _read_number(text, tokens, at, start)
        if number is not None:
            found.append(number)
    return tuple(found)


def _find_tokens(text: str, start: int, stop: int) -> list[_Token]:
    """Digits and number words in order, each with the glue to the one before."""
    tokens: list[_Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, stop):
        for kind, value, first, end, plural in _read_token(text, match):
            glue = _glue(text, last, first)
            tokens.append(_Token(kind, value, first, end, glue, plural))
            last = end
    return tokens


def _glue(text: str, last: int, start: int) -> str | None:
    """How a token at `start` hangs on one that ended at `last`; None: it does not."""
    if last < 0 or start - last > _GLUE_MAX_CHARS:
        return None
    match = _GLUE.fullmatch(text, last, start)
    if match is None:
        return None
    if match[1] is None:
        return ""
    words = re.split(r"[\s\-‑]+", match[1].casefold())
    return " ".join("a" if word == "an" else word for word in words)


def _read_token(text: str, match: re.Match[str]) -> list[tuple[_Kind, float, int, int, bool]]:
    """What one match of `_TOKEN` stands for; two tokens where a space parts a date from a count."""
    start, end = match.span()
    if match["word"]:
        kind, value, plural = _LEXICON[match["word"].casefold()]
        return [(kind, value, start, end, plural)]
    if match["bare"]:
        return [(_Kind.DIGITS, _VULGAR[match["bare"]], start, end, False)]
    ratio = match["mixed"] or match["fraction"]
    if ratio:
        above, below = ratio.split("/")
        value = int(match["whole"] or 0) + int(above) / int(below)
        return [(_Kind.DIGITS, value, start, end, False)]
    digits = match["digits"]
    if " " in digits and _MONTH.search(text, max(0, start - 12), start):
        head, _, tail = digits.partition(" ")
        return [
            (_Kind.DIGITS, float(head), start, start + len(head), False),
            (_Kind.DIGITS, _value_of(tail, ""), start + len(head) + 1, end, False),
        ]
    value = _value_of(digits, text[end : end + 9]) + _VULGAR.get(match["vulgar"] or "", 0.0)
    tokens = [(_Kind.DIGITS, value, start, match.end("digits"), False)]
    suffix = (match["suffix"] or "").casefold()
    if suffix in {"m", "b"} and text[start - 1 : start] not in _CURRENCIES[:]:
        suffix = ""
    if suffix:
        tokens.append((_Kind.SCALE, _SCALES[suffix], match.start("suffix"), end, False))
    return tokens
