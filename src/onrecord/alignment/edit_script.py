"""The edit script: from a path of the alignment to steps that a reader can follow."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.printed import Printed
from onrecord.index import TranscriptIndex, hash_form, words_said
from onrecord.model import Op, Step
from onrecord.text import Span, Word, is_whole_sentence

__all__ = ["make_steps"]

_LONG = 40  # said words in a row that are still shown one by one
_FAR = 120  # words between places that are read from the text apart
_TOKEN, _WIDER = 4, 8  # words of one token that are looked for at first, and how much more then
_LARGE = 100_000  # words of a record in which a rare word is likely a slip
_FEW = 2
_LONE_WORDS, _LONE_WEIGHT, _GAP = 2, 1.4, 6
_STOPS, _PAUSES = ".?!\n", ".?!\n,;:-–—"


def make_steps(
    printed: Printed,
    beside: Sequence[int],
    places: NDArray[np.int64],
    index: TranscriptIndex,
    transcript: int,
) -> tuple[Step, ...]:
    """Tell an alignment step by step.

    Args:
        printed: the quotation.
        beside: for each printed word a place in the record, or -1.
        places: the places that could have been chosen: one speaker's words.
        index: the record.
        transcript: number of the transcript.

    Returns:
        Every printed word once, in printed order, with the said words passed over between.
    """
    text = index.transcripts[transcript].text
    said = _read_words([place for place in beside if place >= 0], index, transcript)
    beside = _trim_ends(printed, beside, said, text)
    counts = _count_unlike(printed, beside, said, index)
    steps: list[Step] = []
    previous = -1
    for word, place in zip(printed.words, beside, strict=True):
        if place < 0:
            steps.append(Step(Op.INSERT, word, None))
            continue
        if 0 <= previous < place - 1:
            between = places[(places > previous) & (places < place)]
            steps.extend(_pass_over(previous, place, between, said))
        elif previous >= place:
            steps.append(Step(Op.SKIP, None, Word("", said[place].start, said[place].start), 0))
        steps.append(_set_beside(word, said[place], counts))
        previous = place
    return tuple(steps)


def _set_beside(printed: Word, said: Word, counts: Mapping[str, int] | None) -> Step:
    """The step for two words; an unlike pair is odd where the record hardly knows one of them."""
    if printed.form == said.form:
        return Step(Op.EQUAL, printed, said)
    if counts is None:
        return Step(Op.SUBSTITUTE, printed, said)
    odd = counts[printed.form] < _FEW or counts[said.form] <= _FEW
    return Step(Op.SUBSTITUTE, printed, said, 1, odd, not odd)


def _count_unlike(
    printed: Printed, beside: Sequence[int], said: dict[int, Word], index: TranscriptIndex
) -> Mapping[str, int] | None:
    """How often the record has the words of each unlike pair; None: it is too small to tell."""
    if index.word_count < _LARGE:
        return None
    pairs = [
        (word.form, said[at].form)
        for word, at in zip(printed.words, beside, strict=True)
        if at >= 0
    ]
    unlike = list({form for pair in pairs if pair[0] != pair[1] for form in pair})
    hashes = np.array([hash_form(form) for form in unlike], dtype=np.uint32)
    return dict(zip(unlike, index.count_words(hashes).tolist(), strict=True))


def _trim_ends(
    printed: Printed, beside: Sequence[int], said: dict[int, Word], text: str
) -> list[int]:
    """Let go of said words at either end that the quotation has nothing to do with.

    An unlike word beyond the end of a sentence is no substitution; one or two light words
    beyond a gap are no passage.
    """
    trimmed = list(beside)
    for order in (range(len(trimmed)), range(len(trimmed) - 1, -1, -1)):
        placed = [at for at in order if trimmed[at] >= 0]
        equal = [at for at in placed if printed.words[at].form == said[trimmed[at]].form]
        if not equal:
            continue
        island = _island(equal, trimmed, printed, said, text)
        anchor = said[trimmed[equal[island]]]
        for at in placed[: placed.index(equal[island])]:
            if at in equal[:island] or _are_parted(said[trimmed[at]], anchor, text):
                trimmed[at] = -1
        if island == 1 and abs(equal[0] - equal[1]) == 1:
            trimmed[equal[0]] = _neighbour(trimmed[equal[1]], equal[0] - equal[1], said, text)
    return trimmed


def _neighbour(place: int, step: int, said: dict[int, Word], text: str) -> int:
    """The place beside another, if it is the outermost of the same sentence; else -1.

    A word let go at an end of the print then stands beside the one in whose place it was put.
    """
    word, beside, beyond = (said.get(place + n * step) for n in range(3))
    if word is None or beside is None or _are_parted(word, beside, text):
        return -1
    return place + step if beyond is None or _are_parted(beside, beyond, text) else -1


def _are_parted(one: Word, other: Word, text: str, marks: str = _STOPS) -> bool:
    """Whether a sentence ends between two words; or, of other marks, one of these stands there."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return any(mark in between for mark in marks)


