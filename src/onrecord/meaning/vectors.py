"""The vectors of one transcript: computed once, kept in few bytes."""

from dataclasses import dataclass
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.meaning.passage_windows import cut_windows
from onrecord.meaning.sentence_encoder import Encoder
from onrecord.model import Transcript, TurnRole

__all__ = ["CUT_BY", "Codes", "Head", "PassageVectors", "encode_transcript", "read_signs"]

CUT_BY = 1  # raised when windows are cut, or vectors packed, in another way
_STEPS = 127.0
_Labels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """What the search holds in memory of each window: 64 bytes, and whose words it is."""

    labels: _Labels  # distinct, in order of first use
    spoken_by: NDArray[np.uint32]  # one a window: number of its label
    asks: NDArray[np.bool_]  # one a window: whether its turn is a question
    signs: NDArray[np.uint64]  # (windows, width / 64): the signs of the vector, bit by bit

    def to_bytes(self) -> bytes:
        """As kept."""
        parts = (self.spoken_by.astype("<u4"), self.asks.astype("u1"), self.signs.astype("<u8"))
        return msgspec.msgpack.encode((self.labels, *(part.tobytes() for part in parts)))

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """As it was before `to_bytes`.

        Raises:
            ValueError: these are other bytes.
        """
        kind = tuple[_Labels, bytes, bytes, bytes]
        labels, spoken, asks, signs = msgspec.msgpack.decode(kept, type=kind)
        count = len(asks)
        return cls(
            labels,
            np.frombuffer(spoken, "<u4").astype(np.uint32),
            np.frombuffer(asks, "u1").astype(np.bool_),
            np.frombuffer(signs, "<u8").astype(np.uint64).reshape(count, -1 if count else 0),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """What is read of a transcript when one of its windows may be near: vectors and places."""

    starts: NDArray[np.uint32]  # one a window: where it begins in the transcript's text
    ends: NDArray[np.uint32]
    scales: NDArray[np.float32]  # one a window
    codes: NDArray[np.int8]  # (windows, width): the vector, divided by its scale and rounded

    def to_bytes(self) -> bytes:
        """As kept."""
        parts = (self.starts.astype("<u4"), self.ends.astype("<u4"), self.scales.astype("<f4"))
        return msgspec.msgpack.encode((*(part.tobytes() for part in parts), self.codes.tobytes()))

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """As it was before `to_bytes`.

        Raises:
            ValueError: these are other bytes.
        """
        kind = tuple[bytes, bytes, bytes, bytes]
        starts, ends, scales, codes = msgspec.msgpack.decode(kept, type=kind)
        count = len(starts) // 4
        return cls(
            np.frombuffer(starts, "<u4").astype(np.uint32),
            np.frombuffer(ends, "<u4").astype(np.uint32),
            np.frombuffer(scales, "<f4").astype(np.float32),
            np.frombuffer(codes, np.int8).reshape(count, -1 if count else 0),
        )

    def closeness(self, windows: NDArray[np.intp], vector: NDArray[np.float32]) -> list[float]:
        """The scalar product of some windows with a vector."""
        products = self.codes[windows].astype(np.float32) @ vector
        return [float(each) for each in products * self.scales[windows]]


@dataclass(frozen=True, slots=True, eq=False)
class PassageVectors:
    """The vectors of one transcript's windows."""

    head: Head
    codes: Codes


def encode_transcript(transcript: Transcript, encoder: Encoder) -> PassageVectors:
    """Cut a transcript into windows and compute their vectors.

    Returns:
        One row a window; the same whatever other transcripts are encoded. 8 bits a number, about
        580 bytes a window in all; 16 words make a window on the average.
    """
    windows = cut_windows(transcript)
    turns = transcript.turns
    vectors = encoder.encode([window.span.of(transcript.text) for window in windows])
    labels: dict[str | None, int] = {}
    spoken = [
        labels.setdefault(turns[window.turn].label if turns else None, len(labels))
        for window in windows
    ]
    asks = [bool(turns) and turns[w.turn].role is TurnRole.QUESTION for w in windows]
    scales = np.abs(vectors).max(axis=1, initial=1e-6) / _STEPS
    return PassageVectors(
        Head(
            tuple(labels),
            np.array(spoken, dtype=np.uint32),
            np.array(asks, dtype=np.bool_),
            read_signs(vectors),
        ),
        Codes(
            np.array([window.span.start for window in windows], dtype=np.uint32),
            np.array([window.span.end for window in windows], dtype=np.uint32),
            scales.astype(np.float32),
            np.rint(vectors / scales[:, None]).astype(np.int8),
        ),
    )


def read_signs(vectors: NDArray[np.float32]) -> NDArray[np.uint64]:
    """The signs of vectors, 64 to a number: (rows, width) to (rows, width / 64)."""
    packed = np.packbits(vectors > 0, axis=1)
    return packed.view("<u8").astype(np.uint64)
