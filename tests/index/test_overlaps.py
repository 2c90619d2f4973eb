"""Transcripts of the same words are found."""

import random

from onrecord.index import find_overlaps, tabulate
from onrecord.model import Transcript

WORDS = "river dam gate bridge water house road boat field mill bank rain night crew truck".split()


def speech(seed: int, words: int) -> str:
    """A speech that no other seed gives."""
    chance = random.Random(seed)  # noqa: S311 - no secret, the same in every run
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(50)}" for _ in range(words))


def test_excerpt_and_whole() -> None:
    """An excerpt goes with its whole, and with nothing else."""
    whole = speech(1, 1200)
    texts = {
        "whole": whole,
        "excerpt": " ".join(whole.split()[500:900]),
        "other": speech(2, 1200),
        "borrows": speech(3, 1000) + " " + " ".join(whole.split()[:60]),
    }
    tables = {key: tabulate(Transcript(key, text)) for key, text in texts.items()}
    assert find_overlaps(tables.items()) == (frozenset({"excerpt", "whole"}),)


def test_nothing() -> None:
    """No transcripts, no pairs; a few words tell nothing."""
    assert find_overlaps(()) == ()
    short = tabulate(Transcript("a", "We will leave."))
    assert find_overlaps({"a": short, "b": short}.items()) == ()
