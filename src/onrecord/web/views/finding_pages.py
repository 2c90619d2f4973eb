"""Pages of one finding: on the screen, on one page of paper, and as a card for pages elsewhere."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import unquote, urlsplit

import msgspec
from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord import presentation, usecases
from onrecord.store import Archive
from onrecord.web.requests.forms import Reader
from onrecord.web.requests.questions import whole_address
from onrecord.web.requests.rendering import Renderer
from onrecord.web.views.deciding_views import DECISIONS

__all__ = ["add_findings"]

_FINDINGS: Final = "/findings/"
_PROVIDER: Final = "Onrecord"
FormatAsked = Annotated[str, Query(alias="format", max_length=20)]
Url = Annotated[str, Query(max_length=2000)]


def add_findings(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the pages of one finding."""
    _add_finding(app, archive, renderer)
    _add_sheet(app, archive, renderer)
    _add_card(app, archive)


def _show(archive: Archive, statement_id: str) -> presentation.Face:
    """A finding with all that is shown of it, or the page that says that it is not here."""
    face = presentation.show_finding(archive, statement_id)
    if face is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return face


def _add_finding(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/findings/{statement_id}", response_class=HTMLResponse)
    def finding(statement_id: str, reader: Reader, request: Request) -> HTMLResponse:
        """One finding: printed and said words side by side."""
        face = _show(archive, statement_id)
        decided = usecases.read_decided(archive, statement_id)
        today, address = datetime.now(UTC).date(), whole_address(request)
        return renderer.show(
            "finding",
            face=face,
            notes=presentation.show_notes(archive, face.finding),
            printed=presentation.count_printings(archive, face.finding),
            decided=decided,
            offered=presentation.offer_occasions(archive, face),
            citations=presentation.cite_finding(face, decided.signed, address, today),
            local_address=presentation.is_local(address),
            decisions=DECISIONS,
            reader=reader,
            here="/statements",
        )


def _add_sheet(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/findings/{statement_id}/print", response_class=HTMLResponse)
    def sheet(statement_id: str, request: Request) -> HTMLResponse:
        """One finding on one page of paper."""
        face = _show(archive, statement_id)
        signed = usecases.read_decided(archive, statement_id).signed
        return renderer.show(
            "sheet",
            sheet=presentation.show_sheet(archive, face, signed),
            address=whole_address(request).removesuffix("/print"),
            now=datetime.now(UTC),
            here="/statements",
        )


def _add_card(app: FastAPI, archive: Archive) -> None:
    @app.get("/oembed")
    def card(request: Request, url: Url = "", format_: FormatAsked = "json") -> Response:
        """A finding as a page elsewhere shows it (oEmbed)."""
        if format_ != "json":
            raise HTTPException(HTTPStatus.NOT_IMPLEMENTED, "Cards are given as JSON alone")
        root = f"{request.url.scheme}://{request.url.netloc}"
        asked = _read_path(url, request.url.netloc)
        if asked is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        face, row = _show(archive, asked), archive.statement(asked)
        looked = (row.reviewed, row.reviewed_by) if row else (None, None)
        review, address = presentation.put_review(*looked), f"{root}{_FINDINGS}{asked}"
        told = presentation.make_card(face, review, address, _PROVIDER, f"{root}/")
        return Response(msgspec.json.encode(told), media_type="application/json")


def _read_path(url: str, host: str) -> str | None:
    """The id of the finding that an address of this server shows; None: it shows none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    mine = parts.scheme in {"http", "https"} and parts.netloc == host
    path = unquote(parts.path)
    return path.removeprefix(_FINDINGS) if mine and path.startswith(_FINDINGS) else None
