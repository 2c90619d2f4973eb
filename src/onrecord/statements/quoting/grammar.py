"""Closed classes of English words, as far as finding a speaker needs them."""

from onrecord.language import ENGLISH

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BREAKS",
    "COMMON_VERBS",
    "DAYS",
    "DETERMINERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "TIMES",
    "is_adverb",
]


PRONOUNS = ENGLISH.words("sources", "pronouns")
RELATIVES = ENGLISH.words("sources", "relatives")
DETERMINERS = ENGLISH.words("sources", "determiners")
AUXILIARIES = ENGLISH.words("sources", "be") | ENGLISH.words("sources", "auxiliaries")
ADVERBS = ENGLISH.words("sources", "adverbs")
_NOT_ADVERBS = ENGLISH.words("sources", "no_adverbs")
COMMON_VERBS = ENGLISH.words("sources", "common_verbs")
DAYS = ENGLISH.words("calendar", "weekdays")
# "May" is an auxiliary.
TIMES = (
    DAYS | (ENGLISH.words("calendar", "months") - AUXILIARIES) | ENGLISH.words("calendar", "times")
)
PREPOSITIONS = ENGLISH.words("sources", "prepositions")
BREAKS = AUXILIARIES | ENGLISH.words("sources", "breaks")


_SHORT = 4  # letters; "only", "ally" and the like tell nothing


def is_adverb(form: str) -> bool:
    """Whether a word in lower case is likely an adverb."""
    return form in ADVERBS or (
        form.endswith("ly") and len(form) > _SHORT and form not in _NOT_ADVERBS
    )
