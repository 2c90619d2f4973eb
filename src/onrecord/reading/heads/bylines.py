"""Bylines: the names of those who wrote a report, out of the line that names them."""

import re

from onrecord.language import ANY, ENGLISH, MONTH, WEEKDAY
from onrecord.reading.heads.head_outlets import is_agency, is_outlet

__all__ = ["find_names", "is_byline"]

_LONGEST = 160  # characters of a line of names
_MOST_NAMES = 8
_MOST_WORDS = 5  # of one name
_OPENING = re.compile(ANY.expression("bylines", "opening"), re.IGNORECASE)
_PLAIN_OPENING = re.compile(ENGLISH.expression("bylines", "plain"))
_PARTS = re.compile(
    r"\s*(?:[,;|/•·\n]|(?<=[a-z]{3})\.(?=\s)|\s[–—-]\s|(?<=\s)&(?=\s)|\b(?:and|und|et|y|e|with)\b(?=\s)|"
    r"\b(?:in|for|of|from|at)\s(?=[A-Z])|\()\s*"
)
_ROLE = re.compile(  # what a person is, at the end of a name or alone
    rf"\s*\b(?:(?:{ENGLISH.pattern('bylines', 'before_roles')})\s+){{0,4}}"
    rf"(?:{ENGLISH.pattern('bylines', 'roles')})\b.*",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(
    rf"\s*\b(?:{WEEKDAY}\b|today\b|yesterday\b|{MONTH}\b(?=\W*\d)).*|\s*\d.*",
    re.IGNORECASE | re.DOTALL,
)
_PARTICLE = r"(?:" + ANY.pattern("bylines", "particles") + r")"
_WORD = (
    r"(?:(?:[^\W\d_]\.){1,3}|[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|[dDOL]['’][^\W\d_]+)"
)
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,{_MOST_WORDS - 1}}}")


def is_byline(line: str) -> bool:
    """Whether a line says in so many words who wrote, and holds nothing else."""
    examines = line.rstrip().endswith(":")  # "BY MS. ORDELL:" heads an examination
    return bool(_PLAIN_OPENING.match(line)) and not examines and bool(find_names(line))


def find_names(line: str) -> tuple[str, ...]:
    """The names in a byline.

    Args:
        line: a byline as printed, with or without its "By".

    Returns:
        The persons, as printed, in order, each once; without persons the agencies or outlets that
        the line names. What they are ("staff writer"), where they work and the day are left out.
        None where the line is too long for a byline or holds no name.
    """
    folded = " ".join(line.split())
    if not 0 < len(folded) <= _LONGEST:
        return ()
    opening = _OPENING.match(folded)
    rest = folded[opening.end() :] if opening else folded
    persons: list[str] = []
    bodies: list[str] = []
    for part in _PARTS.split(rest):
        name = _clean(part)
        if name is None:
            continue
        found = bodies if _is_body(name) else persons
        if name not in found:
            found.append(name)
    full = any(" " in name for name in persons)
    return tuple((persons if full or not bodies else bodies)[:_MOST_NAMES])


def _clean(part: str) -> str | None:
    """A part of a byline without role and day; None where no name is left."""
    opening = _OPENING.match(part)
    bare = part[opening.end() :] if opening else part
    for pattern in (_DAY, _ROLE):
        bare = pattern.sub("", bare)
    bare = bare.strip(' .,:;()[]*"“”|@-–—')
    if len(bare) < len("Li") or not _NAME.fullmatch(bare):
        return None
    return None if bare.startswith("The ") and not _is_body(bare) else bare


def _is_body(name: str) -> bool:
    """Whether a name is that of an agency or an outlet."""
    return is_agency(name) or (bool(re.search(r"[ .]", name)) and is_outlet(name))
