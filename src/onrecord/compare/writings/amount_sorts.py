"""Sorts of amounts, and one amount as it is written."""

from dataclasses import dataclass
from enum import Enum, auto

from onrecord.text import Span

__all__ = ["Amount", "Sort"]


class Sort(Enum):
    """What an amount counts."""

    CARDINAL = auto()
    RANGE = auto()
    ORDINAL = auto()
    CLOCK = auto()  # minutes behind twelve, of which half of the day is not told
    DAY_TIME = auto()  # minutes behind midnight
    DECADE = auto()  # the year in which it begins


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and the characters that write it, unit or currency included."""

    sort: Sort
    values: tuple[float, ...]  # two of a range
    unit: str  # a currency or a measure; "" where none is told
    span: Span

    @property
    def key(self) -> str:
        """Equal for all writings of one amount."""
        return f"{self.sort} {self.form} {self.unit}"

    @property
    def form(self) -> str:
        """The amount as a word; it begins with a digit."""
        return "-".join(f"{value:.12g}" for value in self.values)
