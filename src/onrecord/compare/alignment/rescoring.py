"""Rescoring: a passage that was found, laid beside the print once more, by what its words are.

The search knows words by number alone. Here the costs know which words are forms of one, which
are small, which deny and which are numbers; where sentences and tokens end, what is a filler or a
hedge, and where the print has an ellipsis. So nothing needs to be put right afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.alignment.affine import Costs, Gaps, Rows, trace_paths
from onrecord.compare.alignment.costs import cost_edges, read_costs
from onrecord.compare.alignment.printed import Printed
from onrecord.compare.alignment.sides import Kind, Side

__all__ = ["Weights", "cost_words", "lay_beside"]

_COSTS = read_costs("compare")
_KIND = _COSTS.kinds
_PLAIN, _AT_ELLIPSIS, _NEAR_AN_END = range(len(_COSTS.left_out))
_OUTERMOST = 2  # words that are found at either end of the print


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the print tells of each of its words."""

    worth: Rows  # of the same word found
    bracketed: NDArray[np.bool_]
    broken: NDArray[np.bool_]  # an ellipsis follows
    near_an_end: NDArray[np.bool_]  # what follows is beyond all but the outermost words found

    @classmethod
    def of(
        cls, printed: Printed, groups: Sequence[tuple[int, int]], found: Sequence[int]
    ) -> "Weights":
        """Of words that may stand for several.

        Args:
            printed: the print.
            groups: which of its words each stands for.
            found: those of its words that the search found, in order.
        """
        low = found[_OUTERMOST] if len(found) > _OUTERMOST else len(printed.forms)
        high = found[-1 - _OUTERMOST] if len(found) > _OUTERMOST else 0
        starts = np.array([first for first, _ in groups])
        ends = np.array([last - 1 for _, last in groups])
        return cls(
            np.add.reduceat(printed.weights, starts),
            printed.bracketed[starts],
            printed.broken[ends],
            (ends < low) | (starts >= high),
        )


def lay_beside(
    printed: Side, weights: Weights, said: Side, hidden: NDArray[np.int64]
) -> tuple[int, ...]:
    """Lay the words of the print beside said words.

    Args:
        printed: at least one word.
        weights: of its words.
        said: at least one word.
        hidden: by said word: how many of the record between it and the one before are not among
            them.

    Returns:
        For each printed word the number of a said word, or -1. Time and memory
        O(len(printed) * len(said)).
    """
    return trace_paths(cost_words(printed, weights, said, hidden))[0].beside


def cost_words(printed: Side, weights: Weights, said: Side, hidden: NDArray[np.int64]) -> Costs:
    """All costs of one comparison; see `lay_beside`."""
    put_in = _COSTS.put_in
    more = _soften(printed, put_in.more)
    more[weights.bracketed] = put_in.bracket
    bounds = _place(printed)
    before = np.concatenate([np.zeros(1, dtype=np.float32), bounds[:-1]])
    opened = np.where(weights.bracketed, put_in.bracket, put_in.first - put_in.more + more + before)
    edge = np.where(weights.bracketed, put_in.bracket, put_in.at_an_end - put_in.more + more)
    kinds, passing = _find_places(weights)
    ahead, behind = cost_edges(edge.astype(np.float32), more)
    return Costs(
        met=_compare(printed, weights, said)[:, None, :],
        opened=opened.astype(np.float32),
        more=more,
        shut=np.where(weights.bracketed, np.float32(0), bounds),
        apart=(said.joined * np.float32(_KIND["place.token"]))[None, :],
        ahead=ahead,
        behind=behind,
        cut=printed.joined * np.float32(_KIND["place.token"]),
        gaps=tuple(_pass_over(said, hidden, place) for place in kinds),
        passing=passing,
        turned=_turn(printed, weights, said)[:, None, :],
    )


def _soften(side: Side, more: float) -> Rows:
    """What each word more costs: fillers hardly anything, hedges less than others."""
    costs = np.full(len(side.keys), more, dtype=np.float32)
    costs[side.hedges] = _KIND["hedge"]
    costs[side.fillers] = _KIND["filler"]
    return costs


def _place(side: Side) -> Rows:
    """What speaks for a gap that begins or ends behind each word (below 0), or against it."""
    costs = np.zeros(len(side.keys), dtype=np.float32)
    costs[side.pauses] = _KIND["place.clause"]
    costs[side.ends] = _KIND["place.sentence"]
    costs[side.joined] = _KIND["place.token"]
    return costs


