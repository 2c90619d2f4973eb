"""Persons put right where one sees the fault: name, kind, joined with another, parted."""

from onrecord.errors import ArchiveError, UsageError
from onrecord.model import Person, Review, SpeakerKind
from onrecord.store import Archive
from onrecord.text import fold
from onrecord.usecases.decisions.reviewing import check_name
from onrecord.usecases.persons import (
    VoiceKey,
    join_voices,
    name_voice,
    part_voices,
    put_role_first,
    sort_voice,
)
from onrecord.usecases.settling import settle

__all__ = ["correct_person", "find_bearer"]

_MOST = 5  # of several of one name, told by their ids


def correct_person(  # noqa: PLR0913 - who, when and why are asked of everybody
    archive: Archive, person_id: str, what: str, value: str, *, who: str, why: str
) -> Review:
    """Put a person right, and settle what it touches.

    Args:
        archive: what holds the person.
        person_id: the id of the person.
        what: "name", "kind", "role", "merge" or "split".
        value: the name; a `SpeakerKind`; a title that documents give; the id or name of another
            person; "document:name", one of the names that were taken for this person.
        who: signs.
        why: the reason; it is shown.

    Raises:
        ArchiveError: there is no such person.
        UsageError: nobody signs, no reason is given, or the value does not fit.
    """
    signed, value = {"who": check_name(who), "why": why.strip()}, " ".join(value.split())
    if not signed["why"] or not value:
        raise UsageError("a value or a reason is missing", what, "give both")
    person = archive.person(person_id)
    if person is None or not person.merges:
        raise ArchiveError(f"no person {person_id}", archive.where, "look in the list of people")
    voice = _voice(person)
    if what == "name":
        number = name_voice(archive, voice, value, **signed)
    elif what == "kind":
        number = sort_voice(archive, voice, _read_kind(value), **signed)
    elif what == "role":
        number = put_role_first(archive, voice, _find_role(person, value), **signed)
    elif what == "merge":
        number = join_voices(archive, voice, _voice(_find_other(archive, person, value)), **signed)
    else:
        kept, parted = _find_pair(person, value)
        number = part_voices(archive, kept, parted, **signed)
    settle(archive)
    return next(review for review in archive.reviews.all() if review.number == number)


def find_bearer(archive: Archive, key: str) -> str | None:
    """The id of the person who holds a speaker now; None: nobody does."""
    for person in archive.people():
        if any(f"{merge.document}:{merge.name}" == key for merge in person.merges):
            return person.id
    return None


def _voice(person: Person) -> VoiceKey:
    """The speaker by which a person is told: the first of its own name, else the first."""
    named = (merge for merge in person.merges if merge.name == person.name)
    first = next(named, person.merges[0])
    return VoiceKey(first.document, first.name)


def _read_kind(value: str) -> SpeakerKind:
    try:
        return SpeakerKind(value)
    except ValueError as error:
        mend = f"take {', '.join(SpeakerKind)}"
        raise UsageError(f"no kind is called '{value}'", "kind", mend) from error


def _find_role(person: Person, value: str) -> str:
    title = next((r.title for r in person.roles if r.title.casefold() == value.casefold()), None)
    if title is None:
        mend = "take one of the roles that documents give: each needs its evidence"
        raise UsageError(f"no document gives {person.name} the role '{value}'", "role", mend)
    return title


def _find_other(archive: Archive, person: Person, value: str) -> Person:
    """The other person by id, or by a name that one alone bears."""
    others = [p for p in archive.people() if p.id != person.id and p.merges]
    key = fold(value)
    found = (
        [p for p in others if p.id == value]
        or [p for p in others if fold(p.name) == key]
        or [p for p in others if key in map(fold, p.aliases)]
    )
    if len(found) != 1:
        mend = "give the name as the list of people has it, or the end of the page's address"
        if found:
            mend = f"give the end of the page's address: {', '.join(p.id for p in found[:_MOST])}"
        raise UsageError(f"{len(found) or 'no'} people are called '{value}'", "merge", mend)
    return found[0]


def _find_pair(person: Person, value: str) -> tuple[VoiceKey, VoiceKey]:
    """The speaker that is somebody else's, and one that stays."""
    voices = [VoiceKey(merge.document, merge.name) for merge in person.merges]
    parted = next((voice for voice in voices if str(voice) == value), None)
    kept = [voice for voice in voices if voice != parted]
    if parted is None or not kept:
        mend = "choose one of several names that were taken for this person"
        raise UsageError("there is nothing to part", "split", mend)
    alike = _voice(person)
    return (alike if alike in kept else kept[0]), parted
