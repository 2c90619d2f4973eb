"""Headings: lines that announce a transcript, or stand above one and are not spoken."""

import re
from collections.abc import Sequence

from onrecord.language import MONTH, WEEKDAY
from onrecord.text import Span

__all__ = ["announces_transcript", "announces_weakly", "count_headings", "is_heading"]

_LONGEST = 200  # characters
_LONGEST_TITLE = 120  # characters of a line that says nothing of speech
_MOST = 10  # lines above a transcript
_KIND = (
    r"(?:(?:full|complete|rush|official|unofficial|edited|partial|verbatim|raw|corrected|rough|"
    r"video|interview|speech|debate|press|news|briefing|conference|lightly|the|a|an|entire|read)"
    r"[ -]+){0,6}"
)
_STRONG = re.compile(
    rf"[\W_]*(?:(?:below|here|following|this) (?:is|are) )?{_KIND}"
    r"(?:transcripts?|transcription)\b(?:[ ]*(?:of|from|as follows|follows|below|provided|:|[-–—|]|"
    r"\(|,)"
    r".*|\W*)"
    r"|.*\b(?:full text of .*|transcript|as delivered|as prepared(?: for delivery)?|prepared for "
    r"delivery|"
    r"check against delivery|verbatim record|wortprotokoll|es gilt das gesprochene wort|"
    r"seul le prononcé fait foi)\b\W*"
    r"|[\W_]*(?:prepared|opening|closing|full) (?:remarks|statement|testimony)\b.*"
    r"|[\W_]*remarks as (?:delivered|prepared)\b.*"
    r"|[\W_]*(?:the following|below|what follows|here|this) (?:is|are) (?:the |an? )?(?:[\w-]+ "
    r"){0,4}"
    r"(?:transcript|transcription|text|remarks|speech|statement)\b.*",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"[\W_]*{_KIND}(?:remarks|speech|address|statement|testimony|interview|press (?:briefing|"
    r"conference)|news conference|media (?:briefing|availability)|briefing|readout|text|debate|"
    r"town hall|podcast|hearing|discours|allocution|rede|discurso|intervista|entrevista)\b.*"
    r"|.*['’]s (?:full |opening |closing |prepared )?(?:speech|remarks|statement|address)"
    r"(?: (?:in|at|to|on|before) .*)?\W*",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\W*(?:{WEEKDAY}\W+)?"
    rf"(?:{MONTH}\.?\W+\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)?\.?\W+{MONTH}\b|"
    rf"{MONTH}\W+\d{{4}}\b).{{0,40}}|"
    r"\W*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?.{0,8}|\W*\d{4}-\d{2}-\d{2}.{0,20}|"
    r"(?:for immediate release|embargoed|check against delivery)\b.*|"
    r"(?:present|participants|speakers|attendees)[ ]?:.*",
    re.IGNORECASE,
)
# How a transcript was made: printed above it, and not spoken.
_NOTE = re.compile(
    r"\W*(?:as (?:delivered|prepared)|(?:prepared|transcribed|recorded|edited) by|"
    r"(?:this|the) (?:transcript|interview|conversation) (?:was|has been)|edited for)\b.*",
    re.IGNORECASE,
)
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
