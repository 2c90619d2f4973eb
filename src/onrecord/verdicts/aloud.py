"""Read aloud: whether whoever speaks in the transcript is quoting the claimed speaker."""

import re

from onrecord.model import Turn
from onrecord.text import Span, find_words, fold, is_title, names_agree
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.quoted import find_start

__all__ = ["is_read_aloud"]

_NAMED_WITHIN, _QUOTED_WITHIN = 1500, 80  # characters before a passage
_LOOK_BACK = 400  # characters before a passage in which its author may be named
_QUOTING = re.compile(
    r"\b(?:said|says|say|saying|quote|quoted|quoting|tweeted|tweets|wrote|writes|told|asked|"
    r"called|calls|according to|in (?:his|her|their) words|reads?|weighs? in|goes)\b|[\"“]",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b([\w.]+) (?=[A-Z])")
_YOU_SAID = re.compile(
    r"\byou(?:['’]ve| have| had| also| once| just)?\s"
    r"(?:said|say|told|wrote|tweeted|called|promised|posted|put)\b|"
    r"\byour (?:own )?(?:words|tweet|statement|letter|post|remarks?)\b|\bquot(?:e|ing) you\b",
    re.IGNORECASE,
)
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
    surname and the passage ("Minister Orth writes: …").
    """
    start = find_start(case)
    names = [word.form for word in find_words(speaker or "")]
    if start is None or speaker is None or not names:
        return False
    turns = case.match.transcript.turns
    if _interprets(case, speaker, start):
        return True
    number = next((n for n, turn in enumerate(turns) if start in turn.span), None)
    opened = 0 if number is None else turns[number].span.start
    near = max(opened, start - _QUOTED_WITHIN)
    if number is not None and _YOU_SAID.search(case.said, near, start):
        around = (*turns[max(0, number - _AROUND) : number], *turns[number + 1 :][:_AROUND])
        if any(_speaks(turn, speaker) for turn in around):
            return True
    last = len(turns) if number is None else number + 1
    spoken = tuple(span for turn in turns[max(0, last - _HEARD) : last] for span in turn.said)
    return _is_named(case.said, start, names[-1], opened, spoken)


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


def _is_named(said: str, start: int, surname: str, opened: int, spoken: tuple[Span, ...]) -> bool:
    """Whether a surname was spoken, and a quoting word, before a passage; a label is not spoken."""
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
    if _QUOTING.search(said, max(opened, start - _QUOTED_WITHIN), start):
        return True
    return heard[-1].start >= close and _QUOTING.search(said, heard[-1].end, start) is not None


def _names_another(said: str, start: int, end: int) -> bool:
    """Whether somebody is named with a title in a stretch of a transcript."""
    return any(is_title(fold(found[1])) for found in _TITLED.finditer(said, start, end))
