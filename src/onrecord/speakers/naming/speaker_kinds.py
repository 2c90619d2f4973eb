"""Kinds of bodies: which of those that speak are governments, publications or groups."""

import re
from collections.abc import Container

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind
from onrecord.speakers.naming.name_words import (
    CROWD,
    NOT_FIRST,
    PLACES,
    STATES,
    gender_of_given,
    is_common_word,
)
from onrecord.speakers.naming.trades import is_trade
from onrecord.text import BODY_NOUNS, Name, fold, write_name

__all__ = [
    "body_key",
    "head_of_body",
    "initials",
    "is_acronym",
    "is_body_alone",
    "is_body_name",
    "is_masthead",
    "is_publication",
    "kind_of_body",
    "short_of_body",
    "write_body",
]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_PUBLISHED = ENGLISH.words("bodies", "published")
_KNOWN = ENGLISH.words("bodies", "known")
_KNOWN_PAIRS = ENGLISH.words("bodies", "pairs")
_FIRMS = ENGLISH.words("bodies", "firms")
_LEGAL = ENGLISH.words("bodies", "legal")
_TIES = frozenset({"of", "for", "on"})
_FIRST = ENGLISH.words("bodies", "first")
_LAST = ENGLISH.words("bodies", "last")
_MASTHEADS = ENGLISH.words("bodies", "mastheads")
_LAWS = ENGLISH.words("bodies", "laws")
_MEMBERS = ENGLISH.words("bodies", "members")
_PAIR = 2  # words
_LONGEST_ACRONYM = 5
_LONGEST_GIVEN = 2  # letters of a given name in capitals: "JD Orth"
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z][a-zA-Z]*")
_CAMEL_NAMES = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)[A-Z]|[A-Z][a-z]+['’]")
_GOVERNS = _list("government administration kremlin regime cabinet")
_GROUPED = ENGLISH.words("bodies", "grouped")


def body_key(name: str) -> str:
    """A body's name folded, without article, points, apostrophes and its legal form."""
    words = fold(name).replace(".", "").replace("'", "").split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _LEGAL else words)


def initials(name: str) -> str:
    """The first letters of a body's name, small words left out: "uhd"."""
    words = [w for w in fold(name).split() if w not in {"of", "the", "for", "and"}]
    return "".join(w[0] for w in words)


def short_of_body(key: str) -> str:
    """The proper word by which a firm is called as well: "palar" of "palar industries".

    Empty for any other body: "orlo police", "red line".

    Args:
        key: as `body_key` gives it.
    """
    first, *rest = key.split() or [""]
    no_firm = BODY_NOUNS - _FIRMS
    firm = all(w in _FIRMS or (is_common_word(w) and w not in no_firm) for w in rest)
    common = first in PLACES or first in STATES or first in NOT_FIRST or is_common_word(first)
    given = gender_of_given(first) is not None
    return first if rest and firm and len(first) > _LONGEST_GIVEN and not (common or given) else ""


def head_of_body(key: str) -> str:
    """The noun of a body's name, as `body_key` gives it: of "reserve bank of tessaly" "bank"."""
    words = key.split()
    tie = next((i for i, word in enumerate(words) if word in _TIES and i), len(words))
    return words[tie - 1] if words else ""


def kind_of_body(name: str) -> SpeakerKind:
    """What kind of body a name is of; an institution where nothing else is told."""
    words = [fold(word).replace(".", "").strip("'’") for word in name.split()]
    words = [word.removesuffix("'s") for word in words if word not in {"the", "a", "an"}]
    if not words:
        return SpeakerKind.INSTITUTION
    head = head_of_body(" ".join(words))
    if (
        head in _GOVERNS
        or " ".join(words) in PLACES | STATES
        or head in {"city", "county", "township"}
    ):
        return SpeakerKind.GOVERNMENT
    if (
        is_publication(head)
        or head in _LAWS
        or (len(words) > 1 and is_masthead(head))
        or words[0] == "radio"
        or "times" in words
        or words[0] in {"bbc", "cnn", "nbc", "abc", "cbs", "fox", "sky"}
    ):
        return SpeakerKind.PUBLICATION
    group = head in _GROUPED or head in CROWD or (len(words) > 1 and _is_members(head))
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


def _is_body_by_words(name: Name) -> bool:
    """Whether the words of what looks like a person's name are a body's: "Corvo Athletic".

    Its first word is no given name that is known. One word is it that means many: "Democrats".
    """
    words = [fold(word) for word in name.bare.split()]
    if len(words) == 1:
        plural = words[0].endswith("s") and words[0][:-1] in NOT_FIRST
        return plural or words[0] in CROWD or (bool(name.titles) and words[0] in _LAWS)
    if len(words) < _LONGEST_GIVEN or name.titles or gender_of_given(words[0]) is not None:
        return False
    people = len(words) == _PAIR and words[0] in NOT_FIRST  # "Orthian Legion"
    return people or words[0] in _FIRST or words[-1] in _LAST or _is_members(words[-1])


def is_body_name(name: Name, words: Container[str]) -> bool:
    """Whether a name without a noun for a body is one of a body by its words.

    Args:
        name: as printed.
        words: of its text, as printed there; what stands in small letters too is no acronym.
    """
    bare = name.bare
    acronym = is_acronym(bare) and bare.capitalize() not in words
    paper = len(name.given) > 1 and is_publication(fold(name.surname))  # "Lake Orth Courier"
    alone = is_body_alone(bare) or acronym or _begins_with_body(name) or paper
    return (alone and not name.titles) or _is_body_by_words(name)


def is_masthead(word: str) -> bool:
    """Whether a word ends the name of a paper, and is a common word as well: "Northern Star"."""
    return fold(word) in _MASTHEADS


def _is_members(word: str) -> bool:
    """Whether a word is a plural of people: "Mothers", "Athletes"."""
    return word in _MEMBERS or (word.endswith("s") and is_trade(word.removesuffix("s")))


def is_acronym(word: str) -> bool:
    """Whether a word is a body's initials: "UNDP", "I.L.O."."""
    letters = word.replace(".", "")
    plain = letters.isupper() and letters.isalpha() and " " not in word
    return plain and 1 < len(letters) <= _LONGEST_ACRONYM


def _begins_with_body(name: Name) -> bool:
    """Whether what looks like a given name is a state or initials: "Vietnam War", "ESPN Fires"."""
    first = name.given[0] if name.given else ""
    initials = is_acronym(first) and len(first) > _LONGEST_GIVEN and "." not in first
    initials = initials and not name.bare.isupper()  # a label: "NEVE CASTELL"
    return (initials or is_body_alone(first)) and gender_of_given(first) is None


def is_publication(word: str) -> bool:
    """Whether a folded word heads the name of what is printed, broadcast or counted."""
    return word in _PUBLISHED


def write_body(name: str) -> str:
    """The name of a body as it is shown: an acronym keeps its case, "AFL-CIO" as well."""
    return name if all(map(is_acronym, name.split("-"))) else write_name(name)
