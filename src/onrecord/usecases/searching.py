"""Searching: what holds the words that somebody asks for."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.store import MOST_ROWS, Archive, Hit, PassageFilter, PassageRow

__all__ = ["list_passages", "search"]


def search(archive: Archive, words: str, limit: int = 30) -> tuple[Hit, ...]:
    """Documents that hold all words, the best first."""
    return tuple(archive.search(words, limit))


def list_passages(
    archive: Archive, wanted: PassageFilter, limit: int | None
) -> Iterator[PassageRow]:
    """The passages that fit, page by page, as many as are asked for; None: all."""
    return islice(_turn_pages(archive, wanted), limit)


def _turn_pages(archive: Archive, wanted: PassageFilter) -> Iterator[PassageRow]:
    offset = wanted.offset
    while True:
        part = replace(wanted, limit=MOST_ROWS, offset=offset)
        rows = archive.passages.find(part, facets=0).rows
        yield from rows
        if len(rows) < MOST_ROWS:
            return
        offset += MOST_ROWS
