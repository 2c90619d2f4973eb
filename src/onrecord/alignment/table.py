"""The word table of one transcript: what the index keeps of it, in numbers."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ArchiveError
from onrecord.model import Transcript
from onrecord.text import Span, Word, spell_out

__all__ = ["SPELLED_BY", "WordTable", "hash_form", "tabulate", "words_said"]

SPELLED_BY = 1  # version of the spelling rules; a table made by another must be made again
_MAGIC = b"OWT"
_MOST_LETTERS = 65_535


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """Words of one transcript, in order: hash of the form, place, and turn.

    Four arrays of equal length. Words outside turns (labels, stage directions) are left out.
    """

    forms: NDArray[np.uint32]  # `hash_form` of each word
    starts: NDArray[np.int32]  # in code points of the transcript's text
    lengths: NDArray[np.uint16]  # in code points
    turns: NDArray[np.int32]  # number of the turn; 0 throughout if the transcript has none

    def to_bytes(self) -> bytes:
        """The table as one blob, 14 bytes a word."""
        head = _MAGIC + bytes([SPELLED_BY]) + len(self.forms).to_bytes(4, "little")
        columns = (self.forms, self.starts, self.turns, self.lengths)
        return head + b"".join(column.tobytes() for column in columns)

    @classmethod
    def from_bytes(cls, blob: bytes) -> "WordTable":
        """Read what `to_bytes` wrote.

        Raises:
            ArchiveError: the blob is cut short, or was made by other spelling rules.
        """
        count = int.from_bytes(blob[4:8], "little")
        if blob[:4] != _MAGIC + bytes([SPELLED_BY]) or len(blob) != 8 + 14 * count:
            raise ArchiveError("the word table does not fit", "store", "index the transcript again")
        first = 8 + 4 * count
        return cls(
            forms=np.frombuffer(blob, "<u4", count, 8),
            starts=np.frombuffer(blob, "<i4", count, first),
            turns=np.frombuffer(blob, "<i4", count, first + 4 * count),
            lengths=np.frombuffer(blob, "<u2", count, first + 8 * count),
        )


@lru_cache(maxsize=500_000)
def hash_form(form: str) -> int:
    """A 32-bit number for a form; the same on every machine and in every run."""
    return zlib.crc32(form.encode())


def _said(transcript: Transcript) -> Iterator[tuple[int, Span]]:
    """The stretches that hold spoken words, each with the number of its turn."""
    if not transcript.turns:
        yield 0, Span(0, len(transcript.text))
    for number, turn in enumerate(transcript.turns):
        for span in turn.said:
            yield number, span


def words_said(transcript: Transcript, within: Span, first: int, last: int) -> list[Word]:
    """The spoken words of turns `first` to `last` inside a stretch, labels left out."""
    turns = transcript.turns[first : last + 1]
    spans = [span for turn in turns for span in turn.said] if turns else [within]
    return [
        word
        for span in spans
        if span.overlaps(within)
        for word in spell_out(
            transcript.text, max(span.start, within.start), min(span.end, within.end)
        )
    ]


def tabulate(transcript: Transcript) -> WordTable:
    """Make the word table of a transcript. Time O(len(text)), about 500,000 words a second."""
    forms: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    turns: list[int] = []
    for number, span in _said(transcript):
        words = spell_out(transcript.text, span.start, span.end)
        forms.extend(hash_form(word.form) for word in words)
        starts.extend(word.start for word in words)
        ends.extend(word.end for word in words)
        turns.extend([number] * len(words))
    first = np.array(starts, dtype=np.int32)
    lengths = np.array(ends, dtype=np.int32) - first
    return WordTable(
        forms=np.array(forms, dtype=np.uint32),
        starts=first,
        lengths=np.minimum(lengths, _MOST_LETTERS).astype(np.uint16),
        turns=np.array(turns, dtype=np.int32),
    )
