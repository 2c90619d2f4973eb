"""Boilerplate: paragraphs of a page that belong to the site and not to the report."""

import re
from collections.abc import Sequence

from onrecord.language import ANY, ENGLISH
from onrecord.reading.heads.front_matter import find_front_matter
from onrecord.text import Span

__all__ = ["find_boilerplate", "find_fences", "is_furniture"]

# Of Markdown: lines of a program, or of commands behind a prompt, which nobody says
_FENCE = re.compile(
    r"^(?P<mark>```|~~~)[^\n]*\n.*?(?:^(?P=mark)[ \t]*$|\Z)|"
    r"^(?:[ ]{4}|\t)\$[ ][^\n]*(?:\n(?:[ ]{4}|\t)[^\n]*|\n[ \t]*(?=\n(?:[ ]{4}|\t)))*",
    re.MULTILINE | re.DOTALL,
)

_LONGEST = 320  # characters; longer is somebody's writing, whatever it begins with
_TITLE = 160  # characters of a title in a list of other articles
_TITLE_LEAST = 4  # words; fewer may be the name of a speaker on a line of its own
_NEAR = 4  # paragraphs from the title to its second printing
_MOST_HEADS = 40  # paragraphs that front matter may have
_MOST_TITLES = 12  # below one head
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*$")
_STATEMENT_END = re.compile(r"[.…][\"”’»)]*$")

# Heads of a box: they mark their own line and, standing alone, the titles below it.
_BOX = re.compile(
    r"(?:" + ANY.pattern("boilerplate", "boxes") + r")",
    re.IGNORECASE,
)
_BOX_HEAD = re.compile(
    rf"[\W_]*(?:{_BOX.pattern})[ ]*(?:(?P<mark>[:：|»>]|[-–—](?=\s))(?P<rest>.*)|[\W_]*)$",
    re.IGNORECASE | re.DOTALL,
)
_COMMENTS = re.compile(
    r"[\W_]*(?:" + ANY.pattern("boilerplate", "comments") + r")[\W_]*",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"[\W_]*(?:" + ANY.pattern("boilerplate", "lists") + r")[ ]*[:：].{0,280}",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(
    r"[\W_]*(?:" + ENGLISH.pattern("boilerplate", "addresses") + r")"
    r"[ ]*(?::.{0,300}|\W*https?://\S+\W*)",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(
    r"[\W_]*(?:" + ENGLISH.pattern("boilerplate", "letters") + r")",
    re.IGNORECASE | re.DOTALL,
)
_COPYRIGHT = re.compile(
    r"[\W_]*(?:" + ENGLISH.pattern("boilerplate", "copyright") + r")",
    re.IGNORECASE | re.DOTALL,
)
_SHARE_WORD = r"(?:" + ENGLISH.pattern("boilerplate", "sharing") + r")"
_SHARE = re.compile(
    rf"[\W_]*(?=[\w\W]{{0,80}}(?:{ENGLISH.pattern('boilerplate', 'shared')}))"
    rf"{_SHARE_WORD}(?:[\W_]+{_SHARE_WORD}){{0,12}}[\W_]*",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"[\W_]*(?:" + ENGLISH.pattern("boilerplate", "page") + r")[\W_]*",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"[^\n|>›»•·]{1,28}(?:[ \t]*[|>›»•·]{1,2}[ \t]*[^\n|>›»•·]{1,40}){2,14}[|>›»•·]?"
)
_BIO = re.compile(ENGLISH.expression("boilerplate", "author"), re.IGNORECASE | re.DOTALL)
_DESK = re.compile(  # the line of a wire that names who worked on a report
    r"\(?(?:" + ENGLISH.pattern("boilerplate", "desks") + r")\s[A-Z].{3,250}",
    re.IGNORECASE | re.DOTALL,
)
_RULES = (_BIO, _DESK, _COMMENTS, _LIST, _ADDRESS, _LETTER, _COPYRIGHT, _SHARE, _PAGE)


def find_fences(text: str) -> tuple[Span, ...]:
    """The fenced blocks of a text in Markdown, in order; none where they are most of it."""
    found = tuple(Span(*fence.span()) for fence in _FENCE.finditer(text))
    return found if 2 * sum(end - start for start, end in found) < len(text) else ()


def find_boilerplate(text: str, paragraphs: Sequence[Span]) -> tuple[bool, ...]:
    """Which paragraphs are boilerplate.

    Told by form alone: a paragraph of the report that merely begins like one ("Related
    developments …", "Subscribers to …") is left in it.

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, in order.

    Returns:
        One answer a paragraph, in order. Linear time.
    """
    front = find_front_matter(text)
    below = front.span.end if front else 0
    again = _find_second_title(text, paragraphs, below)
    found: list[bool] = []
    titles = 0  # how many titles may still follow the head of a box
    for paragraph in paragraphs:
        if paragraph.start < below or paragraph == again:
            found.append(True)
            continue
        line = paragraph.of(text) if paragraph.end - paragraph.start <= _LONGEST else ""
        box = _opens_box(line)
        if box is not None:
            found.append(True)
            titles = _MOST_TITLES if box else 0
        elif line and _is_plain(line):
            found.append(True)
        elif titles and line and _is_title(line):
            found.append(True)
            titles -= 1
        else:
            found.append(False)
            titles = 0
    return tuple(found)


def _find_second_title(text: str, paragraphs: Sequence[Span], below: int) -> Span | None:
    """The paragraph near the head that says the title once more; None where none does."""
    head = [each for each in paragraphs[:_MOST_HEADS] if each.start >= below][:_NEAR]
    lines = [" ".join(each.of(text).split()).casefold() for each in head]
    first = lines[0] if lines else ""
    if len(first.split()) < _TITLE_LEAST or len(first) > _TITLE or first.endswith((":", ".", "?")):
        return None
    return next((head[at] for at in range(1, len(head)) if lines[at] == first), None)


def is_furniture(line: str) -> bool:
    """Whether a line is the page's own wherever it stands: "Skip to main content"."""
    return len(line) <= _LONGEST and _PAGE.fullmatch(line) is not None


def _is_plain(line: str) -> bool:
    """Whether a line is boilerplate wherever it stands."""
    if any(rule.fullmatch(line) for rule in _RULES):
        return True
    return len(line) < _TITLE and not _SENTENCE_END.search(line) and bool(_TRAIL.fullmatch(line))


def _opens_box(line: str) -> bool | None:
    """Whether titles follow the head of a box that a line is; None if it is none."""
    head = _BOX_HEAD.match(line)
    if head is None:
        return None
    rest = (head["rest"] or "").strip()
    if not rest:
        return True
    sentences = len(re.findall(r"[.!?](?=\s|$)", rest))
    return None if sentences > 1 or (sentences and len(rest) > _TITLE) else False


def _is_title(line: str) -> bool:
    """Whether a line reads like the title of another article."""
    words = line.strip("-*•·–—# \t\n")
    return 0 < len(words) <= _TITLE and not _STATEMENT_END.search(words) and words[-1] not in ":,;"
