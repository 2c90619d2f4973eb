"""Particulars: title, dates, dateline and byline that the text and the name of a file tell."""

import re
from datetime import date

import py3langid

from onrecord.reading.content import Particulars

__all__ = [
    "find_date",
    "find_date_in_name",
    "find_dateline",
    "find_language",
    "find_told",
    "is_partial",
    "names_transcript",
]

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
        r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
    )
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_PLACE = r"(?:[A-Z][\w.'’-]*|of|the|de|la|el|al|and)"
_DATELINE = re.compile(  # a hyphen ends it only after a date or an agency
    rf"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*)*(?:, {_PLACE}(?: {_PLACE}){{0,2}})?|"
    rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}(?:, {_PLACE}(?: {_PLACE}){{0,2}})?(?= \())"
    rf"(?P<date>,? (?i:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH.replace('month', 'm')})"
    r"(?:,? \d{4})?)?(?P<wire> \([^()\n]{2,40}\))?"
    r"\s?(?:—|–|--|(?(date) -|(?(wire) -|—)))\s?(?=[^\W\da-z_]|[“\"‘'«])"
)
_CRIES = frozenset(
    {"EXCLUSIVE", "UPDATE", "UPDATED", "BREAKING", "WATCH", "VIDEO", "LOOK", "OPINION", "ANALYSIS"}
)
_SHORT_SENTENCE = 20  # characters; less after a dash is no report
_QUOTED = re.compile(r"[“”@]|\A[—–]")  # a message or what is quoted bears its own date
_PUBLISHED = re.compile(
    r"(?:first |last |date |originally )?(?:published|posted|updated|issued|released|date|filed)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"By (?P<names>[A-Z][^\n:;“”\"]{2,80})")
_NAMES = re.compile(r",? and |, ")
_PARTIAL = re.compile(
    r"\b(?:partial|excerpts?|extracts?|edited|abridged|condensed|almost complete)\b", re.IGNORECASE
)
_TRANSCRIPT = re.compile(
    r"(?:\A|[-–—:|(\[,] ?)(?:(?:full|complete|edited|partial|rush|official|unofficial|verbatim) )*"
    r"transcripts?(?:\Z| ?[-–—:|)\],.]| of\b)|\btranscript\Z|\bas (?:spoken|written|delivered)\b|"
    r"\bverbatim (?:record|report)\b|\A(?:full text|text) of\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:speech|remarks|address|interview|press conference|briefing|town hall|debate|statement|"
    r"hearing|testimony)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[A-Z][A-Z.,'’ -]{2,60}(?: \([^()\n]{1,40}\))?:\s")
_WHOLE = re.compile(r"\b(?:unedited|not edited|unabridged)\b", re.IGNORECASE)
_HEAD_LINES = 12
_LONG_LINE = 160  # characters; a longer line of the head is a paragraph
_DATE_LINE = 100
_TITLE_WORDS = range(2, 26)
_LANGUAGE_SAMPLE = (
    1500  # characters; 4,000 tell the same of 2,006 documents and cost thrice as much
)
_LEAST_WORDS = 12  # below, the language of a text is a guess


def find_told(text: str, name: str, *, markdown: bool = False) -> Particulars:
    """What the head of a text and the name of its file tell.

    Args:
        text: the text of a document.
        name: its path.
        markdown: whether a heading is marked with `#`.

    Returns:
        Title, byline, date and language as far as the head of the text shows them; a line that
        says "published" goes before a date in the name, that before any other date in the head.
    """
    lines = _head_lines(text)
    short = [line for line in lines if len(line) <= _DATE_LINE and not _QUOTED.search(line)]
    marked = [day for line in short if _PUBLISHED.match(line) and (day := find_date(line))]
    plain = [day for line in short if (day := find_date(line))]
    dates = [*marked[:1], find_date_in_name(name), *plain[:1]]
    byline: tuple[str, ...] = ()
    for line in lines[:8]:
        found = _BYLINE.fullmatch(line)
        if found and not find_date(line):
            byline = tuple(_NAMES.split(found["names"].strip().rstrip(".")))
            break
    return Particulars(
        title=_find_title(text, markdown=markdown),
        byline=byline,
        published=next((day for day in dates if day), None),
        language=find_language(text),
    )


def _head_lines(text: str) -> list[str]:
    """The first lines that are not empty."""
    lines = (line.strip().lstrip("#*_ ").rstrip("*_ ") for line in text[:6000].splitlines())
    return [line for line in lines if line][:_HEAD_LINES]


def _find_title(text: str, *, markdown: bool) -> str | None:
    """The first paragraph, if it is short, others follow, and it is no dateline or quotation."""
    head = text[:2000].lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
    first, _, rest = head.partition("\n\n")
    if markdown and first.startswith("#"):
        return first.partition("\n")[0].strip("# ") or None
    first = " ".join(first.split())
    too_long = len(first) > _LONG_LINE or len(first.split()) not in _TITLE_WORDS
    if not rest.strip() or too_long or first[0] in "([" or _find_place(first):
        return None
    if any(len(pattern.sub("", first)) < len(first) // 2 for pattern in _DATES):
        return None
    return first[:-1] if first.endswith(".") and not first.endswith("..") else first


def find_date(line: str) -> date | None:
    """The first full date in a line; None where there is none (a date without a year is none)."""
    found = [match for pattern in _DATES if (match := pattern.search(line))]
    for match in sorted(found, key=lambda each: each.start()):
        month = match["month"].lower().rstrip(".")
        number = _MONTHS.get(month) or int(month)
        day = _make_date(int(match["year"]), number, int(match["day"]))
        if day:
            return day
    return None


def _make_date(year: int, month: int, day: int) -> date | None:
    """A date, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date_in_name(name: str) -> date | None:
    """The date in the last part of a path, as in `2016-09-30 18.00.00 Speech.txt`."""
    for match in _IN_NAME.finditer(name.replace("\\", "/").rsplit("/", 1)[-1]):
        day = _make_date(int(match[1]), int(match[3]), int(match[4]))
        if day:
            return day
    return None


def find_dateline(text: str) -> tuple[str | None, date | None]:
    """The place a report was filed from, and the date if the dateline gives one with its year.

    Looks at the beginnings of the first lines: "KAVRA — …", "GENEVA, March 3 (Wire) — …".
    """
    for line in _head_lines(text):
        found = _find_place(line)
        if found and len(line) > found.end() + _SHORT_SENTENCE:
            return found["place"], find_date(found["date"] or "")
    return None, None


def _find_place(line: str) -> re.Match[str] | None:
    """The dateline that opens a line; a word that cries for attention is no place."""
    found = _DATELINE.match(line)
    return None if found and found["place"] in _CRIES else found


def find_language(text: str) -> str | None:
    """The language of a text (ISO 639-1); None where it is too short to tell."""
    sample = text[:_LANGUAGE_SAMPLE]
    if len(sample.split()) < _LEAST_WORDS and len(sample) < _DATE_LINE:
        return None
    code, _ = py3langid.classify(sample)
    return str(code)


def is_partial(name: str, title: str | None, text: str) -> bool:
    """Whether a transcript says of itself that it is not all that was said, word for word."""
    head = [
        line for line in _head_lines(text)[:6] if len(line) <= _LONG_LINE and not line.endswith("?")
    ]
    places = [name.replace("\\", "/").rsplit("/", 1)[-1], title or "", *head]
    said = [place for place in places if _PARTIAL.search(place.replace("_", " "))]
    return any(not _WHOLE.search(place) for place in said)


def names_transcript(name: str, title: str | None, text: str = "") -> bool:
    """Whether the name or the title of a document says that it is a transcript.

    The name of an occasion ("Speech", "Press conference") says so only of a text that opens with
    the name of a speaker.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".gz")
    stem = last.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    places = (stem, last, title or "")
    if any(_TRANSCRIPT.search(place) for place in places):
        return True
    spoken = bool(_OPENING.match(text.lstrip("\ufeff \r\n")[:200]))
    return spoken and any(_OCCASION.search(place) for place in places)
