"""What other statements hold of an article, so that nothing is added twice."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import accumulate

from onrecord.text import Span

__all__ = ["Taken"]


class Taken:
    """Stretches that may overlap each other; whether another shares a character with one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._reach = [0, *accumulate((span.end for span in self._spans), max)]
        self._added: list[Span] = []  # apart, in order

    def touches(self, span: Span) -> bool:
        """Whether one of them shares a character with a stretch. Logarithmic time."""
        before = bisect_left(self._spans, (span.end, 0))
        if self._reach[before] > span.start:
            return True
        place = bisect_left(self._added, (span.end, 0))
        return place > 0 and self._added[place - 1].end > span.start

    def add(self, span: Span) -> None:
        """One more, which touches none of them."""
        insort(self._added, span)
