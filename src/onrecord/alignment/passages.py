"""Alignment: a quotation laid against the passages where it may have been said."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.index import TranscriptIndex, gram_hashes
from onrecord.alignment.labels import find_agreeing
from onrecord.alignment.lattice import find_path
from onrecord.alignment.occurrences import find_occurrences
from onrecord.alignment.printed import Printed, read_printed
from onrecord.alignment.shortlist import Candidate, Scope, find_candidates
from onrecord.alignment.stepping import make_steps
from onrecord.model import Match, Op, Quotation, Transcript, TurnRole

__all__ = ["align"]

_DAYS_LATE = 1  # a text may carry the day on which it was published
# Reports quote what was said lately: days before the print, and what that is worth in matched
# words. Two words outweigh the chance that an old speech has the same run a little fuller.
_FRESH = ((2, 2.0), (7, 1.2), (30, 0.5))
_EXACT = 0.97  # closeness that no other candidate of the same speaker can surpass
_CLEAR = 0.85  # closeness that no other speaker's passage can surpass by enough to matter
_HOPELESS = 0.2  # of the best candidate's shared n-grams
_KEPT = 2  # matches told step by step for the claimed speaker; one more for the others
_MOST_WORDS = 20_000  # beyond, it is a document, and no quotation
_PIECE = 240  # printed words laid at once; longer quotations are cut


def align(quotation: Quotation, index: TranscriptIndex, most: int = 6) -> tuple[Match, ...]:
    """Find where the words of a quotation may have been said.

    Args:
        quotation: the printed words, and the speaker and day the report gives.
        index: the record.
        most: how many passages to lay it against for the claimed speaker, at least 1; for all
            others two fewer are tried.

    Returns:
        Matches, best first: by score, then the claimed speaker before others, the latest day, the
        id of the transcript. Empty if the record shares no word run with the quotation.
        Passages dated more than a day after the print are never considered, nor is a text of
        more than 20,000 words.
    """
    printed = read_printed(quotation.text, index)
    if not 0 < len(printed.words) <= _MOST_WORDS or not index.word_count:
        return ()
    scope = _scope(quotation, index)
    found = find_candidates(printed, index, scope, (most, max(1, most - 2)))
    ground = _Ground(printed, index, scope, all_count=quotation.indirect or quotation.translated)
    laid = _lay_best([c for c in found if c.label < 0], ground)
    if not any(one.closeness >= _CLEAR for one in laid):
        laid += _lay_best([c for c in found if c.label >= 0], ground)
    kept = _keep_best(laid, index)
    return tuple(_make_match(one, printed, index, scope) for one in kept)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A candidate with the path found through it."""

    candidate: Candidate
    places: NDArray[np.int64]
    beside: list[int]
    score: float
    ideal: float
    rank: float  # the score and what the freshness of the transcript is worth

    @property
    def closeness(self) -> float:
        """The score over that of the very words in a row."""
        return self.score / self.ideal if self.ideal > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What all candidates of one quotation are laid against."""

    printed: Printed
    index: TranscriptIndex
    scope: Scope
    all_count: bool  # compared by meaning: a passage with fewer of the words may be the better


def _lay_best(candidates: Sequence[Candidate], ground: _Ground) -> list[_Laid]:
    """Lay the quotation against candidates, and leave out those that cannot be the best.

    Candidates come in the order of shared n-grams and freshness: behind one of the claimed
    speaker's that is as good as exact, a later one can only tie.
    """
    laid: list[_Laid] = []
    for candidate in candidates:
        if laid and candidate.weight < _HOPELESS * candidates[0].weight:
            continue
        best = max((one.rank for one in laid), default=-np.inf)
        one = _lay(candidate, ground, -np.inf if ground.all_count else best)
        if one is not None:
            laid.append(one)
            if candidate.label < 0 and one.closeness >= _EXACT:
                break
    return laid


def _keep_best(laid: Sequence[_Laid], index: TranscriptIndex) -> list[_Laid]:
    """The best few of the claimed speaker and of the others, best first."""

    def order(one: _Laid) -> tuple[float, bool, int, int, int]:
        number, label = one.candidate.transcript, one.candidate.label
        return (-round(one.rank, 4), label >= 0, -int(index.days[number]), number, label)

    ranked = sorted(laid, key=order)
    own = [one for one in ranked if one.candidate.label < 0][:_KEPT]
    others = [one for one in ranked if one.candidate.label >= 0][: _KEPT + 1]
    return [one for one in ranked if one in own or one in others]


def _scope(quotation: Quotation, index: TranscriptIndex) -> Scope:
    """Which transcripts are early enough, and which labels agree."""
    admissible = np.ones(len(index.transcripts), dtype=np.bool_)
    fresh = np.zeros(len(index.transcripts), dtype=np.float64)
    if quotation.printed_on is not None:
        ages = quotation.printed_on.toordinal() - index.days
        admissible = ages >= -_DAYS_LATE
        for days, bonus in reversed(_FRESH):
            fresh[ages <= days] = bonus
    return Scope(admissible, find_agreeing(index.labels, quotation.speaker), fresh)


def _lay(candidate: Candidate, ground: _Ground, best: float) -> _Laid | None:
    """Lay a quotation against one candidate.

    Returns:
        None if no word is placed, or if all its words in order would not outrank `best`.
    """
    printed, index, scope = ground.printed, ground.index, ground.scope
    places = np.concatenate([np.arange(low, high) for low, high in candidate.windows])
    speakers = index.speakers[places]
    if candidate.label < 0:
        places = places[scope.claimed[speakers]]
    else:
        places = places[speakers == candidate.label]
    if not len(places):
        return None
    fresh = float(scope.fresh[candidate.transcript])
    held = np.isin(printed.forms, index.forms[places])
    if float(printed.weights[held].sum()) + fresh < best:
        return None
    beside, score = _find_beside(printed, index, places)
    if all(place < 0 for place in beside):
        return None
    ideal = float(printed.weights[~printed.bracketed].sum())
    return _Laid(candidate, places, beside, score, ideal, score + fresh)


def _make_match(one: _Laid, printed: Printed, index: TranscriptIndex, scope: Scope) -> Match:
    """Tell a path as a match."""
    transcript = index.transcripts[one.candidate.transcript]
    steps = make_steps(printed, one.beside, one.places, index, one.candidate.transcript)
    turn = _main_turn(one.beside, index)
    whole = all(step.op is Op.EQUAL for step in steps)
    return Match(
        transcript=transcript,
        speaker=transcript.turns[turn].label if transcript.turns else None,
        question=_asks(transcript, turn),
        claimed=one.candidate.label < 0,
        steps=steps,
        score=one.score,
        occurrences=find_occurrences(one.beside, index, scope) if whole else (),
        ideal=one.ideal,
    )


def _find_beside(
    printed: Printed, index: TranscriptIndex, places: NDArray[np.int64]
) -> tuple[list[int], float]:
    """The place beside each printed word, or -1; long quotations piece by piece."""
    beside: list[int] = []
    score = 0.0
    for first in range(0, len(printed.words), _PIECE):
        piece = printed.part(first, first + _PIECE)
        near = places if len(printed.words) <= _PIECE else _narrow(piece, index, places)
        path = find_path(piece, index.forms[near], near)
        beside.extend(int(near[at]) if at >= 0 else -1 for at in path.beside)
        score += path.score
    return beside, score


def _narrow(piece: Printed, index: TranscriptIndex, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places about which most of a piece's trigrams stand; all where none does."""
    shared = np.isin(gram_hashes(index.forms[places], 3), gram_hashes(piece.forms, 3))
    if not shared.any():
        return places[: 2 * _PIECE]
    counts = np.bincount(np.flatnonzero(shared) // _PIECE, minlength=len(places) // _PIECE + 1)
    full = counts * 4 >= counts.max()
    full[:-1] |= full[1:].copy()
    full[1:] |= full[:-1].copy()
    kept: NDArray[np.int64] = places[np.repeat(full, _PIECE)[: len(places)]]
    return kept


def _main_turn(beside: Sequence[int], index: TranscriptIndex) -> int:
    """The turn that holds most of the words; of equals, the first."""
    turns = index.turns[[place for place in beside if place >= 0]]
    numbers, counts = np.unique(turns, return_counts=True)
    return int(numbers[np.argmax(counts)])


def _asks(transcript: Transcript, turn: int) -> bool:
    """Whether a turn is a question put to somebody."""
    return bool(transcript.turns) and transcript.turns[turn].role is TurnRole.QUESTION
