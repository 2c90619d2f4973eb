"""The edit script: from a path of the alignment to steps that a reader can follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.alignment.extending import Aligned
from onrecord.compare.alignment.printed import Printed
from onrecord.compare.alignment.rescoring import Weights, lay_beside
from onrecord.compare.alignment.said_words import read_around
from onrecord.compare.alignment.sides import describe
from onrecord.compare.writings import Written, make_alike, write_words
from onrecord.index import TranscriptIndex, hash_form
from onrecord.language import Language, language_of
from onrecord.model import Op, Step
from onrecord.text import Span, Word

__all__ = ["make_steps"]

_LONG = 40  # said words in a row that are still shown one by one
_MARGIN = 6  # said words on either side of those found that the comparison may choose
_OUTERMOST, _LIGHT, _APART = 2, 1.4, 6  # words found at an end, their worth, how far they stand
_PIECE = 240  # printed words compared at once
_LARGE = 100_000  # words of a record in which a rare word is likely a slip
_FEW = 2


def make_steps(
    printed: Printed, one: Aligned, index: TranscriptIndex, *, closely: bool
) -> tuple[Step, ...]:
    """Tell an alignment step by step.

    Args:
        printed: the quotation.
        one: the places of the record that were found for its words.
        index: the record.
        closely: whether the words around are compared once more, by what they are.

    Returns:
        Every printed word once, in printed order, with the said words passed over between.
    """
    ground = _Ground(printed.text, index, one.candidate.transcript, one.places, {})
    pairs: list[_Pair] = []
    beside = one.beside
    for first in range(0, len(beside), _PIECE):
        piece = printed.part(first, first + _PIECE)
        pairs += _pair(piece, beside[first : first + _PIECE], ground, closely=closely)
    return tuple(_tell(pairs, ground))


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What the words of one quotation are compared with."""

    printed: str  # the quotation's text
    index: TranscriptIndex
    transcript: int
    places: NDArray[np.int64]
    words: dict[int, Word]  # those read so far, by place

    @property
    def text(self) -> str:
        """The transcript's."""
        return self.index.transcripts[self.transcript].text

    @property
    def language(self) -> Language:
        """The transcript's."""
        return language_of(self.index.transcripts[self.transcript].language)

    def read(self, placed: Sequence[int], margin: int) -> dict[int, Word]:
        """The words around places."""
        found = read_around(placed, self.places, self.index, self.transcript, margin)
        self.words.update(found)
        return found


@dataclass(frozen=True, slots=True)
class _Pair:
    """A printed word and the said word beside it, with the first and last place of that."""

    printed: Written
    said: Written | None
    places: tuple[int, int] = (-1, -1)


def _pair(
    printed: Printed, beside: Sequence[int], ground: _Ground, *, closely: bool
) -> Iterator[_Pair]:
    """The words of a piece of the print, each with the said word beside it."""
    placed = [place for place in beside if place >= 0]
    ours = write_words(printed.words, printed.text, ground.language)
    read = ground.read(placed, _MARGIN if closely else 0) if placed else {}
    theirs = write_words(list(read.values()), ground.text, ground.language)
    numbers = {place: number for number, place in enumerate(read)}
    laid: Sequence[int] = [numbers.get(place, -1) for place in beside]
    sides = (ours, printed.text), (theirs, ground.text)
    laid = (_find_run(*sides, list(read), laid) if closely else None) or laid
    found = [n for n, at in enumerate(laid) if at >= 0 and ours[n].key == theirs[at].key]
    closely = closely and bool(placed) and not _are_run(ours, theirs, laid)
    if closely:
        ours, theirs = make_alike(ours, theirs, (printed.text, ground.text), printed.squares)
    places = list(read)
    if not closely:
        laid = _let_go(printed, laid, found, places)
    spans = [(places[one.first], places[one.last - 1]) for one in theirs]
    if closely:
        weights = Weights.of(printed, [(one.first, one.last) for one in ours], found)
        laid = _compare((ours, weights), (theirs, spans), ground)
    for one, at in zip(ours, laid, strict=True):
        yield _Pair(one, theirs[at], spans[at]) if at >= 0 else _Pair(one, None)


def _let_go(
    printed: Printed, laid: Sequence[int], found: Sequence[int], places: Sequence[int]
) -> list[int]:
    """Let go of unlike words at either end, and of one or two light ones far off the others.

    For words that are not compared closely, where no cost tells it: what holds an indirect
    statement is one passage.
    """
    kept = list(laid)
    if found:
        kept[: found[0]] = [-1] * found[0]
        kept[found[-1] + 1 :] = [-1] * (len(kept) - found[-1] - 1)
    for outer in (found, found[::-1]):
        weight = 0.0
        for one, other in list(pairwise(outer))[:_OUTERMOST]:
            weight += float(printed.weights[one])
            if weight <= _LIGHT and abs(places[laid[one]] - places[laid[other]]) > _APART:
                low, high = (0, other) if one < other else (other + 1, len(kept))
                kept[low:high] = [-1] * (high - low)
    return kept


