"""Words of the English calendar, and every expression that tells when, as they stand in a text."""

import re
from collections.abc import Iterator, Mapping

from onrecord.language import ENGLISH, MONTHS
from onrecord.late import compile_late

__all__ = [
    "FUTURE",
    "HOLIDAYS",
    "NUMBERS",
    "PAST",
    "SCHEDULED",
    "WEEKDAYS",
    "find_expressions",
]

WEEKDAYS: Mapping[str, int] = {
    day: number for number, day in enumerate(ENGLISH.listed("calendar", "weekdays"))
}
_ONES = (*ENGLISH.listed("numbers", "to_nine")[1:], *ENGLISH.listed("numbers", "teens")[:3])
NUMBERS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "seventeen": 17,
    "twenty": 20,
    "thirty": 30,
}
HOLIDAYS: Mapping[str, tuple[int, int]] = {  # those that fall on one day of the year, any year
    name: (int(day[:2]), int(day[3:]))
    for name, day in ENGLISH.table("calendar", "holidays").items()
}
# Verbs that tell whether a clause looks ahead or back. The last one before "on Friday" counts.
# Two examples: "the court will rule on Friday", "the court ruled on Friday".
FUTURE = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "future") + r")\b", re.IGNORECASE)
SCHEDULED = compile_late(
    r"\b(?:" + ENGLISH.pattern("tense", "scheduled") + r")\s(?:on\s|this\s)?\Z", re.IGNORECASE
)
PAST = compile_late(
    r"\b(?<!\bbe )(?:" + ENGLISH.pattern("tense", "past") + r")\b(?! to [a-z]+ (?:on|by))",
    re.IGNORECASE,
)
_SHORT = ENGLISH.pattern("calendar", "short_months")
_MONTH = rf"(?:{ENGLISH.pattern('calendar', 'months')}|(?:{_SHORT})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until)\s)"
_END = r"(?![\w%]|[.,:]\d)"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_SEASON = rf"(?:{ENGLISH.pattern('calendar', 'seasons')})"
_HOLIDAY = "|".join(name.replace("'", "[’']") for name in HOLIDAYS).replace(" ", r"\s")
_NEAR = ENGLISH.pattern("calendar", "near").replace(" ", r"\s")
_QUARTER = rf"(?P<quarter>{ENGLISH.pattern('calendar', 'quarters')})\squarter"
_WHICH = rf"(?P<which>{ENGLISH.pattern('calendar', 'which')})\s"
_LEAD = rf"(?P<lead>{ENGLISH.pattern('calendar', 'leads')})\s"
_EXPRESSION = compile_late(
    rf"\b(?P<iso>(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])"
    rf"|\b(?:{_WEEKDAY},? )?(?P<month>{_MONTH})\s(?P<day>{_DAY}){_END}"
    rf"(?:{_TO}(?P<to>{_DAY}){_END})?(?:,?\s(?P<year>{_YEAR})\b)?"
    rf"|\b(?:{_WEEKDAY},? )?(?:(?P<efrom>{_DAY}){_TO})?(?P<eday>{_DAY})\s(?:day\s)?"
    rf"(?:of\s)?(?P<emonth>{_MONTH})(?![\w])(?:,?\s(?P<eyear>{_YEAR})\b)?"
    rf"|\b(?P<mmonth>{_MONTH}),?\s(?:of\s)?(?P<myear>{_YEAR})\b(?!-?\w)"
    rf"|\b(?P<season>{_SEASON}\s(?:of\s)?{_YEAR})\b"
    rf"|\b(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b"
    rf"|\b(?P<century>\d{{1,2}})(?:st|nd|rd|th)[- ]century\b"
    rf"|\b{_QUARTER}(?:\sof\s(?P<qyear>{_YEAR}|"
    r"this year|last year))"
    rf"|\bQ(?P<qn>[1-4])\s(?:of\s)?(?P<qnyear>{_YEAR})\b"
    rf"|(?<![\w$€£#.,:/-])(?P<years>{_YEAR})\s?(?P<dash>[-–—])\s?(?P<last>{_YEAR}|\d\d)(?![\w:/-])"
    rf"|(?<![\w$€£#.,:/-])(?P<bare>{_YEAR})(?![\w%°/]|[.,:]\d|-\d)"
    rf"|\b(?:{_WHICH})?"
    rf"(?P<weekday>{_WEEKDAY})(?![’']?s\b(?<![’']s)|\w)"
    rf"|\b(?P<near>{_NEAR})\b"
    r"|\b(?P<unit>(?:this|last|next)\s(?:week(?:end)?|month|year)s?)\b"
    r"|\b(?P<run>(?:the\s(?:following|next|previous|same)|that(?:\ssame)?)\s(?:day|month|year|"
    r"morning))\b(?!\s(?:that|as|when)\b)|\b(?P<before>the\s(?:year|month|day)\s(?:before|after|earlier|later))\b"
    rf"|\b(?P<count>{_COUNT})\]?\s(?P<what>day|week|month|year)s?\s(?P<way>ago|earlier|later)\b"
    rf"|\b(?P<holiday>{_HOLIDAY})\b"
    rf"|\b{_LEAD}(?P<lone>{_MONTH})(?![\w’']|,?\s(?:of\s)?\d)",
    re.IGNORECASE,
)

_WORD = compile_late(r"\w+")
_LISTED = ("seasons", "which", "quarters", "leads", "openings")
_OPENING = frozenset(  # the words that may open an expression, so that only these are tried
    _WORD.findall(" ".join((*WEEKDAYS, *MONTHS, *NUMBERS)))
) | {
    _WORD.findall(phrase)[0]
    for phrase in (*HOLIDAYS, *(p for name in _LISTED for p in ENGLISH.listed("calendar", name)))
}


def find_expressions(text: str) -> Iterator[re.Match[str]]:
    """Whatever may tell when, in order, without overlap. Linear time."""
    end = 0
    for word in _WORD.finditer(text):
        first = word[0]
        if word.start() < end or not (first[0].isdecimal() or first.lower() in _OPENING):
            continue
        found = _EXPRESSION.match(text, word.start())
        if found is not None:
            end = found.end()
            yield found
