"""Units: currencies, per cent and measures, named one way however they are printed."""

import re
from typing import NamedTuple

__all__ = ["CURRENCIES", "TIMES", "UnitAt", "find_currency_before", "find_unit_after"]


class UnitAt(NamedTuple):
    """A unit and the characters that give it."""

    unit: str
    start: int
    end: int


_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY",
    "₹": "INR", "₽": "RUB", "₪": "ILS", "₩": "KRW", "₺": "TRY", "₦": "NGN", "₴": "UAH",
    "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CHF CAD AUD NZD CNY RMB INR RUB UAH ILS TRY SEK NOK DKK PLN CZK HUF BRL MXN "
    "ZAR NGN KES ETB SAR AED EGP KRW SGD HKD THB IDR PKR"
)
_MONEY_WORDS = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "shekel": "ILS", "zloty": "PLN", "birr": "ETB",
    "naira": "NGN", "hryvnia": "UAH", "rupee": "rupees", "peso": "pesos", "franc": "francs",
    "lira": "liras", "krona": "kronor", "krone": "kroner", "dinar": "dinars", "riyal": "riyals",
    "dirham": "dirhams", "cent": "cents", "pence": "pence",
}  # fmt: skip
_NATIONS = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "new zealand dollar": "NZD",
    "pound sterling": "GBP", "british pound": "GBP", "swiss franc": "CHF",
    "indian rupee": "INR", "turkish lira": "TRY", "mexican peso": "MXN",
    "swedish krona": "SEK", "norwegian krone": "NOK", "danish krone": "DKK",
}  # fmt: skip
_MEASURES = {
    "%": "%", "percent": "%", "per cent": "%", "per-cent": "%", "pct": "%",
    "percentage point": "percentage points", "basis point": "basis points",
    "point": "points",
    "km": "km", "kilometre": "km", "kilometer": "km", "mile": "miles", "metre": "metres",
    "meter": "metres", "m": "metres", "cm": "cm", "centimetre": "cm", "centimeter": "cm",
    "mm": "mm", "foot": "feet", "feet": "feet", "ft": "feet", "inch": "inches",
    "inche": "inches", "yard": "yards", "acre": "acres", "hectare": "hectares", "ha": "hectares",
    "square mile": "square miles", "square kilometre": "square km",
    "square kilometer": "square km", "square metre": "square metres",
    "square meter": "square metres", "square foot": "square feet", "square feet": "square feet",
    "cubic metre": "cubic metres", "cubic meter": "cubic metres", "nautical mile": "nautical miles",
    "tonne": "tonnes", "metric ton": "tonnes", "ton": "tons", "kg": "kg", "kilo": "kg",
    "kilogram": "kg", "gram": "grams", "g": "grams", "mg": "mg", "pound": "pounds", "lb": "pounds",
    "ounce": "ounces", "litre": "litres", "liter": "litres", "gallon": "gallons",
    "barrel": "barrels", "bushel": "bushels",
    "degree": "degrees", "degrees celsius": "°C", "degrees fahrenheit": "°F", "°c": "°C",
    "°f": "°F", "°": "degrees",
    "mph": "mph", "kph": "km/h", "km/h": "km/h", "mw": "MW", "gw": "GW", "kw": "kW",
    "megawatt": "MW", "gigawatt": "GW", "kilowatt": "kW", "kwh": "kWh", "kilowatt-hour": "kWh",
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks",
    "month": "months", "year": "years", "decade": "decades", "centurie": "centuries",
    "century": "centuries", "hr": "hours", "min": "minutes", "sec": "seconds", "time": "times",
}  # fmt: skip
CURRENCIES = (
    frozenset(_SIGNS.values())
    | frozenset(_CODES.split())
    | frozenset([*_MONEY_WORDS.values(), *_NATIONS.values()])
)
TIMES = frozenset(
    ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"]
)

_ALL = _MEASURES | _MONEY_WORDS | _NATIONS | {code.casefold(): code for code in _CODES.split()}
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"[\s-]") for name in sorted(_ALL, key=len, reverse=True)
)
_PLURAL_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"[\s-]")
    for name in sorted(_ALL, key=len, reverse=True)
    if len(name) > len("ha") and name.isascii()
)
_BEFORE = re.compile(
    rf"(?:{'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))}"
    rf"|\b(?:{'|'.join(_CODES.split())}))\s?$"
)
_AFTER = re.compile(
    rf"[\s-]?\s?(?:(?P<unit>{_NAMES})|(?P<many>{_PLURAL_NAMES})s)(?!\w)", re.IGNORECASE
)
_ANY_ZONE = 34  # characters: the longest name and its gap


def find_currency_before(text: str, floor: int, start: int) -> UnitAt | None:
    """The currency sign or code right before a number, if any."""
    match = _BEFORE.search(text, max(floor, start - 5), start)
    if match is None:
        return None
    sign = match.group().rstrip()
    return UnitAt(_SIGNS.get(sign, sign), match.start(), match.end())


def find_unit_after(text: str, end: int, ceiling: int) -> UnitAt | None:
    """The unit of measure or money right behind a number, if any.

    A dollar without a country is read as the US dollar, and "RMB" as the yuan's own name; pounds
    in words stay "pounds", since they may be weight or money.
    """
    match = _AFTER.match(text, end, min(ceiling, end + _ANY_ZONE))
    if match is None:
        return None
    printed = (match["unit"] or match["many"]).casefold()
    name = re.sub(r"[\s-]", " ", printed)
    unit = _ALL.get(name) or _ALL.get(printed)
    start = max(match.start("unit"), match.start("many"))
    # One letter is a unit only where it touches its number or is the sign itself.
    if unit is None or (len(name) == 1 and name.isalpha() and start != end):
        return None
    return UnitAt(unit, start, match.end())
