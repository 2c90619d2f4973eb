"""What was worked out for the latest questions, so that turning a page or narrowing is quick."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

__all__ = ["Lately"]

_Key = TypeVar("_Key", bound=Hashable)
_Held = TypeVar("_Held")
_MOST: Final = 32  # questions


class Lately(Generic[_Key, _Held]):
    """Answers by question, the latest; threads may share it."""

    def __init__(self, room: int, weigh: Callable[[_Held], int]) -> None:
        """Hold nothing yet.

        Args:
            room: what all answers together may weigh.
            weigh: what one weighs.
        """
        self._room, self._weigh = room, weigh
        self._held: OrderedDict[_Key, _Held] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: _Key, make: Callable[[], _Held]) -> _Held:
        """The answer to a question; made where it is not held.

        Raises:
            whatever `make` raises.
        """
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            self._held[key] = made
            while (
                len(self._held) > _MOST or sum(map(self._weigh, self._held.values())) > self._room
            ):
                self._held.popitem(last=False)
        return made
