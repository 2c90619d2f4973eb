"""Read aloud: whether whoever speaks in the transcript is quoting the claimed speaker."""

import re

from onrecord.model import Turn
from onrecord.text import Span, find_words, fold, is_title, names_agree
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.lexicon import CLAUSE_WORDS
from onrecord.verdicts.quoted import find_start

__all__ = ["is_ascribed", "is_read_aloud"]

_NAMED_WITHIN, _QUOTED_WITHIN = 1500, 80  # characters before a passage
_LOOK_BACK = 400  # characters before a passage in which its author may be named
_SAYING = (
    "said|says|say|saying|quote|quoted|quoting|tweeted|tweets|wrote|writes|according to|"
    "in (?:his|her|their) words|reads?|weighs? in|goes"
)
# What stands behind these is a quotation only if it is opened as one.
_QUOTING = re.compile(
    rf"\b(?:{_SAYING}|(?P<ascribed>told|asked|called|calls))\b|[\"“]", re.IGNORECASE
)
_TITLED = re.compile(r"\b([\w.]+) (?=[A-Z])")
_YOU_SAID = re.compile(
    r"\byou(?:['’]ve| have| had| also| once| just)*\s"
    r"(?:said|say|wrote|tweeted|posted|(?P<ascribed>told|asked|called|promised|put))\b|"
    r"\byour (?:own )?(?:words|tweet|statement|letter|post|remarks?)\b|\bquot(?:e|ing) you\b|"
    r"\byour (?:\w+ )?(?P<call>calls?|demands?|pleas?|promises?|pledges?|proposals?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\"“:]|\b(?:that|quote)\b", re.IGNORECASE)
# "Called him", "called the guild": what follows is the name that was given.
_NAMING = re.compile(
    r"\s(?:him|her|them|it|us|me|you|(?:[A-Z][\w.'’-]*\s?){1,3}|"
    r"(?:his|her|their|my|your|our|the|this|that)\s\w+)\s*"
)
_NO_CLAUSE = re.compile(r"\s(?:for|of|about|on|off|in|to|up|out)\b")
_OWN_WORDS = r"['’]s (?:own )?(?:words|tweets?|statement|letter|posts?|remarks?|message|quote)\b"
_INTERPRETERS = frozenset({"interpreter", "translator"})
_HEARD = 40  # turns in which a surname may have been spoken
_AROUND = 2  # turns before and behind in which whoever is addressed speaks


def is_read_aloud(case: Comparison, speaker: str | None) -> bool:
    """Whether the passage's speaker is quoting the claimed one.

    An interpreter speaks for whoever spoke last before. For others there are four rules, each
    within the turn and before the passage: in the last 400 characters the surname
    and after it a quoting word; the surname in the last 1,500, and a quoting word within the last
    80 ("He put out this tweet. He says, …"); the surname with its own words in the last 400
    ("Orth's letter"); "you said" or the like in the last 80, where the claimed speaker has one of
    the two turns before or behind. None holds if somebody else is named with a title between the
    surname and the passage ("Minister Orth writes: …"). What was told, asked, called or promised
    is quoted only behind a mark, "that" or "quote", as a clause, or as the name that somebody was
    called; "you have called for a truce" is not.
    """
    start = find_start(case)
    if start is None or speaker is None:
        return False
    return _interprets(case, speaker, start) or _is_given(case, speaker, opened_only=True)


def is_ascribed(case: Comparison, speaker: str | None) -> bool:
    """Whether the passage tells what the claimed speaker wants or has said, quoted or not."""
    return speaker is not None and _is_given(case, speaker, opened_only=False)


