"""What an address asks of a list of documents, people, occasions or outlets: one reader of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request

from onrecord.model import DocumentKind, SpeakerKind
from onrecord.store import (
    DocumentFilter,
    DocumentOrder,
    OccasionFilter,
    OccasionOrder,
    OutletFilter,
    OutletOrder,
    PersonFilter,
    PersonOrder,
)
from onrecord.web.requests.questions import (
    MOST_CHARS,
    PAGE_ROWS,
    Pages,
    offer_files,
    read_day,
    read_offset,
    turn_pages,
)

__all__ = [
    "Asked",
    "Sort",
    "read_asked",
    "read_documents",
    "read_occasions",
    "read_outlets",
    "read_people",
]

_Word = TypeVar("_Word", bound=StrEnum)
_SORTS: Mapping[StrEnum, str] = {
    PersonOrder.STATEMENTS: "statements",
    PersonOrder.DIFFERING: "what differs",
    PersonOrder.NAME: "name",
    OccasionOrder.DAY: "day",
    OccasionOrder.REPORTS: "reports",
    OccasionOrder.WAITING: "quotations that wait",
    OutletOrder.DOCUMENTS: "documents",
    OutletOrder.CHECKED: "checked",
    OutletOrder.DIFFERING: "what differs",
    OutletOrder.RATE: "share that differs",
    OutletOrder.NAME: "name",
    DocumentOrder.DAY: "day",
    DocumentOrder.ADDED: "last added",
    DocumentOrder.STATEMENTS: "statements",
    DocumentOrder.DIFFERING: "what differs",
}


@dataclass(frozen=True, slots=True)
class Sort:
    """One order of a list, and where the list is in it."""

    value: str
    name: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a list."""

    path: str
    chosen: Mapping[str, str]
    offset: int

    def word(self, field: str, words: type[_Word]) -> _Word | None:
        """The word of a set that a field names; None: it names none."""
        return next((each for each in words if each.value == self.chosen[field]), None)

    def sorts(self, order: StrEnum) -> tuple[Sort, ...]:
        """Every order of the list; the first is the one that needs no word in the address."""
        orders = list(type(order))
        told = {name: words for name, words in self.chosen.items() if words and name != "sort"}
        made = []
        for each in orders:
            asked = told if each is orders[0] else {**told, "sort": each.value}
            address = f"{self.path}?{urlencode(asked)}" if asked else self.path
            made.append(Sort(each.value, _SORTS[each], address, each is order))
        return tuple(made)

    def pages(self, total: int) -> Pages:
        """The neighbouring pages."""
        more = total > self.offset + PAGE_ROWS
        pages = turn_pages(self.path, self.chosen, self.offset, more=more)
        return offer_files(pages, self.path, self.chosen)


def read_asked(request: Request, path: str, fields: tuple[str, ...], from_: str) -> Asked:
    """Read an address; what it does not tell is empty."""
    given = request.query_params
    chosen = {name: given.get(name, "")[:MOST_CHARS].strip() for name in (*fields, "sort")}
    return Asked(path, chosen, read_offset(from_))


def read_documents(asked: Asked) -> tuple[DocumentFilter, str | None]:
    """Which documents are asked for, and a complaint about what cannot be read."""
    chosen = asked.chosen
    since, first = read_day(chosen["since"])
    until, second = read_day(chosen["until"])
    wanted = DocumentFilter(
        kind=asked.word("kind", DocumentKind),
        primary={"primary": True, "report": False}.get(chosen["text"]),
        outlet=chosen["outlet"] or None,
        words=chosen["words"] or None,
        since=since,
        until=until,
        order=asked.word("sort", DocumentOrder) or DocumentOrder.DAY,
        limit=PAGE_ROWS,
        offset=asked.offset,
    )
    return wanted, first or second


def read_people(asked: Asked) -> tuple[PersonFilter, str | None]:
    """Which people are asked for; there is nothing that cannot be read."""
    order = asked.word("sort", PersonOrder) or PersonOrder.STATEMENTS
    kind, name = asked.word("kind", SpeakerKind), asked.chosen["name"] or None
    return PersonFilter(name, kind, order, PAGE_ROWS, asked.offset), None


def read_occasions(asked: Asked) -> tuple[OccasionFilter, str | None]:
    """Which occasions are asked for, and a complaint about what cannot be read."""
    chosen, missing = asked.chosen, asked.chosen["missing"] in ("1", "true")
    order = asked.word("sort", OccasionOrder)
    since, first = read_day(chosen["since"])
    until, second = read_day(chosen["until"])
    wanted = OccasionFilter(
        words=chosen["words"] or None,
        kind=chosen["kind"] or None,
        missing=missing,
        since=since,
        until=until,
        order=order or (OccasionOrder.WAITING if missing else OccasionOrder.DAY),
        limit=PAGE_ROWS,
        offset=asked.offset,
    )
    return wanted, first or second


def read_outlets(asked: Asked) -> tuple[OutletFilter, str | None]:
    """Which outlets are asked for; there is nothing that cannot be read."""
    order = asked.word("sort", OutletOrder) or OutletOrder.DOCUMENTS
    name = asked.chosen["name"] or None
    return OutletFilter(name, order=order, limit=PAGE_ROWS, offset=asked.offset), None
