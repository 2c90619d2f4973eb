"""The word table of one transcript: what the index keeps of it, in numbers."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ArchiveError
from onrecord.model import Transcript
from onrecord.text import Span, Word, spell_apart, spell_out

__all__ = ["SPELLED_BY", "WordTable", "hash_form", "tabulate", "words_said"]

SPELLED_BY = 1  # version of the spelling rules; a table made by another must be made again
_MAGIC = b"OWT\x02"  # 2: version of the layout
_MOST_LETTERS = 65_535
_HEAD = 5  # numbers of four bytes before the columns
_QUICKLY = 1  # level of zlib: of all, the most bytes saved a second


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """Words of one transcript, in order: hash of the form and place; and where its turns begin.

    Words outside turns (labels, stage directions) are left out.
    """

    forms: NDArray[np.uint32]  # `hash_form` of each word
    starts: NDArray[np.int32]  # in code points of the transcript's text
    lengths: NDArray[np.uint16]  # in code points
    breaks: NDArray[np.uint32]  # number of the first word of each turn that has words
    turns: NDArray[np.uint32]  # number of that turn; 0 if the transcript has none

    def to_bytes(self) -> bytes:
        """The table as one blob, about 3 bytes a word.

        Layout, little endian: `OWT`, 2; then as u4 the version of the spelling rules, words,
        distinct forms, distinct shapes, turns; then, compressed by zlib, the distinct forms (u4),
        the distinct shapes (i4 code points from the end of the word before, u2 length), and for
        each word the lower and upper byte of its form's number and of its shape's number (each
        number u2, u4 where there are more; the bytes of one rank stand together); last, not
        counted as words, the turns (u4 first word, u4 number).
        """
        forms, by_form = _number(self.forms)
        gaps = self.starts.astype(np.int64)
        gaps[1:] -= self.starts[:-1].astype(np.int64) + self.lengths[:-1]
        shapes, by_shape = _number((gaps << 16) | self.lengths)
        sizes = (SPELLED_BY, len(self.forms), len(forms), len(shapes), len(self.turns))
        columns = (
            forms.astype("<u4").tobytes(),
            (shapes >> 16).astype("<i4").tobytes(),
            (shapes & 0xFFFF).astype("<u2").tobytes(),
            _plane(by_form, len(forms)),
            _plane(by_shape, len(shapes)),
            self.breaks.astype("<u4").tobytes(),
            self.turns.astype("<u4").tobytes(),
        )
        head = _MAGIC + np.array(sizes, dtype="<u4").tobytes()
        return head + zlib.compress(b"".join(columns), _QUICKLY)

    @classmethod
    def from_bytes(cls, blob: bytes) -> "WordTable":
        """Read what `to_bytes` wrote.

        Raises:
            ArchiveError: the blob is damaged, or was made by other spelling rules.
        """
        head = len(_MAGIC) + 4 * _HEAD
        try:
            if blob[: len(_MAGIC)] != _MAGIC:
                raise _unfit()
            sizes = np.frombuffer(blob, "<u4", _HEAD, len(_MAGIC)).tolist()
            if sizes[0] != SPELLED_BY:
                raise _unfit()
            return _read_columns(memoryview(zlib.decompress(blob[head:])), sizes[1:])
        except (zlib.error, ValueError, IndexError) as error:
            raise _unfit() from error


def _unfit() -> ArchiveError:
    return ArchiveError("the word table does not fit", "store", "index the transcript again")


def _number(
    values: NDArray[np.generic],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct values, the commonest first, and for each place the number of its value."""
    distinct, numbers = np.unique(values, return_inverse=True)
    order = np.argsort(-np.bincount(numbers, minlength=len(distinct)), kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return distinct[order].astype(np.int64), rank[numbers]


def _width(distinct: int) -> int:
    """Bytes of a number."""
    return 2 if distinct <= 1 << 16 else 4


def _plane(numbers: NDArray[np.int64], distinct: int) -> bytes:
    """Numbers as bytes, those of one rank together: the upper ones are nearly all 0."""
    width = _width(distinct)
    flat = numbers.astype(f"<u{width}").view(np.uint8).reshape(-1, width)
    return flat.T.tobytes()


def _read_columns(body: memoryview, sizes: list[int]) -> WordTable:
    """Read the columns of a table.

    Raises:
        ValueError, IndexError: they do not fit.
    """
    words, distinct_forms, distinct_shapes, turns = sizes
    at = 0

    def take(kind: str, count: int) -> NDArray[np.int64]:
        nonlocal at
        found = np.frombuffer(body, kind, count, at)
        at += found.nbytes
        return found

    def take_plane(distinct: int) -> NDArray[np.int64]:
        nonlocal at
        width = _width(distinct)
        flat = np.frombuffer(body, np.uint8, words * width, at).reshape(width, words)
        at += flat.nbytes
        return np.ascontiguousarray(flat.T).view(f"<u{width}").reshape(words)

    forms = take("<u4", distinct_forms)
    gaps, lengths = take("<i4", distinct_shapes), take("<u2", distinct_shapes)
    by_form, by_shape = take_plane(distinct_forms), take_plane(distinct_shapes)
    breaks, numbers = take("<u4", turns), take("<u4", turns)
    length = lengths[by_shape]
    ends = np.cumsum(gaps[by_shape].astype(np.int64) + length)
    if at != len(body):
        raise _unfit()
    return WordTable(
        forms=forms[by_form].astype(np.uint32, copy=False),
        starts=(ends - length).astype(np.int32),
        lengths=length.astype(np.uint16, copy=False),
        breaks=breaks.astype(np.uint32, copy=False),
        turns=numbers.astype(np.uint32, copy=False),
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
    """Make the word table of a transcript. Time O(len(text)), about 600,000 words a second."""
    forms: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    turns: list[int] = []
    for number, span in _said(transcript):
        told = spell_apart(transcript.text, span.start, span.end)
        if not told.forms:
            continue
        if not turns or turns[-1] != number:
            breaks.append(len(forms))
            turns.append(number)
        forms += map(hash_form, told.forms)
        starts += told.starts
        ends += told.ends
    begins = np.array(starts, dtype=np.int32)
    lengths = np.array(ends, dtype=np.int32) - begins
    return WordTable(
        forms=np.array(forms, dtype=np.uint32),
        starts=begins,
        lengths=np.minimum(lengths, _MOST_LETTERS).astype(np.uint16),
        breaks=np.array(breaks, dtype=np.uint32),
        turns=np.array(turns, dtype=np.uint32),
    )
