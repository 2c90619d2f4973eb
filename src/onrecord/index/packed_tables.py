"""The word table of one transcript as bytes, each column read when it is asked for.

Layout, version 3, little endian: `OWT`, 3; as u4 the version of the spelling rules, words n,
distinct forms f, distinct shapes s, turns t; then the distinct forms (f × u4), the distinct shapes
(s × i4 code points from the end of the word before), the turns (t × u4 first words, t × u4
numbers), the lengths of the shapes (s × u2), and for each word the number of its form (n × u2, u4
where there are more than 65,536) and of its shape (n × u1, u2 where there are more than 256).
"""

import zlib
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ArchiveError
from onrecord.index.word_tables import SPELLED_BY, WordTable

__all__ = ["AnyTable", "StoredTable", "pack_table"]

_MAGIC = b"OWT\x03"
_HEAD = 5  # numbers of four bytes before the columns
_SUM = 4  # bytes of the check sum at the end


class _Column(IntEnum):
    """The columns in the order in which they are written."""

    FORMS = 0  # distinct
    GAPS = 1  # of the distinct shapes: from the end of the word before
    BREAKS = 2
    TURNS = 3
    LENGTHS = 4  # of the distinct shapes
    BY_FORM = 5  # of each word: the number of its form
    BY_SHAPE = 6  # and of its shape


def pack_table(table: WordTable) -> bytes:
    """A table as one blob, about 4 bytes a word; a check sum (Adler-32) ends it."""
    forms, by_form = np.unique(table.forms, return_inverse=True)
    gaps = table.starts.astype(np.int64)
    gaps[1:] -= table.starts[:-1].astype(np.int64) + table.lengths[:-1]
    shapes, by_shape = np.unique((gaps << 16) | table.lengths, return_inverse=True)
    sizes = (SPELLED_BY, len(table.forms), len(forms), len(shapes), len(table.turns))
    body = b"".join(
        (
            _MAGIC,
            np.array(sizes, dtype="<u4").tobytes(),
            forms.astype("<u4").tobytes(),
            (shapes >> 16).astype("<i4").tobytes(),
            table.breaks.astype("<u4").tobytes(),
            table.turns.astype("<u4").tobytes(),
            (shapes & 0xFFFF).astype("<u2").tobytes(),
            by_form.astype(_kind_of_form(len(forms))).tobytes(),
            by_shape.astype(_kind_of_shape(len(shapes))).tobytes(),
        )
    )
    return body + zlib.adler32(body).to_bytes(_SUM, "little")


def _kind_of_form(distinct: int) -> str:
    """How the number of a form is written."""
    return "<u2" if distinct <= 1 << 16 else "<u4"


def _kind_of_shape(distinct: int) -> str:
    """How the number of a shape is written."""
    return "<u1" if distinct <= 1 << 8 else "<u2" if distinct <= 1 << 16 else "<u4"


class StoredTable:
    """A word table read from its bytes, column by column; the columns are those of `WordTable`."""

    def __init__(self, blob: bytes) -> None:
        """Take a blob that `pack_table` wrote.

        Raises:
            ArchiveError: it is damaged, or was made by other spelling rules.
        """
        head = len(_MAGIC) + 4 * _HEAD
        if blob[: len(_MAGIC)] != _MAGIC or len(blob) < head + _SUM:
            raise _unfit()
        rules, words, forms, shapes, turns = np.frombuffer(blob, "<u4", _HEAD, len(_MAGIC)).tolist()
        whole = memoryview(blob)[:-_SUM]
        if rules != SPELLED_BY or zlib.adler32(whole).to_bytes(_SUM, "little") != blob[-_SUM:]:
            raise _unfit()
        self._blob = blob
        kinds = ("<u4", "<i4", "<u4", "<u4", "<u2", _kind_of_form(forms), _kind_of_shape(shapes))
        counts = (forms, shapes, turns, turns, shapes, words, words)
        self._columns: list[tuple[str, int, int]] = []  # kind, how many, where
        for kind, count in zip(kinds, counts, strict=True):
            self._columns.append((kind, count, head))
            head += count * int(kind[-1])
        if head + _SUM != len(blob):
            raise _unfit()

    def __len__(self) -> int:
        """How many words it has."""
        return self._columns[_Column.BY_FORM][1]

    def _read(self, column: _Column) -> NDArray[np.integer]:
        kind, count, at = self._columns[column]
        return np.frombuffer(self._blob, kind, count, at)

    @cached_property
    def forms(self) -> NDArray[np.uint32]:
        """The form of each word."""
        distinct = self._read(_Column.FORMS).astype(np.uint32, copy=False)
        return np.take(distinct, self._read(_Column.BY_FORM))

    @cached_property
    def lengths(self) -> NDArray[np.uint16]:
        """The length of each word, in code points."""
        distinct = self._read(_Column.LENGTHS).astype(np.uint16, copy=False)
        return np.take(distinct, self._read(_Column.BY_SHAPE))

    @cached_property
    def starts(self) -> NDArray[np.int32]:
        """Where each word begins, in code points."""
        lengths = self._read(_Column.LENGTHS).astype(np.int64)
        by_shape = self._read(_Column.BY_SHAPE)
        ends = np.cumsum((self._read(_Column.GAPS) + lengths)[by_shape])
        return (ends - self.lengths).astype(np.int32)

    @cached_property
    def breaks(self) -> NDArray[np.uint32]:
        """The number of the first word of each turn that has words."""
        return self._read(_Column.BREAKS).astype(np.uint32, copy=False)

    @cached_property
    def turns(self) -> NDArray[np.uint32]:
        """The number of that turn."""
        return self._read(_Column.TURNS).astype(np.uint32, copy=False)


AnyTable = WordTable | StoredTable


def _unfit() -> ArchiveError:
    return ArchiveError("the word table does not fit", "store", "index the transcript again")
