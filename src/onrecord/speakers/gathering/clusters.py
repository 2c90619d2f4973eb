"""Clusters: voices of several documents that are taken for one speaker, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from onrecord.language import ENGLISH
from onrecord.model import Merge, Person, Role, SpeakerKind, Voice
from onrecord.speakers.naming.called import gender_by_title
from onrecord.speakers.naming.name_words import Gender, gender_of_given
from onrecord.speakers.naming.roles import rank_roles
from onrecord.speakers.naming.speaker_kinds import kind_of_body
from onrecord.speakers.naming.trades import near_words
from onrecord.text import (
    Agreement,
    compare_names,
    find_words,
    first_surname,
    fold,
    parse_name,
    surname_block,
)

__all__ = [
    "Cluster",
    "Key",
    "Parted",
    "contradict",
    "gender_of_voice",
    "key_of",
    "mark_of",
    "merged_twins",
    "office_words",
    "other_office",
    "slug_of",
]

Key = tuple[str, str]  # a voice: the id of its document and its name there

# Times as many voices as one spelling has from which the other is the name: what one headline
# prints ("Ana Ruiz Pins") never takes over what many documents print.
_RARE = 2
_MARK = 8  # hexadecimal digits: two of a hundred namesakes share one once in a million archives
_CUT = range(3, 6)  # letters of an office that is printed short
_ADDRESS = ENGLISH.words("titles", "polite")
_SMALL = ENGLISH.words("people", "small")
_SOLE = ENGLISH.words("offices", "sole")
_SEVERAL = 3  # documents in which an office would be told once


class _Field(StrEnum):
    """A walk of life; two of them in one person are rare enough to ask for more than a name."""

    SPORT = "sport"
    OFFICE = "office"
    STAGE = "stage"


_FIELDS: dict[str, _Field] = {
    word: area for area in _Field for word in ENGLISH.words("roles", f"fields.{area}")
}


class Parted:
    """Pairs of voices that a person said are not the same speaker."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take pairs of "document:name"."""
        self._apart: dict[str, set[str]] = {}
        for one, other in pairs:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def __contains__(self, key: object) -> bool:
        """Whether a voice stands in any pair."""
        return isinstance(key, tuple) and ":".join(key) in self._apart

    def forbids(self, cluster: "Cluster", keys: Iterable[Key]) -> bool:
        """Whether one of these voices was parted from one of the cluster's."""
        if not self._apart:
            return False
        return any(
            other in cluster.written for key in keys for other in self._apart.get(":".join(key), ())
        )


@dataclass(slots=True, eq=False)
class Cluster:
    """Voices taken for one speaker so far."""

    kind: SpeakerKind
    voices: list[Voice] = field(default_factory=list)
    reasons: dict[Key, str] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    respelt: set[str] = field(default_factory=set)  # those of its names that a rule had to join
    written: set[str] = field(default_factory=set)  # its keys as "document:name"
    documents: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)  # documents that call it by the surname alone
    held: Counter[str] = field(default_factory=Counter)  # in how many voices each word of offices

    def take(self, voices: Iterable[Voice], reason: str) -> None:
        """Let voices join for a reason."""
        for voice in voices:
            key = key_of(voice)
            self.voices.append(voice)
            self.reasons[key] = reason
            self.names[voice.name] += 1
            self.written.add(":".join(key))
            self.documents.add(voice.document)
            if any(_is_surname(name) for name in (voice.name, *voice.aliases)):
                self.bare.add(voice.document)
            words = office_words(voice)
            self.offices |= words
            self.held.update(words)

    def join(self, other: "Cluster", reason: str) -> None:
        """Let another cluster join whose names do not agree with these as they are spelled."""
        fewer, more = (
            (other, self) if len(other.voices) <= _RARE * len(self.voices) else (self, other)
        )
        self.respelt |= fewer.names.keys() - more.names.keys()
        self.take(other.voices, reason)

    @property
    def name(self) -> str:
        """The full name most often printed, then the longest, then the first by alphabet.

        One that a rule had to join comes behind those that are spelled alike.
        """
        return min(
            self.names,
            key=lambda n: (not _is_full(n), n in self.respelt, -self.names[n], -len(n), n),
        )

    def fits(self, name: str, least: Agreement) -> bool:
        """Whether a name agrees with one of its names that far, and contradicts none.

        Another order of a name and a slip contradict nothing.
        """
        grades = {own: compare_names(own, name) for own in self.names}
        kept = (grade for own, grade in grades.items() if own not in self.respelt)
        return max(grades.values()) >= least and min(kept) > Agreement.NONE

    @property
    def blocks(self) -> set[str]:
        """The sounds of its surnames, and of what may be the first of two."""
        first = (first_surname(parse_name(name)) for name in self.names)
        return {surname_block(name) for name in (*self.names, *filter(None, first))}

    @property
    def gender(self) -> Gender | None:
        """The gender that its given name nearly always goes with."""
        given = parse_name(self.name).given
        return gender_of_given(given[0]) if given else None

    def times_held_from(self, letters: str) -> int:
        """In how many voices it holds an office that begins with some letters."""
        begun = (self.held[word] for word in self.held if word.startswith(letters))
        return max(begun, default=0) if len(letters) in _CUT else 0

    def as_person(self, person_id: str) -> Person:
        """The person whom the archive will show."""
        name = self.name
        aliases: Counter[str] = Counter(self.names)
        roles: dict[Role, None] = {}
        for voice in sorted(self.voices, key=key_of):
            aliases.update(dict.fromkeys(voice.aliases, 1))
            roles.update(dict.fromkeys(voice.roles))
        human = self.kind is SpeakerKind.PERSON
        aliases.pop(name, None)
        ranked = sorted(aliases, key=lambda a: (-aliases[a], a))
        merges = tuple(Merge(*key, self.reasons[key]) for key in sorted(self.reasons))
        kind = self.kind if human else kind_of_body(name)
        return Person(person_id, name, kind, tuple(ranked), rank_roles(roles), merges)


