"""Particulars: title, dates, dateline and byline that the text and the name of a file tell."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from onrecord.language import ENGLISH, MONTH
from onrecord.late import compile_late
from onrecord.reading.content import Particulars
from onrecord.reading.heads.bylines import find_names, is_byline
from onrecord.reading.heads.day_lines import find_date, find_date_in_name, find_day_of_issue
from onrecord.reading.heads.front_matter import FrontMatter, find_front_matter
from onrecord.reading.heads.genre_forms import find_forms
from onrecord.reading.heads.title_lines import LineKind, find_title, tell_line
from onrecord.reading.languages.detecting import find_language
from onrecord.text import is_title

__all__ = [
    "find_date",
    "find_date_in_name",
    "find_dateline",
    "find_sole_day",
    "find_told",
    "is_partial",
]

_MONTH = rf"{MONTH}\.?"
_PLACE = r"(?:[A-Z][\w.'’-]*|of|the|de|la|el|al|and)"
_DATELINE = compile_late(  # a hyphen ends it only after a date or an agency
    rf"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*)*(?:, {_PLACE}(?: {_PLACE}){{0,2}})?|"
    rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}(?:, {_PLACE}(?: {_PLACE}){{0,2}})?(?= \())"
    rf"(?P<date>,? (?i:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
    r"(?:,? \d{4})?)?(?P<wire> \([^()\n]{2,40}\))?"
    r"\s?(?:—|–|--|(?(date) -|(?(wire) -|—)))\s?(?=[^\W\da-z_]|[“\"‘'«])"
)
_LOUD = r"(?P<place>[A-Z]{3,}(?: [A-Z]{2,}){0,2}(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)(?P<date>)"
_PLAIN_DATELINE = compile_late(rf"{_LOUD} - (?=[A-Z“\"‘'«])(?!.{{0,60}} - )")
_PLAIN_DATELINES = compile_late(rf"^[ \t]*{_LOUD} - ", re.MULTILINE)
_CRIES = frozenset(
    {"EXCLUSIVE", "UPDATE", "UPDATED", "BREAKING", "WATCH", "VIDEO", "LOOK", "OPINION", "ANALYSIS"}
)
_SHORT_SENTENCE = 20  # characters; less after a dash is no report
_QUOTED = compile_late(r"[“”]|(?<!\w)@|\A[—–]")  # a message or what is quoted bears its own date
_PARTIAL = compile_late(
    r"\b(?:partial|excerpts?|extracts?|edited|abridged|condensed|almost complete)\b", re.IGNORECASE
)
_WHOLE = compile_late(r"\b(?:unedited|not edited|unabridged)\b", re.IGNORECASE)
_HEAD_LINES = 12
_BYLINE_LINES = 8
_ADDRESS = compile_late(r"https?://[^\s<>\"“”)\]]+")
_OTHERS = compile_late(
    r"(?:source|original|from|via)\b", re.IGNORECASE
)  # where another text stands
_ORIGIN = compile_late(
    r"^[ \t*_]{0,9}(?:" + ENGLISH.pattern("headings", "origins") + r")"
    r"[ \t]?:[ \t]{0,9}<?(?P<url>https?://[^\s<>\"“”)\]]+)>?[ \t]*\.?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FOOT = 2000  # characters of head and of foot
_OTHER_DAYS = frozenset({"modified", "updated", "accessed", "retrieved", "expires", "born", "died"})
# Keys of front matter that name who speaks, the surest first; the last: who gives a text out.
_SPEAKERS = ENGLISH.listed("headings", "speaker_fields")
_HEAD_CHARS = 4000
_PIECE = compile_late(r"(?<=[.!?;|])\s")
_SENDER = re.compile(r"\s*[,<(].*")  # "Dana Orlo, The Carrow Post": office, outlet or address
_DAY_CHARS = 20  # of a value that is a day and nothing else
_CODE = 2  # letters of a language in ISO 639-1
_LONG_LINE = 160  # characters; a longer line of the head is a paragraph
_DATE_LINE = 100
_LOOKED_AT = 500  # characters of a paragraph
_MOST_SENTENCES = 3
_YEAR_DIGITS = 4
_BREAKS = compile_late(rf"(?i:\b{_MONTH} \d{{1,2}},|\b\d{{1,2}} {_MONTH})$")  # the year is below
_END = compile_late(r"(?<=[\w)][\w)][\w)][\w)])\.\s|\s·\s")
# A day and a mark, or what is published: "14 November 2031 - The President spoke …"
_OPENS_DATED = compile_late(
    r"\W*(?:(?:published|issued|released|dated?)\b.{0,20}\b(?:19|20)\d\d\b|"
    rf"(?i:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},?) (?:19|20)\d\d\s?[:–—-]\s)",
    re.IGNORECASE,
)


def find_told(text: str, name: str, *, markdown: bool = False) -> Particulars:
    """What the head of a text and the name of its file tell.

    Args:
        text: the text of a document.
        name: its path.
        markdown: whether a heading is marked with `#`.

    Returns:
        Title, byline, publisher, address, date and language as far as the head of the text shows
        them. Front matter goes before the lines below it; a line that says "published" goes before
        a date in the name, that before any other date in the head.
    """
    front = find_front_matter(text)
    told = _read_front(front) if front else Particulars()
    body = text[front.span.end :] if front else text
    lines = _head_lines(body)
    short = [line for line in _dated_lines(lines) if not _QUOTED.search(line)]
    bylines = (find_names(line) for line in lines[:_BYLINE_LINES] if is_byline(line))
    addressed = (line for line in lines if tell_line(line) is LineKind.ADDRESS)
    addresses = (_ADDRESS.search(line) for line in addressed if not _OTHERS.match(line))
    title = find_title(body, markdown=markdown)
    filed = title and _find_place(title) and not body.lstrip("\ufeff \t\r\n").startswith("#")
    return told.filled(
        Particulars(
            title=None if filed else title,
            byline=next(bylines, ()),
            published=find_day_of_issue(short, find_date_in_name(name)),
            url=next((found[0] for found in addresses if found), None) or _find_origin(body),
            language=find_language(body),
        )
    )


def _dated_lines(lines: Sequence[str]) -> Iterator[str]:
    """What may tell the day of issue: short lines, and of long ones what opens them.

    A line that breaks within a date is read with the next. Of a paragraph counts a sentence that
    is a day, says "published", or names a form of text: "Lecture, Town Hall, 6 May 2031. This …".
    """
    for line, below in pairwise([*lines, ""]):
        if len(line) <= _DATE_LINE:
            yield f"{line} {below[:_YEAR_DIGITS]}" if _BREAKS.search(line) else line
            continue
        for sentence in _END.split(line[:_LOOKED_AT])[:_MOST_SENTENCES]:
            whole = len(sentence) <= _LONG_LINE
            if _OPENS_DATED.match(sentence) or (whole and find_forms(sentence)):
                yield sentence[:_LONG_LINE]


def _read_front(front: FrontMatter) -> Particulars:
    """What the fields above a text tell."""
    source = front.first("source") or ""
    address = front.first("url", "source url", "link", "permalink", "original url", "original link")
    outlet = front.first("publisher", "outlet", "newspaper", "publication", "site", "site name")
    if not outlet and source and not _ADDRESS.search(source):
        outlet = source
    found = _ADDRESS.search(address or source)
    days = front.all("date", "date published", "published", "published time", "publication date")
    days = days or front.all("published on", "published at", "posted", "issued", "datepublished")
    days = days or front.all("sent")
    names = front.all("author", "authors", "byline", "by", "creator") or tuple(
        _SENDER.sub("", each) for each in front.all("from")
    )
    speakers = next((told for key in _SPEAKERS if (told := front.fields.get(key))), ())
    return Particulars(
        title=front.first("title", "headline", "subject", "re"),
        byline=tuple(dict.fromkeys(name for each in names for name in find_names(each))),
        publisher=outlet,
        published=next((day for each in days if (day := find_date(each))), None)
        or _find_only_day(front),
        url=found[0] if found else None,
        language=_code_of(front.first("language", "lang")),
        speaker=speakers[0] if len(speakers) == 1 else None,
    )


def find_sole_day(head: str) -> date | None:
    """The one day, with its year, that the words above the first turn tell; None if two or none."""
    pieces = (piece for line in head[-_HEAD_CHARS:].splitlines() for piece in _PIECE.split(line))
    days = {day for piece in pieces if (day := find_date(piece))}
    return days.pop() if len(days) == 1 else None


def _find_only_day(front: FrontMatter) -> date | None:
    """The day that is all of a field's value, where the fields tell no other ("laid", "dato")."""
    told = (each for key, held in front.fields.items() if key not in _OTHER_DAYS for each in held)
    days = {day for each in told if len(each) <= _DAY_CHARS and (day := find_date(each))}
    return days.pop() if len(days) == 1 else None


