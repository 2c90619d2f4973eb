"""Rows that wait on disk: they come back by key, and are not held."""

import tracemalloc
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ArchiveError
from onrecord.store import Shuffle

ROWS = st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.binary()))


@given(ROWS)
def test_rows_come_back_by_key(rows: list[tuple[str, bytes]]) -> None:
    """Those of one key as they were put, as often as they are asked for."""
    with closing(Shuffle[str, bytes]()) as shuffle:
        for row in rows:
            shuffle.put(*row)
        expected = sorted(rows, key=lambda row: row[0].encode())
        assert list(shuffle.read()) == expected
        assert [(key, each) for key, held in shuffle.groups() for each in held] == expected


def _peak(count: int) -> int:
    tracemalloc.start()
    try:
        with closing(Shuffle[int, bytes]()) as shuffle:
            for number in range(count):
                shuffle.put(number % 7, b"x" * 200)
            assert sum(1 for _ in shuffle.read()) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow() -> None:
    """Ten times the rows take the memory of as many."""
    assert _peak(30_000) < 2 * _peak(3_000)


def test_no_room() -> None:
    """A disk that is full is told, as every trouble of an archive is."""
    with closing(Shuffle[int, bytes]()) as shuffle:
        shuffle._file.execute("PRAGMA max_page_count = 2")  # noqa: SLF001 - a small disk
        shuffle.put(1, b"x" * 1_000_000)
        with pytest.raises(ArchiveError, match="make room in the folder for temporary files"):
            list(shuffle.read())
