"""The tokens of numerals: digits and number words, and how each hangs on the one before."""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text.numbers.suffixes import is_scale

__all__ = ["Kind", "Token", "find_tokens"]


class Kind(Enum):
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


class Token(NamedTuple):
    """A word or a run of digits, and how it hangs on the token before it."""

    kind: Kind
    value: float
    start: int
    end: int
    glue: str | None  # "", "and", "and a", "of a", "a", "point"; None: apart from the one before
    plural: bool = False


_UNITS = ENGLISH.listed("numbers", "to_nine")
_TEENS = ENGLISH.listed("numbers", "teens")
_TENS = ENGLISH.listed("numbers", "tens")
_PARTS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = ENGLISH.listed("numbers", "ordinal_words")
_SCALES = ENGLISH.numbers("numbers", "large")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_LEXICON: dict[str, tuple[Kind, float, bool]] = {
    **{word: (Kind.UNIT, float(n), False) for n, word in enumerate(_UNITS)},
    **{word: (Kind.TEEN, 10.0 + n, False) for n, word in enumerate(_TEENS)},
    **{word: (Kind.TENS, 20.0 + 10 * n, False) for n, word in enumerate(_TENS)},
    **{word: (Kind.SCALE, scale, False) for word, scale in _SCALES.items() if len(word) > 1},
    **{word: (Kind.PART, 3.0 + n, False) for n, word in enumerate(_PARTS)},
    **{word + "s": (Kind.PART, 3.0 + n, True) for n, word in enumerate(_PARTS)},
    **dict.fromkeys(_ORDINALS, (Kind.ORDINAL, 0.0, False)),
    "hundred": (Kind.HUNDRED, 100.0, False),
    "dozen": (Kind.DOZEN, 12.0, False),
    "half": (Kind.HALF, 0.5, False),
}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for words: by first letters, so that few are tried at a place."""
    ends: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        ends.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in ends.items())


# Signs and codes of currencies after which a letter multiplies ("$3m", "RM20m").
_MONEY_BEFORE = compile_late(
    r"(?:[$£€¥₹₽₪₩₺₦]|\b(?:" + ENGLISH.pattern("numerals", "money_before") + r"))\s?$"
)
_CODES = ENGLISH.pattern("numerals", "codes")
_ATTACHED = ENGLISH.pattern("numerals", "attached")
_DECIMAL_COMMA = r"\s?(?:" + ENGLISH.pattern("numerals", "decimal_comma").replace(" ", r"\ ") + ")"

_TOKEN = compile_late(
    rf"""
    (?=[.\d½¼¾⅓⅔⅛])
    (?:(?<!\w)|(?<=\bRs)|(?<=\bRM)|(?<=\b(?:{_CODES}))
      |(?<=\b(?-i:[NR]))
       (?=\d{{1,3}}(?:,\d{{3}}|(?:\.\d{{1,3}})?\s?(?:m|bn|million|billion|trillion)\b)))
    (?<!\d[.,:/])(?<!⁄) (?<!(?-i:[A-Z])[-‑]) (?<!\w['’])
    (?: (?P<whole>\d{{1,3}}) [ -] (?P<mixed>[1-9]/[2-9]) (?![\w/])
      | (?P<fraction>1/2|[12]/3|[13]/4) (?![\w/])
      | (?P<digits>\d{{1,2}}(?>(?:,\d{{2}}(?=,))+),\d{{3}}(?>(?:\.\d{{1,2}})?)
                 | \d{{1,3}}(?>(?:,\d{{3}})+)(?>(?:\.\d{{1,9}})?)
                 | \d{{1,3}}(?>(?:[ \u00a0\u2009\u202f]\d{{3}})+)(?![\d,.]\d)
                 | \d{{1,3}}(?>(?:\.\d{{3}})+)
                 | \d{{1,3}}(?>(?:['’]\d{{3}})+)
                 | \d{{1,15}}+,\d{{1,2}}+(?={_DECIMAL_COMMA})
                 | (?<=€)\d{{1,15}}+,\d{{1,2}}+(?![\d,])
                 | (?<![\w.,)\]…])\.\d{{1,4}}+
                 | (?>\d{{1,15}}(?:\.\d{{1,9}})?))
        (?![\d]|[.,:/]\d|⁄) (?P<vulgar>[½¼¾⅓⅔⅛])?+
        (?: (?P<suffix>k|K|bn|mn|mln|tn|m|M|b|B)(?!\w) | (?!\w) | (?=(?-i:{_ATTACHED})(?!\w)) )
      | (?P<bare>[½¼¾⅓⅔⅛]) (?!\w) )
    | (?<![\w'’]) (?P<word>{_any_of(_LEXICON)}) (?!\w|['’](?!s\b)\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SEPARATOR = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,4}|[-‑])"
_GLUE = compile_late(
    rf"{_SEPARATOR}?(?:(and{_SEPARATOR}an?|and|of{_SEPARATOR}an?|an?|point){_SEPARATOR})?",
    re.IGNORECASE,
)
_GLUE_MAX_CHARS = 14
_MONTHS = "|".join(month[:3] for month in ENGLISH.listed("calendar", "months"))
_MONTH = compile_late(rf"\b(?:{_MONTHS})[a-z]{{0,6}}\.?\s$", re.IGNORECASE)


def find_tokens(text: str, start: int, stop: int) -> list[Token]:
    """Digits and number words in order, each with the glue to the one before."""
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, stop):
        for token in _read_token(text, match):
            tokens.append(token._replace(glue=_glue(text, last, token.start)))
            last = token.end
    return tokens


def _glue(text: str, last: int, start: int) -> str | None:
    """How a token at `start` hangs on one that ended at `last`; None: it does not."""
    if last < 0 or start - last > _GLUE_MAX_CHARS:
        return None
    match = _GLUE.fullmatch(text, last, start)
    if match is None:
        return None
    words = re.split(r"[\s\-‑]+", (match[1] or "").casefold())
    return " ".join("a" if word == "an" else word for word in words)


def _read_token(text: str, match: re.Match[str]) -> tuple[Token, ...]:
    """What one match of `_TOKEN` stands for, without glue; two tokens for "3m" or "May 12 300"."""
    start, end = match.span()
    if match["word"]:
        kind, value, plural = _LEXICON[match["word"].casefold()]
        return (Token(kind, value, start, end, None, plural),)
    if match["bare"]:
        return (Token(Kind.DIGITS, _VULGAR[match["bare"]], start, end, None),)
    ratio = match["mixed"] or match["fraction"]
    if ratio:
        above, below = ratio.split("/")
        value = int(match["whole"] or 0) + int(above) / int(below)
        return (Token(Kind.DIGITS, value, start, end, None),)
    digits = match["digits"]
    if " " in digits and _MONTH.search(text, max(0, start - 12), start):
        head, _, tail = digits.partition(" ")
        parting = start + len(head)
        return (
            Token(Kind.DIGITS, float(head), start, parting, None),
            Token(Kind.DIGITS, _value_of(tail, ""), parting + 1, match.end("digits"), None),
        )
    value = _value_of(digits, text[end : end + 9]) + _VULGAR.get(match["vulgar"] or "", 0.0)
    number = Token(Kind.DIGITS, value, start, max(match.end("digits"), match.end("vulgar")), None)
    suffix = match["suffix"] or ""
    money = _MONEY_BEFORE.search(text, max(0, start - 4), start) is not None
    if not suffix or not is_scale(suffix, text, start, end, money=money):
        return (number,)
    return (number, Token(Kind.SCALE, _SCALES[suffix.casefold()], match.start("suffix"), end, None))


def _value_of(digits: str, after: str) -> float:
    """The value of a run of digits with separators; `after` is what follows it."""
    plain = re.sub(r"[ \u00a0\u2009\u202f'’]", "", digits)
    if re.fullmatch(r"\d+,\d{1,2}", plain):  # the token's pattern lets only a decimal comma through
        return float(plain.replace(",", "."))
    plain = plain.replace(",", "")
    if plain.count(".") > 1:
        return float(plain.replace(".", ""))
    thousands = re.fullmatch(r"[1-9]\d{0,2}\.\d00", plain)
    if thousands and not re.match(r"\s?(?:%|per|[mb]ill|[mbt]n)", after):
        return float(plain.replace(".", ""))
    return float(plain)
