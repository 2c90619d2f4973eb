"""Names as printed: taken apart, written out, and compared."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from onrecord.language import ANY, ENGLISH
from onrecord.text.sounds import bare_consonants, skeleton, spelled_alike, within_one_edit
from onrecord.text.titles import (
    CONNECTIVES,
    is_body,
    is_office,
    is_short_title,
    is_suffix,
    is_syllable,
    is_title,
    may_be_surname,
)
from onrecord.text.words import fold

__all__ = [
    "Agreement",
    "Name",
    "compare_names",
    "first_surname",
    "names_agree",
    "parse_name",
    "surname_block",
    "surname_blocks",
]

_TOKEN = re.compile(r"[^\W_][\w.'’ʼ‘`-]*")
_SUFFIXES = ENGLISH.words("names", "suffixes")
_PARTICLES = ENGLISH.words("names", "particles")
_FAMILY_FIRST = ENGLISH.words("names", "family_first")
_FAMILY_FIRST_HYPHEN = ENGLISH.words("names", "family_first_hyphen")
_GIVEN = ANY.words("given_names", "she") | ANY.words("given_names", "he")
_DOTTED = ENGLISH.words("titles", "dotted")
_LEGAL = ENGLISH.words("bodies", "legal")
_LONG = 2
_ACRONYM = 4  # letters
_INITIALS = re.compile(r"(?:\w\.){2,}")  # "P.J. Orth"
_NUMBERED = re.compile(r"[A-Za-z]{0,2}\d+")  # "T1. Lena Orth"


class Agreement(IntEnum):
    """How far two printed names may be one speaker's; a higher grade holds more."""

    NONE = 0  # they contradict each other
    PARTIAL = 1  # one leaves out what the other has: surname alone, initials
    VARIANT = 2  # as full as each other, spelled differently
    SAME = 3  # the same after folding


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name taken apart; each part as printed, empty where there is none."""

    printed: str
    titles: tuple[str, ...]  # every word before the name: "U.N.", "Special", "Coordinator", …
    given: tuple[str, ...]  # given names and initials, in order
    surname: str  # with its particles: "van der Holt", "al-Rashid"
    role: str | None = None  # what follows a comma or stands in brackets
    body: bool = False  # an institution: then `surname` holds its whole name, without article
    family_first: bool = False  # the surname is printed before the given names

    @property
    def bare(self) -> str:
        """Given names and surname in the order printed, without titles."""
        if self.family_first:
            return " ".join((self.surname, *self.given))
        return " ".join((*self.given, self.surname)).strip()

    @property
    def stem(self) -> str:
        """The surname without particles: what a later surname alone repeats."""
        words = self.surname.split()
        kept = [w for w in words[:-1] if fold(w) not in _PARTICLES] + words[-1:]
        return re.sub(
            r"^(?:al|el|ad|an|as|ash)[-'’](?=\w)", "", " ".join(kept), flags=re.IGNORECASE
        )


@lru_cache(maxsize=4_096)
def _plain(token: str) -> str:
    """A token folded, without points: "U.N." is "un", "Sen." is "sen"."""
    return fold(token).replace(".", "").strip("'-")


def _split_role(text: str) -> tuple[str, str | None]:
    """The name's part of a printed name, and what follows the comma or stands in brackets."""
    text = re.sub(r"\s+", " ", text).strip(" \t\r\n:;,.–—-") if text else ""
    found = re.search(r"\s*[,(\[;]\s*", text)
    if found is None:
        return text, None
    head, tail = text[: found.start()], text[found.end() :].strip(" )],;")
    if _plain(tail.split(" ")[0] if tail else "") in _SUFFIXES:
        _, _, tail = tail.partition(" ")
        return head, tail.strip(" ,") or None
    return head, tail or None


def _title_end(tokens: list[str]) -> int:
    """How many leading tokens are title or role; the rest is the name."""
    plain = [_plain(t) for t in tokens]
    heads = [i for i, p in enumerate(plain) if is_title(p) and p not in CONNECTIVES]
    heads = [i for i in heads if not (i and is_syllable(tokens[i]))]
    if not heads and _has_short_title(tokens):
        return 1
    last = heads[-1] if heads else -1
    surname = last == len(tokens) - 1 and last > 0 and may_be_surname(plain[last])
    if surname or _is_given_behind(plain, heads):
        last = heads[-2] if len(heads) > 1 else -1
    end = last + 1
    if last >= 0:
        ties = [i for i in range(end, len(tokens)) if plain[i] in CONNECTIVES]
        if ties and ties[0] == end:
            return _after_tie(tokens, ties[-1] + 1)
    while end < len(tokens) and plain[end] in CONNECTIVES:
        end += 1
    return end


