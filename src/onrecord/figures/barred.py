"""Stretches of text whose numbers are no quantities: dates, times, addresses, scores."""

import re

from onrecord.language import ENGLISH, fill_in
from onrecord.text import Span

__all__ = ["find_barred"]

_NAMES = [month.capitalize() for month in ENGLISH.listed("calendar", "months")]
_SHORT = ENGLISH.pattern("calendar", "short_months")
_MONTHS = rf"(?:{'|'.join(_NAMES)}|{'|'.join(_NAMES).upper()}|(?:{_SHORT})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_CLOCK = r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.,]*\d|\s?(?:%|per\b))"
_DAYS = "|".join(day.capitalize() for day in ENGLISH.listed("calendar", "weekdays"))
_WEEKDAY = rf"(?:{_DAYS}|{ENGLISH.pattern('calendar', 'near_days')})\b"
_PART_OF_DAY = fill_in(
    ENGLISH.expression("barred", "daytime"),
    WEEKDAY=_WEEKDAY,
    BEFORE=ENGLISH.pattern("barred", "before_part"),
    PARTS=ENGLISH.pattern("barred", "parts_of_day"),
)
_ZONES = ENGLISH.pattern("barred", "time_zones").replace(" ", r"\s")
_SEASONS = ENGLISH.pattern("barred", "of_seasons")
_NO_COUNTS = ENGLISH.pattern("barred", "no_counts")
_STREETS = r"(?:" + ENGLISH.pattern("barred", "streets") + r")"
# Alternatives stand together by the character they begin with, behind a look at that character:
# most places of a text begin none, and are passed at a quarter of the cost.
_BARRED = re.compile(
    rf"""
      (?=[hw])(?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}\.\w
    | (?=[@\#=])(?: (?<!\w)[@\#]\w+ | =["']\d{{1,20}}["'] )
    | (?=[\d(+])(?:
        (?<!\d)\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)
      | (?<!\d)(?:\+?\d[-.\s])?(?:\(\d{{3}}\)\s?|\d{{3}}[-.])\d{{3}}[-.]\d{{4}}(?!\d)
      | (?<![\d$£€,.])\d{{3}}-\d{{4}}(?![\d,]) | (?<!\w)\+\d[\d\s()-]{{7,18}}\d
      | (?<!\d)\d{{3}}-\d{{2}}-\d{{4}}(?!\d)
      | (?<![\d.,£$€])\(?0\d{{2,4}}\)?[\s-]\d{{3,4}}[\s-]?\d{{3,4}}(?!\d)
      | (?<![\w$£€])\(\d{{1,3}}(?:,\s\d{{1,3}}){{1,9}}\)
      | (?<![\w.,$£€])911(?=\scalls?\b)
      | (?<![\w,.])\d{{1,3}}(?:\s\d{{1,3}}){{2,9}}\s?[-–—]\s?\d{{1,3}}(?![\w,.]\w)
      | (?<!\d)\d['’]\s?\d{{1,2}}(?:["”″]|(?!\d))
      | (?<![\d.,])\d{{1,2}}(?:\s?(?:-|–|—|to|and)\s?\d{{1,2}})?(?:st|nd|rd|th)?\s(?:of\s)?
        {_MONTHS}(?!\w)(?:,?\s\d{{4}})?
      | (?<!\w)\d{{1,2}}(?:[:.]\d\d)?(?:\s?(?:-|–|to|and)\s?\d{{1,2}}(?:[:.]\d\d)?)?\s?
        (?:a\.m\b|p\.m\b|am\b|pm\b|AM\b|PM\b|o['’]clock)
      | (?<!\w)[0-2]?\d[:.]?[0-5]\d\s?
        (?:{_ZONES})
      | (?<![\w$£€.,])(?:{_CLOCK}\s?(?:-|–|to|and)\s?)?{_CLOCK},?\s{_PART_OF_DAY}
      | (?<![\w$£€.,])\d{{1,5}}[A-Z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'’.]+\s){{1,3}}{_STREETS}(?!\w)
      | (?<!\w)[1-9]\d{{2,3}}\s?[-–—/]\s?\d{{2}}(?=\s(?:{_SEASONS}))
      | (?<!\w)(?:1[4-9]|20)\d\d\s?[-–—]\s?(?:\d\d|(?:1[4-9]|20)\d\d)(?![\d,%])
      | (?<![\w.,])\d{{1,3}}-to-(?:\d{{1,3}}|one)(?!\w) )
    | (?=[A-Z])(?:
        \b{_MONTHS}\s?{_DAY}
        (?:\s?(?:-|–|—|to|and|or)\s?{_DAY}(?!,\d{{3}}))*(?![\d,]*\d)(?:,?\s\d{{4}})?
      | \b{_MONTHS}\s{_DAY},\s?\d{{4}}
      | \b{_MONTHS},?\s(?:of\s)?\d{{4}}(?!\d)
      | (?<!\w)[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?(?!\d) )
    | (?=[ABUTFabutf])(?<!\w)(?:[Aa]t|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom)\s
      (?:{_CLOCK}\s?(?:-|–|to)\s?)?{_CLOCK}(?=,?\s(?:on\s)?{_WEEKDAY})
    | \b\w+-to-one\b
    | (?=[zgn])\b(?:{_NO_COUNTS})\b
    """,
    re.VERBOSE,
)
_SCORE_WORD = re.compile(
    r"\b(?:" + ENGLISH.pattern("barred", "score_words") + r")\b", re.IGNORECASE
)
_SCORE = re.compile(r"(?<![\w.,$£€%-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w%]|[-–.,]\d|\s?(?:per|%))")
_SCORE_AFTER = re.compile(r"\s(?:\w+\s)?(?:" + ENGLISH.pattern("barred", "score_after") + r")\b")


def find_barred(text: str, area: Span) -> tuple[Span, ...]:
    """Stretches whose numbers are no quantities whatever stands around them, in order.

    Addresses on the web, telephone numbers, dates, clock times, streets, spans of years, scores
    and ratios.
    """
    found = [Span(*match.span()) for match in _BARRED.finditer(text, area.start, area.end)]
    for match in _SCORE.finditer(text, area.start, area.end):
        before = text[max(area.start, match.start() - 30) : match.start()]
        named = _SCORE_WORD.search(before) or _SCORE_AFTER.match(text, match.end())
        if int(match[1]) >= int(match[2]) or named:
            found.append(Span(*match.span()))
    return tuple(sorted(found))
