"""Who is one person, as somebody decides: joined, parted, and either undone; nothing is erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import ArchiveError
from onrecord.store import Archive, Decision

__all__ = ["Settled", "VoiceKey", "join_voices", "part_voices", "read_settled", "undo_decision"]

Pair = tuple[str, str]


class _Kind(StrEnum):
    """Kinds of decisions on persons, as the archive keeps them."""

    JOINED = "joined"
    PARTED = "parted"
    UNDONE = "undone"  # its subject is the number of the decision that no longer holds


@dataclass(frozen=True, slots=True)
class VoiceKey:
    """A speaker of one document, by its name there."""

    document: str
    name: str

    def __str__(self) -> str:
        """As decisions name it: "3f9ac2e1…:Maria Okafor"."""
        return f"{self.document}:{self.name}"


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of all decisions: the last one on a pair, unless it was undone."""

    parted: frozenset[Pair]
    joined: Mapping[Pair, str]  # with the reason shown on each merge


def join_voices(archive: Archive, one: VoiceKey, other: VoiceKey, *, who: str, why: str) -> int:
    """Decide that two speakers of documents are one; the number of the decision is its undo.

    It holds from the next `settle` on, and over every later one.

    Raises:
        ArchiveError: the archive holds no such speaker.
    """
    return _decide(archive, _Kind.JOINED, (one, other), who=who, why=why)


def part_voices(archive: Archive, one: VoiceKey, other: VoiceKey, *, who: str, why: str) -> int:
    """Decide that two speakers of documents are not one, whatever their names say.

    Raises:
        ArchiveError: the archive holds no such speaker.
    """
    return _decide(archive, _Kind.PARTED, (one, other), who=who, why=why)


def undo_decision(archive: Archive, number: int, *, who: str, why: str) -> int:
    """Take a decision back: it stays written, and no longer holds.

    Raises:
        ArchiveError: there is no such decision on persons.
    """
    made = next((d for d in archive.decisions() if d.number == number), None)
    if made is None or made.kind not in (_Kind.JOINED, _Kind.PARTED):
        mend = "look the number up in the decisions"
        raise ArchiveError(f"no decision {number} on persons", archive.where, mend)
    _touch(archive, made.subject, made.value)
    kind = _Kind.UNDONE.value
    return archive.decide(who=who, why=why, kind=kind, subject=str(number), value="").number


def read_settled(archive: Archive) -> Settled:
    """What holds of everything that was decided on persons."""
    undone = {d.subject for d in archive.decisions(_Kind.UNDONE)}
    held: dict[frozenset[str], Decision] = {}
    for made in archive.decisions():
        if made.kind in (_Kind.JOINED, _Kind.PARTED) and str(made.number) not in undone:
            held[frozenset((made.subject, made.value))] = made
    return Settled(
        frozenset((d.subject, d.value) for d in held.values() if d.kind == _Kind.PARTED),
        {(d.subject, d.value): _reason(d) for d in held.values() if d.kind == _Kind.JOINED},
    )


def _reason(made: Decision) -> str:
    """One sentence for a reader."""
    return f"{made.who} joined them on {made.at.date().isoformat()}: {made.why.rstrip('.')}."


def _decide(
    archive: Archive, kind: _Kind, pair: tuple[VoiceKey, VoiceKey], *, who: str, why: str
) -> int:
    one, other = map(str, pair)
    known = {f"{voice.document}:{voice.name}" for voice in archive.voices()}
    for key in (one, other):
        if key not in known:
            mend = "name a document's id and a speaker as it prints them"
            raise ArchiveError(f"no speaker {key}", archive.where, mend)
    _touch(archive, one, other)
    return archive.decide(who=who, why=why, kind=kind.value, subject=one, value=other).number


def _touch(archive: Archive, *keys: str) -> None:
    """Let the next `settle` look at the documents of these speakers again."""
    archive.mark_pending({key.partition(":")[0] for key in keys})
