"""Doubts: where a denial is none, or another makes up for it; and what is no name."""

import re

from onrecord.model import Alteration
from onrecord.text import find_words, fold, is_title
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.lexicon import FUNCTION_WORDS, NEGATORS
from onrecord.verdicts.owners import find_start

__all__ = ["is_asked", "is_denied_before", "is_real_name"]

_WINDOW = 240  # characters before the passage, within its sentence
_STOP = re.compile(r"[.?!](?=\s)|\n|(?<![A-Za-z'’])[Nn]o(?=[,;.!?]|\s--)")
# "Why don't you …", "isn't it", "won't they": asked, not denied.
_ASKED = re.compile(r"n['’]t\s+(?:you|we|they|he|she|it|i|that|this|there|the)\b", re.IGNORECASE)
_NEAR = 14  # characters around a changed denial


def is_denied_before(case: Comparison) -> bool:
    """Whether a denial stands in the passage's sentence before its first word.

    "Nobody believed that they had any plan", printed from "they" on as "they had no plan", denies
    in both. An answering "No," denies nothing.
    """
    start = find_start(case)
    if start is None:
        return False
    sentence = _STOP.split(case.said[max(0, start - _WINDOW) : start])[-1]
    forms = {word.form for word in find_words(sentence)}
    return bool(forms & NEGATORS) or any(form.endswith("n't") for form in forms)


def is_asked(alteration: Alteration, case: Comparison) -> bool:
    """Whether a changed denial only asks: "why don't you resign" is no denial."""
    for span, text in (
        (alteration.said_span, case.said),
        (alteration.printed_span, case.printed),
    ):
        if span is not None:
            around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
            if any(True for _ in _ASKED.finditer(around)):
                return True
    return False


def is_real_name(words: str) -> bool:
    """Whether one side of an alteration holds a name: not "I", not "Mrs.", not "Whoa" for "I"."""
    return any(
        words[word.start].isupper()
        and len(word.form) > 1
        and word.form not in FUNCTION_WORDS
        and not is_title(fold(word.form))
        for word in find_words(words)
    )
