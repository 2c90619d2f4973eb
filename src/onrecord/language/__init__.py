"""Languages as data: a folder a language, a file of words a topic, read when first asked for."""

from onrecord.language.calendar_names import FOREIGN_MONTHS, MONTH, MONTHS, WEEKDAY
from onrecord.language.inflection import (
    denies,
    is_participle,
    is_verb_form,
    same_lexeme,
    stem,
    take_prefix,
)
from onrecord.language.packs import (
    ANY,
    ENGLISH,
    EVERY,
    Language,
    compile_words,
    fill_in,
    language_of,
    list_languages,
)

__all__ = [
    "ANY",
    "ENGLISH",
    "EVERY",
    "FOREIGN_MONTHS",
    "MONTH",
    "MONTHS",
    "WEEKDAY",
    "Language",
    "compile_words",
    "denies",
    "fill_in",
    "is_participle",
    "is_verb_form",
    "language_of",
    "list_languages",
    "same_lexeme",
    "stem",
    "take_prefix",
]
