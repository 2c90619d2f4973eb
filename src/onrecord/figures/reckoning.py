"""From when a figure dates: "as of 3 March"; "since Monday" is where a count began, not its day."""

import re
from datetime import date

from onrecord.language import ENGLISH
from onrecord.model import Precision, SaidOn
from onrecord.text import Span

__all__ = ["find_as_of"]

_MONTHS = tuple(month[:3] for month in ENGLISH.listed("calendar", "months"))
_DAYS = ENGLISH.listed("calendar", "weekdays")
_NAMES = "|".join(ENGLISH.listed("calendar", "months"))
_MONTH = rf"(?:{_NAMES}|{ENGLISH.pattern('calendar', 'short_months')})\.?"
_AS_OF = re.compile(
    rf"\bas\s(?:of|at)\s(?:late\s|early\s|last\s|mid-)?(?:the\s)?(?:"
    rf"(?P<month>{_MONTH})\s(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year>\d{{4}}))?"
    rf"|(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{_MONTH})(?:,?\s(?P<year2>\d{{4}}))?"
    rf"|(?P<month3>{_MONTH})(?:,?\s(?P<year3>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d\d-\d\d)|(?P<year4>(?:19|20)\d\d)"
    rf"|(?P<weekday>{'|'.join(_DAYS)})|(?P<near>today|yesterday))(?![\w-])",
    re.IGNORECASE,
)
_CLAUSE_CHARS = 120


def find_as_of(text: str, sentence: Span, figure: Span, published: date | None) -> SaidOn | None:
    """The day, month or year from which the figures of a sentence date.

    Args:
        text: the text of a document.
        sentence: the sentence that holds the figure.
        figure: where the figure stands.
        published: the day of publication; a date without a year, a weekday, "today" and
            "yesterday" are counted back from it, and are None without it.

    Returns:
        The date of "as of" or "as at"; None where no clause near names one, or more than
        one does, or it is no day of the calendar.
    """
    start = max(sentence.start, figure.start - _CLAUSE_CHARS)
    found = list(_AS_OF.finditer(text, start, min(sentence.end, figure.end + _CLAUSE_CHARS)))
    if len(found) != 1:
        return None
    match = found[0]
    try:
        dated = _read(match, published)
    except (ValueError, OverflowError):
        return None
    if dated is None:
        return None
    return SaidOn(dated[0], dated[1], Span(*match.span()))


def _read(match: re.Match[str], published: date | None) -> tuple[date, Precision] | None:
    """The date that a match names; ValueError where the calendar has no such day."""
    if match["iso"]:
        return date.fromisoformat(match["iso"]), Precision.DAY
    month = match["month"] or match["month2"] or match["month3"]
    if month:
        number = _MONTHS.index(month[:3].casefold()) + 1
        day = match["day"] or match["day2"]
        year = match["year"] or match["year2"] or match["year3"]
        precision = Precision.DAY if day else Precision.MONTH
        if year:
            return date(int(year), number, int(day or 1)), precision
        return _last(number, int(day or 1), published, precision)
    if match["year4"]:
        return date(int(match["year4"]), 1, 1), Precision.YEAR
    return _count_back(match, published)


def _count_back(match: re.Match[str], published: date | None) -> tuple[date, Precision] | None:
    """The day of "Monday", "today" or "yesterday" seen from the day of publication."""
    if published is None:
        return None
    near = (match["near"] or "").casefold()
    if near:
        back = 1 if near == "yesterday" else 0
    else:
        back = (published.weekday() - _DAYS.index(match["weekday"].casefold())) % 7
    seen = published.toordinal() - back
    return (date.fromordinal(seen), Precision.DAY) if seen > 0 else None


def _last(
    month: int, day: int, published: date | None, precision: Precision
) -> tuple[date, Precision] | None:
    """The last such day that is not after publication."""
    if published is None:
        return None
    found = date(published.year, month, day)
    if found > published:
        found = date(published.year - 1, month, day)
    return found, precision
