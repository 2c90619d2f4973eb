"""Kinds of bodies: which of those that speak are governments, publications or groups."""

import re

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind
from onrecord.speakers.naming.name_words import CROWD, NOT_FIRST, PLACES, STATES, gender_of_given
from onrecord.text import Name, fold

__all__ = ["begins_with_body", "is_acronym", "is_body_alone", "is_publication", "kind_of_body"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_PUBLISHED = ENGLISH.words("bodies", "published")
_KNOWN = ENGLISH.words("bodies", "known")
_KNOWN_PAIRS = ENGLISH.words("bodies", "pairs")
_LONGEST_ACRONYM = 5
_LONGEST_GIVEN = 2  # letters of a given name in capitals: "JD Orth"
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z][a-zA-Z]*")
_CAMEL_NAMES = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)[A-Z]|[A-Z][a-z]+['’]")
_GOVERNS = _list("government administration kremlin regime cabinet")
_GROUPED = ENGLISH.words("bodies", "grouped")


def kind_of_body(name: str) -> SpeakerKind:
    """What kind of body a name is of; an institution where nothing else is told."""
    words = [fold(word).replace(".", "").strip("'’") for word in name.split()]
    words = [word.removesuffix("'s") for word in words if word not in {"the", "a", "an"}]
    if not words:
        return SpeakerKind.INSTITUTION
    tie = next((i for i, word in enumerate(words) if word in {"of", "for", "on"} and i), len(words))
    head = words[tie - 1]
    if (
        head in _GOVERNS
        or " ".join(words) in PLACES | STATES
        or head in {"city", "county", "township"}
    ):
        return SpeakerKind.GOVERNMENT
    if (
        is_publication(head)
        or "times" in words
        or words[0] in {"bbc", "cnn", "nbc", "abc", "cbs", "fox", "sky"}
    ):
        return SpeakerKind.PUBLICATION
    group = head in _GROUPED or head in CROWD
    group = group or (len(words) == 1 and head.endswith("s") and head[:-1] in NOT_FIRST)
    return SpeakerKind.GROUP if group else SpeakerKind.INSTITUTION


def is_body_alone(name: str) -> bool:
    """Whether a name without a noun for a body is one of a body: a state, a firm, an acronym."""
    plain = " ".join(fold(name).replace(".", "").split()).removeprefix("the ")
    if plain in PLACES or plain in _KNOWN or plain in _KNOWN_PAIRS or plain in STATES:
        return True
    words = name.split()
    camel = len(words) == 1 and _CAMEL.fullmatch(words[0]) is not None
    return camel and _CAMEL_NAMES.match(words[0]) is None


def is_acronym(word: str) -> bool:
    """Whether a word is a body's initials: "UNDP", "I.L.O."."""
    letters = word.replace(".", "")
    plain = letters.isupper() and letters.isalpha() and " " not in word
    return plain and 1 < len(letters) <= _LONGEST_ACRONYM


def begins_with_body(name: Name) -> bool:
    """Whether what looks like a given name is a state or initials: "Vietnam War", "ESPN Fires"."""
    first = name.given[0] if name.given else ""
    initials = is_acronym(first) and len(first) > _LONGEST_GIVEN and "." not in first
    initials = initials and not name.bare.isupper()  # a label: "NEVE CASTELL"
    return (initials or is_body_alone(first)) and gender_of_given(first) is None


def is_publication(word: str) -> bool:
    """Whether a folded word heads the name of what is printed, broadcast or counted."""
    return word in _PUBLISHED
