"""Gates: measured numbers beside their floors, and the table that the documentation shows."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measured", "find_breaches", "read_floors", "write_table"]

_FLOORS = Path(__file__).parent / "floors.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """One number, and what it was measured on."""

    key: str  # of its floor
    what: str  # for a reader
    value: float
    unit: str  # "%", "ms", "s", "MiB", "words/s", "×", "" for a share


def read_floors() -> Mapping[str, tuple[str, float]]:
    """The floors: for each key "at least" or "at most", and the bound.

    A bound on time holds with room for a slow machine; a bound on quality holds to the digit.
    """
    return {key: (side, bound) for key, (side, bound) in json.loads(_FLOORS.read_text()).items()}


def find_breaches(
    measured: Iterable[Measured], floors: Mapping[str, tuple[str, float]]
) -> list[str]:
    """A line for each number on the wrong side of its floor."""
    breaches = []
    for each in measured:
        side, bound = floors.get(each.key, ("at least", float("-inf")))
        bad = each.value < bound if side == "at least" else each.value > bound
        if bad:
            breaches.append(f"{each.key}: {each.value:.4g} {each.unit}, must be {side} {bound:g}")
    return breaches


def write_table(measured: Iterable[Measured], floors: Mapping[str, tuple[str, float]]) -> str:
    """A Markdown table of numbers and floors."""
    lines = ["| what | measured | gate |", "| --- | ---: | ---: |"]
    for each in measured:
        side, bound = floors.get(each.key, ("", 0.0))
        gate = f"{side} {bound:g}" if side else ""
        lines.append(f"| {each.what} | {_round(each.value)} {each.unit} | {gate} |")
    return "\n".join(lines) + "\n"


def _round(value: float) -> str:
    """Enough digits to compare, no more."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
