"""Owners: whether words in another's mouth can be that speaker's own, and be misattributed."""

import re

from onrecord.compare.differences.changes import Comparison
from onrecord.index import is_called_so
from onrecord.model import Match, Op
from onrecord.text import LabelKind, fold, names_agree, sort_label

__all__ = ["is_bodys_own", "is_label_of", "is_labelled", "is_nobody", "is_whole_turn"]

_ASIDE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")  # "(in Estran)"


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
        sort_label(label) is LabelKind.NAME and is_called_so(label, speaker) for label in labels
    )


def is_bodys_own(match: Match, body: str | None) -> bool:
    """Whether a passage stands under the name of an institution or group that a report names."""
    label = match.speaker
    if not body or label is None or match.question or sort_label(label) is not LabelKind.NAME:
        return False
    same = fold(body).removeprefix("the ") == fold(label).removeprefix("the ")
    return same or names_agree(label, body)


def is_whole_turn(case: Comparison, speaker: str | None) -> bool:
    """Whether the print is all that another says in a turn of a talk in which the speaker speaks.

    However few and common its words are, such an answer is no coincidence.
    """
    start = case.start
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
    return whole and any(is_label_of(each.label, speaker) for each in turns)


def is_label_of(label: str | None, speaker: str) -> bool:
    """Whether a label is a speaker's, by name or by the very office."""
    if not label:
        return False
    if fold(label).removeprefix("the ") == fold(speaker).removeprefix("the "):
        return True
    return sort_label(label) is LabelKind.NAME and is_called_so(label, speaker)
