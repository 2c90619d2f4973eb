"""Title words: what stands before a name without being part of it, and what names a body."""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.language import ENGLISH
from onrecord.text.words import fold

__all__ = [
    "BODY_NOUNS",
    "CONNECTIVES",
    "is_body",
    "is_description",
    "is_indefinite",
    "is_office",
    "is_short_title",
    "is_suffix",
    "is_syllable",
    "is_title",
    "may_be_surname",
    "write_name",
]


CONNECTIVES = ENGLISH.words("titles", "connectives")

_OFFICES = ENGLISH.words("titles", "offices")
_TITLES = ENGLISH.words("titles", "address") | _OFFICES
_BEFORE_WORDS = ENGLISH.words("titles", "before")
_ONE_OF_MANY = ENGLISH.words("titles", "one_of_many")
_SURNAMES_TOO = ENGLISH.words("titles", "surnames_too")
_INITIALS = ENGLISH.words("bodies", "initials")
BODY_NOUNS = ENGLISH.words("bodies", "nouns")

_PARTICLES = ENGLISH.words("names", "particles")
_CAPITALS = ENGLISH.words("names", "capitals")
_SUFFIXES = ENGLISH.words("names", "suffixes")
_GENERATIONS = ENGLISH.words("names", "generations")
_NUMBER = re.compile(r"[IVX]{2,}")
_PRONOUNS = ENGLISH.words("titles", "pronouns")
_PREFIXES = ("ex-", "vice-", "co-", "sub-", "arch-", "deputy-")
_BEHIND_TITLE = ENGLISH.words("titles", "behind") | _OFFICES
_OF_OFFICERS = ENGLISH.words("bodies", "of_officers")
_FIELD = "general"  # "the Society for General Systems"
_ABBREVIATED = 3  # letters of a title at least, before its full stop: "Comm. Orth"
_DETERMINERS = ("the ", "a ", "an ", "one ", "this ", "his ", "her ", "their ", "our ")


def is_office(word: str) -> bool:
    """Whether a folded word without points is an office itself: "detective", not "deputy"."""
    return word in _OFFICES and word not in _BEFORE_WORDS


def is_title(word: str) -> bool:
    """Whether a folded word without points is a title, an office or an address."""
    if word in _TITLES or word in _BEFORE_WORDS or word.startswith(_PREFIXES):
        return True
    first, _, behind = word.partition("-")  # "secretary-general", "detective-sergeant"
    return bool(behind) and first in _TITLES and _BEHIND_TITLE.issuperset(behind.split("-"))


@lru_cache(maxsize=4096)
def is_short_title(printed: str) -> bool:
    """Whether a word with a full stop is short for an office: "Comm." of "Comm. Orth"."""
    plain = fold(printed)
    word = plain.removesuffix(".")
    told = word != plain and word.isalpha() and len(word) >= _ABBREVIATED
    return told and any(office.startswith(word) for office in _OFFICES)


def may_be_surname(word: str) -> bool:
    """Whether a title is a surname too, so that "Anna King" is a name."""
    return word in _SURNAMES_TOO


def is_description(speaker: str) -> bool:
    """Whether a speaker is described and not named: "the former governor", "a witness", "she"."""
    words = speaker.split()
    if fold(speaker).strip() in _PRONOUNS:
        return True
    return speaker.lower().startswith(_DETERMINERS) and words[-1][:1].islower()


def is_indefinite(speaker: str) -> bool:
    """Whether a speaker is described as one of many: "a delegate", "one of them"."""
    return is_description(speaker) and speaker.split(maxsplit=1)[0].casefold() in _ONE_OF_MANY


def is_suffix(tokens: Sequence[str]) -> bool:
    """Whether the last word is none of the name: "Jr.", "MBA"; "Ana Mba" is a name."""
    word, before = tokens[-1], tokens[:-1]
    plain = fold(word).replace(".", "").strip("'-")
    if plain not in _SUFFIXES:
        return False
    name = len(before) == 1 and before[0].isupper()  # "FRANK MBA:"
    degree = not (word.istitle() and word.isalpha()) and not name
    return degree or plain in _GENERATIONS


def is_syllable(printed: str) -> bool:
    """Whether initials are in small letters, as in a person's name: "Kim Jong Un" is not the UN."""
    return printed[1:].islower() and fold(printed) in _INITIALS


def is_body(words: Sequence[str]) -> bool:
    """Whether the words of a printed name name an institution rather than a person.

    Its head must be a noun for a body: the last word before the first "of" or "for", or the last
    word of all ("the Ministry of Health", "Kavra Health Department", "the U.N."). A title after
    or at the head makes it a person ("Ministry spokesman", "head of the Ministry").
    """
    plain = [fold(w).replace(".", "").strip("'-") for w in words]
    stop = next(
        (i for i, p in enumerate(plain) if p in {"of", "for", "in", "on"} and i), len(plain)
    )
    head = plain[stop - 1] if stop else ""
    if head not in BODY_NOUNS or (stop > 1 and is_syllable(words[stop - 1])):
        return False
    if head in _OF_OFFICERS:  # "the Office of the Inspector General"
        return True
    after = zip(plain[stop:], plain[stop + 1 :], strict=False)
    if any(p in _TITLES and q not in CONNECTIVES for p, q in after if p != _FIELD):
        return False
    named = (p for p in plain[:stop] if p not in {head, _FIELD})  # "Orlo General Hospital"
    return not any(p in _TITLES and p not in _SURNAMES_TOO for p in named)


def write_name(text: str) -> str:
    """Write a name that is all in capitals as a name: "LENA MCCALL-ORTH" as "Lena McCall-Orth".

    Text that has a lower-case letter is given back as it is.
    """
    if text != text.upper() or text == text.lower():
        return text
    words = text.split()
    return " ".join(_write_word(word, first=i == 0) for i, word in enumerate(words))


def _write_word(word: str, *, first: bool) -> str:
    """One word of a name in capitals, as names are usually written."""
    plain = fold(word).replace(".", "").strip("'-")
    if not first and (plain in _PARTICLES - {"st", "la", "el", "al"} or plain in CONNECTIVES):
        return word.lower()
    if re.fullmatch(r"(?:\w\.)+|\w\.?|[IVX]{2,}|UN|EU|US|UK|NATO|[^AEIOUYaeiouy.\W]{2,3}", word):
        return word if word.strip(".") not in {"MR", "MS", "DR", "ST", "MRS"} else word.capitalize()
    if plain in _CAPITALS:
        return word
    written = re.sub(r"[^\W\d_]+", lambda m: _capitalise(m.group()), word)
    written = re.sub(r"(?<=['’])S\b", "s", written)
    return re.sub(r"\bMc(\w)", lambda m: "Mc" + m.group(1).upper(), written)


def _capitalise(letters: str) -> str:
    """Some letters of a word in capitals; a number among them stays: "Lumen-III"."""
    return letters if _NUMBER.fullmatch(letters) else letters.capitalize()
