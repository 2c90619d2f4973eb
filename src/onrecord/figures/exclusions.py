"""What is a number but no quantity: dates, labels, names, ages, scores, addresses."""

import re

from onrecord.figures.amounts import Measured
from onrecord.figures.counted import find_counted
from onrecord.text import Span

__all__ = ["find_barred", "is_label"]

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|"
    r"APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|Jun\.|Jul\.)"
)
_STREETS = (
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Way|Place|Square|Court|"
    r"Plaza|Terrace|Broadway|Row|Crescent|Gardens|Parkway)"
)
_BARRED = re.compile(
    rf"""
      (?:https?://|www\.)\S+ | \S+@\S+\.\w+ | (?<!\w)[@\#]\w+
    | (?<!\d)\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)
    | (?<!\d)(?:\+?\d[-.\s])?(?:\(\d{{3}}\)\s?|\d{{3}}[-.])\d{{3}}[-.]\d{{4}}(?!\d)
    | (?<![\d$£€,.])\d{{3}}-\d{{4}}(?![\d,]) | (?<!\w)\+\d[\d\s()-]{{7,18}}\d
    | (?<!\d)\d{{3}}-\d{{2}}-\d{{4}}(?!\d)
    | \b{_MONTHS}\s\d{{1,2}}(?:\s?(?:-|–|—|to|and|or|,)\s?\d{{1,2}}(?!\d|,\d{{3}}))*(?![\d,]*\d)(?:,?\s\d{{4}})?
    | \b{_MONTHS}\s\d{{1,2}},\s?\d{{4}}
    | (?<![\d.,])\d{{1,2}}(?:\s?(?:-|–|—|to|and)\s?\d{{1,2}})?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}(?!\w)(?:,?\s\d{{4}})?
    | \b{_MONTHS},?\s(?:of\s)?\d{{4}}(?!\d)
    | (?<!\w)\d{{1,2}}(?:[:.]\d\d)?(?:\s?(?:-|–|to)\s?\d{{1,2}}(?:[:.]\d\d)?)?\s?(?:a\.m\b|p\.m\b|am\b|pm\b|AM\b|PM\b|o['’]clock)
    | (?<!\w)[0-2]?\d[:.]?[0-5]\d\s?(?:GMT|UTC|EST|EDT|PST|PDT|CET|BST|ET|PT|hrs?\b|hours\s(?:GMT|local))
    | (?<![\w$£€.,])\d{{1,5}}[A-Z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'’.]+\s){{1,3}}{_STREETS}(?!\w)
    | (?<!\w)[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?(?!\d)
    | (?<!\w)(?:[1-9]\d{{2,3}})\s?[-–—/]\s?\d{{2}}(?=\s(?:season|academic|school|fiscal|financial))
    | (?<!\w)(?:1[4-9]|20)\d\d\s?[-–—]\s?(?:\d\d|(?:1[4-9]|20)\d\d)(?![\d,%])
    | (?<![\w.,])\d{{1,3}}-to-(?:\d{{1,3}}|one)(?!\w) | \b\w+-to-one\b
    | \bzero[-\s](?:sum|tolerance) | \bground\szero | \bnine[-\s]one[-\s]one\b
    """,
    re.VERBOSE,
)
_LABELS = re.compile(
    r"""(?<![\w’'-])(?:
      resolutions?|articles?|sections?|chapters?|pages?|pp?\.|paragraphs?|para\.?|clauses?|titles?
    | amendments?|propositions?|prop\.?|measures?|question|routes?|highways?|interstates?|roads?|rte\.?|hwy\.?
    | exits?|gates?|rooms?|suite|apartment|apt\.?|flat|floors?|channels?|flight|platform|track|terminal
    | pier|districts?|wards?|precincts?|zones?|regions?|sectors?|camp|divisions?|brigade|regiment|battalion
    | levels?|phases?|stages?|steps?|rounds?|grades?|forms?|type|category|tier|volumes?|vol\.?|issue
    | episodes?|seasons?|parts?|book|scenes?|psalms?|numbers?|nos?\.?|№|\#|case|docket|bill|rules?|figures?
    | figs?\.?|tables?|appendix|annex|items?|options?|versions?|models?|windows|class\sof|local|iso|agenda
    | vision|plan|age|aged|ages|age\sof|ages\sof|super\sbowl|world\swar|formula|area|studio|zip|top|bottom
    | fortune|forbes|s&p|ftse|nasdaq|dow|russell|poor['’]s|nikkei|hot|billboard|big|catch|opus|lot|squad
    | turn(?:ed|s|ing)|group\sof|gang\sof|lines?|unit|bus|train|group|point|lesson|verse|act|day|code
    | (?:call|dial)(?:ed|ing|s)?|(?:rated|rating|score|scored)\sof|the\sclass\sof|under\sthe\sage\sof
    )[\s-]$""",
    re.VERBOSE | re.IGNORECASE,
)
# Words that name a thing before a number but a stretch of time before a count ("last week 20 men").
_DATED_LABEL = re.compile(r"(?<!\w)(?:Week|Year|Month|Night|Game|Match|Day)\s$")
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:in|since|by|until|till|from|during|of|before|after|early|late|mid|circa|year|years|"
    r"through|throughout|spring|summer|autumn|fall|winter|between|and|to|the|its|his|her|their|"
    r"election|fiscal|FY|back|was|is|for|around|campaign)[\s-]$",
    re.IGNORECASE,
)
_SURE_COUNT_BEFORE = re.compile(
    r"(?<!\w)(?:at\sleast|more\sthan|fewer\sthan|less\sthan|up\sto|as\smany\sas|some|nearly|almost|"
    r"approximately|roughly|estimated|total\sof|additional|another)\s$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[\s-](?:year|month|week|day)s?[\s-](?:old|of[\s-]age)", re.IGNORECASE)
