"""Units: currencies, per cent and measures, named one way however they are printed."""

import re
from typing import NamedTuple

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


_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY",
    "₹": "INR", "₽": "RUB", "₪": "ILS", "₩": "KRW", "₺": "TRY", "₦": "NGN", "₴": "UAH",
    "Rs": "INR", "Rs.": "INR", "RM": "MYR", "KSh": "KES", "Ksh": "KES", "GH₵": "GHS", "Z$": "ZWL",
    "US $": "USD",
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CHF CAD AUD NZD CNY RMB INR RUB UAH ILS TRY SEK NOK DKK PLN CZK HUF BRL MXN "
    "ZAR NGN KES ETB SAR AED EGP KRW SGD HKD THB IDR PKR"
)
_MONEY_WORDS = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "shekel": "ILS", "zloty": "PLN", "birr": "ETB",
    "naira": "NGN", "hryvnia": "UAH", "rupee": "rupees", "peso": "pesos", "franc": "francs",
    "lira": "liras", "rand": "ZAR", "ringgit": "MYR", "baht": "THB",
    "€": "EUR", "£": "GBP", "¢": "cents", "p": "pence", "lire": "liras",
    "krona": "kronor", "krone": "kroner", "dinar": "dinars", "riyal": "riyals",
    "dirham": "dirhams", "cent": "cents", "pence": "pence",
}  # fmt: skip
_NATIONS = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "new zealand dollar": "NZD",
    "pound sterling": "GBP", "british pound": "GBP", "swiss franc": "CHF",
    "indian rupee": "INR", "turkish lira": "TRY", "mexican peso": "MXN",
    "hong kong dollar": "HKD", "singapore dollar": "SGD",
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
    "barrel": "barrels", "bushel": "bushels", "pint": "pints", "ml": "ml", "millilitre": "ml",
    "milliliter": "ml", "cl": "cl", "l": "litres", "oz": "ounces", "cup": "cups", "cc": "cc",
    "tbsp": "tbsp", "tablespoon": "tbsp", "tsp": "tsp", "teaspoon": "tsp",
    "millimetre": "mm", "millimeter": "mm", "in": "inches", "yd": "yards",
    "micron": "microns", "nm": "nm", "light-year": "light-years", "light year": "light-years",
    "sq km": "square km", "sq mile": "square miles", "sq m": "square metres",
    "sqm": "square metres", "sq ft": "square feet", "sq. ft.": "square feet",
    "sqft": "square feet", "milligram": "mg", "microgram": "micrograms", "carat": "carats",
    "calorie": "calories", "kcal": "kcal", "kj": "kJ",
    "degree": "degrees", "degrees celsius": "°C", "degrees fahrenheit": "°F", "°c": "°C",
    "°f": "°F", "°": "degrees",
    "mile per hour": "mph", "miles per hour": "mph", "mile an hour": "mph",
    "miles an hour": "mph", "kilometres per hour": "km/h", "kilometers per hour": "km/h",
    "kilometres an hour": "km/h", "kilometers an hour": "km/h", "km per hour": "km/h",
    "knot": "knots", "mpg": "mpg", "c": "°C", "f": "°F", "degrees c": "°C", "degrees f": "°F",
    "pc": "%", "bp": "basis points", "bps": "basis points", "x": "times", "fold": "times",
    "ppm": "ppm", "part per million": "ppm", "parts per million": "ppm",
    "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB", "gib": "GiB", "mib": "MiB",
    "kilobyte": "kB", "megabyte": "MB", "gigabyte": "GB", "terabyte": "TB", "byte": "bytes",
    "kbps": "kbps", "mbps": "Mbps", "gbps": "Gbps", "tbps": "Tbps",
    "megabit per second": "Mbps", "megabits per second": "Mbps", "gigabit per second": "Gbps",
    "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "megahertz": "MHz",
    "gigahertz": "GHz", "megapixel": "megapixels", "mp": "megapixels",
    "fps": "fps", "frame per second": "fps", "frames per second": "fps", "rpm": "rpm",
    "hp": "hp", "bhp": "bhp", "horsepower": "hp", "ps": "PS", "nm of torque": "Nm", "mah": "mAh",
    "v": "V", "volt": "V", "kv": "kV", "w": "W", "watt": "W", "twh": "TWh", "gwh": "GWh",
    "mwh": "MWh", "tw": "TW", "terawatt": "TW", "db": "dB", "decibel": "dB",
    "bpd": "barrels a day", "barrels per day": "barrels a day", "barrels a day": "barrels a day",
    "teraflop": "teraflops", "petaflop": "petaflops", "kiloton": "kilotons",
    "megaton": "megatons", "h": "hours",
    "mph": "mph", "kph": "km/h", "km/h": "km/h", "mw": "MW", "gw": "GW", "kw": "kW",
    "megawatt": "MW", "gigawatt": "GW", "kilowatt": "kW", "kwh": "kWh", "kilowatt-hour": "kWh",
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks",
    "month": "months", "year": "years", "decade": "decades", "centurie": "centuries",
    "century": "centuries", "hr": "hours", "min": "minutes", "sec": "seconds", "time": "times",
}  # fmt: skip
# Short names that are words or other names where they stand apart ("12 in all", "40 MPs").
_ATTACHED_ONLY = frozenset(
    ["in", "ps", "mp", "nm", "pc", "bp", "db", "cl", "cc", "pb", "kv", "tw", "yd", "pct"]
)
_CASED = {"Nm": "Nm", "mW": "mW"}
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
_BEFORE = compile_late(
    rf"(?:{'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))}"
    rf"|\b(?:{'|'.join(_CODES.split())}))\s?$"
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
_UNCOUNTED = (
    "way star plus odd ish strong something bit core caliber calibre gauge pointer time level "
    "class type series style era old based run long wide high tall deep percent and some fold"
)
_NO_COUNT = frozenset(_UNCOUNTED.split())
_MANY = {
    "man": "men", "woman": "women", "person": "people", "child": "children",
    "magnitude": "magnitude",
}  # fmt: skip
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
