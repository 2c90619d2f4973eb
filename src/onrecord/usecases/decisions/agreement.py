"""How far readers agree beyond chance: Krippendorff's alpha for names of kinds (nominal)."""

from collections import Counter
from collections.abc import Iterable, Sequence

__all__ = ["measure_alpha"]


def measure_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha over units that were each read by some of the readers.

    Args:
        units: of each thing read the values that its readers gave, one a reader.

    Returns:
        1 if all agree, 0 if they agree as chance would have it, below 0 if less; None where no
        two readers read the same, or where all values are one, so that nothing can be told.

    Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; observed are the pairs
    of differing values within units, each unit by its number of values less one; expected are
    those among all pairable values.
    """
    paired = [Counter(values) for values in units if len(values) > 1]
    totals: Counter[str] = Counter()
    differing = 0.0
    for counts in paired:
        many = sum(counts.values())
        totals += counts
        differing += (many * many - sum(n * n for n in counts.values())) / (many - 1)
    every = sum(totals.values())
    expected = every * every - sum(n * n for n in totals.values())
    if not expected:
        return None
    return 1 - (every - 1) * differing / expected
