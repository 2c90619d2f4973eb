"""Extending: a quotation aligned with the candidates of the seeds, as few as can decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.alignment.affine import Path
from onrecord.compare.alignment.printed import Printed
from onrecord.compare.alignment.seed_search import Stretch, find_path, find_paths, find_run
from onrecord.compare.alignment.seeding import Candidate, Scope
from onrecord.index import TranscriptIndex, are_among, gram_hashes

__all__ = ["Aligned", "Ground", "extend"]

_CLEAR = 0.85  # closeness that no other speaker's passage can surpass by enough to matter
_EXACT = 0.97  # closeness that no other of the same speaker surpasses, but the very words
_HOPELESS = 0.2  # of the best candidate's shared n-grams
_ALL_SHARED = 0.5  # of the most shared n-grams
_PIECE = 240  # printed words aligned at once; longer quotations are cut
_MOST_CELLS = 500_000  # of a score table that several candidates share; three numbers each


@dataclass(frozen=True, slots=True)
class Aligned:
    """A candidate with the path found through it."""

    candidate: Candidate
    places: NDArray[np.int64]
    path: Path
    ideal: float
    rank: float  # the score and what the freshness of the transcript is worth

    @property
    def score(self) -> float:
        """The path's."""
        return self.path.score

    @property
    def beside(self) -> list[int]:
        """For each printed word the place of the said word beside it, or -1."""
        return [int(self.places[at]) if at >= 0 else -1 for at in self.path.beside]

    @property
    def closeness(self) -> float:
        """The score over that of the very words in a row."""
        return self.score / self.ideal if self.ideal > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What all candidates of one quotation are aligned against."""

    printed: Printed
    index: TranscriptIndex
    scope: Scope
    all_count: bool  # compared by meaning: a passage with fewer of the words may be the better

    @property
    def ideal(self) -> float:
        """The score that the very words in a row would have."""
        return float(self.printed.weights[~self.printed.bracketed].sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Set:
    """A candidate with the words that its speaker says there."""

    candidate: Candidate
    stretch: Stretch
    fresh: float
    most: float  # all its words in order, and the freshness: no path ranks higher
    run: Path | None  # all printed words in a row, if they stand so


def extend(candidates: Sequence[Candidate], ground: Ground) -> list[Aligned]:
    """Lay a quotation against the claimed speaker's candidates, then, if need be, all others.

    Candidates that cannot be the best of their group are left out. In each group they come in the
    order of shared n-grams and freshness: behind one of the claimed speaker's that is nearly
    exact, only the very words in a row are better. The first that asks for a score table has it
    filled for all that may still count; for the others' too, where they will be asked.

    Returns:
        Those aligned, in their order, each with at least one word placed.
    """
    others = _Ready([c for c in candidates if c.label >= 0], ground)
    own = _Ready([c for c in candidates if c.label < 0], ground, others)
    aligned = _extend_best(own, ground)
    if not any(one.closeness >= _CLEAR for one in aligned):
        aligned += _extend_best(others, ground)
    return aligned


def _extend_best(ready: "_Ready", ground: Ground) -> list[Aligned]:
    """Lay a quotation against the candidates of one group."""
    aligned: list[Aligned] = []
    nearly = False
    for number, candidate in enumerate(ready.candidates):
        if nearly and (candidate.label >= 0 or not ready.may_hold_all(number)):
            continue
        best = max((one.rank for one in aligned), default=-np.inf)
        if aligned and ready.is_hopeless(number):
            continue
        one = ready.set_out(number)
        if one is None or (one.most < best and not ground.all_count) or (nearly and not one.run):
            continue
        path = one.run or ready.find_path(number, best)
        if path.is_empty:
            continue
        rank = path.score + one.fresh
        aligned.append(Aligned(candidate, one.stretch.places, path, ground.ideal, rank))
        nearly = nearly or (candidate.label < 0 and aligned[-1].closeness >= _EXACT)
        if nearly and one.run:
            break
    return aligned


class _Ready:
    """The candidates of one quotation, each looked at when it is asked for."""

    def __init__(
        self, candidates: Sequence[Candidate], ground: Ground, behind: "_Ready | None" = None
    ) -> None:
        self.candidates, self._ground, self._behind = candidates, ground, behind
        self._most = max((one.weight for one in candidates), default=0.0)  # shared n-grams
        self._sets: dict[int, _Set | None] = {}
        self.paths: dict[int, Path] = {}

    def is_hopeless(self, number: int) -> bool:
        """Whether a candidate shares little beside the first."""
        return self.candidates[number].weight < _HOPELESS * self.candidates[0].weight

    def may_hold_all(self, number: int) -> bool:
        """Whether a candidate may hold all words in a row: it shares every n-gram then.

        Where a window ends among them, those behind it count half or not at all.
        """
        return self.candidates[number].weight >= _ALL_SHARED * self._most

    def set_out(self, number: int) -> _Set | None:
        """A candidate's words; None if it has none."""
        if number not in self._sets:
            self._sets[number] = _set_out(self.candidates[number], self._ground)
        return self._sets[number]

    def find_path(self, number: int, best: float) -> Path:
        """The path through a candidate that has no run, behind some of which one ranks `best`."""
        if number not in self.paths:
            mine, behind = self.unlaid(number, best), self._find_asked_behind()
            theirs = {} if behind is None else behind.unlaid(0, -np.inf)
            both = [*mine.values(), *theirs.values()]
            if behind is None or _are_large(both, self._ground):
                self.paths.update(_find_paths(mine, self._ground))
            else:
                found = iter(_lay_beside(both, self._ground))
                self.paths.update(zip(mine, found, strict=False))
                behind.paths.update(zip(theirs, found, strict=True))
        return self.paths[number]

    def _find_asked_behind(self) -> "_Ready | None":
        """Those behind, if none of these can be so clear that they are spared."""
        if self._behind is None or not self._behind.candidates or self._behind.paths:
            return None
        sets = [self.set_out(number) for number in range(len(self.candidates))]
        most = max(one.most - one.fresh for one in sets if one is not None)
        return None if most >= _CLEAR * self._ground.ideal else self._behind

    def unlaid(self, number: int, best: float) -> dict[int, _Set]:
        """The candidate, and those behind it that will ask for a path, as far as can be seen."""
        floor = -np.inf if self._ground.all_count else best
        behind = [
            each
            for each in range(number, len(self.candidates))
            if each == number or not self.is_hopeless(each)
        ]
        found = {each: self.set_out(each) for each in behind}
        return {
            each: one
            for each, one in found.items()
            if one is not None and one.run is None and one.most >= floor
        }


