"""Numbers each once, and among others, without what numpy loads and looks at for them.

`numpy.unique` and `numpy.isin` load masked arrays, which cost half of what numpy itself does.
"""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["are_among", "sort_distinct"]

_Number = TypeVar("_Number", bound=np.integer[Any])


def sort_distinct(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """Each number once, in order."""
    ordered: NDArray[_Number] = np.sort(numbers)
    return ordered[np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])]


def are_among(
    numbers: NDArray[np.integer[Any]], held: NDArray[np.integer[Any]]
) -> NDArray[np.bool_]:
    """Whether each number is one of those held, which are in order."""
    if not len(held):
        return np.zeros(len(numbers), dtype=np.bool_)
    at = held.searchsorted(numbers)
    among: NDArray[np.bool_] = held[np.minimum(at, len(held) - 1)] == numbers
    return among