def _island(
    equal: list[int], beside: Sequence[int], printed: Printed, said: dict[int, Word], text: str
) -> int:
    """How many outermost equal words stand light and alone beyond a gap, or in another sentence.

    None if they are a sentence by themselves: "No." is no part of what stands around it.
    """
    weight = 0.0
    for count, (at, following) in enumerate(pairwise(equal), 1):
        weight += float(printed.weights[at])
        if count > _LONE_WORDS or weight > _LONE_WEIGHT:
            return 0
        apart = abs(beside[at] - beside[following])
        if apart > _GAP and not printed.broken[min(at, following)]:
            words = [said[beside[each]] for each in equal[:count]]
            return 0 if is_whole_sentence(text, words) else count
        if count == 1 and _is_borrowed(equal, beside, printed, said, text):
            return 1
    return 0


def _is_borrowed(
    equal: list[int], beside: Sequence[int], printed: Printed, said: dict[int, Word], text: str
) -> bool:
    """Whether the outermost word belongs to another sentence, and was put for a word of this one.

    Of "We love the poor", said "We won with the poor. I love the poor", "we" is; but not "No" of
    "No, I won't", said "No. Look, I won't": it is a sentence by itself.
    """
    at, following = equal[:2]
    step = at - following
    if at not in {0, len(beside) - 1} or abs(step) != 1 or printed.broken[min(at, following)]:
        return False
    place, anchor = beside[at], beside[following]
    within, before = said.get(place - step), said.get(anchor + step)
    if place == anchor + step or within is None or before is None:
        return False
    return (
        _are_parted(said[place], said[anchor], text)
        and not _are_parted(said[place], within, text, _PAUSES)
        and not _are_parted(before, said[anchor], text, _PAUSES)
        and _neighbour(anchor, step, said, text) >= 0
    )


def _pass_over(
    previous: int, place: int, between: NDArray[np.int64], said: dict[int, Word]
) -> list[Step]:
    """The steps for said words that are not printed."""
    hidden = place - previous - 1
    stretch = Word("", said[previous].end, max(said[previous].end, said[place].start))
    if len(between) > _LONG or any(int(p) not in said for p in between):
        return [Step(Op.SKIP, None, stretch, hidden)]
    steps = [Step(Op.DELETE, None, said[int(p)]) for p in between]
    if hidden > len(between):  # another speaker's words, or words outside the windows
        steps.append(Step(Op.SKIP, None, stretch, hidden - len(between)))
    return steps


def _read_words(wanted: list[int], index: TranscriptIndex, transcript: int) -> dict[int, Word]:
    """The words at and around the wanted places, read from the transcript's text."""
    first, last = int(index.firsts[transcript]), int(index.firsts[transcript + 1])
    words: dict[int, Word] = {}
    run: list[int] = []
    for place in [*sorted(wanted), None]:
        if run and (place is None or place - run[-1] > _FAR):
            words.update(_read_run(run[0], run[-1], (first, last), index, transcript))
            run = []
        if place is not None:
            run.append(place)
    return words


def _read_run(
    low: int, high: int, bounds: tuple[int, int], index: TranscriptIndex, transcript: int
) -> dict[int, Word]:
    """The words from one place to another, begun and ended at whole tokens."""
    low, high = _widen(low, high, bounds, index)
    within = Span(int(index.starts[low]), int(index.starts[high]) + int(index.lengths[high]))
    turns = int(index.turns[low]), int(index.turns[high])
    words = words_said(index.transcripts[transcript], within, *turns)
    return dict(zip(range(low, high + 1), words, strict=False))


def _widen(low: int, high: int, bounds: tuple[int, int], index: TranscriptIndex) -> tuple[int, int]:
    """The first and the last word of the tokens in which two words stand: "don't" is two."""
    room = _TOKEN
    while True:
        first, last = max(bounds[0], low - room), min(bounds[1], high + 2 + room)
        starts = index.starts[slice(first, last)]
        joined = starts[:-1] + index.lengths[slice(first, last - 1)] >= starts[1:]
        begins = np.flatnonzero(~joined[: low - first])
        ends = np.flatnonzero(~joined[high - first :])
        lowest = first + int(begins[-1]) + 1 if len(begins) else first
        highest = high + int(ends[0]) if len(ends) else last - 1
        if (len(begins) or first == bounds[0]) and (len(ends) or last == bounds[1]):
            return lowest, highest
        room *= _WIDER
