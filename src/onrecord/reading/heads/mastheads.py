"""Mastheads: the outlet that a text names in its head or dateline where no page tells it."""

import re
from collections.abc import Sequence

from onrecord.language import ANY, ENGLISH
from onrecord.model import Provenance, Relation
from onrecord.reading.heads.day_lines import find_date
from onrecord.reading.heads.front_matter import find_front_matter
from onrecord.reading.heads.head_outlets import NAME, is_agency
from onrecord.reading.heads.title_lines import LineKind, find_title, tell_line

__all__ = ["find_publisher", "find_title_below", "is_masthead", "split_title", "without_outlet"]


_HEAD_CHARS = 2000
_HEAD_LINES = 8
_LONGEST = 110  # characters of a line that is no paragraph
_MOST_WORDS = 4  # of a name that stands alone; a headline has more
_TITLE_WORDS = 3  # at least, of a line that may be the headline
_TITLES = ANY.words("outlets_by_form", "mastheads")
_STATIONS = frozenset({"radio", "tv", "television"})
# Words that make no name of an outlet by themselves: "Breaking News", "Press Conference".
_GENERIC = ENGLISH.words("outlets_by_form", "generic")
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[,.]?\s)?"
_NAMED_DATE = re.compile(
    rf"(?:[A-Z]\w+(?: & [A-Z]\w+)?\s?[,|·•]\s)?"  # "Opinion, The Vale Tribune, 19 July 2031"
    rf"(?P<name>{NAME})\s?(?:[,|·•/–—-]|\()\s?{_DAY}"
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?,?\s\d{4}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})\)?(?:\s.{0,30})?"
)
_FIELD = re.compile(
    rf"(?:Publisher|Outlet|Publication|Newspaper|Network|Station)\s?:\s(?P<name>{NAME})\.?"
)
_ALONE = re.compile(rf"{NAME}")
_OUTLET_BEHIND = re.compile(rf"(?P<title>.{{8,}}?)\s(?:[|–—•·-]|::)\s(?P<name>{NAME})")
_OWNER = re.compile(
    rf"(?:©|\([cC]\)|(?i:copyright)(?: ©| \([cC]\))?)\s?"
    rf"(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,?\s)?(?:by\s)?(?P<name>(?!\d){NAME})"
)
_FOOT_CHARS = 1500
_FOOT_LINES = 12
_SLOGAN_AND_TITLE = 3  # lines: the slogan, the title, who wrote
_SLOGAN_WORDS = 6
_HEADLINE_WORDS = 16
_BYLINE = re.compile(r"By\s", re.IGNORECASE)


def find_publisher(text: str, credited: Sequence[Provenance]) -> str | None:
    """The outlet that a text names as its own, above its first paragraph or in its dateline.

    Args:
        text: the text of a document of which nothing else tells the publisher.
        credited: what it says of where it came from.

    Returns:
        The name in the words of the text: of a line that gives a name and a date, of a line that
        is the name of an outlet beside a headline, or the agency of the dateline where the text
        credits nobody else. None where there is none of these.
    """
    lines = _head_lines(text)
    for line in lines:
        if field := _FIELD.fullmatch(line):
            return field["name"]
        found = _NAMED_DATE.fullmatch(line)
        if found is not None and find_date(line) is not None and is_masthead(found["name"]):
            return found["name"]
    for at, line in enumerate(lines):
        alone = _ALONE.fullmatch(line) and len(line.split()) <= _MOST_WORDS
        others = lines[:at] + lines[at + 1 :]
        if alone and is_masthead(line) and any(map(_may_be_title, others)):
            return line
    return _find_agency(text, credited) or _find_owner(text)


def split_title(title: str) -> tuple[str, str | None]:
    """A title without the name of an outlet behind a mark, and that name; None where there is none.

    Told by the form of the name: "Harbour shut | The Carrow Post".
    """
    found = _OUTLET_BEHIND.fullmatch(title)
    if found is None or not is_masthead(found["name"]):
        return title, None
    return found["title"], found["name"]


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the line below it that names its outlet, and a day."""
    if title is None or not outlet:
        return title
    head, found, tail = title.rpartition(f" {outlet}")
    day_alone = not tail or (tail[0] == "," and find_date(tail) is not None)
    return head if found and day_alone and len(head.split()) >= _TITLE_WORDS else title


def find_title_below(text: str, masthead: str) -> str | None:
    """The title below a masthead; a slogan of few words stands above a longer title."""
    below = text[text.index(masthead) + len(masthead) :]
    title = find_title(below, markdown=False)
    lines = _head_lines(below)
    if title is None or len(lines) < _SLOGAN_AND_TITLE or lines[0] != title:
        return title
    slogan, longer = title.split(), lines[1].split()
    told = any(tell_line(line) is LineKind.BYLINE for line in lines[2:4])
    words = tell_line(lines[1]) is LineKind.WORDS and not lines[1].endswith((".", ":"))
    fits = len(slogan) <= len(longer) <= _HEADLINE_WORDS and len(slogan) <= _SLOGAN_WORDS
    return lines[1] if told and words and fits else title


def _find_owner(text: str) -> str | None:
    """The outlet that the last lines of a text name as the owner of its copyright."""
    for line in reversed(text[-_FOOT_CHARS:].splitlines()[-_FOOT_LINES:]):
        found = _OWNER.match(" ".join(line.split()))
        if found:
            return found["name"].rstrip(".,")
    return None


def _head_lines(text: str) -> list[str]:
    """The short lines above the first paragraph; none where the text begins with a paragraph."""
    lines: list[str] = []
    front = find_front_matter(text)
    start = front.span.end if front else 0
    for raw in text[start : start + _HEAD_CHARS].splitlines():
        line = " ".join(raw.strip("\ufeff*_# \t").split())
        if len(line) > _LONGEST or len(lines) == _HEAD_LINES:
            break
        if line:
            lines.append(line)
    return lines


def is_masthead(name: str) -> bool:
    """Whether a name is that of an outlet by its form: "Ostrenna Examiner", "Radio Kavra"."""
    if is_agency(name):
        return True
    words = [word.casefold().strip(".,") for word in name.split()]
    if words[0] == "the" and len(words) == len(("the", "guardian")):
        return words[1] in _TITLES - _GENERIC
    titled = words[-1] in _TITLES or words[0] in _STATIONS
    return titled and any(word not in _GENERIC | _TITLES for word in words)


def _may_be_title(line: str) -> bool:
    """Whether a line may be the headline: some words, no date and no byline."""
    own = len(line.split()) >= _TITLE_WORDS and not _BYLINE.match(line)
    return own and find_date(line) is None and ":" not in line[:30]


def _find_agency(text: str, credited: Sequence[Provenance]) -> str | None:
    """The agency of the dateline, if it is the only one from which the text says it came."""
    came = [each for each in credited if each.relation is not Relation.REPORTS]
    names = {each.name for each in came}
    if len(names) != 1 or any(each.relation is not Relation.WIRE for each in came):
        return None
    name, evidence = came[0].name, came[0].evidence
    line = text[text.rfind("\n", 0, evidence.start) + 1 : evidence.end + 4]
    filed = re.fullmatch(r"[^a-z\n].{0,80}[(\[/][^()\n]+[)\]/]\s?[—–:_-]+\s?.?", line)
    return name if filed and evidence.start < _HEAD_CHARS else None
