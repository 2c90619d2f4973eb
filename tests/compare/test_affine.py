"""The affine aligner beside a plain one, on costs of every kind."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.alignment.affine import NEVER, Costs, Gaps, trace_paths


def find_best(costs: Costs) -> float:
    """The plain aligner: the worth of the best path through the only stretch, cell by cell."""
    words, _, wide = costs.met.shape
    turned = costs.met * 0 if costs.turned is None else costs.turned
    best, added = float(-costs.ahead[-1]), [float(NEVER)] * wide
    upto: list[float] = []
    passed: list[float] = []
    for row in range(words):
        met = list(costs.met[row, 0])
        for at in range(wide):
            if row and at:
                step = max(upto[at - 1] - turned[row, 0, at], passed[at - 1])
                step -= costs.gaps[costs.passing[row - 1]].seams[0, at]
                met[at] += max(step, -costs.ahead[row - 1])
            elif row:
                met[at] -= costs.ahead[row - 1]
        if row:
            here = [
                float(max(pair) - costs.apart[0, at])
                for at, pair in enumerate(zip(upto, passed, strict=True))
            ]
            added = [
                float(max(here[at] - costs.opened[row], added[at] - costs.more[row]))
                for at in range(wide)
            ]
        upto = [float(max(met[at], added[at] - costs.shut[row])) for at in range(wide)]
        passed = [
            max([upto[k] - pass_over(costs, row, k, at) for k in range(at)], default=float(NEVER))
            for at in range(wide)
        ]
        best = max(best, max(met) - costs.behind[row])
    return float(best)


def pass_over(costs: Costs, row: int, k: int, at: int) -> float:
    """What it costs to pass over the said words behind one, up to another."""
    gaps = costs.gaps[costs.passing[row]]
    jump = gaps.jump_from[0, k] + gaps.jump_to[0, at]
    near = gaps.upto[0, at] - gaps.upto[0, k] + gaps.opened[0, k] + gaps.closed[0, at]
    far = gaps.within is not None and at - k > gaps.within
    return float((jump if far else min(near, jump)) + costs.cut[row])


@st.composite
def some_costs(draw: st.DrawFn) -> Costs:
    """Costs of all kinds, of a few words."""
    words, wide = draw(st.integers(1, 6)), draw(st.integers(1, 9))
    random = np.random.default_rng(draw(st.integers(0, 1 << 32)))

    def some(*shape: int, most: float = 1.0) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return random.random(shape).astype(np.float32) * np.float32(most)

    def gaps() -> Gaps:
        upto = np.cumsum(some(1, wide), axis=1, dtype=np.float32)
        return Gaps(
            upto,
            some(1, wide),
            some(1, wide),
            some(1, wide, most=3.0),
            some(1, wide),
            some(1, wide),
            within=draw(st.none() | st.integers(1, 4)),
        )

    return Costs(
        met=some(words, 1, wide, most=3.0) - np.float32(1.5),
        opened=some(words),
        more=some(words),
        shut=some(words),
        apart=some(1, wide),
        ahead=np.cumsum(some(words), dtype=np.float32),
        behind=np.append(np.cumsum(some(words - 1), dtype=np.float32)[::-1], np.float32(0)),
        cut=some(words),
        gaps=(gaps(), gaps(), gaps()),
        passing=tuple(int(each) for each in some(words, most=2.99)),
        turned=some(words, 1, wide) if draw(st.booleans()) else None,
    )


def narrow(costs: Costs, beside: tuple[int, ...]) -> Costs:
    """The same costs where nothing but one path's pairs may stand beside each other."""
    met = np.full_like(costs.met, NEVER)
    for row, at in enumerate(beside):
        if at >= 0:
            met[row, 0, at] = costs.met[row, 0, at]
    return _with(costs, met)


def _with(costs: Costs, met: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Costs:
    """The same costs with other worths, which are used up."""
    names = set(Costs.__dataclass_fields__) - {"met"}
    return Costs(met=met.copy(), **{name: getattr(costs, name) for name in names})


@given(some_costs())
def test_it_finds_the_best_path(costs: Costs) -> None:
    """The worth is that of the plain aligner, and the path told is worth so much."""
    path = trace_paths(_with(costs, costs.met))[0]
    best = find_best(costs)
    assert np.isclose(path.score, best, atol=1e-4)
    assert np.isclose(find_best(narrow(costs, path.beside)), best, atol=1e-4)
    found = [at for at in path.beside if at >= 0]
    assert found == sorted(set(found))


@given(st.lists(some_costs(), min_size=1, max_size=1))
def test_a_path_through_nothing(several: list[Costs]) -> None:
    """Where nothing may stand beside anything, every printed word is put in."""
    costs = _with(several[0], np.full_like(several[0].met, NEVER))
    assert set(trace_paths(costs)[0].beside) == {-1}
