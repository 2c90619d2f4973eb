"""Asking: words, or a whole paragraph, held against the transcripts of an archive."""

from onrecord.usecases.asking.answering import Answer, Question, ask, is_as_said
from onrecord.usecases.asking.asked_paragraphs import Answers, ask_all
from onrecord.usecases.asking.claims import AS_SAID, NO_CLAIM, Claim
from onrecord.usecases.asking.known_names import Names, read_names

__all__ = [
    "AS_SAID",
    "NO_CLAIM",
    "Answer",
    "Answers",
    "Claim",
    "Names",
    "Question",
    "ask",
    "ask_all",
    "is_as_said",
    "read_names",
]
