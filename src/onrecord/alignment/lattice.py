"""The lattice: printed words laid against said words by dynamic programming.

Every printed word is accounted for; said words before the first and after the last found one
cost nothing. Gaps are affine, and a gap in the transcript never costs more than a jump, so that
passages which stand far apart are still joined.

Source: Gotoh 1982, J. Mol. Biol. 162, 705-708 (affine gaps); the cap on long gaps is the
"generalised affine" idea of Altschul 1998, Proteins 32, 88-96. Rows are computed whole with
numpy: a running maximum stands for the inner loop.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.printed import Printed

__all__ = ["Path", "find_path"]

Row = NDArray[np.float32]

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


@dataclass(slots=True, eq=False)
class _Lattice:
    """All rows: a printed word is beside a said word, or inserted after it."""

    met: list[Row]
    added: list[Row]
    upto: list[Row]  # best of both, met or added
    best: list[Row]  # and with said words passed over behind it
    lead: list[float]  # all printed words so far inserted before any said word


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What gaps cost between the said words, without and with an ellipsis (by `broken`)."""

    steps: NDArray[np.int64]  # words from the first said word to each
    seams: tuple[Row, Row]  # cost of stepping from the word before, where words are left out
    tilts: tuple[Row, Row]  # cost of all words before, one by one


def find_path(printed: Printed, said: NDArray[np.uint32], places: NDArray[np.int64]) -> Path:
    """Lay printed words against said words.

    Args:
        printed: 1 to a few hundred words.
        said: forms of said words, in order; at least 1. Stretches may be left out.
        places: of these words in the whole record; where it leaps, words are left out.

    Returns:
        The best path; of equals, the one that ends first. Time and memory
        O(len(printed) * len(said)), in len(printed) numpy rows.
    """
    ground = _survey(places)
    lattice = _fill(printed, said, ground)
    last = len(printed.forms) - 1
    end = int(np.argmax(lattice.upto[last]))
    score = float(lattice.upto[last][end])
    if score <= lattice.lead[last]:
        return Path((-1,) * (last + 1), lattice.lead[last])
    return Path(_trace(lattice, printed, ground, end), score)


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
    hidden = np.zeros(len(places), dtype=np.float32)
    hidden[1:] = places[1:] - places[:-1] - 1
    steps = places - places[0]
    seams, tilts = [], []
    for broken in (False, True):
        opened, more, most = (np.float32(cost) for cost in _gap_costs(broken))
        seams.append(np.where(hidden > 0, np.minimum(opened + more * hidden, most), np.float32(0)))
        tilts.append(steps.astype(np.float32) * more)
    return _Ground(steps, (seams[0], seams[1]), (tilts[0], tilts[1]))


def _fill(printed: Printed, said: NDArray[np.uint32], ground: _Ground) -> _Lattice:
    """Compute all rows."""
    lattice = _Lattice([], [], [], [], [])
    added = np.full(len(said), _NEVER, dtype=np.float32)
    for row, form in enumerate(printed.forms):
        bracketed = bool(printed.bracketed[row])
        like = np.float32(_LIKE_BRACKET) if bracketed else printed.weights[row]
        unlike = np.float32(-_UNLIKE_BRACKET if bracketed else -_UNLIKE)
        met = np.where(said == form, like, unlike)
        opened, more = _insert_costs(bracketed)
        if row:
            before = lattice.best[-1]
            reach = before[:-1] - ground.seams[bool(printed.broken[row - 1])][1:]
            lead = np.float32(lattice.lead[-1])
            met[0] += lead
            met[1:] += np.maximum(reach, lead)
            added = np.maximum(before - opened, added - more)
            lattice.lead.append(lattice.lead[-1] - float(more))
        else:
            lattice.lead.append(-float(opened))
        upto = np.maximum(met, added)
        lattice.met.append(met)
        lattice.added.append(added)
        lattice.upto.append(upto)
        lattice.best.append(_pass_over(upto, ground, bool(printed.broken[row])))
    return lattice


def _pass_over(upto: Row, ground: _Ground, broken: bool) -> Row:
    """The best score at each said word if words before it may be passed over."""
    opened, _, most = _gap_costs(broken)
    tilt = ground.tilts[broken]
    near = np.maximum.accumulate(upto + tilt)
    far = np.maximum.accumulate(upto)
    reach = np.maximum(near[:-1] - tilt[1:] - np.float32(opened), far[:-1] - np.float32(most))
    best = upto.copy()
    np.maximum(best[1:], reach, out=best[1:])
    return best


def _leave(lattice: _Lattice, row: int, at: int, ground: _Ground, broken: bool) -> int:
    """From where the words up to `at` were passed over; `at` itself if none were."""
    upto = lattice.upto[row]
    if upto[at] >= lattice.best[row][at]:
        return at
    opened, more, most = _gap_costs(broken)
    cost = np.minimum(opened + more * (ground.steps[at] - ground.steps[:at]), most)
    values = upto[:at] - cost.astype(np.float32)
    return at - 1 - int(np.argmax(values[::-1]))


def _trace(lattice: _Lattice, printed: Printed, ground: _Ground, end: int) -> tuple[int, ...]:
    """Follow the best path back from its end."""
    beside = [-1] * len(lattice.met)
    row, at = len(lattice.met) - 1, end
    adding = lattice.added[row][at] > lattice.met[row][at]
    while row > 0:
        broken = bool(printed.broken[row - 1])
        if adding:
            opened, more = _insert_costs(bool(printed.bracketed[row]))
            row -= 1
            if lattice.added[row][at] - more > lattice.best[row][at] - opened:
                continue
        else:
            beside[row] = at
            row -= 1
            step = lattice.best[row][at - 1] - ground.seams[broken][at] if at else _NEVER
            if lattice.lead[row] >= step:
                return tuple(beside)
            at -= 1
        at = _leave(lattice, row, at, ground, broken)
        adding = lattice.added[row][at] > lattice.met[row][at]
    if not adding:
        beside[row] = at
    return tuple(beside)
