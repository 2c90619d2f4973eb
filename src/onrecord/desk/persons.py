"""Who is one person, as somebody decides: joined, parted, and either undone; nothing is erased."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.errors import ArchiveError
from onrecord.model import Review, ReviewKind
from onrecord.store import Archive

__all__ = ["Settled", "VoiceKey", "join_voices", "part_voices", "read_settled"]

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


def _reason(made: Review) -> str:
    """One sentence for a reader."""
    return f"{made.who} joined them on {made.at.date().isoformat()}: {made.why.rstrip('.')}."


def _decide(
    archive: Archive, kind: ReviewKind, pair: tuple[VoiceKey, VoiceKey], *, who: str, why: str
) -> int:
    one, other = map(str, pair)
    known = {f"{voice.document}:{voice.name}" for voice in archive.voices()}
    for key in (one, other):
        if key not in known:
            mend = "name a document's id and a speaker as it prints them"
            raise ArchiveError(f"no speaker {key}", archive.where, mend)
    archive.mark_pending({voice.document for voice in pair})
    return archive.reviews.add(Review(kind, who, why, subject=one, value=other)).number
