"""Pages that list documents, people, occasions and outlets: narrowed, sorted, counted, cut."""

from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from onrecord import presentation
from onrecord.model import DocumentKind, SpeakerKind
from onrecord.store import Archive
from onrecord.web.list_questions import (
    DOCUMENT_FIELDS,
    OCCASION_FIELDS,
    OUTLET_FIELDS,
    PERSON_FIELDS,
    read_asked,
    read_documents,
    read_occasions,
    read_outlets,
    read_people,
)
from onrecord.web.rendering import Renderer

__all__ = ["add_lists"]

From = Annotated[str, Query(alias="from")]


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
        asked = read_asked(request, "/documents", DOCUMENT_FIELDS, from_)
        wanted, complaint = read_documents(asked)
        total = archive.count_documents(wanted)
        return renderer.show(
            "documents",
            shelf=tuple(archive.documents(wanted)),
            total=total,
            kinds=list(DocumentKind),
            chosen=asked.chosen,
            complaint=complaint,
            sorts=asked.sorts(wanted.order),
            pages=asked.pages(total),
            here="/documents",
        )


def _add_people(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/people", response_class=HTMLResponse)
    def people(request: Request, from_: From = "") -> HTMLResponse:
        """Who speaks, the most quoted first."""
        asked = read_asked(request, "/people", PERSON_FIELDS, from_)
        wanted = read_people(asked)
        total = archive.directory.count_people(wanted)
        return renderer.show(
            "people",
            people=archive.directory.people(wanted),
            total=total,
            kinds=list(SpeakerKind),
            chosen=asked.chosen,
            sorts=asked.sorts(wanted.order),
            pages=asked.pages(total),
            here="/people",
        )


def _add_occasions(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/occasions", response_class=HTMLResponse)
    def occasions(request: Request, from_: From = "") -> HTMLResponse:
        """On which occasions, the newest first; with `missing=1` whose transcript is wanted."""
        asked = read_asked(request, "/occasions", OCCASION_FIELDS, from_)
        wanted, complaint = read_occasions(asked)
        total = archive.directory.count_occasions(wanted)
        return renderer.show(
            "occasions",
            occasions=archive.directory.occasions(wanted),
            total=total,
            kinds=archive.directory.occasion_kinds(),
            missing=wanted.missing,
            chosen=asked.chosen,
            complaint=complaint,
            sorts=asked.sorts(wanted.order),
            pages=asked.pages(total),
            here="/occasions",
        )


def _add_outlets(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/outlets", response_class=HTMLResponse)
    def outlets(request: Request, from_: From = "") -> HTMLResponse:
        """Who printed it; rates with denominator and interval, and none of few quotations."""
        asked = read_asked(request, "/outlets", OUTLET_FIELDS, from_)
        wanted = read_outlets(asked)
        total = archive.directory.count_outlets(wanted)
        return renderer.show(
            "outlets",
            outlets=presentation.show_outlets(archive.directory.outlets(wanted)),
            total=total,
            fewest=presentation.FEWEST,
            chosen=asked.chosen,
            sorts=asked.sorts(wanted.order),
            pages=asked.pages(total),
            here="/outlets",
        )