def _is_given_behind(plain: list[str], heads: list[int]) -> bool:
    """Whether the last title is a given name behind another: "Detective | Dean Orth"."""
    if len(heads) < _LONG or heads[-1] != heads[-2] + 1 or heads[-1] != len(plain) - _LONG:
        return False
    return plain[heads[-1]] in _GIVEN and is_office(plain[heads[-2]])


def _has_short_title(tokens: list[str]) -> bool:
    """Whether a title is printed short before a name: "Comm. Orth", "DG Lena Orth"."""
    if len(tokens) < _LONG:
        return False
    first, given = tokens[:_LONG]
    if len(tokens) > _LONG and _is_body_before(first, given):
        return True
    if first.lower() in _DOTTED or is_short_title(first):
        return True
    initials = len(first) == _LONG < len(tokens) and first.isupper() and first.isalpha()
    return initials and given[1:].islower() and _plain(given) not in _PARTICLES


def _is_body_before(first: str, given: str) -> bool:
    """Whether initials stand before a known given name: "ADA Priya Nair", "CBS Lena Orth"."""
    initials = _LONG < len(first) <= _ACRONYM and first.isupper() and first.isalpha()
    return initials and given[1:].islower() and _plain(given) in _GIVEN


def _after_tie(tokens: list[str], start: int) -> int:
    """Where the name begins behind "Coordinator for …": the last two words, if more than two.

    Two words behind it are a place or an office and a surname ("envoy to Kavra Okafor"); a single
    one is the place, and there is no name.
    """
    rest = len(tokens) - start
    if rest <= 1:
        return len(tokens)
    if rest == _LONG:
        return start + 1
    end = len(tokens) - 2
    while end > start + 1 and (_plain(tokens[end]) in _PARTICLES or len(_plain(tokens[end])) == 1):
        end -= 1
    return end


def _surname_start(tokens: list[str]) -> int:
    """The index of the first word of the surname among the words of a name without titles."""
    last = len(tokens) - 1
    if last > 1 and _plain(tokens[0]) in _PARTICLES and _plain(tokens[1]) in _PARTICLES:
        return 0  # "Van der Velde" at the head of a sentence
    for i in range(1, last):
        if _plain(tokens[i]) in _PARTICLES:
            return i
    if last > 0 and _plain(tokens[0]) in _PARTICLES - {"al", "ben", "van"}:
        return 0
    return last


def _holds_name(role: str) -> bool:
    """Whether what follows a comma is a name, so that the role stood first."""
    inner = _split_role(role)[0]
    words = inner.split()
    return (
        1 < len(words) <= 5  # noqa: PLR2004 - no name has more words
        and words[-1][:1].isupper()
        and not any(is_title(_plain(w)) or _plain(w) in CONNECTIVES for w in words[-2:])
        and not is_body(words)
    )


