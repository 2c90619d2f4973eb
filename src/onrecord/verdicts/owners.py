"""Owners: whether words in another's mouth are that speaker's own, and can be misattributed.

Words that a speaker only reports of somebody, that many speakers say, or that stand under a label
which names nobody, cannot be given to the one in whose turn they stand.
"""

import re
from collections.abc import Sequence

from onrecord.model import Match, Op
from onrecord.text import find_words, fold, is_title, names_agree
from onrecord.verdicts.changes import Comparison

__all__ = ["begins_clause", "find_quoted", "find_start", "is_nobody", "is_reported", "is_slogan"]

_MANY = 3  # speakers who say the very words; then they are a slogan, and nobody's
_LOOK_BACK = 400  # characters before a passage in which somebody may be named
_NOBODY = frozenset(
    {"unidentified", "unknown", "man", "woman", "male", "female", "voice", "voices"}
)
_VERBS = (
    "said|says|saying|wrote|writes|tweeted|tweets|posted|told|quoted|quotes|claimed|claims|"
    "argued|argues|warned|warns|reads?|goes(?: on to say)?|sent|put out"
)
# "It goes on to say, “", "the president said that", "she said: “"; never "I said", "we say".
_REPORTING = re.compile(
    rf"\b([\w.'’-]+)\s+(?:(?:has|have|had|just|once|also|recently)\s+)*(?:{_VERBS})\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[“\"]\s*$")
_STOP = re.compile(r"[.?!](?=\s)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)")
_NAMED = re.compile(r"\b([\w.]+)\s+(?=[A-Z])|(?<=[a-z,;]\s)[A-Z][a-z]+(?=\s+[A-Z][a-z])")
_CLOSE = 120  # characters before a passage in which its owner is named and quoted
_QUOTED = re.compile(
    rf"\b([\w.]+) ([A-Z][\w'’-]+)[^.?!\"“”]{{0,40}}?\b(?:{_VERBS})\b[^.?!\"“”]{{0,30}}[\"“]\s*$"
)
_CLOSED = re.compile(r"[\"”]")
_SELF = frozenset({"i", "we", "you", "who"})


def is_nobody(label: str | None) -> bool:
    """Whether a label says only that somebody speaks: unidentified male, voice."""
    words = [word.form for word in find_words(label or "")]
    return bool(words) and words[0] in _NOBODY


def begins_clause(case: Comparison) -> bool:
    """Whether the passage begins where its turn does, or behind a mark of punctuation."""
    start = find_start(case)
    before = "" if start is None else case.said[max(0, start - 8) : start].rstrip()
    return not before or not before[-1].isalnum()


def is_slogan(matches: Sequence[Match]) -> bool:
    """Whether the very words stand in the mouths of three speakers besides the claimed one."""
    labels: list[str] = []
    for match in matches:
        whole = all(step.op is Op.EQUAL for step in match.steps)
        if match.claimed or not whole or match.speaker is None:
            continue
        if not any(_same(match.speaker, label) for label in labels):
            labels.append(match.speaker)
    return len(labels) >= _MANY


def _same(one: str, other: str) -> bool:
    """Whether two labels may name one person."""
    return fold(one) == fold(other) or names_agree(one, other)


def is_reported(case: Comparison) -> bool:
    """Whether the passage's speaker reports words of somebody who is not named.

    In the sentence of the passage, or right before an opening quotation mark, a verb of saying
    stands whose subject is not the speaker or whoever is spoken to ("the president said that …",
    'it goes on to say, "…"'), and nobody is named with a title or in full in the last 400
    characters of the turn: who is named there is the one who said it.
    """
    start = find_start(case)
    if start is None:
        return False
    turns = case.match.transcript.turns
    opened = max((t.span.start for t in turns if start in t.span), default=0)
    near = case.said[max(opened, start - _LOOK_BACK) : start]
    sentence = _STOP.split(_OPENED.sub("", near))[-1]
    found = [hit for hit in _REPORTING.finditer(sentence) if fold(hit[1]) not in _SELF]
    if not found:
        return False
    subject = found[-1][1]
    if subject[:1].isupper() and not _begins(sentence, found[-1].start()):
        return False
    return not _names_somebody(near)


def find_quoted(case: Comparison) -> str | None:
    """Whose words the passage's speaker reads out: the surname before 'wrote: "'.

    Only where all is plain: a title and a surname, a verb of saying, an opening quotation mark
    right before the passage, and a closing one behind it.
    """
    start = find_start(case)
    if start is None:
        return None
    end = max(s.said.end for s in case.steps if s.printed and s.said)
    found = _QUOTED.search(case.said, max(0, start - _CLOSE), start)
    closed = _CLOSED.search(case.said, end, end + _LOOK_BACK)
    if found is None or closed is None or not is_title(fold(found[1]).strip(".")):
        return None
    return found[2]


def _begins(sentence: str, place: int) -> bool:
    """Whether nothing but marks stands before a place."""
    return not any(char.isalnum() for char in sentence[:place])


def _names_somebody(stretch: str) -> bool:
    """Whether somebody is named with a title, or by two names, in a stretch of speech."""
    spoken = stretch.partition(": ")[2] or stretch  # without the label of the turn
    return any(
        hit[1] is None or is_title(fold(hit[1]).strip(".")) for hit in _NAMED.finditer(spoken)
    )


def find_start(case: Comparison) -> int | None:
    """Where the passage begins; None if no word is placed."""
    return next((s.said.start for s in case.steps if s.printed and s.said), None)
