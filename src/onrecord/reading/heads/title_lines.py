"""Title lines: which of the first lines of a text are its title, and which tell something else."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise, takewhile

from onrecord.language import ENGLISH, FOREIGN_MONTHS, MONTH, WEEKDAY
from onrecord.model import Genre
from onrecord.reading.heads.above_title import ends_title, past_masthead, without_wire_mark
from onrecord.reading.heads.boilerplate import is_furniture
from onrecord.reading.heads.bylines import is_byline
from onrecord.reading.heads.day_lines import find_date
from onrecord.reading.heads.genre_forms import find_forms
from onrecord.reading.heads.headings import announces_weakly
from onrecord.reading.heads.letterheads import heads_letter, past_letterhead
from onrecord.text import Span

__all__ = ["LineKind", "find_title", "is_day", "tell_line"]

_LONG_LINE = 160  # characters; a longer line of the head is a paragraph
_DAY_LINE = 40  # characters of a day that stands alone
_TITLE_WORDS = range(2, 26)
_PARAGRAPH_LINE = 100  # characters; a line of a title is seldom as long
_MOST_LINES = 12
_NOTE_WORDS = 7
_FORM_WORDS = 3  # of a line of several that names a form of text
_MOST_ABOVE = 5  # lines between a masthead and a heading of Markdown
_GOES_ON = "–—:,&"  # ends of a line that the next completes
_KICKER_WORDS = 3
_CODE = re.compile(r"\b(?:\d+[A-Z]+\d|\d{1,2}:\d\d)")  # of an agency: "PBW 03JUN24 11:48"
_OPENS_ANEW = frozenset("“\"‘'.…+")  # marks with which a smaller headline may begin
_SPOKEN_UNDER = re.compile(r"[^\W\d_][\w.’' -]{1,40}: \S")
_HEAD = 3000  # characters
_URL = re.compile(
    r"(?:(?:url|link|source|original|from|permalink)\s?:\s*)?<?https?://\S+>?", re.IGNORECASE
)
_NOTICE = re.compile(
    r"(?:" + ENGLISH.pattern("headings", "notices") + r")\b[^a-z]{0,40}", re.IGNORECASE
)
_DAY_WORDS = re.compile(
    rf"\b(?:{ENGLISH.pattern('headings', 'day_words')}|{WEEKDAY}|{MONTH}|"
    rf"{ENGLISH.pattern('headings', 'day_ends')}|{'|'.join(FOREIGN_MONTHS)})\b|[\W\d_]",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d{1,2}[:.]\d\d\s?[ap]\.?m\b", re.IGNORECASE)  # of a release
_MOST_LEFT = 0.4  # share of a date line that may be other words, such as a place


class LineKind(Enum):
    """What a line of a head tells."""

    BYLINE = auto()
    DAY = auto()
    ADDRESS = auto()
    NOTICE = auto()
    WORDS = auto()


def tell_line(line: str) -> LineKind:
    """What a line of a head tells, marks of headings and of bold type left out."""
    if _URL.fullmatch(line):
        return LineKind.ADDRESS
    if _NOTICE.fullmatch(line):
        return LineKind.NOTICE
    if is_byline(line):
        return LineKind.BYLINE
    timed = find_date(line) or _HOUR.match(line)
    if timed and len(_DAY_WORDS.sub("", line)) < _MOST_LEFT * len(line):
        return LineKind.DAY
    return LineKind.WORDS


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else."""
    return len(line) <= _DAY_LINE and tell_line(line) is LineKind.DAY


def find_title(text: str, *, markdown: bool) -> str | None:
    """The title of a text.

    Args:
        text: a text, its front matter left out.
        markdown: whether a heading is marked with `#`.

    Returns:
        The first lines that are no byline, date, address or notice, as far as one paragraph of
        them goes; None where they are too long for a title or nothing follows.
    """
    lines = text[:_HEAD].lstrip("\ufeff \t\r\n").splitlines()
    at = 0
    while at < len(lines) and at < _MOST_LINES and _is_passed(lines[at]):
        at += 1
    if at == len(lines):
        return None
    at = past_masthead(lines, at, lambda line: tell_line(line) is LineKind.WORDS)
    bare_lines = [_bare(line) for line in lines]
    at = past_letterhead(bare_lines, at)
    if markdown and (heading := _find_heading(lines, at)):
        return heading
    taken: list[str] = []
    for line in lines[at:]:
        bare = _bare(line)
        halved = bool(taken) and taken[-1].endswith(";") and tell_line(bare) is LineKind.WORDS
        if not bare or (taken and not halved and _ends(line, bare)):
            break
        taken.append(bare)
    # A text that sets each paragraph on a line of its own: the title is the first line.
    if len(taken) > 1 and len(taken[0]) < _PARAGRAPH_LINE <= len(taken[1]):
        taken = taken[:1]
    rest = any(line.strip() for line in lines[at + len(taken) :])
    title = without_wire_mark(_choose(_unwrap(taken), _width_of(lines)))
    title = _named_below(bare_lines[at + len(taken) :], title) or title
    fits = len(title) <= _LONG_LINE and len(title.split()) in _TITLE_WORDS
    if not rest or not fits or title[0] in "([":
        return None
    return title[:-1] if title.endswith((".", ";")) and not title.endswith("..") else title


