"""What was said or printed like a passage, in other words: offered, never a finding."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.meaning import Encoder
from onrecord.model import fold_words
from onrecord.store import Archive, PassageFilter, PassageOrder, PassageRow
from onrecord.text import Span

__all__ = ["Likeness", "Likenesses", "Wanted", "find_similar"]

# Of 40 statements about the demonstration in other words (`benchmarks/reworded.jsonl`) 20 come so
# near to their passage, and 5 to a wrong one.
_NEAR: Final = 0.45
_MOST: Final = 8
_LOOKED_AT: Final = 100  # passages on either side of the day; to encode one takes some 10 ms
_KEPT: Final = 4000  # vectors in memory, 2 KiB each


@dataclass(frozen=True, slots=True)
class Wanted:
    """The passage to which others are likened."""

    document: str
    span: Span
    words: str
    person: str | None  # id of who said it; None: not known, so all of the occasion are looked at
    occasion: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A passage that comes near."""

    row: PassageRow
    closeness: float  # from -1 to 1; 1: the same


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The nearest passages, and among how many they were looked for."""

    nearest: tuple[Likeness, ...]
    among: int


class _Vectors:
    """The vectors of texts, the last used kept in memory."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[tuple[str, str], NDArray[np.float32]] = OrderedDict()

    def encode(self, encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1."""
        with self._lock:
            lacking = [t for t in dict.fromkeys(texts) if (encoder.name, t) not in self._held]
            for text, vector in zip(lacking, encoder.encode(lacking), strict=True):
                self._held[encoder.name, text] = vector
            rows = []
            for text in texts:
                self._held.move_to_end((encoder.name, text))
                rows.append(self._held[encoder.name, text])
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return np.stack(rows)


_VECTORS: Final = _Vectors()


def find_similar(
    archive: Archive, wanted: Wanted, printed_by: Iterable[str], encoder: Encoder
) -> Likenesses:
    """What the same person said or is said to have said like a passage, around the same time.

    Args:
        archive: where to look.
        wanted: the passage.
        printed_by: ids of statements that print it anyway; they are left out.
        encoder: turns words into vectors.
    """
    known = set(printed_by)
    told = {fold_words(wanted.words)}
    rows = []
    for row in _find_candidates(archive, wanted):
        words = fold_words(row.text)
        own = row.document == wanted.document and row.at.overlaps(wanted.span)
        if own or row.statement in known or words in told:
            continue
        told.add(words)
        rows.append(row)
    if not rows:
        return Likenesses((), 0)
    vectors = _VECTORS.encode(encoder, [wanted.words, *(row.text for row in rows)])
    near = vectors[1:] @ vectors[0]
    order = np.argsort(-near, kind="stable")[:_MOST].tolist()
    found = (Likeness(rows[n], float(near[n])) for n in order if near[n] >= _NEAR)
    return Likenesses(tuple(found), len(rows))


def _find_candidates(archive: Archive, wanted: Wanted) -> Iterator[PassageRow]:
    """The passages of the speaker, else of the occasion, that are nearest in time; each once."""
    if wanted.person is not None:
        of = PassageFilter(speakers=(wanted.person,), limit=_LOOKED_AT)
    elif wanted.occasion is not None:
        of = PassageFilter(occasions=(wanted.occasion,), limit=_LOOKED_AT)
    else:
        return
    sides = [replace(of, until=wanted.day, order=PassageOrder.NEWEST)]
    if wanted.day is not None:
        sides.append(replace(of, since=wanted.day, order=PassageOrder.OLDEST))
    seen = set()
    for side in sides:
        for row in archive.passages.find(side).rows:
            if row.number not in seen:
                seen.add(row.number)
                yield row
