"""Carrying: whether a day that is told around a statement is the day of the statement, too."""

import re

from onrecord.dates.telling import POST, WRITTEN, agree_in_kind, read_all, read_own_sentence
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import AttributionType, Document, Statement, StatementKind
from onrecord.text import Span, cover

__all__ = ["is_act", "is_at_another", "is_of_no_one_time", "is_saying", "takes_day_from_around"]

_BEFORE = 30  # characters before a cue or source in which another time is told
_HABIT = compile_late(r"\b(?:" + ENGLISH.pattern("occasions", "habit") + r")\b", re.IGNORECASE)
_LONG_AGO = compile_late(
    r"\b(?:" + ENGLISH.pattern("occasions", "long_ago") + r")\b", re.IGNORECASE
)
_AROUND_CUE = 80  # characters around a cue in which such words are looked for
_ANOTHER_TIME = compile_late(
    r"\b(?:" + ENGLISH.pattern("tense", "another_time") + r")\s(?:[\w’'-]+(?:\s|\Z)){0,2}\Z",
    re.IGNORECASE,
)
_STANDING = compile_late(r"(?:" + ENGLISH.pattern("tense", "standing") + r")\b")
_ASIDE = compile_late(
    r"\b(?:" + ENGLISH.pattern("tense", "aside") + r")\s(?:[a-z]+ly\s)?\Z", re.IGNORECASE
)
_ACTS = frozenset({AttributionType.COMMUNICATION, AttributionType.CONTROL})
# “His call for”, “Finch’s latest call for”; “a promise to”.
_OWNED = compile_late(
    r"(?P<owner>\b(?:" + ENGLISH.pattern("tense", "owners") + r")|[’']s|s[’'])\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_ARTICLE = compile_late(r"\b(?:" + ENGLISH.pattern("tense", "articles") + r")\s\Z", re.IGNORECASE)


def takes_day_from_around(document: Document, statement: Statement) -> bool:
    """Whether a statement tells of one act of saying, at the time of which the report tells.

    None is what is so on any day ("jokes about her hair"), nor what is no saying at all. Whole
    words in marks were said once, also in the present: “…,” she sighs.
    """
    told = () if statement.kind is StatementKind.DIRECT else statement.cue[:1]
    if any(_STANDING.match(document.text, cue.start, cue.end) for cue in told):
        return False
    return is_saying(document, statement)


def is_saying(document: Document, statement: Statement) -> bool:
    """Whether a statement is an act (`is_act`), and not what somebody thinks or wants."""
    if statement.kind is StatementKind.INDIRECT and statement.type not in _ACTS:
        return False
    return is_act(document, statement)


def is_act(document: Document, statement: Statement) -> bool:
    """Whether the words of a report tell of one act, and not of something before.

    None is what "has been said", a noun ("his call for"), and what was said "later" or "one month
    after".
    """
    if not statement.cue:
        return True
    text, cue = document.text, statement.cue[0]
    if _is_noun(text, statement, cue) or is_of_no_one_time(statement, document):
        return False
    frame = cover((*statement.cue, *statement.source)) or cue
    starts = (cue.start, cue.end, frame.start, frame.end)
    if _ASIDE.search(text, max(0, cue.start - _BEFORE), cue.start):
        return False
    return not any(_ANOTHER_TIME.search(text, max(0, at - _BEFORE), at) for at in starts)


def is_of_no_one_time(statement: Statement, document: Document) -> bool:
    """Whether the words before the cue tell of no one time."""
    cue = cover(statement.cue)
    if cue is None:
        return False
    start = max(0, cue.start - _BEFORE, *(s.end for s in statement.source if s.end <= cue.start))
    if _HABIT.search(document.text, start, cue.end) is not None:
        return True
    near = Span(max(0, cue.start - _AROUND_CUE), min(len(document.text), cue.end + _AROUND_CUE))
    outside = [span for span in statement.content if span.overlaps(near)]
    found = _LONG_AGO.search(document.text, near.start, near.end)
    return found is not None and not any(found.start() in span for span in outside)


def _is_noun(text: str, statement: Statement, cue: Span) -> bool:
    """Whether a cue is a noun: somebody's, or behind an article."""
    named = max((s.end for s in statement.source if s.end <= cue.start), default=0)
    found = _OWNED.search(text, max(0, cue.start - _BEFORE), cue.start)
    if found is not None and named <= found.end("owner"):
        return True
    return named < cue.start - 1 and _ARTICLE.search(text, cue.start - 6, cue.start) is not None


def is_at_another(document: Document, statement: Statement, there: str, *, near: bool) -> bool:
    """Whether a statement's own sentence tells a kind of occasion that another one does not.

    Args:
        document: the report.
        statement: words in it.
        there: the sentence that tells a day. What was written is told of by many words.
        near: whether that stands so near that the one may go on with the other.
    """
    here = read_all(read_own_sentence(document, statement) or "") - (WRITTEN - {POST})
    told = read_all(there)
    if not here or (near and not told):
        return False
    return not any(agree_in_kind(one, other) for one in here for other in told)