@lru_cache(maxsize=4_096)
def parse_name(text: str) -> Name:
    """Take a printed name apart: titles, given names, surname, role after a comma.

    Args:
        text: a name as printed, in any case, with or without titles ("AMBASSADOR LENA ORTH",
            "U.N. Special Coordinator for Kavra Maria Okafor", "Mr. Okafor", "Lena Orth, envoy").

    Returns:
        Its parts; all empty for a text without letters. A role alone ("the envoy") has titles
        and no surname. A body ("the Ministry of Health") has its name as surname.
    """
    head, role = _split_role(text)
    printed = [t.lstrip("'’-") for t in _TOKEN.findall(head)]
    tokens = [t.strip("'’-") for t in printed]
    tokens = [re.sub(r"(?<=\w{2})['’]s$", "", t) for t in tokens if t]
    while len(tokens) > 1 and is_suffix(tokens):
        tokens.pop()
    if tokens and is_body(tokens):
        tokens = [*(t.rstrip("-") for t in printed[: len(tokens) - 1]), tokens[-1]]
        tokens = [t + "." if re.fullmatch(r"(?:\w\.)+\w", t) else t for t in tokens]
        bare = tokens[1:] if _plain(tokens[0]) in {"the", "a", "an"} else tokens
        return Name(text, (), (), " ".join(bare), role, body=True)
    end = _title_end(tokens)
    office = bool(tokens) and (end == len(tokens) or all(is_title(_plain(t)) for t in tokens))
    if office and role and _holds_name(role):
        inner = parse_name(role)
        before = tuple(t for t in tokens if _plain(t) != "the")
        return Name(text, (*before, *inner.titles), inner.given, inner.surname, inner.role)
    titles, rest = tuple(t for t in tokens[:end] if _plain(t) != "the"), tokens[end:]
    if not rest:
        return Name(text, titles, (), "", role)
    rest = [t if len(_plain(t)) == 1 or _INITIALS.fullmatch(t) else t.rstrip(".") for t in rest]
    while len(rest) > _LONG and _NUMBERED.fullmatch(rest[0]):
        rest = rest[1:]
    first = _plain(rest[0])
    hyphened = len(rest) > 1 and "-" in rest[1]
    if len(rest) > 1 and (first in _FAMILY_FIRST or (first in _FAMILY_FIRST_HYPHEN and hyphened)):
        return Name(text, titles, tuple(rest[1:]), rest[0], role, family_first=True)
    start = _surname_start(rest)
    return Name(text, titles, tuple(rest[:start]), " ".join(rest[start:]), role)


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Compare given names: the first of each decides, later ones must not contradict."""
    if not one or not other:
        return Agreement.SAME if one == other else Agreement.PARTIAL
    grade = Agreement.SAME
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        x, y = _plain(a), _plain(b)
        if x == y:
            continue
        if len(x) == 1 or len(y) == 1 or "." in a[:-1] or "." in b[:-1]:
            if x[:1] != y[:1]:
                return Agreement.NONE
            # "Lena J. Orth" is as full a name as "Lena June Orth"; "L. Orth" is not.
            grade = min(grade, Agreement.VARIANT if i else Agreement.PARTIAL)
        elif spelled_alike(x, y):
            grade = min(grade, Agreement.VARIANT)
        else:
            return Agreement.NONE
    return grade if len(one) == len(other) else min(grade, Agreement.VARIANT)


def _surnames_agree(one: Name, other: Name, *, given_same: bool) -> Agreement:
    """Compare surnames, particles and hyphens aside."""
    a, b = _plain(one.stem), _plain(other.stem)
    if a == b:
        return Agreement.SAME
    if _is_double(one, other) or _is_double(other, one):
        return Agreement.PARTIAL
    first, second = re.split(r"[\s-]+", a), re.split(r"[\s-]+", b)
    if len(first) == len(second):
        alike = all(
            spelled_alike(x, y) or (given_same and within_one_edit(x, y))
            for x, y in zip(first, second, strict=True)
        )
        return Agreement.VARIANT if alike else Agreement.NONE
    shorter, longer = sorted((first, second), key=len)
    double = one if longer is first else other
    joined = "".join(first) == "".join(second)
    # Without a given name two joined surnames are two people: "the Orth-Holm plan".
    part = bool(double.given) and len(shorter) == 1
    part = part and any(spelled_alike(shorter[0], w) for w in (longer[0], longer[-1]))
    return Agreement.VARIANT if joined else (Agreement.PARTIAL if part else Agreement.NONE)


def _is_double(short: Name, whole: Name) -> bool:
    """Whether a surname with a hyphen alone ends a full name without one: "Holm-Orth"."""
    words = _words_of(short)
    return len(words) > 1 and not short.given and _words_of(whole)[-len(words) :] == words


def _ends_alike(one: Name, other: Name) -> bool:
    """Whether one whole name ends the other: "Billionaire Lena Orth", "Lund Orth" alone."""
    (whole, shorter), (words, _) = sorted(
        ((_words_of(name), name) for name in (one, other)), key=lambda each: len(each[0])
    )
    full = bool(shorter.given) and all(len(word) > 1 for word in whole)
    return full and words != whole and words[-len(whole) :] == whole


def _words_of(name: Name) -> list[str]:
    """The words of a name, folded; a hyphen parts those of the surname."""
    return [*map(_plain, name.given), *re.split(r"[\s-]+", _plain(name.surname))]


@lru_cache(maxsize=4_096)
def compare_names(one: str, other: str) -> Agreement:
    """Grade how far two printed names may be one speaker's; titles and roles are left aside.

    Symmetric. Case, accents, apostrophes, transliteration and initials are allowed for (see
    `spelled_alike`); a different given name or surname is NONE. Two roles without a name
    ("the envoy", "U.N. envoy") agree by the last word of their titles, as PARTIAL at best. A name
    without letters agrees with nothing.
    """
    a, b = parse_name(one), parse_name(other)
    if a.body or b.body:
        return _bodies_agree(a, b)
    if not a.surname or not b.surname:
        return _roles_agree(a, b)
    given = _given_agree(a.given, b.given)
    if given is Agreement.NONE:
        return Agreement.PARTIAL if _ends_alike(a, b) else Agreement.NONE
    both = bool(a.given and b.given) and given >= Agreement.VARIANT
    surname = _surnames_agree(a, b, given_same=both)
    if surname is Agreement.NONE and (_is_first_of(a, b) or _is_first_of(b, a)):
        return min(given, Agreement.VARIANT)
    return min(given, surname)


def first_surname(name: Name) -> str:
    """What may be the first of two surnames: "Rojas" of "Ada Rojas Lima"; empty if it is none."""
    if len(name.given) < _LONG or name.family_first:
        return ""
    word = _plain(name.given[-1])
    return word if word.isalpha() and len(word) > _LONG and word not in _GIVEN else ""


def _is_first_of(short: Name, whole: Name) -> bool:
    """Whether a surname is the first of two: "Rojas", "Ada Rojas" of "Ada Rojas Lima"."""
    if short.given and len(short.given) + 1 != len(whole.given):
        return False  # nor is "Dean Holm" Ada Holm Dean
    word = "" if _plain(whole.surname) in map(_plain, short.titles) else first_surname(whole)
    return bool(word) and _plain(short.surname) == word


def _bodies_agree(a: Name, b: Name) -> Agreement:
    """Compare two names of which one at least is an institution's; a legal form is no part."""
    x, y = (_body_words(n) for n in (a, b))
    if x == y and x:
        return Agreement.SAME
    short, long = sorted((x, y), key=len)
    initials = "".join(w[0] for w in long.split() if w not in CONNECTIVES)
    return Agreement.VARIANT if len(short) > 1 and short == initials else Agreement.NONE


