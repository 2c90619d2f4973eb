"""Words of the English calendar, and every expression that tells when, as they stand in a text."""

import re
from collections.abc import Iterator, Mapping

from onrecord.language import ENGLISH

__all__ = [
    "FUTURE",
    "HOLIDAYS",
    "MONTHS",
    "NUMBERS",
    "PAST",
    "SCHEDULED",
    "WEEKDAYS",
    "find_expressions",
]

WEEKDAYS: Mapping[str, int] = {
    day: number for number, day in enumerate(ENGLISH.listed("calendar", "weekdays"))
}
_NAMES = ENGLISH.listed("calendar", "months")
MONTHS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_NAMES, 1)},
    "sept": 9,
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
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}
# Verbs that tell whether a clause looks ahead or back. The last one before "on Friday" counts.
# Two examples: "the court will rule on Friday", "the court ruled on Friday".
FUTURE = re.compile(
    r"\b(?:will|would|won[’']t|shall|[’']ll|going to|(?:is|are|was|were) (?:to|due|set|"
    r"scheduled|slated|expected|likely) |due|scheduled|slated|upcoming|forthcoming|plans? "
    r"to|hopes? to|expects? to|intends? to|ahead of|begins|starts|opens|ends|takes place|runs "
    r"through|deadline|until|till|(?-i:may|might|can|must)|sails|expires|resumes|(?:re)?convenes|"
    r"premieres|airs|kicks off|takes effect|(?:goes|returns) (?:on sale|to court|to the polls|into "
    r"effect|on trial|before))\b",
    re.IGNORECASE,
)
SCHEDULED = re.compile(
    r"\b(?:" + ENGLISH.pattern("tense", "scheduled") + r")\s(?:on\s|this\s)?\Z", re.IGNORECASE
)
PAST = re.compile(
    r"\b(?<!\bbe )(?:" + ENGLISH.pattern("tense", "past") + r")\b(?! to [a-z]+ (?:on|by))",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until)\s)"
_END = r"(?![\w%]|[.,:]\d)"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_EXPRESSION = re.compile(
    rf"\b(?P<iso>(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])"
    rf"|\b(?:{_WEEKDAY},? )?(?P<month>{_MONTH})\s(?P<day>{_DAY}){_END}"
    rf"(?:{_TO}(?P<to>{_DAY}){_END})?(?:,?\s(?P<year>{_YEAR})\b)?"
    rf"|\b(?:{_WEEKDAY},? )?(?:(?P<efrom>{_DAY}){_TO})?(?P<eday>{_DAY})\s(?:day\s)?"
    rf"(?:of\s)?(?P<emonth>{_MONTH})(?![\w])(?:,?\s(?P<eyear>{_YEAR})\b)?"
    rf"|\b(?P<mmonth>{_MONTH}),?\s(?:of\s)?(?P<myear>{_YEAR})\b(?!-?\w)"
    rf"|\b(?P<season>{_SEASON}\s(?:of\s)?{_YEAR})\b"
    rf"|\b(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b"
    rf"|\b(?P<century>\d{{1,2}})(?:st|nd|rd|th)[- ]century\b"
    rf"|\b(?P<quarter>first|second|third|fourth)\squarter(?:\sof\s(?P<qyear>{_YEAR}|"
    r"this year|last year))"
    rf"|\bQ(?P<qn>[1-4])\s(?:of\s)?(?P<qnyear>{_YEAR})\b"
    rf"|(?<![\w$€£#.,:/-])(?P<years>{_YEAR})\s?(?P<dash>[-–—])\s?(?P<last>{_YEAR}|\d\d)(?![\w:/-])"
    rf"|(?<![\w$€£#.,:/-])(?P<bare>{_YEAR})(?![\w%°/]|[.,:]\d|-\d)"
    r"|\b(?:(?P<which>last|next|this|past|coming|previous|following)\s)?"
    rf"(?P<weekday>{_WEEKDAY})(?![’']?s\b(?<![’']s)|\w)"
    r"|\b(?P<near>yesterday|today|tonight|tomorrow|(?:the\s)?day\sbefore\syesterday|"
    r"(?:the\s)?day\safter\stomorrow|last\snight|this\s(?:morning|afternoon|evening))\b"
    r"|\b(?P<unit>(?:this|last|next)\s(?:week(?:end)?|month|year)s?)\b"
    r"|\b(?P<run>(?:the\s(?:following|next|previous|same)|that(?:\ssame)?)\s(?:day|month|year|"
    r"morning))\b|\b(?P<before>the\s(?:year|month|day)\s(?:before|after|earlier|later))\b"
    rf"|\b(?P<count>{_COUNT})\]?\s(?P<what>day|week|month|year)s?\s(?P<way>ago|earlier|later)\b"
    r"|\b(?P<holiday>Christmas\s(?:Eve|Day)|Boxing\sDay|New\sYear[’']s\s(?:Eve|Day)|"
    r"Valentine[’']s\sDay|Halloween)\b"
    rf"|\b(?P<lead>in|since|by|until|last|next|this|during|of|from|to|between|and|before|after|"
    rf"through|earlier in|later in)\s(?P<lone>{_MONTH})(?![\w’']|,?\s(?:of\s)?\d)",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")
_OTHERS = (
    "spring summer autumn fall winter first second third fourth q1 q2 q3 q4 last next this past "
    "coming previous following yesterday today tonight tomorrow day the that boxing new in since "
    "by until during of from to between and before after through earlier later"
)
_OPENING = frozenset(  # the words that may open an expression, so that only these are tried
    {*WEEKDAYS, *MONTHS, *NUMBERS, *_OTHERS.split(), *(name.split()[0] for name in HOLIDAYS)}
) | {"valentine"}


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
