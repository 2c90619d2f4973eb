"""Joining: clusters that are one speaker for a reason beyond the spelling of a name."""

import re
from collections.abc import Callable, Mapping, Sequence

from onrecord.speakers.gathering.clusters import Cluster, Parted, contradict
from onrecord.speakers.gathering.misspelt import slip_keys
from onrecord.speakers.naming.name_words import gender_of_given
from onrecord.text import first_surname, fold, parse_name, surname_block

__all__ = [
    "join_double",
    "join_first",
    "join_led",
    "join_spaced",
    "join_told",
    "join_turned",
    "name_keys",
]

_DOUBLE = 2  # words of a double surname
_LED = 2  # voices that bear a name before a word in front of it is taken for no part of it


def join_led(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let names with a word of a headline before them join the name that is left.

    "Billionaire Lena Orth" is Lena Orth where that name is printed in other documents, unless the
    first word is a given name: "John Paul Holm" is not Paul Holm.
    """
    whole: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        whole.setdefault(fold(parse_name(cluster.name).bare), []).append(cluster)
    kept: list[Cluster] = []
    for cluster in clusters:
        name = parse_name(cluster.name)
        rest = " ".join((*name.given[1:], name.surname))
        led = len(name.given) > 1 and gender_of_given(name.given[0]) is None
        fits = whole.get(fold(rest), []) if led else []
        known = led and gender_of_given(name.given[1]) is not None  # "Coastie Jonas Orth"
        least = 1 if known else max(_LED, len(cluster.voices) + 1)
        fits = [c for c in fits if c is not cluster and len(c.voices) >= least]
        plain = len(name.given) > 1 and len(name.given[1].strip(".")) > 1
        if len(fits) == 1 and plain and not apart.forbids(fits[0], cluster.reasons):
            reason = f"“{cluster.name}” is “{fits[0].name}” with a word before the name."
            fits[0].join(cluster, reason)
        else:
            kept.append(cluster)
    return kept


def join_double(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let a double surname alone join its bearer: "Okonjo Lund" is Tobias Okonjo-Lund.

    A hyphen on either side tells that both words are the surname, or that the first of them is no
    given name and what stands before them is: "Sy Amara" and "Paul Holm" are names of their own.
    """
    bearers: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        words = _words(cluster.name)
        if len(words) > _DOUBLE:
            bearers.setdefault(" ".join(words[-_DOUBLE:]), []).append(cluster)

    def find(cluster: Cluster) -> list[Cluster]:
        words = _words(cluster.name)
        alone = len(words) == _DOUBLE and gender_of_given(words[0]) is None
        called = bearers.get(" ".join(words), []) if alone else []
        return [c for c in called if _is_double(c.name)]

    return _join_called(clusters, find, apart)


def _join_called(
    clusters: Sequence[Cluster], find: Callable[[Cluster], list[Cluster]], apart: Parted
) -> list[Cluster]:
    """Let each cluster join the one that is called as it is, if it is the only one."""
    kept: list[Cluster] = []
    for cluster in clusters:
        fits = [
            c
            for c in find(cluster)
            if not contradict(c.offices, cluster.offices) and not apart.forbids(c, cluster.reasons)
        ]
        if len(fits) == 1:
            reason = f"“{cluster.name}”; in this archive only {fits[0].name} is called so."
            fits[0].join(cluster, reason)
        else:
            kept.append(cluster)
    return kept


def _is_double(name: str) -> bool:
    """Whether the last two words of a full name are its surname."""
    hyphen = "-" in parse_name(name).surname
    return hyphen or gender_of_given(_words(name)[0]) is not None


def join_turned(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let a full name in the other order join: "Orth Lena" is Lena Orth.

    Where each part is a given name, "Thomas James" and "James Thomas" are two people.
    """
    held: dict[tuple[str, ...], list[Cluster]] = {}
    for cluster in sorted(clusters, key=lambda c: (-len(c.voices), c.name)):
        same = held.setdefault(tuple(sorted(_words(cluster.name))), [])
        fits = [
            c
            for c in same
            if _may_turn(c.name, cluster.name)
            and not contradict(c.offices, cluster.offices)
            and not apart.forbids(c, cluster.reasons)
        ]
        if len(fits) == 1:
            reason = f"“{cluster.name}” is “{fits[0].name}” in another order."
            fits[0].join(cluster, reason)
        else:
            same.append(cluster)
    return [cluster for same in held.values() for cluster in same]


def join_first(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let a name with the first of two surnames join: "Ada Rojas" is Ada Rojas Lima."""
    bearers: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if first := _with_first(cluster.name):
            bearers.setdefault(first, []).append(cluster)

    def find(cluster: Cluster) -> list[Cluster]:
        called = bearers.get(fold(parse_name(cluster.name).bare), [])
        return [c for c in called if not c.documents & cluster.documents]

    return _join_called(clusters, find, apart)


def _with_first(name: str) -> str:
    """A full name without the last of its two surnames, folded; empty where it has one."""
    parsed = parse_name(name)
    return fold(" ".join(parsed.given)) if first_surname(parsed) else ""


def join_spaced(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let a full name of the same letters, apart or joined, join: "De la Croix", "Delacroix"."""
    held: dict[str, list[Cluster]] = {}
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: (-len(c.voices), c.name)):
        same = held.setdefault("".join(_words(cluster.name)), [])
        fits = [
            c
            for c in same
            if _words(c.name) != _words(cluster.name)
            and not contradict(c.offices, cluster.offices)
            and not apart.forbids(c, cluster.reasons)
        ]
        if len(fits) == 1:
            fits[0].join(cluster, f"“{cluster.name}” is “{fits[0].name}” written apart or joined.")
        else:
            kept.append(cluster)
            same.append(cluster)
    return kept


def _words(name: str) -> list[str]:
    """The words of a name, folded; a hyphen parts them."""
    return [w for w in re.split(r"[\s-]+", fold(parse_name(name).bare)) if w]


def _may_turn(one: str, other: str) -> bool:
    """Whether two names of the same words may be one in two orders."""
    first, last = _words(one)[0], _words(other)[0]
    if _words(one) == _words(other):
        return fold(one) != fold(other)  # a hyphen more
    if any(len(word.strip(".")) == 1 for word in _words(one)):
        return False
    return gender_of_given(first) is None or gender_of_given(last) is None


def name_keys(text: str) -> frozenset[str]:
    """What a name shares with each that one of these rules may join it to."""
    name, words = parse_name(text), _words(text)
    keys = {f"words {' '.join(sorted(words))}", f"letters {''.join(words)}"}
    if first := _with_first(text):
        keys |= {f"bare {first}", f"sound {surname_block(first)}"}
    if len(name.given) > 1:
        keys.add(f"bare {fold(' '.join((*name.given[1:], name.surname)))}")
    if len(words) >= _DOUBLE:
        keys.add(f"double {' '.join(words[-_DOUBLE:])}")
    return slip_keys(text) | keys


def join_told(clusters: Sequence[Cluster], joined: Mapping[tuple[str, str], str]) -> list[Cluster]:
    """Join the clusters of voices that a person said are one; each merge bears that reason.

    Args:
        clusters: of persons and bodies.
        joined: for each pair of "document:name" why they are one.
    """
    bearer = {key: cluster for cluster in clusters for key in cluster.written}
    for (one, other), reason in joined.items():
        left, right = bearer.get(one), bearer.get(other)
        if left is None or right is None or left is right:
            continue
        left.take(right.voices, reason)
        bearer |= dict.fromkeys(right.written, left)
    return list(dict.fromkeys(bearer[min(c.written)] for c in clusters))
