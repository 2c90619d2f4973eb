"""Presenting: a paragraph of the editors that tells of the words below whose they are."""

import re

from onrecord.language import ENGLISH, fill_in
from onrecord.late import compile_late
from onrecord.text import Span, find_sentences

__all__ = ["announces", "presents"]

_FORM = r"(?:" + ENGLISH.pattern("genre_cues", "spoken_forms") + r")"
_HOW = (
    r"(?:(?:lightly )?(?:edited|full|complete|abridged|shortened|(?:near-)?verbatim) |slightly )*"
)
# "The Lowell Lecture, delivered by … in 2031." "We print an extract from her speech."
_PRESENTS = compile_late(
    fill_in(ENGLISH.expression("genre_cues", "presents"), FORM=_FORM, HOW=_HOW), re.IGNORECASE
)
_SPEAKS = compile_late(ENGLISH.expression("genre_cues", "speaks"))
# The last sentence above the words: "This is his speech in full:", "Read the transcript here."
_ANNOUNCES = compile_late(
    fill_in(
        ENGLISH.pattern("genre_cues", "announces"),
        FORM="(?:" + ENGLISH.pattern("genre_cues", "printed") + ")",
    ),
    re.IGNORECASE,
)
_MOST = 450  # characters


def presents(line: str) -> bool:
    """Whether a paragraph tells who spoke the words below it, and where, or how they are cut."""
    return len(line) <= _MOST and bool(_PRESENTS.search(line)) and not _SPEAKS.search(line)


def announces(paragraph: str) -> bool:
    """Whether the last sentence of a paragraph says that what was said stands below it."""
    line = " ".join(paragraph[-_MOST:].split())
    last = (sentence.of(line) for sentence in find_sentences(line, Span(0, len(line)))[-1:])
    return any(_ANNOUNCES.search(each.rstrip(" *_")) for each in last)
