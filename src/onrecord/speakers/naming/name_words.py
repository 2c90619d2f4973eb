"""Word lists of this room: pronouns, crowd words, gendered titles and given names."""

from enum import StrEnum
from functools import cache

from onrecord.language import ANY, ENGLISH
from onrecord.late import compile_late
from onrecord.text import fold

__all__ = [
    "CLAUSE_WORDS",
    "CROWD",
    "DATELINE",
    "HUMANS",
    "KIN",
    "KIN_WITHIN",
    "NEAR_ROLES",
    "NOT_FIRST",
    "NOT_NAMES",
    "PLACES",
    "PRONOUNS",
    "STATES",
    "Gender",
    "Pronoun",
    "gender_of_given",
    "gender_of_title",
    "is_common_word",
    "without_tail",
]

# The place, and the day or agency, before a report: "DUNMERE, Jan 2 (Carrow) - ".
DATELINE = compile_late(
    r"\s*[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž'’.-]+(?:[ ,]{1,2}[A-Z][\w.'’]*|[ ,]{1,2}\d{1,4}){0,6}"
    r"(?>\s*)(?:\([^)\n]{1,40}\)(?>\s*))?(?:--|[-–—])(?>\s+)(?=\S)"
)

# Behind it stands a relative of somebody: "his wife, Ana Ruiz".
KIN = compile_late(ENGLISH.expression("persons", "kin"))
KIN_WITHIN = 40  # characters


class Gender(StrEnum):
    """Which pronoun a text uses for somebody."""

    SHE = "she"
    HE = "he"


class Pronoun(StrEnum):
    """What a pronoun asks of whom it stands for."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    WHO = "who"
    SELF = "self"  # I, we: whoever is speaking
    OTHER = "other"  # you, one, everybody: nobody that can be told


PRONOUNS: dict[str, Pronoun] = {
    word: pronoun
    for pronoun in Pronoun
    for word in ENGLISH.listed("persons", f"pronouns.{pronoun.name}")
}

CLAUSE_WORDS = ENGLISH.words("people", "clause_words")
HUMANS = ENGLISH.words("people", "humans")
CROWD = HUMANS | ENGLISH.words("people", "crowd")
NOT_NAMES = ENGLISH.words("people", "not_names")
NOT_FIRST = ENGLISH.words("people", "not_first")
NEAR_ROLES: tuple[frozenset[str], ...] = tuple(
    map(frozenset, ENGLISH.groups("people", "near_roles"))
)
PLACES = ENGLISH.words("places", "places")
# States of more than one word, and those of federations.
STATES = ENGLISH.words("places", "states")

_SHE_NAMES = ANY.words("given_names", "she") | ANY.words("given_names_she", "listed")
_HE_NAMES = ANY.words("given_names", "he") | ANY.words("given_names_he", "listed")
_SHE_TITLES = ENGLISH.words("titles", "she")
_HE_TITLES = ENGLISH.words("titles", "he")


def gender_of_title(word: str) -> Gender | None:
    """The gender that a folded title without points implies; None where it implies none."""
    if word in _SHE_TITLES:
        return Gender.SHE
    return Gender.HE if word in _HE_TITLES else None


def gender_of_given(name: str) -> Gender | None:
    """The gender that a given name nearly always goes with; None where it is not listed."""
    form = fold(name)
    if form in _SHE_NAMES:
        return Gender.SHE
    return Gender.HE if form in _HE_NAMES else None


def is_common_word(word: str) -> bool:
    """Whether a word as printed seldom stands in a name: "Transcripts"; not "Cook", "Frank"."""
    form = fold(word).strip("'’.-")
    if form in ENGLISH.words("common_words", "listed"):
        return True
    return form.endswith("s") and ENGLISH.lemma(form) in _read_common()


@cache
def _read_common() -> frozenset[str]:
    """The lemmas of common words; many, so read when first asked for."""
    return frozenset(map(ENGLISH.lemma, ENGLISH.words("common_words", "listed")))


def without_tail(words: list[str]) -> list[str]:
    """The words of what is printed like a name, common words behind it left out: "Orth | Hearing".

    A known given name and one word are a name, and so are initials and one: "Ana Price".
    """
    end, least = len(words), 1
    if gender_of_given(words[0]) is not None or len(words[0].strip(".")) == 1:
        least = 1 + next((i for i, w in enumerate(words) if i and len(w.strip(".")) > 1), 0)
    while end > least and is_common_word(words[end - 1]):
        end -= 1
    return words[:end]
