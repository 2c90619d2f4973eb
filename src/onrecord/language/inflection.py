"""Whether two words are forms of one word: sent and send, law and laws.

Rules for regular endings and a table of irregular verbs and nouns, compiled by hand.
"""

import re

from onrecord.language.packs import ENGLISH

__all__ = ["denies", "is_participle", "is_verb_form", "same_lexeme", "stem", "take_prefix"]

_FORMS: dict[str, str] = {
    form: line[0]
    for line in ENGLISH.groups("inflection", "irregular")
    for form in line
    if form not in ENGLISH.words("inflection", "apart")
}
_NOUNS = ENGLISH.words("inflection", "noun_forms")
_PARTICIPLE_FORMS = ENGLISH.words("inflection", "participles")
_LONG = 4


def is_verb_form(form: str) -> bool:
    """Whether a word is a form of a listed irregular verb, and no noun as often."""
    return form in _FORMS and form not in _NOUNS


def stem(word: str) -> str:
    """The lemma of an English word."""
    return ENGLISH.lemma(word)


def is_participle(word: str) -> bool:
    """Whether a word may be a past participle, and is no bare verb."""
    regular = word.endswith("ed") and len(word) > _LONG and stem(word) != word
    return (
        word in _PARTICIPLE_FORMS
        or regular
        or (_FORMS.get(word, word) != word and word[-1] in "dt")
    )


def same_lexeme(one: str, other: str) -> bool:
    """Whether two different words are forms of the same."""
    return one != other and stem(one) == stem(other)


_SHORTEST = 3  # letters of what is denied
# Each prefix before the letters that take it.
_PREFIX = re.compile(r"(?:un|dis|non|il(?=l)|ir(?=r)|im(?=[bmp])|in(?![bmplr]))(?=.{3})")
_LOOKALIKE = frozenset(map(stem, ENGLISH.words("inflection", "lookalikes")))


def denies(one: str, other: str) -> bool:
    """Whether a word is another with a denying prefix, forms of the other included."""
    rest = take_prefix(one)
    return rest != one and (rest == other or stem(rest) == stem(other))


def take_prefix(word: str) -> str:
    """A word without its denying prefix; unchanged if it has none, or only looks so."""
    found = _PREFIX.match(word)
    if found is None or len(word) - found.end() < _SHORTEST or stem(word) in _LOOKALIKE:
        return word
    return word[found.end() :]
