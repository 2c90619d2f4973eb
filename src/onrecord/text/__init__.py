"""Characters: spans, words, and cleaning that keeps each character's origin."""

from onrecord.text.sentences import find_paragraphs, find_sentences
from onrecord.text.spans import Span, cover, text_at
from onrecord.text.words import Word, find_words, fold

__all__ = [
    "Span",
    "Word",
    "cover",
    "find_paragraphs",
    "find_sentences",
    "find_words",
    "fold",
    "text_at",
]
