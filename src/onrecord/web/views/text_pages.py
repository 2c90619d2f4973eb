"""Pages of texts: a document with the evidence beside it, and one passage in all its printings."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord import presentation, usecases
from onrecord.store import Archive
from onrecord.web.requests.forms import Reader
from onrecord.web.requests.questions import MOST_CHARS, Pages, read_offset, read_span
from onrecord.web.requests.rendering import Renderer

__all__ = ["add_texts"]

_KEPT = ("speaker", "find", "all")  # what a reader chose stays on every page of the text
_FIELDS = (*_KEPT, "at", "to", "page")


def add_texts(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the pages."""
    _add_document(app, archive, renderer)
    _add_passage(app, archive, renderer)


def _add_document(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/documents/{document_id}", response_class=HTMLResponse)
    def document(document_id: str, request: Request, reader: Reader) -> Response:
        """One document with its statements marked and the evidence beside it."""
        told = {name: request.query_params.get(name, "")[:MOST_CHARS] for name in _FIELDS}
        if re.fullmatch("o?[0-9]{1,9}", told["to"]):
            found = presentation.find_address(archive, document_id, told["to"]) or ""
            address = _write(document_id, {**told, "to": found, "page": ""})
            return RedirectResponse(f"{address}#{found}", HTTPStatus.SEE_OTHER)
        view = presentation.show_document(archive, document_id, _read(told))
        if view is None:
            raise HTTPException(404)
        kept = {name: told[name] for name in _KEPT}

        def go(**chosen: object) -> str:
            return _write(document_id, {**kept, **chosen})

        return renderer.show(
            "document",
            view=view,
            go=go,
            pages=_turn(view, go),
            reviewed=archive.reviews.borne(document_id),
            reader=reader,
            here="/documents",
        )


def _read(told: Mapping[str, str]) -> presentation.Reading:
    return presentation.Reading(
        read_span(told["at"]),
        told["to"],
        read_offset(told["page"]),
        told["speaker"],
        told["find"].strip(),
        every=told["all"] == "1",
    )


def _write(document: str, told: Mapping[str, object]) -> str:
    """The address of a page of a document, with what the reader chose."""
    asked = urlencode({name: value for name, value in told.items() if value})
    return f"/documents/{document}{'?' if asked else ''}{asked}"


def _turn(view: presentation.DocumentView, go: Callable[..., str]) -> Pages:
    """Where the pages of a long text before and behind this one are."""
    number, last = view.leaf.number, len(view.leaves)
    return Pages(
        go(page=number - 1) if number > 1 else None, go(page=number + 1) if number < last else None
    )


def _add_passage(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/passages/{document_id}/{stretch}", response_class=HTMLResponse)
    def passage(document_id: str, stretch: str, similar: str = "") -> HTMLResponse:
        """What was said, and every report's version of it."""
        span = read_span(stretch)
        view = presentation.show_passage(archive, document_id, span) if span else None
        if view is None:
            raise HTTPException(404)
        asked = similar == "1" and usecases.holds_encoder()
        return renderer.show(
            "passage",
            view=view,
            similar=_find_similar(archive, view) if asked else None,
            may_liken=usecases.holds_encoder(),
            here="/documents",
        )


def _find_similar(archive: Archive, view: presentation.PassageView) -> usecases.Likenesses | None:
    """What comes near to the passage by meaning; None: there is no encoder."""
    encoder = usecases.choose_encoder(asked=True)
    if encoder is None:
        return None
    occasion = view.occasion.id if view.occasion else None
    wanted = usecases.Wanted(
        view.document.id, view.span, view.words, view.person, occasion, view.day
    )
    return usecases.find_similar(archive, wanted, view.printed_by, encoder)
