"""Institutions: the bodies of an archive, each once under all its names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind, Voice
from onrecord.speakers.gathering.clusters import Cluster, Parted, key_of
from onrecord.speakers.naming.name_words import PLACES
from onrecord.speakers.naming.speaker_kinds import body_key, initials, short_of_body
from onrecord.text import BODY_NOUNS, fold

__all__ = ["gather_bodies", "is_named", "is_named_body", "named_aliases", "reworded_key"]

_LEFT_OUT = ENGLISH.words("bodies", "left_out")
_OF_PLACE = ENGLISH.words("bodies", "of_place")
_POINTING = frozenset({"the", "this", "that", "same", "our"})
_ROOT = 4  # letters that a place and what is of it share
_MOST = 32  # bodies that share all words but a place; more are a list of made-up names


def is_named(name: str) -> bool:
    """Whether a body's name is a proper one: "the Harbour Board", not "the board"."""
    words = name.split()
    return any(w[:1].isupper() for w in words[words[0].lower() in _POINTING :])


def is_named_body(voice: Voice) -> bool:
    """Whether a voice is a body's with a proper name."""
    return voice.kind is not SpeakerKind.PERSON and is_named(voice.name)


def named_aliases(voice: Voice) -> list[str]:
    """The proper names among the aliases of a body, as keys."""
    return [body_key(alias) for alias in voice.aliases if is_named(alias)]


def gather_bodies(voices: Sequence[Voice], apart: Parted) -> list[Cluster]:
    """One cluster for each body; initials join where one body fits."""
    long_names: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        key = body_key(voice.name)
        if not is_named(voice.name):
            continue
        if " " in key:
            long_names[initials(key)].add(key)
        if short := short_of_body(key):
            long_names[short].add(key)
        for alias in named_aliases(voice):
            long_names[alias].add(key)
    groups: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for voice in voices:
        key = body_key(voice.name)
        reason = f"The same name, “{voice.name}”."
        named = is_named(voice.name)
        whole = long_names.get(key, set()) - {key}
        if named and len(whole) == 1 and " " not in key:
            key = next(iter(whole))
            reason = f"“{voice.name}” stands for “{key}”, the only body here that is called so."
        held = groups[key, "" if named else voice.document]
        fits = [c for c in held if not apart.forbids(c, [key_of(voice)])]
        if not fits:
            held.append(new := Cluster(SpeakerKind.INSTITUTION))
            fits = [new]
        fits[0].take([voice], reason)
    return _join_reworded([cluster for held in groups.values() for cluster in held], apart)


def _join_reworded(clusters: Sequence[Cluster], apart: Parted) -> list[Cluster]:
    """Let names of the same words join: "Foreign Ministry of Kesh", "Keshi foreign ministry"."""
    held: dict[str, list[Cluster]] = defaultdict(list)
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: (-len(c.voices), c.name)):
        key = reworded_key(cluster.name)
        same = held[key] if key else []
        fits = [
            c
            for c in same
            if _are_reworded(c.name, cluster.name) and not apart.forbids(c, cluster.reasons)
        ]
        if len(fits) == 1:
            fits[0].join(cluster, f"“{cluster.name}” is “{fits[0].name}” in other words.")
            continue
        kept.append(cluster)
        if len(same) < _MOST:
            same.append(cluster)
    return kept


def reworded_key(name: str) -> str:
    """What the names of one body share, in whatever words; empty for a name without a place."""
    words = _words_of(name)
    proper = len(words) > 1 and any(word not in BODY_NOUNS for word in words)
    if not (proper and is_named(name)):
        return ""
    return " ".join(sorted(w if w in BODY_NOUNS else w[:_ROOT] for w in words))


def _words_of(name: str) -> list[str]:
    """The words of a body's name, without those that tell nothing apart."""
    plain = re.sub(r"['’]s\b", "", name)
    return [word for word in body_key(plain).split() if word not in _LEFT_OUT]


def _are_reworded(one: str, other: str) -> bool:
    """Whether two names have the same words, but that a place may stand for who is of it."""
    first, second = sorted(_words_of(one)), sorted(_words_of(other))
    if len(first) != len(second) or body_key(one) == body_key(other):
        return False
    return all(
        a == b or a in _places_of(b) or b in _places_of(a)
        for a, b in zip(first, second, strict=True)
    )


def _places_of(word: str) -> set[str]:
    """The places that a word may be of: of "keshi" "kesh"; a known one shuts out all others."""
    found = set(_roots_of(fold(word)))
    return found & PLACES or found


def _roots_of(word: str) -> Iterator[str]:
    """A word without each ending that makes a place of it, with the vowel that it may hide."""
    for ending in _OF_PLACE:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _ROOT:
            yield from (root, root + "a", root + "y", root + "ia")