def _find_heading(lines: Sequence[str], at: int) -> str | None:
    """The heading at a line of Markdown, or below some lines that are none and no paragraph."""
    for line in lines[at : at + _MOST_ABOVE]:
        if line.startswith("#"):
            return _bare(line) or None
        if len(line) > _LONG_LINE:
            break
    return None


def _ends(line: str, bare: str) -> bool:
    """Whether a line below a title is none of it."""
    return tell_line(bare) is not LineKind.WORDS or _is_note(bare) or ends_title(line.strip())


def _is_note(line: str) -> bool:
    """Whether a line below a title is a sentence about the text."""
    return len(line.split()) >= _NOTE_WORDS and line[-1] in ".!?" and line[-2:-1].islower()


def _unwrap(lines: Sequence[str]) -> list[str]:
    """Lines of a head as they were before wrapping: a line goes on where no word more fitted it."""
    width = max(map(len, lines), default=0)
    whole: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on:
            whole[-1] += f" {line}"
        else:
            whole.append(line)
        goes_on = len(line) + 1 + len(line.split()[0]) > width or line[-1] in _GOES_ON
    return whole


def _width_of(lines: Sequence[str]) -> int:
    """How many characters the lines of a text have at most that a margin breaks."""
    return max((len(line) for line in lines if len(line) <= _PARAGRAPH_LINE), default=0)


def _without_subtitle(lines: list[str], width: int) -> list[str]:
    """The lines of a title without those of a smaller headline below it.

    Below a title in capitals stands what is not; below another, a line that begins anew though the
    title had room to go on.
    """
    loud = list(takewhile(str.isupper, lines))
    if loud:
        words = " ".join(loud).split()
        kicker = len(words) <= _KICKER_WORDS and words[-1][-1] not in "!?"
        coded = any(map(_CODE.search, loud)) or any(map(heads_letter, loud))
        return lines if kicker or coded else loud
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        room = len(above) + 1 + len(line.split()[0]) <= width
        joins = above[-1] in _GOES_ON + ";" or above.split()[-1].islower()
        opens = line[0].isupper() or line[0] in _OPENS_ANEW
        if opens and room and not joins and len(above.split()) > 1:
            return lines[:at]
    return lines


def _named_below(lines: Sequence[str], title: str) -> str | None:
    """The line below a letterhead that names a form of text, where what stands above names none.

    With the lines in capitals that go on below it.
    """
    if find_forms(title) or not (title.isupper() or heads_letter(title)):
        return None
    for at, (above, line) in enumerate(pairwise(["", *lines[:_MOST_LINES]])):
        if above or not line:
            continue
        if len(line) > _PARAGRAPH_LINE or _SPOKEN_UNDER.match(line):
            break
        if _names_form(line) and len(line.split()) >= _FORM_WORDS and find_date(line) is None:
            more = takewhile(str.isupper, lines[at + 1 :]) if line.isupper() else ()
            return " ".join([line, *more])
    return None


def _choose(lines: list[str], width: int) -> str:
    """Of several lines the one that names an occasion, else all that are no smaller headline."""
    named = [
        line
        for line in lines
        if announces_weakly(line, Span(0, len(line)))
        or (_names_form(line) and len(line.split()) >= _FORM_WORDS)
    ]
    return named[0] if named else " ".join(_without_subtitle(lines, width))


def _names_form(line: str) -> bool:
    """Whether a line names a form of primary text, and more than that it is a transcript."""
    genres = {form.genre for form in find_forms(line)}
    return any(genre.is_primary and genre is not Genre.TRANSCRIPT for genre in genres)


def _is_passed(line: str) -> bool:
    """Whether a line above a title is none of it."""
    bare = _bare(line)
    return not bare or tell_line(bare) is not LineKind.WORDS or is_furniture(bare)


def _bare(line: str) -> str:
    """A line without marks of headings and of bold type."""
    return " ".join(line.strip("#*_= \t").split())
