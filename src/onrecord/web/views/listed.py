"""The lists of the record, each once: how it is asked for, found, counted and told.

Pages, files and the interface for programs read the same table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import msgspec
from fastapi import Request

from onrecord import usecases
from onrecord.presentation import schema
from onrecord.store import Archive
from onrecord.web.requests.questions import FIELDS, read_filter
from onrecord.web.views.figure_pages import FIGURE_FIELDS, read_figure_filter
from onrecord.web.views.list_questions import (
    Asked,
    read_asked,
    read_documents,
    read_occasions,
    read_outlets,
    read_people,
)

__all__ = ["LISTED", "Listed"]

Row = Any  # of a list; each has its own record
Wanted = Any  # the filter of a list; each has its own


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: what its rows are, and how they are come by."""

    line: type[msgspec.Struct]  # a row, as programs read it
    fields: tuple[str, ...]  # that an address may tell, besides the order
    read: Callable[[Asked], tuple[Wanted, str | None]]  # and a complaint
    take: Callable[[Archive, Wanted], Iterable[Row]]
    encode: Callable[[Row], msgspec.Struct]
    key: Callable[[Row], str] = lambda row: row.id
    count: Callable[[Archive, Wanted], int] | None = None  # None: that takes a look at them all

    def ask(self, request: Request, name: str, from_: str = "") -> Asked:
        """What an address asks of the list of this name."""
        return read_asked(request, f"/{name}", self.fields, from_)


LISTED: Final[Mapping[str, Listed]] = MappingProxyType(
    {
        "documents": Listed(
            schema.DocumentLine,
            ("words", "outlet", "kind", "text", "since", "until"),
            read_documents,
            lambda archive, wanted: archive.documents(wanted),
            schema.encode_document_line,
            count=lambda archive, wanted: archive.count_documents(wanted),
        ),
        "people": Listed(
            schema.PersonLine,
            ("name", "kind"),
            read_people,
            usecases.list_people,
            schema.encode_person_line,
            lambda row: row.person.id,
            lambda archive, wanted: archive.directory.count_people(wanted),
        ),
        "occasions": Listed(
            schema.OccasionLine,
            ("words", "kind", "missing", "since", "until"),
            read_occasions,
            lambda archive, wanted: archive.directory.occasions(wanted),
            schema.encode_occasion_line,
            count=lambda archive, wanted: archive.directory.count_occasions(wanted),
        ),
        "outlets": Listed(
            schema.OutletLine,
            ("name",),
            read_outlets,
            lambda archive, wanted: archive.directory.outlets(wanted),
            schema.encode_outlet_line,
            lambda row: row.key,
            lambda archive, wanted: archive.directory.count_outlets(wanted),
        ),
        "statements": Listed(
            schema.StatementLine,
            FIELDS,
            lambda asked: read_filter(asked.chosen, asked.offset),
            lambda archive, wanted: archive.statements(wanted),
            schema.encode_statement_line,
        ),
        "figures": Listed(
            schema.FigureLine,
            FIGURE_FIELDS,
            lambda asked: read_figure_filter(asked.chosen),
            lambda archive, wanted: archive.figures.listed(wanted),
            schema.encode_figure_line,
        ),
    }
)
