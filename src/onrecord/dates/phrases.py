"""Date phrases: the expressions of a time line as they may date an act of speaking."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.dates.position import opens_note
from onrecord.dates.timeline import DateExpression, find_dates
from onrecord.language import ENGLISH, compile_words
from onrecord.late import compile_late
from onrecord.model import Document, Precision
from onrecord.text import Span

__all__ = ["OF_SPEECH", "DatePhrase", "find_date_phrases"]

_PREPOSITION = compile_late(r"\b(?:on|late|early|of|earlier|later)\s$", re.IGNORECASE)
_AHEAD = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "ahead") + r")\s$", re.IGNORECASE)
_TIME_OF_DAY = compile_late(r"\s(?:morning|afternoon|evening|night)s?\b")
_LEAD = 8  # characters before a phrase in which a preposition is looked for
_FAR = 12  # the same for words that bound a stretch
_PRECISION = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}  # by letters of the value
_STRETCH = 21  # letters of two days
_FIRST = "-01-01"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that tell when, and the first day of what they tell."""

    span: Span
    date: date
    precision: Precision
    ahead: bool = False  # points forward, or bounds a stretch: not the day of speaking
    relative: bool = False  # counted from the date of publication


def find_date_phrases(document: Document) -> Iterator[DatePhrase]:
    """The expressions of a document that tell a day, month or year, in order.

    A week is told by the month that holds the whole of it. A day after that of publication is no
    day of speaking, and neither is one that bounds a stretch ("until Friday"), or a correction's.
    """
    words = document.words
    for expression in find_dates(document):
        told = _read(expression)
        if told is None:
            continue
        day, precision = told
        span = expression.span
        if precision is Precision.YEAR and not _is_when(words, span):
            continue
        before = words[max(0, span.start - _FAR) : span.start]
        late = document.published is not None and day > document.published
        bounds = _AHEAD.search(before) is not None or opens_note(words, span.start)
        relative = not any(letter.isdigit() for letter in span.of(words))
        yield DatePhrase(_widen(words, span), day, precision, late or bounds, relative)


def _read(expression: DateExpression) -> tuple[date, Precision] | None:
    """The first day, and how exact; None: a stretch that lies in no one month."""
    value = expression.value
    precision = _PRECISION.get(len(value))
    if len(value) == _STRETCH and value[:7] == value[11:18]:
        value, precision = value[:7], Precision.MONTH
    if precision is None:
        return None
    return date.fromisoformat(value + _FIRST[len(value) - 4 :]), precision


def _is_when(text: str, span: Span) -> bool:
    """Whether a year tells when somebody spoke: "In 2014 she said", "in a 2014 interview".

    "In his 2012 campaign", "a 2009 paper", "the strategist four years ago" do not; "told Radio
    Orlo last year" does.
    """
    if OF_SPEECH.match(text, span.end, min(len(text), span.end + 60)):
        return True
    if _SAID.search(text, max(0, span.start - _CLAUSE), span.start) and not any(
        letter.isdigit() for letter in span.of(text)
    ):
        return True
    return _IN.search(text, max(0, span.start - _LEAD), span.start) is not None


_CLAUSE = 60  # characters before "last year" in which a verb of saying has it
_SAID = compile_late(
    rf"{compile_words(ENGLISH.words('verbs_of_saying', 'acts')).pattern}\s(?:[\w.’'-]+\s){{0,5}}\Z"
)
_IN = compile_late(r"\b(?:in|of)\s\Z|(?:\A|[\n.!?;]\s?)\Z", re.IGNORECASE)
_SPEECH_NOUN = ENGLISH.pattern("occasions", "speech_nouns")
OF_SPEECH = compile_late(rf"(?:['’]s)?\s(?:[\w-]+\s){{0,3}}?(?:{_SPEECH_NOUN})\b", re.IGNORECASE)


def _widen(text: str, span: Span) -> Span:
    """The phrase with its preposition and time of day: "on Thursday morning"."""
    lead = _PREPOSITION.search(text, max(0, span.start - _LEAD), span.start)
    tail = _TIME_OF_DAY.match(text, span.end)
    return Span(lead.start() if lead else span.start, tail.end() if tail else span.end)