def _pass_over(said: Side, hidden: NDArray[np.int64], place: int) -> Gaps:
    """What passing over said words costs at one kind of place in print."""
    left_out, bounds = _COSTS.left_out[place], _place(said)
    more = _soften(said, left_out.more)
    crossed = np.where(said.ends, np.float32(_KIND["place.sentence_crossed"]), np.float32(0))
    closed = bounds - crossed
    alone = np.zeros(len(more) + 1, dtype=np.float32)  # and one that follows the last: not known
    if place == _NEAR_AN_END:
        alone[:-1][said.alone] = _KIND["place.answer"]
    if place == _AT_ELLIPSIS:  # it says that words are left out, wherever they begin and end
        bounds = closed = np.where(said.joined, bounds, np.float32(0))
        more[:] = left_out.more
        crossed = np.zeros_like(crossed)
    seams = np.minimum(left_out.first + left_out.more * hidden, left_out.jump)
    if left_out.within is not None:  # nor is anything passed over across others' words
        more[hidden > 0] += left_out.jump
        seams = left_out.jump + np.append(np.float32(0), alone[:-2]) + alone[:-1]
    return Gaps(
        upto=np.cumsum(more + crossed + hidden * left_out.more, dtype=np.float32)[None, :],
        opened=(left_out.first + bounds).astype(np.float32)[None, :],
        closed=closed.astype(np.float32)[None, :],
        jump_from=(left_out.jump + alone[:-1]).astype(np.float32)[None, :],
        jump_to=alone[None, 1:],
        seams=np.where(hidden > 0, seams, 0).astype(np.float32)[None, :],
        within=left_out.within,
    )


def _find_places(weights: Weights) -> tuple[list[int], tuple[int, ...]]:
    """The kinds of place there are, and which of these is behind each printed word."""
    places = np.where(weights.near_an_end, _NEAR_AN_END, _PLAIN)
    places[weights.broken] = _AT_ELLIPSIS
    kinds, passing = np.unique(places, return_inverse=True)
    return kinds.tolist(), tuple(passing.tolist())


def _compare(printed: Side, weights: Weights, said: Side) -> Rows:
    """What each printed word beside each said word is worth."""
    same = _number(printed.keys, said.keys)
    forms = _number(printed.stems, said.stems)
    unlike = _UNLIKE[printed.kinds[:, None], said.kinds[None, :]]
    unlike = np.where(forms, np.float32(_KIND["unlike.forms"]), unlike)
    unlike[weights.bracketed] = _COSTS.unlike_in_bracket
    worth = np.where(
        printed.kinds == Kind.SMALL, np.minimum(weights.worth, _KIND["small"]), weights.worth
    )
    worth = np.where(weights.bracketed, np.float32(_COSTS.same_in_bracket), worth)
    met: Rows = np.where(same, worth[:, None], -unlike).astype(np.float32)
    return met


def _number(ours: Sequence[str], theirs: Sequence[str]) -> NDArray[np.bool_]:
    """Which words of one side equal which of the other."""
    numbers: dict[str, int] = {}
    one = np.array([numbers.setdefault(form, len(numbers)) for form in ours])
    other = np.array([numbers.setdefault(form, len(numbers)) for form in theirs])
    equal: NDArray[np.bool_] = one[:, None] == other[None, :]
    return equal


def _list_unlike() -> Rows:
    """What two unlike words of each two kinds cost."""
    costs = np.full((len(Kind), len(Kind)), _KIND["unlike.mixed"], dtype=np.float32)
    costs[Kind.LARGE, Kind.LARGE] = _KIND["unlike.large"]
    costs[Kind.NUMBER, Kind.NUMBER] = _KIND["unlike.numbers"]
    costs[Kind.DENIAL, :] = costs[:, Kind.DENIAL] = _KIND["unlike.denial"]
    costs[Kind.SMALL, Kind.SMALL] = costs[Kind.DENIAL, Kind.DENIAL] = _KIND["unlike.small"]
    return costs


_UNLIKE = _list_unlike()


def _turn(printed: Side, weights: Weights, said: Side) -> Rows:
    """What it costs that a sentence ends before two words."""
    ours = np.concatenate([np.zeros(1, dtype=np.bool_), printed.ends[:-1] & ~weights.broken[:-1]])
    theirs = np.concatenate([np.zeros(1, dtype=np.bool_), said.ends[:-1]])
    one = ours[:, None] != theirs[None, :]
    both = ours[:, None] & theirs[None, :]
    costs: Rows = np.zeros(one.shape, dtype=np.float32)
    costs[one], costs[both] = _KIND["sentence.one"], _KIND["sentence.both"]
    costs[1:][weights.broken[:-1]] = 0
    return costs
