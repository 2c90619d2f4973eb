"""A search by words and facets: its page, the same as JSON, CSV and Atom, and searches kept."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qsl

import msgspec
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord import presentation, usecases
from onrecord.errors import UsageError
from onrecord.presentation import schema
from onrecord.store import MOST_ROWS, Archive, PassageFilter, PassageOrder
from onrecord.web.requests.forms import Form
from onrecord.web.requests.questions import MOST_CHARS, read_offset, read_pairs
from onrecord.web.requests.rendering import GUARDS, Renderer

__all__ = ["add_search"]

_MOST_NAME = 100  # characters
_FEED_ROWS = 50


def add_search(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the page of a search and its other forms."""
    _add_page(app, archive, renderer)
    _add_forms(app, archive)
    _add_kept(app, archive)


def _add_page(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/search", response_class=HTMLResponse)
    def search(request: Request) -> HTMLResponse:
        """Passages that fit, and by what to narrow them; or documents that hold the words."""
        asked = request.query_params
        wanted, complaints = presentation.read_search(read_pairs(request))
        wanted = replace(wanted, offset=read_offset(asked.get("from", "")))
        if asked.get("look") == "documents":
            return _show_documents(archive, renderer, wanted)
        view = presentation.show_search(
            archive, wanted, complaints, unrolled=asked.get("more", "")[:MOST_CHARS]
        )
        forms = {
            kind: presentation.address_search(wanted, f"/search.{kind}")
            for kind in ("json", "csv", "xlsx", "atom")
        }
        return renderer.show(
            "search",
            view=view,
            forms=forms,
            question=presentation.address_search(wanted).partition("?")[2],
            documents=_documents(wanted),
            q=wanted.words,
            here="/search",
        )


def _documents(wanted: PassageFilter) -> str:
    address = presentation.address_search(PassageFilter(words=wanted.words))
    return f"{address}&look=documents" if wanted.words else ""


def _show_documents(archive: Archive, renderer: Renderer, wanted: PassageFilter) -> HTMLResponse:
    complaint = None
    try:
        hits = presentation.show_found(usecases.search(archive, wanted.words))
    except UsageError as error:
        hits, complaint = (), f"{error.what}: {error.mend}"
    passages = presentation.address_search(PassageFilter(words=wanted.words))
    return renderer.show(
        "search_documents", hits=hits, q=wanted.words, complaint=complaint, passages=passages
    )


def _read(request: Request) -> PassageFilter:
    """What an address asks for; a program is told where it cannot be read."""
    wanted, complaints = presentation.read_search(read_pairs(request))
    if complaints:
        raise HTTPException(HTTPStatus.BAD_REQUEST, " ".join(complaints))
    return wanted


def _add_forms(app: FastAPI, archive: Archive) -> None:
    @app.get("/search.json")
    def as_json(request: Request) -> Response:
        """A hundred passages with the counts by facet."""
        offset = read_offset(request.query_params.get("from", ""))
        wanted = replace(_read(request), limit=MOST_ROWS, offset=offset)
        found = schema.encode_search(archive.passages.find(wanted))
        return Response(msgspec.json.encode(found), media_type="application/json")

    @app.get("/search.atom")
    def feed(request: Request) -> Response:
        """The newest passages as an Atom feed."""
        wanted = replace(_read(request), order=PassageOrder.NEWEST, limit=_FEED_ROWS)
        rows = archive.passages.find(wanted, facets=0).rows
        title = presentation.tell_question(archive, wanted)
        root = f"{request.url.scheme}://{request.url.netloc}"
        here = root + presentation.address_search(wanted, "/search.atom")
        page = root + presentation.address_search(wanted)
        written = presentation.write_feed(title, here, page, rows)
        return Response(written, media_type="application/atom+xml", headers=dict(GUARDS))


def _add_kept(app: FastAPI, archive: Archive) -> None:
    @app.post("/search/kept")
    def keep(form: Form) -> RedirectResponse:
        """Keep a search under a name."""
        name = " ".join(form.get("name", "").split())[:_MOST_NAME]
        wanted, _ = presentation.read_search(parse_qsl(form.get("question", "")[:MOST_CHARS]))
        address = presentation.address_search(wanted)
        if not name:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "The search has no name")
        archive.passages.save_search(name, address.partition("?")[2])
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)

    @app.post("/search/let-go")
    def let_go(form: Form) -> RedirectResponse:
        """Let a search under a name go."""
        archive.passages.forget_search(form.get("name", "")[:MOST_CHARS])
        return RedirectResponse("/search", HTTPStatus.SEE_OTHER)
