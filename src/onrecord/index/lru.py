"""What was read lately, held in memory up to a bound; threads may share it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar, overload

__all__ = ["LazySequence", "LruCache"]

_Key = TypeVar("_Key", bound=Hashable)
_Held = TypeVar("_Held")


def _count(_: object) -> int:
    """Each thing is one."""
    return 1


class LruCache(Generic[_Key, _Held]):
    """Things by key: the latest are held, the others read when they are asked for."""

    def __init__(
        self,
        fetch: Callable[[Sequence[_Key]], Mapping[_Key, _Held]],
        most: int,
        weigh: Callable[[_Held], int] = _count,
    ) -> None:
        """Hold nothing yet.

        Args:
            fetch: reads things by their keys.
            most: what all that is held may weigh; the latest is held whatever it weighs.
            weigh: what a thing weighs, always the same; by itself, how many things there are.
        """
        self._fetch, self._most, self._weigh = fetch, most, weigh
        self._held: OrderedDict[_Key, _Held] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def peek(self, key: _Key) -> _Held | None:
        """What is held under a key; None: nothing. It does not count as asked for."""
        return self._held.get(key)

    def gather(self, keys: Iterable[_Key]) -> dict[_Key, _Held]:
        """Several at once; those that are lacking are fetched together.

        Raises:
            whatever `fetch` raises.
        """
        asked = dict.fromkeys(keys)
        with self._lock:
            found = {key: self._held[key] for key in asked if key in self._held}
            for key in found:
                self._held.move_to_end(key)
        lacking = [key for key in asked if key not in found]
        if lacking:
            fetched = self._fetch(lacking)
            found.update(fetched)
            with self._lock:
                self._take(fetched)
        return found

    def _take(self, fetched: Mapping[_Key, _Held]) -> None:
        """Hold what was fetched, and let go of the oldest beyond the bound."""
        for key, thing in fetched.items():
            if key not in self._held:  # another thread may have been quicker
                self._held[key] = thing
                self._weight += self._weigh(thing)
        while self._weight > self._most and len(self._held) > 1:
            _, thing = self._held.popitem(last=False)
            self._weight -= self._weigh(thing)


class LazySequence(Sequence[_Held]):
    """A sequence whose members are read when they are asked for; the latest are held."""

    def __init__(
        self,
        count: int,
        fetch: Callable[[Sequence[int]], Mapping[int, _Held]],
        most: int,
        weigh: Callable[[_Held], int] = _count,
    ) -> None:
        """Hold nothing yet: `count` is how many there are, all else as `LruCache` takes it."""
        self._count, self._cache = count, LruCache(fetch, most, weigh)

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> _Held: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Held]: ...
    def __getitem__(self, place: int | slice) -> _Held | Sequence[_Held]:
        """The member at a place, or those of a slice."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._count))]
        if not 0 <= place < self._count:
            raise IndexError(place)
        held = self._cache.peek(place)  # words are read one by one, tables a few at a time
        return self._cache.gather((place,))[place] if held is None else held

    def prepare(self, places: Iterable[int]) -> None:
        """Read several at once, so that they are at hand."""
        self._cache.gather(places)
