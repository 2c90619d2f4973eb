"""Searching: printed words laid against stretches of said words, all known by number alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.alignment.affine import NEVER, Costs, Gaps, Path, Rows, trace_paths
from onrecord.compare.alignment.costs import LeftOut, cost_edges, read_costs
from onrecord.compare.alignment.printed import Printed

__all__ = ["Stretch", "find_path", "find_paths", "find_run"]

_COSTS = read_costs("search")
_ZERO = np.zeros((1, 1), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Said words that printed words are laid against: at least one, in order, with gaps or none."""

    forms: NDArray[np.uint32]
    places: NDArray[np.int64]  # in the whole record; where it leaps, words are left out


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
    first, more, bracket = _COSTS.put_in.first, _COSTS.put_in.more, _COSTS.put_in.bracket
    opened = np.where(printed.bracketed, bracket, first).astype(np.float32)
    further = np.where(printed.bracketed, bracket, more).astype(np.float32)
    ahead, behind = cost_edges(opened, further)
    return trace_paths(
        Costs(
            met=_compare(printed, said, beyond),
            opened=opened,
            more=further,
            shut=np.zeros(len(opened), dtype=np.float32),
            apart=np.broadcast_to(_ZERO, places.shape),
            ahead=ahead,
            behind=behind,
            passing=tuple(map(int, printed.broken)),
            cut=np.zeros(len(opened), dtype=np.float32),
            gaps=tuple(
                _pass_over(places, left_out)
                for left_out in _COSTS.left_out[: 1 + int(printed.broken.any())]
            ),
        )
    )


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
            score = float(np.add.accumulate(printed.weights)[-1])
            return Path(score, partial(tuple, range(at, last + 1)))
    return None


def _pass_over(places: NDArray[np.int64], left_out: LeftOut) -> Gaps:
    """What passing over said words costs, which depends on their places alone."""
    first, more, jump = (np.float32(c) for c in (left_out.first, left_out.more, left_out.jump))
    hidden = np.zeros(places.shape, dtype=np.float32)
    hidden[:, 1:] = places[:, 1:] - places[:, :-1] - 1
    return Gaps(
        upto=(places - places[:, :1]).astype(np.float32) * more,
        opened=np.broadcast_to(first, places.shape),
        closed=np.broadcast_to(_ZERO, places.shape),
        jump_from=np.broadcast_to(jump, places.shape),
        jump_to=np.broadcast_to(_ZERO, places.shape),
        seams=np.where(hidden > 0, np.minimum(first + more * hidden, jump), np.float32(0)),
    )


def _compare(printed: Printed, said: NDArray[np.uint32], beyond: NDArray[np.bool_]) -> Rows:
    """What each printed word beside each said word is worth; nothing stands beyond an end."""
    bracketed = printed.bracketed
    like = np.where(bracketed, np.float32(_COSTS.same_in_bracket), printed.weights)
    unlike = np.where(bracketed, -_COSTS.unlike_in_bracket, -_COSTS.kinds["unlike"])
    same = printed.forms[:, None, None] == said
    met: Rows = np.where(same, like[:, None, None], unlike.astype(np.float32)[:, None, None])
    if beyond.any():
        met[:, beyond] = NEVER
    return met
