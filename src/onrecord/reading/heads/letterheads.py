"""Letterheads: the name of a body and its offices above a title."""

import re
from collections.abc import Sequence
from itertools import takewhile

from onrecord.language import ENGLISH, fill_in
from onrecord.reading.heads.day_lines import find_date
from onrecord.reading.heads.genre_forms import find_forms

__all__ = ["BODY_NAME", "heads_letter", "past_letterhead"]

_LONGEST = 100  # characters of a line of a head
_LEAST_WORDS = 3  # of a title that names a form of text
_MOST_BELOW = 8  # lines
# The name of a body that is no outlet, alone on a line: "RESERVE BANK OF TESSALY", "Selkie Line"
BODY_NAME = re.compile(
    fill_in(ENGLISH.expression("heads", "body_name"), BODIES=ENGLISH.pattern("heads", "bodies"))
)
# Other lines of letterheads: "City of Carrow", "Directorate of Information", "Press and Media"
_OFFICE = re.compile(
    r"(?:the )?(?:" + ENGLISH.pattern("heads", "offices") + r")",
    re.IGNORECASE,
)


def past_letterhead(lines: Sequence[str], at: int) -> int:
    """The number of the line at which a title begins below the names of a body and its offices.

    Args:
        lines: of the head of a text, marks of headings and of bold type left out.
        at: the number of the first line that tells something.

    Returns:
        The number of the line that names a form of text ("Remarks by …"); below a form that
        stands alone ("SPEECH"), that of the next line; `at` where there is neither.
    """
    end = at
    while end < len(lines) and lines[end]:
        end += 1
    block = lines[at:end]
    forms = [line for line in block if find_forms(line) and len(line.split()) < _LEAST_WORDS]
    names = [line for line in block if heads_letter(line)]
    if not names or len(names) + len(forms) + sum(map(_is_dated, block)) < len(block):
        return at
    below = [number for number in range(end, len(lines)) if lines[number]][:_MOST_BELOW]
    short = list(takewhile(lambda number: len(lines[number]) <= _LONGEST, below))
    named = [n for n in short if find_forms(lines[n]) and len(lines[n].split()) >= _LEAST_WORDS]
    undated = [number for number in named if find_date(lines[number]) is None]
    return next(iter((short if forms else undated) or named), at)


def _is_dated(line: str) -> bool:
    """Whether a line of a head tells a day."""
    return find_date(line) is not None


def heads_letter(line: str) -> bool:
    """Whether a line is the name of a body, or of an office of one."""
    named = line.title() if line.isupper() else line
    return bool(BODY_NAME.fullmatch(named) or _OFFICE.fullmatch(line))
