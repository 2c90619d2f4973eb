"""Affine alignment: printed words beside said words, by dynamic programming.

Every printed word is accounted for; said words before the first and after the last found one
cost nothing. Gaps are affine, and a gap in the transcript never costs more than a jump, so that
passages which stand far apart are still joined. What each word, place and step costs is given:
the same rows serve the search, which knows words by number alone, and the comparison of what it
finds, whose costs know words by their kind.

Source: Gotoh 1982, J. Mol. Biol. 162, 705-708 (affine gaps); the cap on long gaps is the
"generalised affine" idea of Altschul 1998, Proteins 32, 88-96. Rows are computed whole with
numpy, those of several stretches at once: a running maximum stands for the inner loop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

__all__ = ["NEVER", "Costs", "Gaps", "Path", "Rows", "trace_paths"]

Rows = NDArray[np.float32]

NEVER = np.float32(-1e9)


class Path:
    """A score, and for each printed word the number of the said word beside it, or -1.

    Which words they are is traced when it is first asked for: of most paths only the score counts.
    """

    def __init__(
        self, score: float, trace: Callable[[], tuple[int, ...]], *, is_empty: bool = False
    ) -> None:
        """Take the score, what traces the path, and whether no printed word is placed."""
        self.score = score
        self.is_empty = is_empty
        self._trace = trace

    @cached_property
    def beside(self) -> tuple[int, ...]:
        """The said word of each printed word."""
        return self._trace()


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """What passing over said words costs; all rows by stretch and said word."""

    upto: Rows  # all words up to this one, one by one
    opened: Rows  # to begin behind this word
    closed: Rows  # to end with this word
    jump_from: Rows  # instead: to jump off behind this word, however far
    jump_to: Rows  # and to land behind this one
    seams: Rows  # stepping here from the word before, where the record has others between
    within: int | None = None  # more words than so many are passed over by a jump alone


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """What an alignment is worth and costs, by printed word (first), stretch, and said word."""

    met: Rows  # worth of a printed word beside a said word; NEVER where there is none
    opened: Rows  # by printed word: to put it in as the first
    more: Rows  # to put it in behind another
    shut: Rows  # to end with it
    apart: Rows  # by stretch and said word: to put words in behind it
    ahead: Rows  # by printed word: all up to it put in before any said word
    behind: Rows  # all after it put in behind the last said word
    cut: Rows  # to pass over said words behind it
    gaps: tuple[Gaps, ...]
    passing: tuple[int, ...]  # by printed word: which gaps are passed over behind it
    turned: Rows | None = None  # as `met`: to step here from the very words before


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """All cells, by printed word, stretch and said word: a printed word is beside it or added."""

    met: Rows
    added: Rows
    passed: Rows  # with said words passed over behind either


def trace_paths(costs: Costs) -> list[Path]:
    """The best path through each stretch.

    Returns:
        One a stretch; of equals, the one that ends first. Time and memory are those of all cells,
        in one numpy row a printed word. The worths are used up.
    """
    scores = _fill(costs)
    return [_end(scores, costs, one) for one in range(scores.met.shape[1])]


def _fill(costs: Costs) -> _Scores:
    """Compute all cells."""
    met = costs.met
    words, stretches, wide = met.shape
    added = np.full(met.shape, NEVER, dtype=np.float32)
    passed = np.full(met.shape, NEVER, dtype=np.float32)
    reach = np.empty((stretches, wide), dtype=np.float32)
    passing = _Passing(costs, stretches, wide)
    parted = bool(costs.apart.any())
    seamed = [number for number, gaps in enumerate(costs.gaps) if gaps.seams.any()]
    for row in range(words):
        if row:
            upto, over = passing.upto, passed[row - 1]
            reach[:, 0] = NEVER
            if costs.turned is None:
                np.maximum(upto[:, :-1], over[:, :-1], out=reach[:, 1:])
            else:
                np.subtract(upto[:, :-1], costs.turned[row, :, 1:], out=reach[:, 1:])
                np.maximum(reach[:, 1:], over[:, :-1], out=reach[:, 1:])
            if costs.passing[row - 1] in seamed:
                reach -= costs.gaps[costs.passing[row - 1]].seams
            np.maximum(reach, -costs.ahead[row - 1], out=reach)
            met[row] += reach
            np.maximum(upto, over, out=added[row])
            if parted:
                added[row] -= costs.apart
            added[row] -= costs.opened[row]
            np.subtract(added[row - 1], costs.more[row], out=reach)
            np.maximum(added[row], reach, out=added[row])
        passing.fill(row, met[row], added[row], passed[row])
    return _Scores(met, added, passed)


class _Passing:
    """Said words passed over, row by row, in room that is taken once."""

    def __init__(self, costs: Costs, stretches: int, wide: int) -> None:
        self._costs = costs
        self.upto = np.empty((stretches, wide), dtype=np.float32)  # of the last row: met or added
        # First what each word costs by itself, then all at the cost of a jump.
        self._ready = np.full((2, stretches, wide), NEVER, dtype=np.float32)
        self._into = tuple(
            np.stack([gaps.upto - gaps.opened, -gaps.jump_from]) for gaps in costs.gaps
        )
        self._out = tuple(np.stack([gaps.upto + gaps.closed, gaps.jump_to]) for gaps in costs.gaps)

    def fill(self, row: int, met: Rows, added: Rows, passed: Rows) -> None:
        """Compute the best score at each said word if words before it are passed over."""
        costs = self._costs
        kind = costs.passing[row]
        if costs.shut[row]:
            np.subtract(added, costs.shut[row], out=self.upto)
            np.maximum(met, self.upto, out=self.upto)
        else:
            np.maximum(met, added, out=self.upto)
        np.add(self.upto, self._into[kind], out=self._ready)
        within = costs.gaps[kind].within
        if within is not None:
            self._ready[0] = _find_highest(self._ready[0], within)
            np.maximum.accumulate(self._ready[1], axis=1, out=self._ready[1])
        else:
            np.maximum.accumulate(self._ready, axis=2, out=self._ready)
        ready, out = self._ready[:, :, :-1], self._out[kind][:, :, 1:]
        np.maximum(ready[0] - out[0], ready[1] - out[1], out=passed[:, 1:])
        if costs.cut[row]:
            passed[:, 1:] -= costs.cut[row]


def _find_highest(values: Rows, within: int) -> Rows:
    """The highest of each and so many less one before it."""
    padded = np.pad(values, ((0, 0), (within - 1, 0)), constant_values=NEVER)
    highest: Rows = sliding_window_view(padded, within, axis=1).max(axis=2)
    return highest


def _end(scores: _Scores, costs: Costs, one: int) -> Path:
    """The best path through one stretch."""
    last = len(scores.met) - 1
    tops = scores.met[:, one].max(axis=1) - costs.behind
    row = last - int(tops[::-1].argmax())
    score = float(tops[row])
    if score <= -costs.ahead[last]:
        return Path(-float(costs.ahead[last]), lambda: (-1,) * (last + 1), is_empty=True)
    return Path(score, lambda: _trace(scores, costs, one, row))


def _trace(scores: _Scores, costs: Costs, one: int, row: int) -> tuple[int, ...]:
    """Follow the best path through a stretch back from the last printed word that was found."""
    beside = [-1] * len(scores.met)
    met, added, passed = scores.met[:, one], scores.added[:, one], scores.passed[:, one]
    at, adding = int(met[row].argmax()), False
    while row > 0:
        turned = np.float32(0)
        if adding:
            row -= 1
            upto = max(met[row, at], added[row, at] - costs.shut[row])
            best = max(upto, passed[row, at]) - costs.apart[one, at] - costs.opened[row + 1]
            if added[row, at] - costs.more[row + 1] > best:
                continue
        else:
            beside[row] = at
            row -= 1
            if at == 0:
                return tuple(beside)
            turned = turned if costs.turned is None else costs.turned[row + 1, one, at]
            at -= 1
            upto = max(met[row, at], added[row, at] - costs.shut[row]) - turned
            seam = costs.gaps[costs.passing[row]].seams[one, at + 1]
            if -costs.ahead[row] >= max(upto, passed[row, at]) - seam:
                return tuple(beside)
        if passed[row, at] > upto:
            at = _leave(scores, costs, (row, one, at))
        adding = bool(added[row, at] - costs.shut[row] > met[row, at])
    if not adding:
        beside[row] = at
    return tuple(beside)


def _leave(scores: _Scores, costs: Costs, cell: tuple[int, int, int]) -> int:
    """From where the words up to a cell's were passed over."""
    row, one, at = cell
    upto = np.maximum(scores.met[row, one, :at], scores.added[row, one, :at] - costs.shut[row])
    gaps = costs.gaps[costs.passing[row]]
    cost = gaps.upto[one, at] + gaps.closed[one, at] - gaps.upto[one, :at] + gaps.opened[one, :at]
    if gaps.within is not None:
        cost[: max(0, at - gaps.within)] = -NEVER
    values = upto - np.minimum(cost, gaps.jump_from[one, :at] + gaps.jump_to[one, at])
    return at - 1 - int(np.argmax(values[::-1]))
