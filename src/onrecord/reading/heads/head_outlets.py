"""Outlets: names of agencies and newspapers, told by their form."""

import re

from onrecord.language import ANY, ENGLISH
from onrecord.text import Span

__all__ = ["NAME", "is_agency", "is_outlet", "trim_name"]

_INNER = r"(?:" + ANY.pattern("outlets_by_form", "inner") + r")"
_CAPITAL = r"(?:(?:[A-Z]\.){1,5}|[A-ZÀ-ÞĀ-Ž0-9][\w&'’+-]{0,30}(?:\.[A-Za-z]\w{0,20}){0,2})"
_SITES = ANY.pattern("outlets_by_form", "sites")
# A name of at most seven words, as a regular expression without groups.
NAME = (
    rf"(?<!\w)(?!(?:{ENGLISH.pattern('outlets_by_form', 'no_openings')})\b)"
    rf"(?:(?:{ANY.pattern('outlets_by_form', 'articles')})[ ]?)?"
    rf"(?:{_CAPITAL}|[a-z0-9-]{{2,40}}\.(?:{_SITES}|[a-z]{{2}})(?![\w]))"
    rf"(?:[ ](?:{_INNER}[ ]){{0,2}}{_CAPITAL}){{0,6}}"
)
_KNOWN_AGENCIES = re.compile(r"(?:" + ANY.pattern("outlets_by_form", "agencies") + r")")
_KNOWN_NAMES = re.compile(
    r"\b(?:" + ANY.pattern("outlets_by_form", "agency_names") + r")\b",
    re.IGNORECASE,
)
_AGENCY_WORDS = re.compile(
    ANY.pattern("outlets_by_form", "agency_words"),
    re.IGNORECASE,
)
_PAPER_WORDS = re.compile(
    r"\b(?:" + ANY.pattern("outlets_by_form", "paper_words") + r")\b",
    re.IGNORECASE,
)
_FOREIGN_PAPER = re.compile(
    r"(?:" + ANY.pattern("outlets_by_form", "foreign_articles") + r")[ -]?[A-ZÀ-Þ]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency: known, in so many words, or by its initials."""
    bare = name.removeprefix("The ").removeprefix("the ").strip()
    return (
        _KNOWN_AGENCIES.fullmatch(bare.casefold().replace(".", "")) is not None
        or _KNOWN_NAMES.search(bare) is not None
        or _AGENCY_WORDS.search(bare) is not None
    )


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, station or site by its words or its form."""
    return bool(_PAPER_WORDS.search(name) or _FOREIGN_PAPER.match(name) or _ADDRESS.fullmatch(name))


def trim_name(text: str, name: Span) -> Span:
    """A name without the punctuation that the sentence put behind it."""
    start, end = name
    while end > start and (
        text[end - 1] in ",;:'’-"
        or (text[end - 1] == "." and not _ends_in_initials(text, start, end))
    ):
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Span(start, end)


def _ends_in_initials(text: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to the name, as in "A.P."."""
    return re.search(r"\b[A-Z]\.[A-Z]\.$", text[max(start, end - 8) : end]) is not None
