"""Affine alignment: printed words beside said words, by dynamic programming.

Every printed word is accounted for; said words before the first and after the last found one
cost nothing. Gaps are affine, and a gap in the transcript never costs more than a jump, so that
passages which stand far apart are still joined.

Source: Gotoh 1982, J. Mol. Biol. 162, 705-708 (affine gaps); the cap on long gaps is the
"generalised affine" idea of Altschul 1998, Proteins 32, 88-96. Rows are computed whole with
numpy, those of several stretches at once: a running maximum stands for the inner loop.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.printed import Printed

__all__ = ["Path", "Stretch", "find_path", "find_paths", "find_run"]

Rows = NDArray[np.float32]

# In units of one rare word matched (a common one is worth less, see `printed`). All stand at 0.6 of
# what was first set by hand on invented cases: so, of 3,087 quotations of articles that no rule was
# written on, most were found for as many found where they cannot stand (three weeks too early).
_UNLIKE = 0.36  # a printed word against another said word: no dearer than one put in
_UNLIKE_BRACKET, _LIKE_BRACKET = 0.18, 0.18
_INSERT_OPEN, _INSERT_MORE, _INSERT_BRACKET = 0.54, 0.36, 0.012
_DELETE_OPEN, _DELETE_MORE, _JUMP = 0.3, 0.072, 2.4
_BROKEN_OPEN, _BROKEN_MORE, _BROKEN_JUMP = 0.06, 0.006, 0.36
_NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Path:
    """For each printed word the number of the said word beside it, or -1; and the score."""

    beside: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Said words that printed words are laid against: at least one, in order, with gaps or none."""

    forms: NDArray[np.uint32]
    places: NDArray[np.int64]  # in the whole record; where it leaps, words are left out


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """All cells, by printed word, stretch and said word: a printed word is beside it or added."""

    met: Rows
    added: Rows
    best: Rows  # of both, with said words passed over behind it
    lead: list[float]  # all printed words so far inserted before any said word


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What gaps cost between the said words, by stretch; without and with an ellipsis."""

    steps: NDArray[np.int64]  # words from the first said word to each
    seams: tuple[Rows, Rows]  # cost of stepping from the word before, where words are left out
    tilts: tuple[Rows, Rows]  # cost of all words before, one by one


def find_path(printed: Printed, stretch: Stretch) -> Path:
    """Lay printed words against said words; see `find_paths`."""
    return find_paths(printed, (stretch,))[0]


def find_paths(printed: Printed, stretches: Sequence[Stretch]) -> list[Path]:
    """Lay printed words against each of several stretches of said words.

    Args:
        printed: 1 to a few hundred words.
        stretches: at least one.

    Returns:
        For each the best path; of equals, the one that ends first. Time and memory are those of
        len(stretches) * len(printed) * the words of the longest, in len(printed) numpy rows.
    """
    wide = max(len(one.forms) for one in stretches)
    said = np.zeros((len(stretches), wide), dtype=np.uint32)
    places = np.zeros((len(stretches), wide), dtype=np.int64)
    beyond = np.ones((len(stretches), wide), dtype=np.bool_)
    for row, one in enumerate(stretches):
        size = len(one.forms)
        said[row, :size], places[row, :size], beyond[row, :size] = one.forms, one.places, False
        places[row, size:] = one.places[-1] + np.arange(1, wide - size + 1)
    ground = _survey(places)
    scores = _fill(printed, _compare(printed, said, beyond), ground)
    return [_end(scores, printed, ground, row) for row in range(len(stretches))]


def find_run(printed: Printed, stretch: Stretch) -> Path | None:
    """The first place where all printed words stand in a row; None if they nowhere do.

    No path is better, and `find_path` finds the same, but for brackets, which are not looked for.
    """
    count = len(printed.forms)
    forms, places = stretch.forms, stretch.places
    if count > len(forms) or printed.bracketed.any():
        return None
    for at in np.flatnonzero(forms[: len(forms) - count + 1] == printed.forms[0]).tolist():
        last = at + count - 1
        if places[last] - places[at] == count - 1 and (
            forms[last] == printed.forms[-1] and (forms[at : last + 1] == printed.forms).all()
        ):
            return Path(tuple(range(at, last + 1)), float(np.add.accumulate(printed.weights)[-1]))
    return None


def _end(scores: _Scores, printed: Printed, ground: _Ground, one: int) -> Path:
    """The best path through one stretch."""
    last = len(printed.forms) - 1
    upto = np.maximum(scores.met[last, one], scores.added[last, one])
    end = int(upto.argmax())
    score = float(upto[end])
    if score <= scores.lead[last]:
        return Path((-1,) * (last + 1), scores.lead[last])
    return Path(_trace(scores, printed, ground, (one, end)), score)


def _gap_costs(broken: bool) -> tuple[float, float, float]:
    """What passing over said words costs: to open, each more, and at most."""
    if broken:
        return _BROKEN_OPEN, _BROKEN_MORE, _BROKEN_JUMP
    return _DELETE_OPEN, _DELETE_MORE, _JUMP


def _insert_costs(bracketed: bool) -> tuple[np.float32, np.float32]:
    """What a printed word that was not said costs: the first, and each more."""
    if bracketed:
        return np.float32(_INSERT_BRACKET), np.float32(_INSERT_BRACKET)
    return np.float32(_INSERT_OPEN), np.float32(_INSERT_MORE)


def _survey(places: NDArray[np.int64]) -> _Ground:
    """Compute what depends on the said words' places alone."""
    hidden = np.zeros(places.shape, dtype=np.float32)
    hidden[:, 1:] = places[:, 1:] - places[:, :-1] - 1
    steps = places - places[:, :1]
    seams, tilts = [], []
    for broken in (False, True):
        opened, more, most = (np.float32(cost) for cost in _gap_costs(broken))
        seams.append(np.where(hidden > 0, np.minimum(opened + more * hidden, most), np.float32(0)))
        tilts.append(steps.astype(np.float32) * more)
    return _Ground(steps, (seams[0], seams[1]), (tilts[0], tilts[1]))


