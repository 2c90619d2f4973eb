"""Quoted: who is named, right before a passage, as the one whose words are read out."""

import re

from onrecord.model import Transcript
from onrecord.text import fold, is_title, names_agree
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.lexicon import COMMON, FUNCTION_WORDS

__all__ = ["ADVERBS", "VERBS", "find_start", "name_owner", "name_quoted"]

#: Verbs of saying, in the forms in which somebody is quoted.
VERBS = (
    "said|says|saying|wrote|writes|tweeted|tweets|posted|told|quoted|quotes|claimed|claims|"
    "argued|argues|warned|warns|reads?|goes(?: on to say)?|sent|put out"
)
ADVERBS = r"just|once|also|even|then|always|often|still|now|already|\w+ly"
_CLOSE = 160  # characters before a passage in which its owner is named and quoted
_BEHIND = 400  # characters behind it in which the quotation is closed
_CAPITALS = r"(?:[\w.]+\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"
_BETWEEN = rf"(?:,[^,.?!\"“”]{{1,40}},)?(?:\s(?:has|have|had|{ADVERBS}))*"
_BEFORE = r"[^.?!:\"“”]{0,40}"  # "to the guild", "earlier this year"
_OPENED = r"(?:[:,]?\s*(?:quote,?\s*)?[\"“]|:|,?\s*\bthat\b|,?\s*\bquote,)\s*$"
_SAID = re.compile(rf"\b({_CAPITALS}){_BETWEEN}\s(?:{VERBS})\b{_BEFORE}{_OPENED}")
_BY = re.compile(rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Qq]uote from)\s({_CAPITALS})[,:]\s*$")
_CLOSED = re.compile(r"[\"”]")
_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday")
)


def name_owner(case: Comparison) -> str | None:
    """Who is named as having said the words of a passage that another speaks.

    Plain cases alone: a title and a surname, or two names, then a verb of saying of which they are
    the subject, and behind it a colon, "that", "quote" or an opening quotation mark; or
    "according to". All right before the passage.

    Returns:
        The name in full, as it stands in a label or was spoken elsewhere in the transcript; None
        if nobody is plainly named.
    """
    start = find_start(case)
    if start is None:
        return None
    turns = case.match.transcript.turns
    opened = max((t.span.start for t in turns if start in t.span), default=0)
    low = max(opened, start - _CLOSE)
    found = _SAID.search(case.said, low, start) or _BY.search(case.said, low, start)
    name = _take_name(found[1]) if found else None
    return None if name is None else _complete(name, case.match.transcript)


def name_quoted(case: Comparison) -> str | None:
    """As `name_owner`, but only where quotation marks enclose the passage."""
    start = find_start(case)
    if start is None or case.said[:start].rstrip()[-1:] not in {'"', "“"}:
        return None
    end = max(s.said.end for s in case.steps if s.printed and s.said)
    closed = _CLOSED.search(case.said, end, end + _BEHIND)
    return None if closed is None else name_owner(case)


def find_start(case: Comparison) -> int | None:
    """Where the passage begins; None if no word is placed."""
    return next((s.said.start for s in case.steps if s.printed and s.said), None)


def _take_name(words: str) -> str | None:
    """The name among capitalised words: a title and a surname, or two names; else None."""
    parts = words.split()
    small = FUNCTION_WORDS | COMMON | _DAYS
    while parts and (parts[0][:1].islower() or fold(parts[0]) in small):
        if is_title(fold(parts[0]).strip(".")):
            break
        parts = parts[1:]
    titled = bool(parts) and is_title(fold(parts[0]).strip("."))
    return " ".join(parts) if len(parts) > 1 and (titled or parts[0][:1].isupper()) else None


def _complete(name: str, transcript: Transcript) -> str:
    """A name as its label has it, or with the one given name that is spoken with it."""
    first, *rest = name.split()
    if not is_title(fold(first).strip(".")) or len(rest) > 1:
        return name
    labels = {t.label for t in transcript.turns if t.label and names_agree(t.label, name)}
    if len(labels) == 1:
        return labels.pop()
    spoken = re.compile(rf"\b([A-Z][\w'’-]+)\s{re.escape(rest[-1])}\b")
    given = {hit[1] for hit in spoken.finditer(transcript.text) if not is_title(fold(hit[1]))}
    full = {f"{one} {rest[-1]}" for one in given if fold(one) not in FUNCTION_WORDS | COMMON}
    return full.pop() if len(full) == 1 else name