def _is_given(case: Comparison, speaker: str, *, opened_only: bool) -> bool:
    """Whether a passage is given to the claimed speaker by whoever speaks it."""
    start = find_start(case)
    names = [word.form for word in find_words(speaker)]
    if start is None or not names:
        return False
    turns = case.match.transcript.turns
    number = next((n for n, turn in enumerate(turns) if start in turn.span), None)
    opened = 0 if number is None else turns[number].span.start
    near = max(opened, start - _QUOTED_WITHIN)
    if number is not None and _quotes(_YOU_SAID, case, (near, start), opened_only=opened_only):
        around = (*turns[max(0, number - _AROUND) : number], *turns[number + 1 :][:_AROUND])
        if any(_speaks(turn, speaker) for turn in around):
            return True
    last = len(turns) if number is None else number + 1
    spoken = tuple(span for turn in turns[max(0, last - _HEARD) : last] for span in turn.said)
    return _is_named(case, names[-1], (opened, start), spoken, opened_only=opened_only)


def _quotes(
    pattern: re.Pattern[str], case: Comparison, within: tuple[int, int], *, opened_only: bool
) -> bool:
    """Whether a quoting word stands in a stretch that ends where the passage begins."""
    return any(
        not opened_only or _is_opened(hit, case, within[1])
        for hit in pattern.finditer(case.said, *within)
    )


def _is_opened(hit: re.Match[str], case: Comparison, start: int) -> bool:
    """Whether the passage is quoted behind a quoting word, and not only ascribed."""
    parts = hit.groupdict()
    verb = fold(parts.get("ascribed") or parts.get("call") or "")
    between = case.said[hit.end() : start]
    if not verb or _OPENING.search(between):
        return True
    if _NO_CLAUSE.match(between) or parts.get("call"):
        return False
    if verb in {"called", "calls"}:
        return _NAMING.fullmatch(between) is not None
    return any(s.said.form in CLAUSE_WORDS for s in case.steps if s.printed and s.said)


def _interprets(case: Comparison, speaker: str, start: int) -> bool:
    """Whether an interpreter speaks, and the last who spoke before is the claimed speaker."""
    if not _is_interpreter(case.match.speaker):
        return False
    before = [t for t in case.match.transcript.turns if t.span.end <= start]
    last = next((t for t in reversed(before) if not _is_interpreter(t.label)), None)
    return last is not None and _speaks(last, speaker)


def _is_interpreter(label: str | None) -> bool:
    """Whether a label names an interpreter."""
    return bool(_INTERPRETERS & {word.form for word in find_words(label or "")})


def _speaks(turn: Turn, speaker: str) -> bool:
    """Whether a turn is the claimed speaker's."""
    if turn.label is None:
        return False
    return fold(turn.label).strip() == fold(speaker).strip() or names_agree(turn.label, speaker)


def _is_named(
    case: Comparison,
    surname: str,
    within: tuple[int, int],
    spoken: tuple[Span, ...],
    *,
    opened_only: bool,
) -> bool:
    """Whether a surname was spoken, and a quoting word, before a passage; a label is not spoken."""
    said, (opened, start) = case.said, within
    close = max(opened, start - _LOOK_BACK)
    owned = re.compile(rf"\b{re.escape(surname)}{_OWN_WORDS}", re.IGNORECASE)
    found = owned.search(said, close, start)
    if found is not None and not _names_another(said, found.end(), start):
        return True
    far = max(0, start - _NAMED_WITHIN)
    named = [word for word in find_words(said, far, start) if word.form == surname]
    heard = [w for w in named if not spoken or any(w.start in span for span in spoken)]
    if not heard or _names_another(said, max(opened, heard[-1].end), start):
        return False
    near = (max(opened, start - _QUOTED_WITHIN), start)
    if _quotes(_QUOTING, case, near, opened_only=opened_only):
        return True
    behind = (heard[-1].end, start)
    named_close = heard[-1].start >= close
    return named_close and _quotes(_QUOTING, case, behind, opened_only=opened_only)


def _names_another(said: str, start: int, end: int) -> bool:
    """Whether somebody is named with a title in a stretch of a transcript."""
    return any(is_title(fold(found[1])) for found in _TITLED.finditer(said, start, end))
