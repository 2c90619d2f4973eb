"""Pages that list documents, people, occasions and outlets: narrowed, sorted, counted, cut."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from onrecord import presentation
from onrecord.model import DocumentKind, SpeakerKind
from onrecord.store import Archive, DocumentFilter, OccasionFilter, OutletFilter, PersonFilter
from onrecord.web.requests.rendering import Renderer
from onrecord.web.views.listed import LISTED

__all__ = ["add_lists"]

From = Annotated[str, Query(alias="from")]
_Shown = Mapping[str, Any]  # what a template takes


def add_lists(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the pages of lists."""
    for name in _PAGES:
        _add_list(app, archive, renderer, name)


def _add_list(app: FastAPI, archive: Archive, renderer: Renderer, name: str) -> None:
    @app.get(f"/{name}", response_class=HTMLResponse)
    def answer(request: Request, from_: From = "") -> HTMLResponse:
        """The rows that fit, as the address sorts them."""
        return _show(archive, renderer, request, name, from_)


def _show(
    archive: Archive, renderer: Renderer, request: Request, name: str, from_: str
) -> HTMLResponse:
    listed = LISTED[name]
    asked = listed.ask(request, name, from_)
    wanted, complaint = listed.read(asked)
    total = listed.count(archive, wanted) if listed.count else 0
    return renderer.show(
        name,
        total=total,
        chosen=asked.chosen,
        complaint=complaint,
        sorts=asked.sorts(wanted.order),
        pages=asked.pages(total),
        here=f"/{name}",
        **_PAGES[name](archive, wanted),
    )


def _show_documents(archive: Archive, wanted: DocumentFilter) -> _Shown:
    return {"shelf": tuple(archive.documents(wanted)), "kinds": list(DocumentKind)}


def _show_people(archive: Archive, wanted: PersonFilter) -> _Shown:
    return {"people": archive.directory.people(wanted), "kinds": list(SpeakerKind)}


def _show_occasions(archive: Archive, wanted: OccasionFilter) -> _Shown:
    found, kinds = archive.directory.occasions(wanted), archive.directory.occasion_kinds()
    return {"occasions": found, "kinds": kinds, "missing": wanted.missing}


def _show_outlets(archive: Archive, wanted: OutletFilter) -> _Shown:
    found = presentation.show_outlets(archive.directory.outlets(wanted))
    return {"outlets": found, "fewest": presentation.FEWEST}


_PAGES: Final[Mapping[str, Callable[[Archive, Any], _Shown]]] = MappingProxyType(
    {
        "documents": _show_documents,
        "people": _show_people,
        "occasions": _show_occasions,
        "outlets": _show_outlets,
    }
)
