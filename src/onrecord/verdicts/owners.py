"""Owners: whether words in another's mouth are that speaker's own, and can be misattributed.

Words that a speaker only reports of somebody, that many speakers say, or that stand under a label
which names nobody, cannot be given to the one in whose turn they stand.
"""

import re
from collections.abc import Sequence

from onrecord.model import Match, Op
from onrecord.text import LabelKind, fold, is_title, names_agree, sort_label
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.quoted import ADVERBS, VERBS, find_start

__all__ = ["is_labelled", "is_nobody", "is_open", "is_reported", "is_slogan", "is_whole_turn"]

_MANY = 3  # speakers who say the very words; then they are a slogan, and nobody's

_LOOK_BACK = 400  # characters before a passage in which somebody may be named
# "It goes on to say, “", "the president said that", "she said: “"; never "I said", "we say".
_REPORTING = re.compile(
    rf"\b([\w.'’-]+)\s+(?:(?:has|have|had|{ADVERBS})\s+)*(?:{VERBS})\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[“\"]\s*$")
_STOP = re.compile(r"[.?!](?=\s)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)")
_NAMED = re.compile(r"\b([\w.]+)\s+(?=[A-Z])|(?<=[a-z,;]\s)[A-Z][a-z]+(?=\s+[A-Z][a-z])")
_PLACE = re.compile(
    r"\b(?:(?:in|at|across|the)\s[A-Z]\w+(?:\s[A-Z]\w+)+|(?:North|South|East|West|New)\s[A-Z]\w+)"
)
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")  # "(in Estran)"
_SELF = frozenset({"i", "we", "you", "who"})


def is_nobody(match: Match, speaker: str | None) -> bool:
    """Whether the label of a passage names nobody whose words they could be instead.

    An office or a number without a holder is nobody. A part that asks or listens is somebody else
    only than a speaker who has a label of their own in that transcript.
    """
    if match.question and match.speaker is None:
        return not is_labelled(match, speaker)
    if match.speaker is None:
        return False
    kind = sort_label(match.speaker)
    if kind is LabelKind.ASKS:
        return not is_labelled(match, speaker)
    return kind is not LabelKind.NAME


def is_labelled(match: Match, speaker: str | None) -> bool:
    """Whether a speaker has a label of their own in the transcript of a passage."""
    if speaker is None:
        return False
    labels = {turn.label for turn in match.transcript.turns if turn.label}
    return any(
        sort_label(label) is LabelKind.NAME and names_agree(label, speaker) for label in labels
    )


def is_whole_turn(case: Comparison, speaker: str | None) -> bool:
    """Whether the print is all that another says in a turn of a talk in which the speaker speaks.

    However few and common its words are, such an answer is no coincidence.
    """
    start = find_start(case)
    turns = case.match.transcript.turns
    if start is None or speaker is None or any(step.op is not Op.EQUAL for step in case.steps):
        return False
    turn = next((turn for turn in turns if start in turn.span), None)
    if turn is None or not turn.said:
        return False
    end = max(step.said.end for step in case.steps if step.said)
    around = (case.said[turn.said[0].start : start], case.said[end : turn.said[-1].end])
    spoken = "".join(_ASIDE.sub("", each) for each in around)
    whole = end <= turn.span.end and not any(char.isalnum() for char in spoken)
    return whole and any(_is_label_of(each.label, speaker) for each in turns)


def _is_label_of(label: str | None, speaker: str) -> bool:
    """Whether a label is a speaker's, by name or by the very office."""
    if not label:
        return False
    if fold(label).removeprefix("the ") == fold(speaker).removeprefix("the "):
        return True
    return sort_label(label) is LabelKind.NAME and names_agree(label, speaker)


def is_open(match: Match) -> bool:
    """Whether a passage stands under an office or a number that may be anybody's."""
    return match.speaker is not None and sort_label(match.speaker) is LabelKind.OFFICE


def is_slogan(matches: Sequence[Match]) -> bool:
    """Whether the very words stand in the mouths of three speakers besides the claimed one."""
    labels: list[str] = []
    for match in matches:
        if match.claimed or match.speaker is None:
            continue
        whole = all(step.op is Op.EQUAL for step in match.steps)
        if whole and not any(_same(match.speaker, label) for label in labels):
            labels.append(match.speaker)
    return len(labels) >= _MANY


def _same(one: str, other: str) -> bool:
    """Whether two labels may name one person."""
    return fold(one) == fold(other) or names_agree(one, other)


def is_reported(case: Comparison) -> bool:
    """Whether the passage's speaker reports words of somebody who is not named.

    In the sentence of the passage, or right before an opening quotation mark, a verb of saying
    stands whose subject is not the speaker or whoever is spoken to ("the president said that …",
    'it goes on to say, "…"'). Whoever is named in the last 400 characters of the turn is the one
    who said it, and then nothing is unnamed: for a title, somebody with that title; for anything
    else, somebody with a title or in full.
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
    if is_title(fold(subject)):
        return not re.search(rf"\b{re.escape(subject)}\s+(?-i:[A-Z])", near, re.IGNORECASE)
    return not _names_somebody(near)


def _begins(sentence: str, place: int) -> bool:
    """Whether nothing but marks stands before a place."""
    return not any(char.isalnum() for char in sentence[:place])


def _names_somebody(stretch: str) -> bool:
    """Whether somebody is named with a title, or by two names, in a stretch of speech."""
    spoken = _PLACE.sub("", stretch.partition(": ")[2] or stretch)  # without the turn's label
    return any(
        hit[1] is None or is_title(fold(hit[1]).strip(".")) for hit in _NAMED.finditer(spoken)
    )