def _find_origin(text: str) -> str | None:
    """The address that a line of head or foot tells as the text's, or as its original's."""
    around = text if len(text) < 2 * _FOOT else text[:_FOOT] + "\n" + text[-_FOOT:]
    found = _ORIGIN.search(around)
    return found["url"] if found else None


def _code_of(told: str | None) -> str | None:
    """A code of a language, as "en-US" gives it."""
    code = re.split(r"[-_]", told or "")[0].lower()
    return code if len(code) == _CODE and code.isalpha() else None


def _head_lines(text: str) -> list[str]:
    """The first lines that are not empty and no front matter."""
    front = find_front_matter(text)
    head = text[front.span.end if front else 0 :][:6000]
    lines = (line.strip().lstrip("\ufeff#*_ ").rstrip("*_ ") for line in head.splitlines())
    return [line for line in lines if line][:_HEAD_LINES]


def find_dateline(text: str) -> tuple[str | None, date | None]:
    """The place a report was filed from, and the date if the dateline gives one with its year.

    Looks at the beginnings of the first lines: "KAVRA — …", "GENEVA, March 3 (Wire) — …".
    """
    for line in _head_lines(text):
        found = _find_place(line) or _find_plain_place(text, line)
        if found and len(line) > found.end() + _SHORT_SENTENCE:
            return found["place"], find_date(found["date"] or "")
    return None, None


