"""Misspelt: a full name whose surname is another's but for a letter, and what speaks for it."""

from collections.abc import Sequence
from functools import lru_cache

from onrecord.speakers.gathering.clusters import Cluster, Parted, contradict
from onrecord.speakers.naming.name_words import NEAR_ROLES, gender_of_given, gender_of_title
from onrecord.text import fold, is_one_off, letter_keys, parse_name, skeleton, spelled_alike

__all__ = ["join_slips", "slip_keys"]

_SHORT = 5  # letters; in a shorter surname one letter more or less is another name
_LONG = 7  # letters of a surname in which one wrong letter is a slip, whatever the given name
_FEW = 2  # voices: a slip is seldom printed in more documents, unless all copy one report
_MOST = 32  # names that share all but a letter; more are a list of made-up names
_ENDS = frozenset("aeiou")  # one of them for another as the last letter is another name: Rosso


def join_slips(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let a full name with one letter wrong, left out or swapped in its surname join.

    The given name is the same, or another spelling of it. What speaks for one person: a common
    office; a given name that few bear; a long surname, where the other spelling is printed seldom.
    Against it: one document prints both as two people. Two such surnames share what is left when
    one letter is taken out,
    so that time is linear.
    """
    held: dict[tuple[str, str], list[Cluster]] = {}
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: (-len(c.voices), c.name)):
        keys = _keys_of(cluster.name)
        near = {id(c): c for key in sorted(keys) for c in held.get(key, ())}
        fits = [
            c
            for c in near.values()
            if _is_slip(c, cluster)
            and not contradict(c.offices, cluster.offices)
            and not apart.forbids(c, cluster.reasons)
        ]
        if len(fits) == 1:
            fits[0].join(cluster, f"“{cluster.name}” is “{fits[0].name}” but for a letter.")
            continue
        kept.append(cluster)
        for key in keys:
            same = held.setdefault(key, [])
            if len(same) < _MOST:
                same.append(cluster)
    return kept


def slip_keys(name: str) -> frozenset[str]:
    """What a full name shares with each that is the same but for a letter of the surname."""
    return frozenset(f"slip {given} {rest}" for given, rest in _keys_of(name))


@lru_cache(maxsize=4_096)
def _parts(name: str) -> tuple[str, str]:
    """Given names and surname, folded."""
    parsed = parse_name(name)
    return fold(" ".join(parsed.given)), fold(parsed.surname)


def _keys_of(name: str) -> set[tuple[str, str]]:
    """What a name shares with its slips; none where the surname is short."""
    given, surname = _parts(name)
    sound = " ".join(map(skeleton, given.split()))
    return (
        {(sound, key) for key in letter_keys(surname)}
        if given and len(surname) >= _SHORT
        else set()
    )


def _is_slip(known: Cluster, other: Cluster) -> bool:
    """Whether two full names are one person's, and the second a slip."""
    (given, one), (named, two) = _parts(known.name), _parts(other.name)
    if not _is_slip_of(one, two) or not _alike(given, named):
        return False
    if _common_office(known, other):
        return True
    if known.documents & other.documents:
        return False
    if gender_of_given(given.split()[0]) is None:
        return True
    long = min(len(one), len(two)) >= _LONG and one[0] == two[0]
    return long and len(other.voices) <= _FEW


def _alike(given: str, named: str) -> bool:
    """Whether given names are spellings of one: "Beniamin", "Benjamin"."""
    pairs = zip(given.split(), named.split(), strict=False)
    return all(one == two or spelled_alike(one, two) for one, two in pairs)


def _is_slip_of(one: str, two: str) -> bool:
    """Whether two surnames differ by one letter, and not as two names do."""
    if one[-1] != two[-1] and {one[-1], two[-1]} <= _ENDS:
        return False
    return is_one_off(one, two)


def _common_office(known: Cluster, other: Cluster) -> bool:
    """Whether two hold one office, in the words that reports exchange for one another."""
    return bool(_offices_of(known) & _offices_of(other))


def _offices_of(cluster: Cluster) -> set[str]:
    """The words of offices, and the numbers of the groups that they stand in; no "Ms."."""
    words = {word for word in cluster.offices if gender_of_title(word) is None}
    near = {str(i) for i, group in enumerate(NEAR_ROLES) if group & words}
    return words | near
