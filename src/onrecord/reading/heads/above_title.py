"""What stands above a title: the name of an outlet with a page, a day or sections; a slug."""

import re
from collections.abc import Callable, Sequence

from onrecord.language import ENGLISH

__all__ = ["ends_title", "past_masthead", "without_wire_mark"]

_LONGEST = 120  # characters of a line that is no paragraph
_MOST_LINES = 4  # of a masthead
_NAME_WORDS = range(2, 7)
_TITLE_WORDS = range(2, 26)
_TITLE_LINES = 3
# Between the name of an outlet and what its line adds.
_JOINT = re.compile(r"\s{2,}|\s?[,|]\s|\s[-–—/·]\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What an agency prints above a title: its file's name and number, whether it is a later lead, or
# the sections of a paper between strokes.
_SLUG = re.compile(
    r"[A-Z][A-Z\d-]{3,}/\s?(?:\([^()]{2,40}\))?|[(\[][^()\[\]]{2,100}[)\]]|"
    r"[A-Za-z]{2,5}(?:-[A-Z]{2,5})? ?\d{3,10}(?: \S*[-/]\S*(?: \S+)?)?|"
    r"[A-Z]{2,4}-[A-Z][A-Z-]+(?:--?\S.{0,60}|\s?\([A-Z][^()]{2,30}\))?|"
    r"[^/\n]{2,30}(?: / [^/\n]{2,30}){2,4}"
)
# The section or the kind of a piece, alone above its title
_KICKER = re.compile(ENGLISH.expression("headings", "kicker"), re.IGNORECASE)
# What a line of a masthead tells beside the name of its paper: a page, an issue, a price
_ISSUE = re.compile(
    r"\b(?:page|p\.) ?\d+\b|\bedition\b|\bissue \d+|\b\d+ (?:cents|crowns|pence|p)(?!\w)",
    re.IGNORECASE,
)
_MOST_SKIPPED = 4  # slugs and mastheads, one above the other
# "UPDATE 4-Harbour shut", "FEATURE-The last ferry", "BC-HARBOUR-STRIKE:Harbour shut".
_WIRE_MARK = re.compile(r"\^?[A-Z]{4,}(?: \d{1,2})?-(?=[A-Z][a-z])|[A-Z]{2,}(?:-[A-Z\d]+)+:\s?")
# "PORT HALLAND, March 3 (Interpress) -": the report begins.
_FILED = re.compile(
    r"[A-Z][\w .'’-]{2,40}(?:,? [^()\n]{0,20}\([^()\n]{2,40}\)(?:, [A-Z][^()\n]{2,20}\d)?\s?[-–—]|"
    r", [A-Z][a-z]{2,8}\.? \d{1,2}\s?[-–—])"
)
# A line that names what was said is the title, whatever stands below.
_OCCASION = re.compile(
    r"\b(?:transcript|hearing|conference|briefing|remarks|interview|statement|debate|testimony)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[A-Z][a-z]+:\s")  # "Serves: 6"
_LABEL = re.compile(r"[A-Z][A-Z .'’-]+:\s")  # "MARA OKELLO: "
_BULLETS = ("* ", "• ", "· ", "- ")


def past_masthead(lines: Sequence[str], at: int, is_title: Callable[[str], bool]) -> int:
    """The number of the line at which a title may begin, past an outlet's name above it.

    Args:
        lines: of the head of a text.
        at: the number of the first line that tells something.
        is_title: whether a line can be one by what it tells.

    Returns:
        The number of a line that reads as a title; `at` where none stands below a masthead.
    """
    for _ in range(_MOST_SKIPPED):
        below = _past_one(lines, at, is_title)
        if below == at:
            break
        at = below
    return at


def _past_one(lines: Sequence[str], at: int, is_title: Callable[[str], bool]) -> int:
    """The number of the line below a slug, a kicker or a masthead; `at` where there is none."""
    end = _block_end(lines, at)
    line = lines[at].strip("#*_= \t")
    if _SLUG.fullmatch(line) or _KICKER.fullmatch(line):
        below = _next_line(lines, at + 1)
        fits = below < len(lines) and not _LABEL.match(lines[below])
        return below if fits and _is_line_of_title(lines[below], is_title) else at
    block = lines[at:end]
    below = _next_line(lines, end)
    told = len(block) > _MOST_LINES or any(_OCCASION.search(line) for line in block)
    if told or not _reads_as_title(lines, below, is_title):
        return at
    if any(_ISSUE.search(line) for line in block):
        return below
    if not _names_outlet(lines[at]):
        return at
    adds = any(_JOINT.search(line.strip()) or _YEAR.search(line) for line in block)
    return below if adds or _is_loud(lines[below]) else at


def ends_title(line: str) -> bool:
    """Whether a line below a title begins the report or a list of its points."""
    signs = not any(map(str.isalpha, line))
    return signs or bool(line.startswith(_BULLETS) or _FILED.match(line))


def without_wire_mark(title: str) -> str:
    """A title without the mark of an agency before it."""
    return _WIRE_MARK.sub("", title, count=1)


def _names_outlet(line: str) -> bool:
    """Whether a line opens with a name in capitals, as a masthead does."""
    bare = line.strip("#*_= \t")
    name = _JOINT.split(bare, maxsplit=1)[0]
    fits = name.isupper() and len(name.split()) in _NAME_WORDS
    return fits and name[-1] not in ".?!:" and len(bare) <= _LONGEST


def _is_loud(line: str) -> bool:
    """Whether a line is in capitals or a heading, as a title below a bare name is."""
    return line.isupper() or line.startswith("#")


def _reads_as_title(lines: Sequence[str], at: int, is_title: Callable[[str], bool]) -> bool:
    """Whether the block at a line is short, ends as no sentence does, and words follow it."""
    end = _block_end(lines, at)
    if not 0 < end - at <= _TITLE_LINES or _next_line(lines, end) >= len(lines):
        return False
    last = lines[end - 1].strip("#*_= \t")
    if all(_FIELD.match(line.strip()) for line in lines[at:end]):
        return False
    return _is_line_of_title(lines[at], is_title) and last[-1:] not in ".,:;"


def _is_line_of_title(line: str, is_title: Callable[[str], bool]) -> bool:
    """Whether a title may begin with a line."""
    bare = line.strip("#*_= \t")
    if not bare or bare[0].islower() or ends_title(bare) or not is_title(bare):
        return False
    return len(bare) <= _LONGEST and len(bare.split()) in _TITLE_WORDS


def _block_end(lines: Sequence[str], at: int) -> int:
    """The number of the blank line behind a block, or how many lines there are."""
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def _next_line(lines: Sequence[str], at: int) -> int:
    """The number of the next line that is not blank, or how many lines there are."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at
