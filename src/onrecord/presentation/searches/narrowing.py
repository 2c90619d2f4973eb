"""A search as an address, and an address as a search: the same names on every interface."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlencode

from onrecord.model import AlterationType, AttributionType, Genre, Meaning, Verdict
from onrecord.store import FacetName, PassageFilter, PassageOrder

__all__ = [
    "SEARCH",
    "address_search",
    "let_go",
    "read_period",
    "read_search",
    "take_up",
    "tell_search",
]

SEARCH: Final = "/search"
Pairs = Iterable[tuple[str, str]]

_MOST_VALUES: Final = 20  # of one name in an address
_MOST_CHARS: Final = 4000  # of one value
_NAMED: Final = {  # name in an address → field, whose values are names
    "speaker": "speakers",
    "outlet": "outlets",
    "occasion": "occasions",
    "document": "documents",
}
_LISTED: Final[dict[str, tuple[str, type[StrEnum]]]] = {  # → field, whose values are of a list
    "verdict": ("verdicts", Verdict),
    "meaning": ("meanings", Meaning),
    "alteration": ("alterations", AlterationType),
    "type": ("types", AttributionType),
    "kind": ("kinds", Genre),
}
_EITHER: Final = {  # → field that is true, false or left open, and what is written for either
    "place": ("reported", "report", "transcript"),
    "figures": ("figures", "yes", "no"),
    "reviewed": ("reviewed", "yes", "no"),
}
_DAYS: Final = ("since", "until")
_PERIOD: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def read_search(pairs: Pairs) -> tuple[PassageFilter, tuple[str, ...]]:
    """What an address asks for, and a complaint about each thing that cannot be read."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            given.setdefault(name, []).append(value.strip()[:_MOST_CHARS])
    wanted = PassageFilter(words=given.get("q", [""])[0], folded=given.get("all") == ["1"])
    complaints: list[str] = []
    for name, values in given.items():
        try:
            wanted = _read_one(wanted, name, values[:_MOST_VALUES])
        except ValueError:
            complaints.append(_complain(name, values))
    return wanted, tuple(complaints)


def _read_one(wanted: PassageFilter, name: str, values: Sequence[str]) -> PassageFilter:
    """A filter with what one name asks for; ValueError: that cannot be read."""
    if name in _NAMED:
        return _put(wanted, _NAMED[name], tuple(dict.fromkeys(values)))
    if name in _LISTED:
        field, kind = _LISTED[name]
        return _put(wanted, field, tuple(dict.fromkeys(map(kind, values))))
    if name in _EITHER:
        field, yes, no = _EITHER[name]
        return _put(wanted, field, (yes, no).index(values[0]) == 0)
    if name in _DAYS:
        return _put(wanted, name, date.fromisoformat(values[0]))
    if name == "sort":
        return replace(wanted, order=PassageOrder(values[0]))
    return wanted


def _put(wanted: PassageFilter, field: str, value: object) -> PassageFilter:
    told: dict[str, Any] = {field: value}
    return replace(wanted, **told)


def _complain(name: str, values: Sequence[str]) -> str:
    if name in _DAYS:
        return f"“{values[0][:40]}” is not a day; write it as 2031-03-03."
    known = [value.value for value in _LISTED[name][1]] if name in _LISTED else []
    wrong = next((value for value in values if value not in known), values[0])
    return f"“{wrong[:40]}” is no {name} that this archive knows."


def tell_search(wanted: PassageFilter) -> list[tuple[str, str]]:
    """A filter as the pairs of an address; what `read_search` reads as the same filter."""
    pairs = [("q", wanted.words)] if wanted.words else []
    for name, field in _NAMED.items():
        pairs += [(name, value) for value in getattr(wanted, field)]
    for name, (field, _) in _LISTED.items():
        pairs += [(name, value.value) for value in getattr(wanted, field)]
    for name, (field, yes, no) in _EITHER.items():
        asked = getattr(wanted, field)
        pairs += [] if asked is None else [(name, yes if asked else no)]
    for name in _DAYS:
        day = getattr(wanted, name)
        pairs += [(name, day.isoformat())] if day else []
    pairs += [("all", "1")] if wanted.folded else []
    pairs += [("sort", wanted.order.value)] if wanted.order is not PassageOrder.BEST else []
    return pairs


def address_search(wanted: PassageFilter, path: str = SEARCH) -> str:
    """The address of a search: of its first page, or of another form of it."""
    asked = urlencode(tell_search(wanted))
    return f"{path}?{asked}" if asked else path


def read_period(value: str) -> tuple[date, date]:
    """The first and last day of "2031", "2031-03" or "2031-03-04"."""
    found = _PERIOD.fullmatch(value)
    if found is None:
        raise ValueError(value)
    year, month, day = (int(part) if part else None for part in found.groups())
    year = year or 1
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or 1), date(year, month, day or last)


def take_up(wanted: PassageFilter, facet: FacetName, value: str) -> PassageFilter:
    """The filter narrowed to a value of a facet, beside those that it asks for already."""
    if facet is FacetName.PERIOD:
        since, until = read_period(value)
        return replace(wanted, since=since, until=until)
    if facet.value in _EITHER:
        return _read_one(wanted, facet.value, [value])
    field = _NAMED.get(facet.value) or _LISTED[facet.value][0]
    return _read_one(wanted, facet.value, [*getattr(wanted, field), value])


def let_go(wanted: PassageFilter, name: str, value: str) -> PassageFilter:
    """The filter without one pair of its address; of part of a name, without all of that name."""
    pairs = tell_search(wanted)
    part = (name, value) not in pairs
    return read_search(each for each in pairs if each[0] != name or not (part or each[1] == value))[
        0
    ]