_AGE_GROUP = re.compile(
    r"\b(?:people|voters|those|adults|children|anyone|women|men|kids|youths|everyone|americans|"
    r"girls|boys|teens|aged)\s(?:aged\s)?(?:over|under|older\sthan|younger\sthan|above|below|between)"
    r"\s(?:\d+\sand\s)?$",
    re.IGNORECASE,
)
_NAMED_AGE_BEFORE = re.compile(r"[^\W\d_][\w'’.)]*,\s$")
_NAMED_AGE_AFTER = re.compile(r"\s?(?:,|\.(?:\s|$)|;|\)|\sand\s|$)")
_COMPOUND = re.compile(
    r"-(?!(?:year|month|week|day|hour|minute|second|mile|foot|feet|km|kilomet|met|acre|ton|inch|"
    r"percent|per|strong|member|person|seat|man|page|pound|dollar|euro|degree|plus|odd|point|"
    r"\s|to\b|or\b|\d|[$£€]))\w",
    re.IGNORECASE,
)
_SCORE_WORD = re.compile(
    r"\b(?:w[io]ns?|winning|beat(?:s|ing)?|los[te]s?|losing|defeat\w*|scores?|victory|draws?|drew|tied|"
    r"le[ad]ds?|led|voted?|vote\sof|ruled|split)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\w.,$£€%-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w%]|[-–.,]\d|\s?(?:per|%))")
_SCORE_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:vote|victory|win|loss|decision|ruling|record|draw|lead|margin|split|majority|"
    r"defeat|score|against|in\sfavor|to\s(?:approve|reject|uphold))\b"
)
_LIST_NUMBER = re.compile(r"^\s*[(\[]?$")
_SPELLED = re.compile(r"[^\W\d_]")
_PEOPLE = (
    r"person|civilian|soldier|policeman|officer|man|woman|child|boy|girl|protester|worker|"
    r"journalist|fighter|militant|passenger|student|villager|victim"
)
_ONE_COUNTED = re.compile(
    rf"\s(?:(?:\w+\s)?(?:{_PEOPLE})\s(?:was|is|had|has|were|dead|killed|died|wounded|injured|missing)"
    r"|in\s(?:every\s)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|a\s(?:hundred|mill))"
    r"|(?:or|to)\stwo\b)"
)
_SMALL = 20
_AGE_MAX = 115
_CONTEXT_CHARS = 28


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


