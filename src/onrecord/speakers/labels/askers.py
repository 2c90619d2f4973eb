"""Askers: who puts a question under a letter, as the label or the question itself tells."""

import re
from collections.abc import Sequence

from onrecord.language import ENGLISH
from onrecord.model import Turn, TurnRole
from onrecord.speakers.labels.introduced import name_asker, name_itself
from onrecord.text import Name, fold, parse_name, write_name

__all__ = ["find_asker"]

_INNER = re.compile(r"\(([^()]+)\)")
_FROM = re.compile(r"^(?:from|by|on behalf of)\s+(?:the\s+)?", re.IGNORECASE)
_LETTERS = frozenset({"q", "question", "questions"})
_GOES_ON = re.compile(rf"(?:{ENGLISH.pattern('turns', 'goes_on')})\b", re.IGNORECASE)
_REACH = 2  # turns between two questions of one asker, the answer among them


def find_asker(text: str, turns: Sequence[Turn], at: int) -> Name | None:
    """Who puts a question: named in brackets of its label, or in its first words, or before.

    Args:
        text: the text of a document.
        turns: its turns.
        at: the number of a turn that asks.

    Returns:
        The name; that of whoever asked before where the question goes on with theirs ("And who
        told you?"), or where labels name all others. None where nothing tells.
    """
    own = _named_in(text, turns[at])
    while own is None and _is_question(turns[at]):
        before = next(
            (n for n in range(at - 1, max(at - 1 - _REACH, -1), -1) if _asks(turns[n])), None
        )
        if before is None or not _goes_on(text, turns[at], turns[before]):
            return None
        own, at = _named_in(text, turns[before]), before
    return own


def _goes_on(text: str, turn: Turn, before: Turn) -> bool:
    """Whether a question is put by whoever asked before."""
    if not turn.said or _INNER.search(turn.label or ""):
        return False
    return bool(_INNER.search(before.label or "") or _GOES_ON.match(turn.said[0].of(text)))


def _named_in(text: str, turn: Turn) -> Name | None:
    """The name that a question's label gives in brackets, or with which it opens."""
    inner = _INNER.search(turn.label or "")
    named = _FROM.sub("", inner[1].partition(",")[0]) if inner else ""
    held = parse_name(write_name(named)) if named[:1].isupper() else None
    if held is not None and (held.given or held.titles) and not held.body:
        return held
    return name_itself(text, turn) or name_asker(text, turn)


def _asks(turn: Turn) -> bool:
    """Whether a turn is a question under a letter or a word, with an asker in brackets or none."""
    return turn.role is TurnRole.QUESTION and _is_question(turn)


def _is_question(turn: Turn) -> bool:
    """Whether the label of a turn is a letter or a word that asks."""
    return fold((turn.label or "").partition("(")[0]).strip(" .:") in _LETTERS