def _body_words(name: Name) -> str:
    """The name of a body, folded, without points, and without its legal form."""
    words = fold(name.bare).replace(".", "").replace("'", "").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _LEGAL else words)


def _roles_agree(a: Name, b: Name) -> Agreement:
    """Compare a role without a name with another, or with the titles and role of a name."""
    nameless, other = (a, b) if not a.surname else (b, a)
    if not nameless.titles:
        return Agreement.NONE
    if [_plain(t) for t in a.titles] == [_plain(t) for t in b.titles] and not other.surname:
        return Agreement.SAME
    head = _plain(nameless.titles[-1])
    held = {_plain(t) for t in other.titles} | {_plain(t) for t in _TOKEN.findall(other.role or "")}
    return Agreement.PARTIAL if head in held else Agreement.NONE


def names_agree(one: str, other: str) -> bool:
    """Whether two printed names may be one speaker's: "Maria Okafor" and "AMBASSADOR OKAFOR".

    Cheap when asked again (folding and grade are cached). Not transitive: "Okafor" agrees with
    both Maria and Jonas Okafor, who do not agree with each other.
    """
    return compare_names(one, other) is not Agreement.NONE


@lru_cache(maxsize=4_096)
def surname_block(text: str) -> str:
    """A key that all names which may agree by surname share; empty without a surname."""
    stem = parse_name(text).stem
    return skeleton(re.split(r"[\s-]+", stem)[-1]) if stem else ""


@lru_cache(maxsize=4_096)
def surname_blocks(text: str) -> frozenset[str]:
    """Keys of a person's name: two persons' names that agree share one; empty for other names.

    More than `surname_block`: a double surname has keys for either part and for both written as
    one, and a vowel more or less does not change them all.
    """
    name = parse_name(text)
    if name.body or not name.surname:
        return frozenset()
    words = re.split(r"[\s-]+", _plain(name.stem))
    keys = {words[0], words[-1], "".join(words)} | ({first_surname(name)} - {""})
    return frozenset(key for word in keys for key in (skeleton(word), "+" + bare_consonants(word)))
