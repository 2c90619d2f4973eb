"""Readings whose words mostly stand in marks, and what one cue tells beside the marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.tagging.decoding import Fragment, Reading
from onrecord.text import SENTENCE_STOP

__all__ = ["part_marked"]

# Mean log-probability of the labels of what is outside marks, and how many words say something.
# Of 45 such fragments of 15 worlds and of 60 articles of PolNeAR dev, all 13 sentences above are
# reported, and all 9 openings; below stand "the sea trials" and "about the launch date".
_SURE, _FEWEST = -0.25, 3


def part_marked(text: str, reading: Reading) -> Iterator[Reading]:
    """A reading, with what its cue tells outside marks.

    What opens the sentence before the cue is a part of the words: "The relocated," she said, "is a
    good word". A sentence of its own is reported apart: She said she would not. "Ask him." Whatever
    else stands outside marks is what somebody speaks of.

    Args:
        text: what was read.
        reading: as decoded.

    Yields:
        The reading itself, then what is reported beside it.
    """
    beside = [one for one in reading.beside if one.sure >= _SURE]
    opening = tuple(one for one in beside if _opens(text, one, reading))
    if opening:
        content, weighed = (*opening, *reading.content), (*opening, *reading.weighed)
        yield replace(reading, content=content, weighed=weighed, beside=())
    else:
        yield reading
    apart = [one for one in beside if one not in opening and _stands_apart(text, one, reading)]
    for group in _by_sentence(text, apart):
        if sum(one.words for one in group) >= _FEWEST:
            yield replace(reading, content=tuple(group), weighed=tuple(group), beside=())


def _opens(text: str, one: Fragment, reading: Reading) -> bool:
    """Whether the cue and then quoted words follow a fragment in its sentence."""
    cue, first = reading.cue, reading.content[0]
    if cue is None or not one.end <= cue.begin < first.begin:
        return False
    return SENTENCE_STOP.search(text, one.end, first.begin) is None


def _stands_apart(text: str, one: Fragment, reading: Reading) -> bool:
    """Whether no quoted words stand in the sentence of a fragment."""
    return not any(_share_sentence(text, one, other) for other in reading.content)


def _share_sentence(text: str, one: Fragment, other: Fragment) -> bool:
    """Whether no sentence ends between two fragments; a mark that closes behind a stop ends one."""
    first, last = sorted((one, other), key=lambda each: each.begin)
    stop = SENTENCE_STOP.search(text, max(first.begin, first.end - 2), last.begin)
    return stop is None


def _by_sentence(text: str, fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand in one sentence, together."""
    groups: list[list[Fragment]] = []
    for one in fragments:
        if groups and _share_sentence(text, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups
