"""Shares of checked statements: always with their denominator, and with the interval they allow."""

from dataclasses import dataclass
from math import sqrt

from onrecord.model import Verdict
from onrecord.store import OutletEntry, OutletFilter, Tally

__all__ = ["FEWEST", "OutletShown", "Share", "find_interval", "show_outlets", "tell_share"]

FEWEST = OutletFilter().fewest
_Z = 1.959964  # of the normal distribution: 95 % lie between -z and z


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and between which shares the true one lies (95 %)."""

    part: int
    whole: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class OutletShown:
    """An outlet in a list."""

    entry: OutletEntry
    differing: Share | None  # of checked statements; None: too few to tell a share
    covered: Share | None  # held against a transcript, of all statements; None: there are none


def find_interval(part: int, whole: int) -> tuple[float, float]:
    """Between which shares the true one lies in 95 of 100 cases; 0 and 1 of nothing.

    Source: the score interval, Wilson 1927, J. Am. Stat. Assoc. 22, 209-212.
    """
    if whole <= 0:
        return 0.0, 1.0
    share, z2 = part / whole, _Z * _Z
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z / (1 + z2 / whole) * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


def tell_share(share: Share) -> str:
    """A share in words: "12 of 41, 17 to 44 %"."""
    low, high = round(100 * share.low), round(100 * share.high)
    span = f"{low} %" if low == high else f"{low} to {high} %"
    return f"{share.part:,} of {share.whole:,}, {span}"


def show_outlets(entries: tuple[OutletEntry, ...]) -> tuple[OutletShown, ...]:
    """Outlets as a list shows them."""
    return tuple(OutletShown(e, _tell_differing(e.tally), _tell_covered(e.tally)) for e in entries)


def _tell_differing(tally: Tally) -> Share | None:
    if tally.checked < FEWEST:
        return None
    return Share(tally.differing, tally.checked, *find_interval(tally.differing, tally.checked))


def _tell_covered(tally: Tally) -> Share | None:
    if not tally.statements:
        return None
    held = tally.checked + dict(tally.verdicts).get(Verdict.PARAPHRASE, 0)
    return Share(held, tally.statements, *find_interval(held, tally.statements))
