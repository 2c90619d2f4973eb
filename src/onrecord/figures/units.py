"""Units: currencies, per cent and measures, named one way however they are printed."""

import re
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late

__all__ = [
    "CURRENCIES",
    "TIMES",
    "UnitAt",
    "find_currency_before",
    "find_shared_unit",
    "find_unit_after",
]


class UnitAt(NamedTuple):
    """A unit and the characters that give it."""

    unit: str
    start: int
    end: int


_SIGNS = ENGLISH.table("units", "signs")
_CODES = ENGLISH.listed("units", "codes")
_MONEY_WORDS = ENGLISH.table("units", "money")
_NATIONS = ENGLISH.table("units", "nations")
_MEASURES = ENGLISH.table("units", "measures")
_ATTACHED_ONLY = ENGLISH.words("units", "attached_only")
_CASED = {"Nm": "Nm", "mW": "mW"}
CURRENCIES = (
    frozenset(_SIGNS.values())
    | frozenset(_CODES)
    | frozenset([*_MONEY_WORDS.values(), *_NATIONS.values()])
)
TIMES = frozenset(
    ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"]
)

_ALL = {**_MEASURES, **_MONEY_WORDS, **_NATIONS, **{code.casefold(): code for code in _CODES}}
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"[\s-]") for name in sorted(_ALL, key=len, reverse=True)
)
_PLURAL_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"[\s-]")
    for name in sorted(_ALL, key=len, reverse=True)
    if len(name) > len("ha") and name.isascii()
)
_BEFORE = compile_late(
    rf"(?:{'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))}"
    rf"|\b(?:{'|'.join(_CODES)}))\s?$"
)
_AFTER = compile_late(
    rf"[\s-]?\s?(?:(?P<unit>{_NAMES})|(?P<many>{_PLURAL_NAMES})s)(?!\w)", re.IGNORECASE
)
_NAIRA_OR_RAND = compile_late(r"(?<!\w)[NR]$")  # touches its number, else it is an initial
_LETTER_CURRENCIES = {"N": "NGN", "R": "ZAR"}
_DEGREES = compile_late(r"\s(?P<unit>[CF])(?=[).,;]|$)")  # "86 degrees Fahrenheit (30 C)"
_ONE_OF = compile_late(
    r"\s(?:of\s)?(?:an?|one|1)(?=\s)"
)  # "half a percent", "one-half of 1 percent"
_COMPOUND = compile_late(r"-(?P<noun>[a-z]{3,20})(?![\w-])")
_NO_COUNT = ENGLISH.words("units", "uncounted")
_MANY = ENGLISH.table("units", "many")
_IES = frozenset(letter + "y" for letter in "bcdfghjklmnpqrstvwxz")
_ANY_ZONE = 34  # characters: the longest name and its gap


def find_currency_before(text: str, floor: int, start: int) -> UnitAt | None:
    """The currency sign or code right before a number, if any."""
    match = _BEFORE.search(text, max(floor, start - 5), start)
    if match is None:
        letter = _NAIRA_OR_RAND.search(text, max(floor, start - 2), start)
        return letter and UnitAt(_LETTER_CURRENCIES[letter[0]], *letter.span())
    sign = match.group().rstrip()
    return UnitAt(_SIGNS.get(sign, sign), match.start(), match.end())


def find_unit_after(text: str, end: int, ceiling: int) -> UnitAt | None:
    """The unit of measure or money right behind a number, if any.

    A dollar without a country is read as the US dollar, and "RMB" as the yuan's own name; pounds
    in words stay "pounds", since they may be weight or money.
    """
    match = _AFTER.match(text, end, min(ceiling, end + _ANY_ZONE))
    if match is None:
        degrees = _DEGREES.match(text, end, ceiling)
        return degrees and UnitAt("°" + degrees["unit"], degrees.start("unit"), degrees.end())
    printed = (match["unit"] or match["many"]).casefold()
    name = re.sub(r"[\s-]", " ", printed)
    unit = _CASED.get(match["unit"] or "") or _ALL.get(name) or _ALL.get(printed)
    start = max(match.start("unit"), match.start("many"))
    short = (len(name) == 1 and name.isalpha()) or name in _ATTACHED_ONLY
    if unit is None or (short and text[end:start] not in {"", "-"}):
        return None
    return UnitAt(unit, start, match.end())


def find_shared_unit(text: str, end: int, ceiling: int) -> UnitAt | None:
    """The unit of which a share is told: "half a percent", "one-half of 1 percent"."""
    one = _ONE_OF.match(text, end, ceiling)
    return find_unit_after(text, one.end(), ceiling) if one else None


def find_compound(text: str, end: int, ceiling: int) -> UnitAt | None:
    """What digits with a hyphen count: "delegates" in "a 1,237-delegate threshold"."""
    match = _COMPOUND.match(text, end, ceiling)
    if match is None or match["noun"] in _NO_COUNT:
        return None
    noun = match["noun"]
    many = _MANY.get(noun) or (noun[:-1] + "ies" if noun[-2:-1] + noun[-1:] in _IES else noun + "s")
    return UnitAt(noun if noun.endswith("s") else many, match.start("noun"), match.end())
