"""The word table of one transcript: what the index keeps of it, in numbers."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Transcript
from onrecord.text import Span, Word, spell_apart, spell_out

__all__ = ["SPELLED_BY", "WordTable", "hash_form", "tabulate", "words_said"]

SPELLED_BY = 4  # version of spelling rules and packing; a table of another must be made again
_MOST_LETTERS = 65_535


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


@lru_cache(maxsize=32_768)
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
    """Make the word table of a transcript. Time O(len(text)), about a million words a second."""
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