_Side = tuple[Sequence[Written], str]  # words, and the text in which they stand


def _find_run(
    printed: _Side, said: _Side, places: Sequence[int], laid: Sequence[int]
) -> list[int] | None:
    """Where all words of the print were said in a row; None: nowhere.

    Said words in a row are verbatim, whatever costs less. Of several runs one counts that ends a
    sentence as the print does, and then the nearest to where the words lie.
    """
    keys, spoken = [one.key for one in printed[0]], [one.key for one in said[0]]
    size = len(keys)
    starts = [
        at
        for at in range(len(spoken) - size + 1)
        if spoken[at] == keys[0]
        and spoken[at : at + size] == keys
        and places[at + size - 1] - places[at] == size - 1
    ]
    ends = _ends(printed, size - 1)
    best = min(
        starts,
        key=lambda at: (_ends(said, at + size - 1) is not ends, abs(at - laid[0])),
        default=None,
    )
    return None if best is None else list(range(best, best + size))


def _ends(side: _Side, number: int) -> bool:
    """Whether a sentence ends behind a word."""
    words, text = side
    end = words[number].word.end
    return text[end : end + 1] in {".", "!", "?"}


def _are_run(ours: Sequence[Written], theirs: Sequence[Written], laid: Sequence[int]) -> bool:
    """Whether all words of the print stand beside the same words in a row."""
    if len(laid) != len(ours) or laid[0] < 0 or laid[-1] - laid[0] != len(laid) - 1:
        return False
    run = theirs[laid[0] : laid[-1] + 1]
    return [one.key for one in run] == [one.key for one in ours]


def _compare(
    ours: tuple[Sequence[Written], Weights],
    theirs: tuple[Sequence[Written], Sequence[tuple[int, int]]],
    ground: _Ground,
) -> Sequence[int]:
    """Lay a piece of the print beside said words, of which the first and last places are known."""
    (printed, weights), (said, spans) = ours, theirs
    hidden = [high[0] - low[1] - 1 for low, high in pairwise(spans)]
    return lay_beside(
        describe(printed, ground.printed, ground.language),
        weights,
        describe(said, ground.text, ground.language),
        np.array([0, *hidden], dtype=np.int64),
    )


def _tell(pairs: Sequence[_Pair], ground: _Ground) -> Iterator[Step]:
    """The steps of pairs, with the said words between them."""
    counts = _count_unlike(pairs, ground.index)
    previous, end = -1, 0
    for pair in pairs:
        if pair.said is None:
            yield Step(Op.INSERT, pair.printed.word, None)
            continue
        first, last = pair.places
        if 0 <= previous < first - 1:
            yield from _pass_over((previous, first), Span(end, pair.said.word.start), ground)
        elif previous >= first:
            start = pair.said.word.start
            yield Step(Op.SKIP, None, Word("", start, start), 0)
        yield _set_beside(pair.printed, pair.said, counts)
        previous, end = last, pair.said.word.end


def _set_beside(printed: Written, said: Written, counts: Mapping[str, int] | None) -> Step:
    """The step for two words; an unlike pair is odd where the record hardly knows one of them."""
    ours, theirs = printed.word, said.word
    if printed.key == said.key:
        return Step(Op.EQUAL, ours, theirs)
    if counts is None:
        return Step(Op.SUBSTITUTE, ours, theirs)
    odd = counts[ours.form] < _FEW or counts[theirs.form] <= _FEW
    return Step(Op.SUBSTITUTE, ours, theirs, 1, odd, not odd)


def _count_unlike(pairs: Sequence[_Pair], index: TranscriptIndex) -> Mapping[str, int] | None:
    """How often the record has the words of each unlike pair; None: it is too small to tell."""
    if index.word_count < _LARGE:
        return None
    both = [(p.printed, p.said) for p in pairs if p.said and p.printed.key != p.said.key]
    unlike = list({one.word.form for pair in both for one in pair})
    hashes = np.array([hash_form(form) for form in unlike], dtype=np.uint32)
    return dict(zip(unlike, index.count_words(hashes).tolist(), strict=True))


def _pass_over(bounds: tuple[int, int], stretch: Span, ground: _Ground) -> Iterator[Step]:
    """The steps for said words that are not printed, between two places."""
    low, high = bounds
    between = ground.places[slice(*np.searchsorted(ground.places, (low + 1, high)))].tolist()
    hidden = high - low - 1
    whole = Word("", stretch.start, max(stretch.start, stretch.end))
    if len(between) > _LONG or any(place not in ground.words for place in between):
        yield Step(Op.SKIP, None, whole, hidden)
        return
    yield from (Step(Op.DELETE, None, ground.words[place]) for place in between)
    if hidden > len(between):  # another speaker's words, or words outside the windows
        yield Step(Op.SKIP, None, whole, hidden - len(between))
