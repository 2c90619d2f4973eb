"""Presenting: a paragraph of the editors that tells of the words below whose they are."""

import re

from onrecord.language import ENGLISH
from onrecord.late import compile_late

__all__ = ["announces", "presents"]

_FORM = (
    r"(?:lecture|speech|address|remarks|sermon|homily|oration|talk|keynote|toast|eulogy|statement)"
)
_HOW = (
    r"(?:(?:lightly )?(?:edited|full|complete|abridged|shortened|(?:near-)?verbatim) |slightly )*"
)
# "The Lowell Lecture, delivered by … in 2031." "We print an extract from her speech."
_PRESENTS = compile_late(
    rf"\b{_FORM}\b[^.?!]{{0,60}}\b(?:delivered|given|made|read|held|spoken)\b[^.?!]{{0,30}}"
    r"\b(?:by|at|on|in|to|before)\b"
    r"|\b(?:we|which we) (?:print|publish|reproduce|carry|document|give)\b"
    rf"|\b(?:is|are|here is|follows) (?:an? |the )?{_HOW}(?:extracts?|excerpts?|transcript|text)\b"
    r"|\b(?:extracts?|excerpts?) (?:from|of) (?:the|his|her|a) \w+"
    r"|\bhere (?:is|are) (?:everything|all|every word|what)\b",
    re.IGNORECASE,
)
_SPEAKS = compile_late(
    r"\b(?:I|you|your|my|us)\b|(?<!\bthat )\bwe\b(?! (?:print|publish|reproduce|carry|doc|give))"
)
# The last sentence above the words: "This is his speech in full:", "Read the transcript here."
_ANNOUNCES = compile_late(
    ENGLISH.pattern("genre_cues", "announces").replace(
        "FORM", "(?:" + ENGLISH.pattern("genre_cues", "printed") + ")"
    ),
    re.IGNORECASE,
)
_SENTENCE = compile_late(r"(?<=[.?!])[”\"’']?\s+(?=[A-ZÀ-Þ“\"‘])")
_MOST = 450  # characters


def presents(line: str) -> bool:
    """Whether a paragraph tells who spoke the words below it, and where, or how they are cut."""
    return len(line) <= _MOST and bool(_PRESENTS.search(line)) and not _SPEAKS.search(line)


def announces(paragraph: str) -> bool:
    """Whether the last sentence of a paragraph says that what was said stands below it."""
    last = _SENTENCE.split(" ".join(paragraph[-_MOST:].split()))[-1]
    return _ANNOUNCES.search(last.rstrip(" *_")) is not None
