"""Labels of turns: which name somebody, and which only an office or a part in the talk."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text.names import Name, parse_name
from onrecord.text.titles import is_title, may_be_surname, write_name
from onrecord.text.words import fold

__all__ = ["LabelKind", "name_before_part", "names_outlet", "sort_label"]


class LabelKind(StrEnum):
    """What the label of a turn tells of who speaks."""

    NAME = "name"  # somebody, or some body
    OFFICE = "office"  # whoever holds it ("THE CHAIR"), or a number ("SPEAKER_00"): anybody
    ASKS = "asks"  # a part that asks, presides over the talk or listens: no guest or official
    UNKNOWN = "unknown"  # "UNIDENTIFIED MALE"


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_LONGEST_PART = 4  # words: "CNN SENIOR LEGAL ANALYST"
_UNKNOWN = ENGLISH.words("voices", "unknown")
_ASKS = ENGLISH.words("voices", "asks")
_STATIONS = ENGLISH.words("voices", "stations")
_PAPERS = ENGLISH.words("voices", "papers")
_CROWDS = ENGLISH.words("voices", "crowds")
_OFFICES = ENGLISH.words("voices", "offices")
_ADJECTIVES = ENGLISH.words("voices", "adjectives")
_NUMBERED = compile_late(
    rf"(?:{ENGLISH.pattern('voices', 'numbered')})[ _#-]*(?:\d{{1,3}}|[a-z])", re.IGNORECASE
)
_BEHIND = ENGLISH.words("voices", "behind")
_PARTS = ENGLISH.words("voices", "parts")
_WITH_ARTICLE = 2  # words of "THE FOREMAN": no name bears an article
_FORMS_OF_ADDRESS = ENGLISH.words("voices", "forms_of_address")
_NO_SURNAMES = _list("speaker chair chairman witness host")  # behind an address they are an office
_WORD = compile_late(r"[^\W_][\w.'’-]*")


@lru_cache(maxsize=4_096)
def sort_label(label: str) -> LabelKind:
    """Tell what kind of label this is: as printed, in any case, without its colon.

    A label that names an office and, in brackets, its holder is a name. The firm behind a comma
    tells nothing: "Mara Okello, Pellin Mills Group" is no group that calls out.
    """
    plain = re.sub(r"[(\[].*", "", label)
    before, _, behind = plain.partition(",")
    plain = before if parse_name(behind.strip()).body else plain
    words = [fold(w).replace(".", "").strip("'’-") for w in _WORD.findall(plain)]
    if len(words) > 1 and words[0] in _UNKNOWN and words[-1] in _PARTS:
        return LabelKind.UNKNOWN  # "Unknown Speaker", of a machine
    part = _NUMBERED.fullmatch(plain.strip()) or (words and words[-1] in _PARTS)
    if part and not _holds_part(words):
        return LabelKind.NAME if _has_holder(label) else LabelKind.OFFICE
    if not words or words[0] in _UNKNOWN or (words[0] == "a" and words[-1] in _UNKNOWN):
        return LabelKind.UNKNOWN
    if _holds_part(words) or names_outlet(words):
        return LabelKind.ASKS
    article = words[0] == "the" and len(words) == _WITH_ARTICLE
    if words == ["a"] or article or all(_is_office(w) for w in words):
        named = _has_holder(label) or _is_addressed(words)
        return LabelKind.NAME if named else LabelKind.OFFICE
    return LabelKind.NAME


def name_before_part(label: str) -> Name | None:
    """The full name before a part in the talk: "LENA ORTH, CNN HOST"; None where there is none."""
    before, _, behind = label.partition(",")
    name = parse_name(write_name(before))
    words = [fold(w) for w in _WORD.findall(behind)]
    full = bool(name.given) and not name.titles
    part = (
        len(words) <= _LONGEST_PART
        and bool(words)
        and (words[-1] in _ASKS or _is_office(words[-1]))
    )
    return name if full and part else None


def _holds_part(words: list[str]) -> bool:
    """Whether a label is a part in the talk: its last word says so, or its first alone.

    "PRESS SECRETARY RUIZ" and "HOST LENA ORTH" are none.
    """
    kept = [w for w in words if not w.isdigit()]
    if not kept or kept[-1] in _ASKS or kept[-1] in _CROWDS or kept[-2:] == ["the", "floor"]:
        return True
    second = kept[1] if len(kept) > 1 else ""
    return kept[0] in _ASKS and (second in _BEHIND or second in _ASKS or second in _UNKNOWN)


def names_outlet(words: Sequence[str]) -> bool:
    """Whether folded words of a label are the name of a station or a paper, whose reporter asks."""
    return len(words) > 1 and (words[0] in _STATIONS or words[-1] in _PAPERS)


def _is_office(word: str) -> bool:
    """Whether a word of a label belongs to an office, not to a name."""
    return is_title(word) or word in _OFFICES or word in _ADJECTIVES or word == "of"


def _is_addressed(words: list[str]) -> bool:
    """Whether a title is a surname: "MR. KING"."""
    last = words[-1]
    return words[0] in _FORMS_OF_ADDRESS and may_be_surname(last) and last not in _NO_SURNAMES


def _has_holder(label: str) -> bool:
    """Whether brackets behind an office hold a name: "The Chair (Lena Orth)"."""
    return bool(parse_name(write_name(label)).surname) and "(" in label
