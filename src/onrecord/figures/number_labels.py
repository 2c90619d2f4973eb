"""Numbers that name, date or order something instead of counting it."""

import re
from dataclasses import dataclass

from onrecord.figures.amounts import Measured
from onrecord.figures.counted_nouns import find_counted, is_filler
from onrecord.figures.hedges import find_hedges_after
from onrecord.figures.named import has_caps, is_code_name, names_number
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import NumberAt, Span

__all__ = ["is_label"]

_LABELS = compile_late(
    r"(?<![\w’'-])(?:" + ENGLISH.pattern("labels", "before") + r")[\s-]$", re.IGNORECASE
)
# Words that name a thing before a number but a stretch of time before a count ("last week 20 men").
_DATED_LABEL = compile_late(r"(?<!\w)(?:Week|Year|Month|Night|Game|Match|Day)\s$")
_YEAR_BEFORE = compile_late(
    r"(?<!\w)(?:" + ENGLISH.pattern("labels", "year_before") + r")[\s-]$", re.IGNORECASE
)
_SURE_COUNT_BEFORE = compile_late(
    r"(?<!\w)(?:" + ENGLISH.pattern("labels", "sure_count_before") + r")\s$", re.IGNORECASE
)
_AGE_AFTER = compile_late(r"[\s-](?:year|month|week|day)s?[\s-](?:old|of[\s-]age)", re.IGNORECASE)
_AGE_GROUP = compile_late(
    r"\b(?:"
    + ENGLISH.pattern("labels", "age_group")
    + r")\s(?:aged\s)?(?:"
    + ENGLISH.pattern("labels", "age_bounds")
    + r")\s(?:\d+\sand\s)?$",
    re.IGNORECASE,
)
_NAMED_AGE_BEFORE = compile_late(r"[^\W\d_][\w'’.)]*,\s$")
_NAMED_AGE_AFTER = compile_late(r"\s?(?:,|\.(?:\s|$)|;|\)|\sand\s|[–—]|-\s|$)")
# "Jan Moller - 45 -", "she is 45 and", "who turned 45", "At 45, he": no word of years.
_SET_OFF_BEFORE = compile_late(r"[^\W\d_]\w*\s?[-–—]\s$")
_SET_OFF_AFTER = compile_late(r"\s[-–—]\s")
_IS_AGE_BEFORE = compile_late(
    r"\b(?:"
    + ENGLISH.pattern("labels", "is_age_before")
    + r")\s(?:now\s|just\s|only\s|about\s|nearly\s)?$",
    re.IGNORECASE,
)
_IS_AGE_AFTER = compile_late(
    r"[,.;)]|\s\(|\s(?:" + ENGLISH.pattern("labels", "is_age_after") + r")\b|$"
)
_AT_AGE_BEFORE = compile_late(r"\bAt\s$")
_AT_AGE_AFTER = compile_late(r"(?:,?\s(?:he|she)|,\s[A-Z]\w+)\b")
_COMPOUND = compile_late(
    r"-(?!(?:" + ENGLISH.pattern("labels", "compound") + r"))\w", re.IGNORECASE
)
_ONE_TIME = compile_late(r"[\s-](?:" + ENGLISH.pattern("labels", "one_time") + r")")
_PEOPLE = ENGLISH.pattern("labels", "people")
_COUNTED_FATES = ENGLISH.pattern("labels", "counted_fates")
_NUMBER_WORDS = "|".join((*ENGLISH.listed("numbers", "to_nine")[2:], "ten", "twenty"))
_ONE_COUNTED = compile_late(
    rf"\s(?:(?:\w+\s)?(?:{_PEOPLE})\s(?:{_COUNTED_FATES})"
    rf"|in\s(?:every\s)?(?:\d|{_NUMBER_WORDS}|a\s(?:hundred|mill))"
    r"|(?:or|to)\stwo\b)"
)
_RATE = compile_late(
    r"(?:\sof\s\w+)?\s(?:an?|per|each|every)\s(?:" + ENGLISH.pattern("labels", "rate") + r")\b"
)
_SMALL = 20
_AGE_MAX = 115
_CONTEXT_CHARS = 28
_TITLE_CHARS = 120  # in which the words of a headline are counted


