"""What the word index knows of each transcript without its words, one by one and in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.index.labels import ASKED
from onrecord.index.packed_tables import AnyTable
from onrecord.model import Transcript, TurnRole

__all__ = ["Listing", "Listings", "list_all", "list_transcript", "pack_turns", "unpack_turns"]

Labels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """One transcript."""

    id: str
    words: int
    day: int  # ordinal of its date; 0: not known
    complete: bool
    breaks: NDArray[np.uint32]  # number of the first word of each turn that has words
    turns: NDArray[np.uint32]  # number of that turn
    labels: Labels  # distinct, in order of first use
    spoken_by: NDArray[np.uint32]  # for each of these turns the number of its label


@dataclass(frozen=True, slots=True, eq=False)
class Listings:
    """All transcripts, in the order of their ids: a column each, and their turns end to end."""

    ids: tuple[str, ...]
    words: NDArray[np.int64]
    days: NDArray[np.int64]
    complete: NDArray[np.bool_]
    labels: Sequence[Labels]
    turned: NDArray[np.int64]  # how many turns of each have words
    breaks: NDArray[np.uint32]
    turns: NDArray[np.uint32]
    spoken_by: NDArray[np.uint32]


def list_transcript(transcript: Transcript, table: AnyTable) -> Listing:
    """What the index knows of a transcript beside its words."""
    labels: dict[str | None, int] = {}
    named = [
        labels.setdefault(_label(transcript, turn), len(labels)) for turn in table.turns.tolist()
    ]
    return Listing(
        id=transcript.id,
        words=len(table.forms),
        day=transcript.date.toordinal() if transcript.date else 0,
        complete=transcript.complete,
        breaks=table.breaks,
        turns=table.turns,
        labels=tuple(labels),
        spoken_by=np.array(named, dtype=np.uint32),
    )


def _label(transcript: Transcript, number: int) -> str | None:
    """Under whose label the words of a turn stand; unnamed questions have one of their own."""
    if not transcript.turns:
        return None
    turn = transcript.turns[number]
    return ASKED if turn.label is None and turn.role is TurnRole.QUESTION else turn.label


def pack_turns(listing: Listing) -> bytes:
    """The turns of one transcript: all first words, all numbers, all labels, 4 bytes each."""
    turns = np.concatenate([listing.breaks, listing.turns, listing.spoken_by])
    return turns.astype("<u4").tobytes()


def unpack_turns(packed: Sequence[bytes]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """The turns of many transcripts at once, as `pack_turns` wrote them.

    Returns:
        How many turns each has; and three rows of all turns end to end: first words, numbers and
        labels.
    """
    turned = np.array([len(each) for each in packed], dtype=np.int64) // 12
    numbers = np.frombuffer(b"".join(packed), "<u4").astype(np.uint32, copy=False)
    before = np.cumsum(turned) - turned
    apart = np.repeat(turned, turned)  # a turn's three numbers stand so far from each other
    at = np.arange(len(apart)) + 2 * np.repeat(before, turned)
    return turned, numbers[at + apart * np.arange(3)[:, None]]


def list_all(listings: Sequence[Listing]) -> Listings:
    """Lay out in columns what is known of each transcript."""
    turned, (breaks, turns, spoken_by) = unpack_turns([pack_turns(one) for one in listings])
    return Listings(
        ids=tuple(one.id for one in listings),
        words=np.array([one.words for one in listings], dtype=np.int64),
        days=np.array([one.day for one in listings], dtype=np.int64),
        complete=np.array([one.complete for one in listings], dtype=np.bool_),
        labels=[one.labels for one in listings],
        turned=turned,
        breaks=breaks,
        turns=turns,
        spoken_by=spoken_by,
    )
