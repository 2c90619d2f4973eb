"""Costs: the tables of `costs.toml`, and what words put in at an end cost."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from typing import Any

import numpy as np

from onrecord.compare.alignment.affine import Rows

__all__ = ["LeftOut", "PutIn", "Table", "cost_edges", "read_costs"]


@dataclass(frozen=True, slots=True)
class PutIn:
    """Printed words that were not said: the first, each more, and each in a bracket."""

    first: float
    more: float
    bracket: float
    at_an_end: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Said words that are not printed: the first, each more; or a jump, alone above so many."""

    first: float
    more: float
    jump: float
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The costs of the search, or of the comparison."""

    same_in_bracket: float
    unlike_in_bracket: float
    put_in: PutIn
    left_out: tuple[LeftOut, ...]  # without an ellipsis, with one, and near an end of the print
    kinds: dict[str, float]  # by the names of the file, those of its tables with a point between


@cache
def read_costs(name: str) -> Table:
    """One table, read once.

    Raises:
        KeyError, TypeError: it lacks a cost, or names one that there is not.
    """
    file = package_files("onrecord.compare.alignment") / "costs.toml"
    held: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))[name]
    put_in = held.pop("put_in")
    kinds = {}
    for key, cost in held.items():
        each = cost.items() if isinstance(cost, dict) else [(None, cost)]
        kinds.update({f"{key}.{name}" if name else key: one for name, one in each})
    return Table(
        same_in_bracket=held["same_in_bracket"],
        unlike_in_bracket=held["unlike_in_bracket"],
        put_in=PutIn(**{"at_an_end": put_in["first"], **put_in}),
        left_out=tuple(LeftOut(**row) for key, row in held.items() if key.startswith("left_out")),
        kinds=kinds,
    )


def cost_edges(first: Rows, more: Rows) -> tuple[Rows, Rows]:
    """What it costs to put in all words up to each, and all behind each, in one run.

    Args:
        first: by word: to begin with it.
        more: by word: to go on with it.
    """
    going_on = np.concatenate([more, np.zeros(2, dtype=np.float32)])
    rest = np.cumsum(going_on[::-1])[::-1].astype(np.float32)
    ahead = first[0] + np.cumsum(more) - more[0]
    behind = np.zeros(len(first), dtype=np.float32)
    behind[:-1] = first[1:] + rest[2 : len(first) + 1]
    return ahead.astype(np.float32), behind
