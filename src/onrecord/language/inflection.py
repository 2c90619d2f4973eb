"""Whether two words are forms of one word: sent and send, law and laws.

Rules for regular endings and a table of irregular verbs and nouns, compiled by hand.
"""

import re
from functools import lru_cache

from onrecord.language.packs import ENGLISH

__all__ = ["denies", "is_participle", "is_verb_form", "same_lexeme", "stem", "take_prefix"]

_MODAL_PAIRS = frozenset(["will", "would", "can", "could", "may", "might", "shall", "should"])
_FORMS: dict[str, str] = {
    form: line[0]
    for line in ENGLISH.groups("inflection", "irregular")
    for form in line
    if form not in _MODAL_PAIRS
}
_NOUNS = ENGLISH.words("inflection", "noun_forms")
_PARTICIPLE_FORMS = ENGLISH.words("inflection", "participles")
_VOWELS = frozenset("aeiou")
_LONG = 4


def is_verb_form(form: str) -> bool:
    """Whether a word is a form of a listed irregular verb, and no noun as often."""
    return form in _FORMS and form not in _NOUNS


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word; equal for its regular and the listed irregular forms."""
    if word in _FORMS:
        return _FORMS[word]
    for ending, put in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        cut = word[: -len(ending)]
        if word.endswith(ending) and len(cut) + len(put) >= _LONG - 1 and _VOWELS & set(cut + put):
            if ending == "s" and word.endswith("ss"):
                continue
            return _trim(cut + put)
    return _trim(word)


def _trim(cut: str) -> str:
    """Fold a doubled last consonant and a mute e, so that `planned` meets `plan`."""
    if len(cut) >= _LONG and cut[-1] == cut[-2] and cut[-1] not in "aeiouls":
        cut = cut[:-1]
    if cut in _FORMS:
        return _FORMS[cut]
    if cut + "e" in _FORMS:
        return _FORMS[cut + "e"]
    return cut[:-1] if cut.endswith("e") and len(cut) >= _LONG else cut


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
