"""A page for each person and each outlet."""

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse

from onrecord import presentation, usecases
from onrecord.store import Archive
from onrecord.web.requests.forms import Reader
from onrecord.web.requests.rendering import Renderer

__all__ = ["add_profiles"]

_UNKNOWN = "-"  # the outlet of documents that name none


def add_profiles(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the pages."""
    vocabulary = usecases.Vocabulary(archive)

    @app.get("/people/{person_id}", response_class=HTMLResponse)
    def person(person_id: str, reader: Reader) -> HTMLResponse:
        """One person: names, roles, statements over time and by occasion, words that stand out."""
        view = presentation.show_person(archive, vocabulary, person_id)
        if view is None:
            raise HTTPException(404)
        return renderer.show("person", view=view, reader=reader, here="/people")

    @app.get("/outlets/{key:path}", response_class=HTMLResponse)
    def outlet(key: str) -> HTMLResponse:
        """One outlet: what it printed, and what it shares with others."""
        view = presentation.show_outlet(archive, "" if key == _UNKNOWN else key)
        if view is None:
            raise HTTPException(404)
        return renderer.show("outlet", view=view, here="/outlets")