def _compare(printed: Printed, said: NDArray[np.uint32], beyond: NDArray[np.bool_]) -> Rows:
    """What each printed word beside each said word is worth; nothing stands beyond an end."""
    bracketed = printed.bracketed
    like = np.where(bracketed, np.float32(_LIKE_BRACKET), printed.weights)
    unlike = np.where(bracketed, np.float32(-_UNLIKE_BRACKET), np.float32(-_UNLIKE))
    same = printed.forms[:, None, None] == said
    met: Rows = np.where(same, like[:, None, None], unlike[:, None, None])
    if beyond.any():
        met[:, beyond] = _NEVER
    return met


def _fill(printed: Printed, met: Rows, ground: _Ground) -> _Scores:
    """Compute all cells, from what the words are worth beside each other."""
    words, stretches, wide = met.shape
    added = np.full(met.shape, _NEVER, dtype=np.float32)
    best = np.full((words, stretches, wide + 1), _NEVER, dtype=np.float32)  # before the first: none
    reach = np.empty((stretches, wide), dtype=np.float32)
    gaps = _Gaps(ground, stretches, wide)
    lead: list[float] = []
    was_broken = False
    for row, (bracketed, broken) in enumerate(
        zip(printed.bracketed.tolist(), printed.broken.tolist(), strict=True)
    ):
        opened, more = _insert_costs(bracketed)
        if row:
            before = best[row - 1]
            np.subtract(before[:, :-1], ground.seams[was_broken], out=reach)
            np.maximum(reach, np.float32(lead[-1]), out=reach)
            met[row] += reach
            np.subtract(before[:, 1:], opened, out=added[row])
            np.subtract(added[row - 1], more, out=reach)
            np.maximum(added[row], reach, out=added[row])
            lead.append(lead[-1] - float(more))
        else:
            lead.append(-float(opened))
        gaps.pass_over(met[row], added[row], best[row, :, 1:], broken=broken)
        was_broken = broken
    return _Scores(met, added, best, lead)


class _Gaps:
    """Said words passed over, row by row, in room that is taken once."""

    def __init__(self, ground: _Ground, stretches: int, wide: int) -> None:
        self._ground = ground
        # First what each word costs by itself, then all at the cost of a jump.
        self._upto = np.full((2, stretches, wide + 1), _NEVER, dtype=np.float32)
        self._reach = np.empty_like(self._upto)
        self._costs = tuple(
            np.stack([tilt, np.full_like(tilt, _gap_costs(broken)[2])])
            for broken, tilt in zip((False, True), ground.tilts, strict=True)
        )

    def pass_over(self, met: Rows, added: Rows, best: Rows, *, broken: bool) -> None:
        """Compute the best score at each said word if words before it may be passed over."""
        near, upto = self._upto[:, :, 1:]
        np.maximum(met, added, out=upto)
        np.add(upto, self._ground.tilts[broken], out=near)
        np.maximum.accumulate(self._upto, axis=2, out=self._reach)
        reach = self._reach[:, :, :-1]
        reach -= self._costs[broken]
        reach[0] -= np.float32(_gap_costs(broken)[0])
        np.maximum(reach[0], reach[1], out=best)
        np.maximum(best, upto, out=best)


def _leave(scores: _Scores, cell: tuple[int, int, int], ground: _Ground, *, broken: bool) -> int:
    """From where the words up to a cell's were passed over; its own if none were."""
    row, one, at = cell
    met, added = scores.met[row, one], scores.added[row, one]
    least = scores.best[row, one, at + 1]
    if met[at] >= least or added[at] >= least:
        return at
    opened, more, most = _gap_costs(broken)
    cost = np.minimum(opened + more * (ground.steps[one, at] - ground.steps[one, :at]), most)
    values = np.maximum(met[:at], added[:at]) - cost.astype(np.float32)
    return at - 1 - int(np.argmax(values[::-1]))


def _trace(
    scores: _Scores, printed: Printed, ground: _Ground, last: tuple[int, int]
) -> tuple[int, ...]:
    """Follow the best path through a stretch back from its end."""
    beside = [-1] * len(scores.met)
    one, at = last
    row = len(scores.met) - 1
    met, added, best = scores.met[:, one], scores.added[:, one], scores.best[:, one, 1:]
    adding = added[row, at] > met[row, at]
    while row > 0:
        broken = bool(printed.broken[row - 1])
        if adding:
            opened, more = _insert_costs(bool(printed.bracketed[row]))
            row -= 1
            if added[row, at] - more > best[row, at] - opened:
                continue
        else:
            beside[row] = at
            row -= 1
            step = best[row, at - 1] - ground.seams[broken][one, at] if at else _NEVER
            if scores.lead[row] >= step:
                return tuple(beside)
            at -= 1
        at = _leave(scores, (row, one, at), ground, broken=broken)
        adding = added[row, at] > met[row, at]
    if not adding:
        beside[row] = at
    return tuple(beside)