_AGO = compile_late(
    r"[\s-](?:"
    + ENGLISH.pattern("labels", "ago")
    + r")s?\s(?:ago|later|earlier|before|prior|old)\b"
)
_NAME_BEFORE = compile_late(r"(?<![.!?:“\"]\s)\b(?P<name>[a-z]{0,2}[A-Z][\w.&'’-]*)\s$")
_ARTICLE = compile_late(r"\b(?:[Tt]he|[Aa]n?)\s$")  # "the 737 MAX"
_VERSION = compile_late(r"\d{1,2}\.\d{1,2}$")  # "USB 3.0"
_FUSED_BEFORE = compile_late(r"(?<!\bto)(?<!\bor)(?<!\band)(?<=[^\W\d_])[-‑]$")
_TWO_YEARS = compile_late(r"(?:1[4-9]|20)\d\d\D+(?:1[4-9]|20)\d\d")
_LARGE_WORD = compile_late(r"hundred|thousand|million|billion|dozen", re.IGNORECASE)
_SPOKEN_YEARS = range(1100, 2100)
_HAPPENINGS = compile_late(
    r"\s(?:\w+\s){0,2}(?:" + ENGLISH.pattern("labels", "happenings") + r")\b"
)
_RECENT_YEARS = range(1900, 2100)  # papers print these without a word that makes them years
_OLD_YEARS = range(1000, 1900)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number with what stands around it in its sentence."""

    number: NumberAt
    unit: str | None
    printed: str
    before: str
    after: str
    counts: bool  # whether a noun that it can count follows
    opens: bool  # whether it opens its sentence


def is_label(text: str, measured: Measured, sentence: Span) -> bool:
    """Whether a number names, dates or orders something instead of counting it.

    Args:
        text: the text of a document.
        measured: the number, with its unit where it has one; a range counts as one number.
        sentence: the sentence that holds it; nothing outside is looked at.
    """
    number = measured.number
    behind = find_hedges_after(text, number.end, sentence.end)
    end = behind[-1].span.end if behind else number.end
    seen = _Seen(
        number,
        measured.unit,
        text[number.start : number.end],
        text[max(sentence.start, number.start - _CONTEXT_CHARS) : number.start],
        text[number.end : min(sentence.end, number.end + 2 * _CONTEXT_CHARS)],
        find_counted(text, end, sentence.end) is not None,
        number.start - sentence.start <= len("“("),
    )
    if measured.unit == "magnitude":
        return False
    if _is_age(seen) or _is_in_a_name(text, seen, sentence):
        return True
    if measured.start < number.start or measured.unit in {"%", "percentage points", "share"}:
        return False  # money and per cent always are quantities
    if _is_named(seen) or _AGO.match(seen.after):
        return True
    return _is_word_alone(seen) if seen.printed[0].isalpha() else _is_code(seen)


def _is_in_a_name(text: str, seen: _Seen, sentence: Span) -> bool:
    """Whether it is part of a name, a title or a standard that is known as such."""
    start = max(sentence.start, seen.number.start - _TITLE_CHARS)
    around = text[start : min(sentence.end, seen.number.end + _TITLE_CHARS)]
    return (
        names_number(seen.before, seen.printed, seen.after)
        or is_code_name(seen.printed, seen.after)
        or has_caps(seen.after, around)
    )


def _is_age(seen: _Seen) -> bool:
    """Whether it is how old somebody is: "a 45-year-old", "Jan Moller, 45,", "voters under 30"."""
    if _AGE_AFTER.match(seen.after) or _AGE_GROUP.search(seen.before):
        return True
    small = seen.number.value <= _AGE_MAX and seen.unit is None and not seen.counts
    if small and _IS_AGE_BEFORE.search(seen.before) and _IS_AGE_AFTER.match(seen.after):
        return True
    if small and _AT_AGE_BEFORE.search(seen.before) and _AT_AGE_AFTER.match(seen.after):
        return True
    if small and _SET_OFF_BEFORE.search(seen.before) and _SET_OFF_AFTER.match(seen.after):
        return True
    named = seen.printed.isdigit() and seen.number.value <= _AGE_MAX and seen.unit is None
    return bool(
        named
        and not seen.counts
        and _NAMED_AGE_BEFORE.search(seen.before)
        and _NAMED_AGE_AFTER.match(seen.after)
    )


def _is_named(seen: _Seen) -> bool:
    """Whether it is joined to a word that it names: "Article 5", "401(k)", "two-way", "Su-27"."""
    return bool(
        _LABELS.search(seen.before)
        or (seen.unit is None and _COMPOUND.match(seen.after))
        or _FUSED_BEFORE.search(seen.before)
        or re.match(r"\(\w", seen.after)
    )


def _is_code(seen: _Seen) -> bool:
    """Whether a number in digits is a year, a list number, or part of a name."""
    if _TWO_YEARS.fullmatch(seen.printed) and not seen.counts:
        return True
    name = None if seen.counts else _NAME_BEFORE.search(seen.before)
    named = name is not None and not is_filler(name["name"])
    if named and seen.unit is None and _VERSION.match(seen.printed):
        return True
    if not seen.printed.isdigit() or seen.unit is not None:
        return False
    modelled = _ARTICLE.search(seen.before) and re.match(r"\s[A-Z]", seen.after)
    listed = seen.opens and re.match(r"[.)\]](?!\d)|\s*$", seen.after)
    bracketed = re.search(r"[\[(]$", seen.before) and re.match(r"\.?[\])]", seen.after)
    padded = seen.printed[0] == "0" and len(seen.printed) > 1
    dated = _DATED_LABEL.search(seen.before)
    return bool(
        listed
        or bracketed
        or padded
        or named
        or dated
        or _is_year(seen)
        or (modelled and not seen.counts)
    )


def _is_year(seen: _Seen) -> bool:
    """Whether four bare digits are a year."""
    if len(seen.printed) != len("2016") or _SURE_COUNT_BEFORE.search(seen.before):
        return False
    led = _YEAR_BEFORE.search(seen.before) is not None
    if int(seen.printed) in _RECENT_YEARS:
        dated = led or seen.after[1:2].isupper() or _HAPPENINGS.match(seen.after)
        return bool(dated or not seen.counts)
    return int(seen.printed) in _OLD_YEARS and led and not seen.counts


def _is_word_alone(seen: _Seen) -> bool:
    """Whether a number in words is a pronoun, part of a name, or a year."""
    if seen.printed.casefold() == "one":
        counted = seen.unit is not None or _ONE_COUNTED.match(seen.after)
        return not counted or _is_one_day(seen)
    large = _LARGE_WORD.search(seen.printed) is not None
    if seen.number.value in _SPOKEN_YEARS and not large:
        return True
    if seen.printed[0].isupper() and not seen.opens:
        joined = re.match(r"\s[A-Z]", seen.after) or re.search(r"[A-Z]\w*\s$", seen.before)
        return joined is not None
    if seen.unit is not None or seen.number.value > _SMALL or large or seen.counts:
        return False
    if _RATE.match(seen.after):
        return False
    return (
        re.match(r"\s(?:of|in\s(?:every\s)?(?:\d|two|three|four|five|six|ten))\b", seen.after)
        is None
    )


def _is_one_day(seen: _Seen) -> bool:
    """Whether "one" dates ("one day, he left") or stands for anyone ("no one person")."""
    bound = re.search(r"(?<!\w)(?:least|than|about|only|just|by|for|within|lasted)\s$", seen.before)
    return bound is None and _ONE_TIME.match(seen.after) is not None
