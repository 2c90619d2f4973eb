"""How often one visitor may ask for what costs much."""

import re
import threading
import time
from typing import Final

__all__ = ["Pace", "is_costly"]

_COSTLY: Final = re.compile(
    r"/(check|search[^/]*|add|statements\.\w+|figures\.\w+|api/v1/(checks?|search.*))"
)
_AT_ONCE: Final = 120  # a page of a search, turned quickly, is one each
_EACH_S: Final = 2.0  # so many more a second
_MOST_KNOWN: Final = 10_000  # visitors; those who asked least of late are forgotten


def is_costly(path: str) -> bool:
    """Whether an address may take much of the machine."""
    return _COSTLY.fullmatch(path) is not None


class Pace:
    """A bucket for each visitor: each question takes one out, time puts them back."""

    def __init__(self, at_once: float = _AT_ONCE, each_s: float = _EACH_S) -> None:
        self._at_once, self._each_s = at_once, each_s
        self._held: dict[str, tuple[float, float]] = {}  # visitor → how many left, when
        self._lock = threading.Lock()

    def wait(self, visitor: str) -> float:
        """Take one; how many seconds to wait before the next is given, 0 where it was."""
        now = time.monotonic()
        with self._lock:
            left, at = self._held.pop(visitor, (self._at_once, now))
            left = min(self._at_once, left + (now - at) * self._each_s)
            granted = left >= 1
            self._held[visitor] = (left - granted, now)  # the last to ask stands last
            if len(self._held) > _MOST_KNOWN:
                del self._held[next(iter(self._held))]
        return 0.0 if granted else (1 - left) / self._each_s
