"""Word lists of the verdicts, in the spelling of `onrecord.text.spell_out`.

Compiled by hand from general knowledge of English grammar; no list was copied. Numbers up to
twenty stand as digits, contractions as two words.
"""

from onrecord.language import ENGLISH

__all__ = [
    "ABBREVIATIONS",
    "ANTONYMS",
    "ASKING",
    "ATTEMPTS",
    "AUXILIARIES",
    "BEFORE_NOUNS",
    "BOUNDS",
    "CLAUSE_SUBJECTS",
    "COMMON",
    "CONDITIONS",
    "FILLERS",
    "FUNCTION_WORDS",
    "HEDGES",
    "INTENSIFIERS",
    "LIMITERS",
    "LIMITING",
    "MODALS",
    "MODAL_STRENGTH",
    "NARROWING",
    "NEGATORS",
    "ORDINALS",
    "PERSONS",
    "SCALES",
    "SEMI_MODALS",
    "TURNING",
    "UNITS",
]


NEGATORS = ENGLISH.words("negation", "negators")
MODALS = ENGLISH.words("modals", "modals")
SEMI_MODALS = ENGLISH.phrases("modals", "semi_modals")
AUXILIARIES = ENGLISH.words("grammar", "auxiliaries")
# Days and months tell when, not what: reports put "this morning" as "on Thursday".
CALENDAR = (ENGLISH.words("calendar", "weekdays") | ENGLISH.words("calendar", "months")) - MODALS
FUNCTION_WORDS = ENGLISH.words("grammar", "function_words")
INTENSIFIERS = ENGLISH.words("grammar", "intensifiers")
PERSONS: dict[str, int] = {
    word: number
    for number, name in enumerate(("first", "second", "third"), 1)
    for word in ENGLISH.words("persons", name)
}
FILLERS = ENGLISH.phrases("fillers", "fillers")
HEDGES = ENGLISH.phrases("hedges", "hedges")
BOUNDS = ENGLISH.phrases("hedges", "bounds")
ATTEMPTS = ENGLISH.words("hedges", "attempts")
#: What holds back a sentence that it heads; a hedge of the speaker's own is a clause.
LIMITING = frozenset(
    {
        *BOUNDS,
        *(phrase for phrase in HEDGES if not PERSONS.keys() & set(phrase)),
        ("not",),
        ("hardly",),
    }
) - {("some",)}
SCALES = ENGLISH.numbers("numbers", "scales")
UNITS = ENGLISH.words("numbers", "units")
ORDINALS: dict[str, str] = {
    word: str(n) for n, word in enumerate(ENGLISH.listed("numbers", "ordinals"), 1)
}
CONDITIONS = ENGLISH.phrases("clauses", "conditions")
LIMITERS = (*CONDITIONS, *ENGLISH.phrases("clauses", "limiters"))
TURNING = ENGLISH.words("clauses", "turning")
MODAL_STRENGTH = ENGLISH.numbers("modals", "strength")
ABBREVIATIONS: dict[str, frozenset[str]] = {
    short: frozenset(full.split()) for short, full in ENGLISH.table("abbreviations", "of").items()
}
ANTONYMS = frozenset(
    pair
    for one, other in ENGLISH.groups("opposites", "pairs")
    for pair in ((one, other), (other, one))
)
ASKING = ENGLISH.words("grammar", "asking")
COMMON = ENGLISH.words("grammar", "common")
BEFORE_NOUNS = ENGLISH.words("grammar", "before_nouns")
CLAUSE_SUBJECTS = frozenset(PERSONS) | ENGLISH.words("clauses", "subjects")
NARROWING = NEGATORS | ENGLISH.words("clauses", "narrowing")
