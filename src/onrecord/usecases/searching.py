"""Searching: what holds the words that somebody asks for."""

from onrecord.store import Archive, Hit

__all__ = ["search"]


def search(archive: Archive, words: str, limit: int = 30) -> tuple[Hit, ...]:
    """Documents that hold all words, the best first."""
    return tuple(archive.search(words, limit))