def _find_plain_place(text: str, line: str) -> re.Match[str] | None:
    """A dateline that a hyphen alone ends; what opens other lines so is a speaker's label."""
    found = _PLAIN_DATELINE.match(line)
    if found is None or _is_no_place(found["place"]):
        return None
    return found if len(_PLAIN_DATELINES.findall(text)) == 1 else None


def _find_place(line: str) -> re.Match[str] | None:
    """The dateline that opens a line."""
    found = _DATELINE.match(line)
    return None if found and _is_no_place(found["place"]) else found


def _is_no_place(words: str) -> bool:
    """Whether words before a dash cry for attention, or are a person's: "Mr BRANDT (3:12 PM) —"."""
    return words in _CRIES or is_title(words.split(maxsplit=1)[0].strip(".").lower())


def is_partial(name: str, title: str | None, text: str) -> bool:
    """Whether a transcript says of itself that it is not all that was said, word for word."""
    head = [
        line for line in _head_lines(text)[:6] if len(line) <= _LONG_LINE and not line.endswith("?")
    ]
    places = [name.replace("\\", "/").rsplit("/", 1)[-1], title or "", *head]
    said = [place for place in places if _PARTIAL.search(place.replace("_", " "))]
    return any(not _WHOLE.search(place) for place in said)
