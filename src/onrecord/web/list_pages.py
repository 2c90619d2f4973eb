"""Pages that list documents, people, occasions and outlets: narrowed, sorted, counted, cut."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from onrecord import presentation
from onrecord.model import DocumentKind, SpeakerKind
from onrecord.store import (
    Archive,
    DocumentFilter,
    DocumentOrder,
    OccasionFilter,
    OccasionOrder,
    OutletFilter,
    OutletOrder,
    PersonFilter,
    PersonOrder,
)
from onrecord.web.questions import MOST_CHARS, PAGE_ROWS, Pages, read_day, read_offset, turn_pages
from onrecord.web.rendering import Renderer

__all__ = ["add_lists"]

From = Annotated[str, Query(alias="from")]
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
        return turn_pages(self.path, self.chosen, self.offset, more=more)


def read_asked(request: Request, path: str, fields: tuple[str, ...], from_: str) -> Asked:
    """Read an address; what it does not tell is empty."""
    given = request.query_params
    chosen = {name: given.get(name, "")[:MOST_CHARS].strip() for name in (*fields, "sort")}
    return Asked(path, chosen, read_offset(from_))


def add_lists(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the pages of lists."""
    _add_documents(app, archive, renderer)
    _add_people(app, archive, renderer)
    _add_occasions(app, archive, renderer)
    _add_outlets(app, archive, renderer)


def _add_documents(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/documents", response_class=HTMLResponse)
    def documents(request: Request, from_: From = "") -> HTMLResponse:
        """Documents, the newest first."""
        fields = ("words", "outlet", "kind", "text", "since", "until")
        asked = read_asked(request, "/documents", fields, from_)
        chosen, order = asked.chosen, asked.word("sort", DocumentOrder) or DocumentOrder.DAY
        since, first = read_day(chosen["since"])
        until, second = read_day(chosen["until"])
        wanted = DocumentFilter(
            kind=asked.word("kind", DocumentKind),
            primary={"primary": True, "report": False}.get(chosen["text"]),
            outlet=chosen["outlet"] or None,
            words=chosen["words"] or None,
            since=since,
            until=until,
            order=order,
            limit=PAGE_ROWS,
            offset=asked.offset,
        )
        total = archive.count_documents(wanted)
        return renderer.show(
            "documents",
            shelf=tuple(archive.documents(wanted)),
            total=total,
            kinds=list(DocumentKind),
            chosen=chosen,
            complaint=first or second,
            sorts=asked.sorts(order),
            pages=asked.pages(total),
            here="/documents",
        )


def _add_people(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/people", response_class=HTMLResponse)
    def people(request: Request, from_: From = "") -> HTMLResponse:
        """Who speaks, the most quoted first."""
        asked = read_asked(request, "/people", ("name", "kind"), from_)
        order = asked.word("sort", PersonOrder) or PersonOrder.STATEMENTS
        kind, name = asked.word("kind", SpeakerKind), asked.chosen["name"] or None
        wanted = PersonFilter(name, kind, order, PAGE_ROWS, asked.offset)
        total = archive.directory.count_people(wanted)
        return renderer.show(
            "people",
            people=archive.directory.people(wanted),
            total=total,
            kinds=list(SpeakerKind),
            chosen=asked.chosen,
            sorts=asked.sorts(order),
            pages=asked.pages(total),
            here="/people",
        )


def _add_occasions(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/occasions", response_class=HTMLResponse)
    def occasions(request: Request, from_: From = "") -> HTMLResponse:
        """On which occasions, the newest first; with `missing=1` whose transcript is wanted."""
        fields = ("words", "kind", "missing", "since", "until")
        asked = read_asked(request, "/occasions", fields, from_)
        chosen, missing = asked.chosen, asked.chosen["missing"] in ("1", "true")
        order = asked.word("sort", OccasionOrder)
        order = order or (OccasionOrder.WAITING if missing else OccasionOrder.DAY)
        since, first = read_day(chosen["since"])
        until, second = read_day(chosen["until"])
        wanted = OccasionFilter(
            words=chosen["words"] or None,
            kind=chosen["kind"] or None,
            missing=missing,
            since=since,
            until=until,
            order=order,
            limit=PAGE_ROWS,
            offset=asked.offset,
        )
        total = archive.directory.count_occasions(wanted)
        return renderer.show(
            "occasions",
            occasions=archive.directory.occasions(wanted),
            total=total,
            kinds=archive.directory.occasion_kinds(),
            missing=missing,
            chosen=chosen,
            complaint=first or second,
            sorts=asked.sorts(order),
            pages=asked.pages(total),
            here="/occasions",
        )


def _add_outlets(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/outlets", response_class=HTMLResponse)
    def outlets(request: Request, from_: From = "") -> HTMLResponse:
        """Who printed it; rates with denominator and interval, and none of few quotations."""
        asked = read_asked(request, "/outlets", ("name",), from_)
        order = asked.word("sort", OutletOrder) or OutletOrder.DOCUMENTS
        name = asked.chosen["name"] or None
        wanted = OutletFilter(name, order=order, limit=PAGE_ROWS, offset=asked.offset)
        total = archive.directory.count_outlets(wanted)
        return renderer.show(
            "outlets",
            outlets=presentation.show_outlets(archive.directory.outlets(wanted)),
            total=total,
            fewest=presentation.FEWEST,
            chosen=asked.chosen,
            sorts=asked.sorts(order),
            pages=asked.pages(total),
            here="/outlets",
        )