def is_label(text: str, measured: Measured, sentence: Span) -> bool:
    """Whether a number names, dates or orders something instead of counting it.

    Args:
        text: the text of a document.
        measured: the number, with its unit where it has one.
        sentence: the sentence that holds it; nothing outside is looked at.
    """
    number = measured.number
    printed = text[number.start : number.end]
    before = text[max(sentence.start, number.start - _CONTEXT_CHARS) : number.start]
    after = text[number.end : min(sentence.end, number.end + 2 * _CONTEXT_CHARS)]
    if _AGE_AFTER.match(after) or _AGE_GROUP.search(before):
        return True
    money = measured.start < number.start
    if money or measured.unit in {"%", "percentage points"}:
        return False
    if _LABELS.search(before) or re.match(r"[(/]\w", after) or _COMPOUND.match(after):
        return True
    if re.search(r"[^\W\d_][-‑]$", before) and not re.search(r"\b(?:to|or|and)[-‑]$", before):
        return True
    if _SPELLED.match(printed[-1]) and _SPELLED.match(printed[0]):
        return _is_word_alone(text, measured, sentence, before, after)
    return _is_code(text, measured, sentence, before, after)


def _is_code(text: str, measured: Measured, sentence: Span, before: str, after: str) -> bool:
    """Whether a number in digits is a year, an age, a list number or part of a name."""
    number = measured.number
    printed = text[number.start : number.end]
    bare = printed.isdigit()
    if not bare or measured.unit is not None:
        return False
    counted = find_counted(text, number.end, sentence.end)
    if printed[0] == "0" and len(printed) > 1:
        return True
    if _is_year(printed, before, after, counted is not None):
        return True
    if number.value <= _AGE_MAX and _NAMED_AGE_BEFORE.search(before):
        return _NAMED_AGE_AFTER.match(after) is not None
    at_head = number.start - sentence.start <= len("([")
    if at_head and _LIST_NUMBER.match(before) and re.match(r"[.)\]]|\s*$", after):
        return True
    if re.search(r"[\[(]$", before) and re.match(r"[\])]", after):
        return True
    if _DATED_LABEL.search(before):
        return True
    return (
        counted is None and re.search(r"(?<![.!?:“\"]\s)\b[A-Z][\w.&'’-]*\s$", before) is not None
    )


def _is_year(printed: str, before: str, after: str, counted: bool) -> bool:
    """Whether four bare digits are a year."""
    if len(printed) != len("2016") or _SURE_COUNT_BEFORE.search(before):
        return False
    value = int(printed)
    recent = 1900 <= value < 2100  # noqa: PLR2004 - the years that papers print without a word
    old = 1000 <= value < 1900  # noqa: PLR2004 - years that need a word before them
    led = _YEAR_BEFORE.search(before) is not None
    if recent:
        return led or not counted or after[1:2].isupper()
    return old and led and not counted


def _is_word_alone(text: str, measured: Measured, sentence: Span, before: str, after: str) -> bool:
    """Whether a spelled number is a pronoun, part of a name, or a year."""
    number = measured.number
    printed = text[number.start : number.end]
    if printed.casefold() == "one":
        return not (measured.unit or _ONE_COUNTED.match(after)) or _is_one_day(before, after)
    hundreds = re.search(r"hundred|thousand|million|dozen", printed, re.IGNORECASE)
    if 1100 <= number.value < 2100 and not hundreds:  # noqa: PLR2004 - spoken years
        return True
    opens = number.start - sentence.start <= 1
    if printed[0].isupper() and not opens:
        return (
            re.match(r"\s[A-Z]", after) is not None or re.search(r"[A-Z]\w*\s$", before) is not None
        )
    if measured.unit is not None or number.value > _SMALL or hundreds:
        return False
    if re.match(r"\s(?:of|in\s(?:every\s)?(?:\d|two|three|four|five|six|ten))\b", after):
        return False
    return find_counted(text, number.end, sentence.end) is None


def _is_one_day(before: str, after: str) -> bool:
    """Whether "one" dates ("one day, he left") or stands for anyone ("no one person")."""
    if re.search(r"(?<!\w)(?:least|than|about|only|just|by|for|within|lasted)\s$", before):
        return False
    return (
        re.match(r"[\s-](?:day|week|month|year|night|time|hour|minute|second|point|foot)", after)
        is not None
    )