def gender_of_voice(voice: Voice) -> Gender | None:
    """The gender that a document tells of a surname by how it calls it: "Mrs. Orth"."""
    called = (parse_name(name) for name in (voice.name, *voice.aliases))
    return next(filter(None, (gender_by_title(name) for name in called)), None)


def key_of(voice: Voice) -> Key:
    """What a voice is called by: its document and its name there."""
    return voice.document, voice.name


def mark_of(key: Key) -> str:
    """A short mark of a voice, for the id of a namesake: "3f9ac2e1"."""
    return sha256(":".join(key).encode()).hexdigest()[:_MARK]


def _is_full(name: str) -> bool:
    """Whether a name has two words at least, initials and titles left out."""
    words = (parse_name(name).bare or name).split()
    return sum(len(w.strip(".")) > 1 for w in words) > 1


def _is_surname(name: str) -> bool:
    """Whether a name is a surname alone, with or without a title: "Orth", "Mr. Orth"."""
    parsed = parse_name(name)
    return bool(parsed.surname) and not (parsed.given or parsed.body)


def office_words(voice: Voice) -> set[str]:
    """The words of a voice's offices, folded, small words left out.

    Of a name that no place of the text gives, "President Orth" of a title, the title is an office.
    """
    named = (t for name in (voice.name, *voice.aliases) for t in parse_name(name).titles)
    told = (role.title for role in voice.roles)
    return {w.form for each in (*told, *named) for w in find_words(each)} - _SMALL - _ADDRESS


def contradict(one: set[str], other: set[str]) -> bool:
    """Whether the offices of two are of walks of life that hardly ever meet in one person."""
    first = {_FIELDS[w] for w in one if w in _FIELDS}
    second = {_FIELDS[w] for w in other if w in _FIELDS}
    return bool(first and second) and not first & second


def other_office(offices: set[str], bearer: Cluster) -> bool:
    """Whether somebody of an office that one alone has is hardly a bearer of the name.

    Who is told another such office, or is named in several documents and never with it: a
    Speaker of one assembly is not the prime minister of another country.
    """
    sole = offices & _SOLE
    alike = {near for word in sole for near in near_words(word)}
    if not sole or alike & bearer.offices or any(map(bearer.times_held_from, offices)):
        return False
    return bool(bearer.offices & _SOLE) or len(bearer.documents) >= _SEVERAL


def slug_of(name: str) -> str:
    """A name as part of an address: "maria-okafor"; "speaker" if it has no letter or digit."""
    parsed = parse_name(name)
    return "-".join(w.form.replace("'", "") for w in find_words(parsed.bare or name)) or "speaker"


def _rank(voice: Voice) -> tuple[str, str, str, tuple[str, ...], list[tuple[str, int]]]:
    """What puts voices into one fixed order."""
    offices = [(role.title, role.span.start) for role in voice.roles]
    return voice.document, voice.name, voice.kind, voice.aliases, offices


def merged_twins(voices: Iterable[Voice]) -> list[Voice]:
    """Voices in one fixed order; those of one document and name made one."""
    held: dict[Key, Voice] = {}
    for voice in sorted(voices, key=_rank):
        known = held.get(key_of(voice))
        if known is not None:
            voice = replace(  # noqa: PLW2901 - the twin stands for both from here on
                known,
                aliases=tuple(dict.fromkeys((*known.aliases, *voice.aliases))),
                roles=tuple(dict.fromkeys((*known.roles, *voice.roles))),
            )
        held[key_of(voice)] = voice
    return sorted(held.values(), key=lambda v: (fold(v.name), v.name, v.document))