def _set_out(candidate: Candidate, ground: Ground) -> _Set | None:
    """The words that the candidate's speaker says in its windows; None if there are none."""
    printed, index, scope = ground.printed, ground.index, ground.scope
    places = np.concatenate([np.arange(low, high) for low, high in candidate.windows])
    speakers = index.speakers[places]
    if candidate.label < 0:
        places = places[scope.claimed[speakers]]
    else:
        places = places[speakers == candidate.label]
    if not len(places):
        return None
    stretch = Stretch(index.forms[places], places)
    fresh = float(scope.fresh[candidate.transcript])
    most = float(printed.weights[_are_among(printed.forms, stretch.forms)].sum()) + fresh
    run = find_run(printed, stretch) if len(printed.words) <= _PIECE else None
    return _Set(candidate, stretch, fresh, most, run)


def _are_among(asked: NDArray[np.uint32], held: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of some numbers are among others, of which there is at least one."""
    ordered = np.sort(held)
    at = np.minimum(ordered.searchsorted(asked), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[at] == asked
    return found


def _find_paths(sets: Mapping[int, _Set], ground: Ground) -> dict[int, Path]:
    """The paths through several candidates; through the first alone if they are large."""
    if _are_large([*sets.values()], ground):
        first = next(iter(sets))
        return {first: _find_pieces(ground.printed, sets[first].stretch)}
    return dict(zip(sets, _lay_beside([*sets.values()], ground), strict=True))


def _are_large(sets: Sequence[_Set], ground: Ground) -> bool:
    """Whether a table that several candidates share has too many cells."""
    widest = max(len(one.stretch.forms) for one in sets)
    return len(sets) * len(ground.printed.words) * widest > _MOST_CELLS


def _lay_beside(sets: Sequence[_Set], ground: Ground) -> list[Path]:
    """The path through each of several candidates, in one table."""
    return find_paths(ground.printed, [one.stretch for one in sets])


def _find_pieces(printed: Printed, stretch: Stretch) -> Path:
    """The path through one stretch, for long quotations piece by piece."""
    if len(printed.words) <= _PIECE:
        return find_path(printed, stretch)
    beside: list[int] = []
    score = 0.0
    for first in range(0, len(printed.words), _PIECE):
        piece = printed.part(first, first + _PIECE)
        kept = _narrow(piece, stretch)
        path = find_path(piece, Stretch(stretch.forms[kept], stretch.places[kept]))
        beside.extend(int(kept[at]) if at >= 0 else -1 for at in path.beside)
        score += path.score
    return Path(score, lambda: tuple(beside), is_empty=all(at < 0 for at in beside))


def _narrow(piece: Printed, stretch: Stretch) -> NDArray[np.intp]:
    """The words about which most of a piece's trigrams stand; the first where none does."""
    size = len(stretch.forms)
    shared = are_among(gram_hashes(stretch.forms, 3), np.sort(gram_hashes(piece.forms, 3)))
    if not shared.any():
        return np.arange(min(size, 2 * _PIECE))
    counts = np.bincount(np.flatnonzero(shared) // _PIECE, minlength=size // _PIECE + 1)
    full = counts * 4 >= counts.max()
    full[:-1] |= full[1:].copy()
    full[1:] |= full[:-1].copy()
    return np.flatnonzero(np.repeat(full, _PIECE)[:size])
