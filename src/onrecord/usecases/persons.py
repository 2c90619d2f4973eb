"""Who is one person, as somebody decides: joined, parted, and either undone; nothing is erased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import ArchiveError
from onrecord.model import Person, Review, ReviewKind, SpeakerKind
from onrecord.store import Archive

__all__ = [
    "Settled",
    "VoiceKey",
    "join_voices",
    "name_voice",
    "part_voices",
    "put_role_first",
    "read_settled",
    "read_told",
    "rename_people",
    "sort_voice",
]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class VoiceKey:
    """A speaker of one document, by its name there."""

    document: str
    name: str

    def __str__(self) -> str:
        """As reviews name it: "3f9ac2e1…:Maria Okafor"."""
        return f"{self.document}:{self.name}"


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of all reviews of persons: the last one on a pair, unless it was undone."""

    parted: frozenset[Pair]
    joined: Mapping[Pair, str]  # with the reason shown on each merge


def join_voices(archive: Archive, one: VoiceKey, other: VoiceKey, *, who: str, why: str) -> int:
    """Decide that two speakers of documents are one; the number of the review is its undo.

    It holds from the next `settle` on, and over every later one.

    Raises:
        ArchiveError: the archive holds no such speaker.
    """
    return _decide(archive, ReviewKind.MERGE, (one, other), who=who, why=why)


def part_voices(archive: Archive, one: VoiceKey, other: VoiceKey, *, who: str, why: str) -> int:
    """Decide that two speakers of documents are not one, whatever their names say.

    Raises:
        ArchiveError: the archive holds no such speaker.
    """
    return _decide(archive, ReviewKind.SPLIT, (one, other), who=who, why=why)


def read_settled(archive: Archive) -> Settled:
    """What holds of everything that was decided on who is one."""
    held: dict[frozenset[str], Review] = {}
    for made in archive.reviews.standing():
        if made.kind in (ReviewKind.MERGE, ReviewKind.SPLIT):
            held[frozenset((made.subject, made.value))] = made
    return Settled(
        frozenset((r.subject, r.value) for r in held.values() if r.kind is ReviewKind.SPLIT),
        {(r.subject, r.value): _reason(r) for r in held.values() if r.kind is ReviewKind.MERGE},
    )


Renamed = Mapping[str, Mapping[str, Any]]
"""What somebody told of persons, by "document:name" of one of their voices."""


def read_told(archive: Archive) -> Renamed:
    """The names, kinds and first offices that somebody gave persons."""
    told: dict[str, dict[str, Any]] = {}
    for made in archive.reviews.standing():
        if made.kind is ReviewKind.PERSON_NAME:
            told.setdefault(made.subject, {})["name"] = made.value
        elif made.kind is ReviewKind.PERSON_KIND:
            told.setdefault(made.subject, {})["kind"] = SpeakerKind(made.value)
        elif made.kind is ReviewKind.PERSON_ROLE:
            told.setdefault(made.subject, {})["roles"] = made.value
    return told


def rename_people(people: Sequence[Person], told: Renamed) -> tuple[Person, ...]:
    """People under the names and of the kinds that somebody gave them; their ids stay."""
    return tuple(_rename(person, told) for person in people) if told else tuple(people)


def _rename(person: Person, told: Renamed) -> Person:
    given: dict[str, Any] = {}
    for merge in person.merges:
        given |= told.get(f"{merge.document}:{merge.name}", {})
    if not given:
        return person
    if "roles" in given:
        first = given["roles"]
        given["roles"] = tuple(sorted(person.roles, key=lambda role: role.title != first))
    names = (person.name, *person.aliases) if given.get("name") else person.aliases
    aliases = tuple(n for n in dict.fromkeys(names) if n != given.get("name"))
    return replace(person, **given, aliases=aliases)


def name_voice(archive: Archive, voice: VoiceKey, name: str, *, who: str, why: str) -> int:
    """Decide under which name the person who holds a speaker is shown."""
    return _tell(archive, ReviewKind.PERSON_NAME, voice, name, who=who, why=why)


def sort_voice(archive: Archive, voice: VoiceKey, kind: SpeakerKind, *, who: str, why: str) -> int:
    """Decide whether the person who holds a speaker is a human being, or what kind of body."""
    return _tell(archive, ReviewKind.PERSON_KIND, voice, kind.value, who=who, why=why)


def put_role_first(archive: Archive, voice: VoiceKey, title: str, *, who: str, why: str) -> int:
    """Decide which of the roles that documents give a person is shown first."""
    return _tell(archive, ReviewKind.PERSON_ROLE, voice, title, who=who, why=why)


def _tell(  # noqa: PLR0913 - who, when and why are asked of everybody
    archive: Archive, kind: ReviewKind, voice: VoiceKey, value: str, *, who: str, why: str
) -> int:
    _check_known(archive, str(voice))
    archive.mark_pending({voice.document})
    return archive.reviews.add(Review(kind, who, why, subject=str(voice), value=value)).number


def _reason(made: Review) -> str:
    """One sentence for a reader."""
    return f"{made.who} joined them on {made.at.date().isoformat()}: {made.why.rstrip('.')}."


def _decide(
    archive: Archive, kind: ReviewKind, pair: tuple[VoiceKey, VoiceKey], *, who: str, why: str
) -> int:
    one, other = map(str, pair)
    _check_known(archive, one, other)
    archive.mark_pending({voice.document for voice in pair})
    return archive.reviews.add(Review(kind, who, why, subject=one, value=other)).number


def _check_known(archive: Archive, *keys: str) -> None:
    known = {f"{voice.document}:{voice.name}" for voice in archive.voices()}
    for key in keys:
        if key not in known:
            mend = "name a document's id and a speaker as it prints them"
            raise ArchiveError(f"no speaker {key}", archive.where, mend)
