"""Headings: lines that announce a transcript, or stand above one and are not spoken."""

import re
from collections.abc import Sequence

from onrecord.language import ENGLISH, MONTH, WEEKDAY, fill_in
from onrecord.text import Span

__all__ = ["announces_transcript", "announces_weakly", "count_headings", "is_heading"]

_LONGEST = 200  # characters
_LONGEST_TITLE = 120  # characters of a line that says nothing of speech
_MOST = 10  # lines above a transcript
_MARKS = r"[\W_]*"
_KIND = r"(?:(?:" + ENGLISH.pattern("headings", "kinds") + r")[ -]+){0,6}"
_STRONG = re.compile(
    fill_in(ENGLISH.expression("headings", "strong"), KIND=_KIND, MARKS=_MARKS), re.IGNORECASE
)
_WEAK = re.compile(
    fill_in(ENGLISH.expression("headings", "weak"), KIND=_KIND, MARKS=_MARKS), re.IGNORECASE
)
_DATE = re.compile(
    fill_in(ENGLISH.expression("headings", "dated"), WEEKDAY=WEEKDAY, MONTH=MONTH), re.IGNORECASE
)
# How a transcript was made: printed above it, and not spoken.
_NOTE = re.compile(r"\W*(?:" + ENGLISH.pattern("headings", "notes") + r")\b.*", re.IGNORECASE)
# How a whole sentence that announces a transcript begins.
_OPENINGS = ("the following", "below", "here", "this", "transcript", "what follows", "full")
_SPOKEN_ENDS = '.?!…,;"”»—–-)]'


def announces_transcript(text: str, paragraph: Span) -> bool:
    """Whether a line says in so many words that a transcript follows."""
    line = _line_of(text, paragraph)
    if line is None or not _STRONG.fullmatch(line):
        return False
    return line[-1] not in ".?!" or line.lower().startswith(_OPENINGS)


def announces_weakly(text: str, paragraph: Span) -> bool:
    """Whether a line reads like the title of a speech, an interview or a briefing."""
    line = _line_of(text, paragraph)
    return line is not None and line[-1] not in ".?!" and _WEAK.fullmatch(line) is not None


def is_heading(text: str, paragraph: Span) -> bool:
    """Whether a paragraph above a transcript is a title, a date or a place, and not spoken."""
    line = _line_of(text, paragraph)
    if line is None:
        return False
    if announces_transcript(text, paragraph) or _DATE.fullmatch(line) or _NOTE.fullmatch(line):
        return True
    return line[-1] not in _SPOKEN_ENDS and (
        len(line) < _LONGEST_TITLE or announces_weakly(text, paragraph)
    )


def count_headings(text: str, paragraphs: Sequence[Span]) -> int:
    """How many paragraphs at the head of a stretch are headings; never all of them."""
    count = 0
    for paragraph in paragraphs[:_MOST]:
        if not is_heading(text, paragraph):
            return count
        count += 1
    return count if count < len(paragraphs) else 0


def _line_of(text: str, paragraph: Span) -> str | None:
    """The words of a paragraph if it is short enough for a heading."""
    if not 0 < paragraph.end - paragraph.start <= _LONGEST:
        return None
    return " ".join(paragraph.of(text).strip("*_# \t").split()) or None
