"""The page that shows what changed from one version of a page to another."""

from typing import Annotated

from fastapi import FastAPI, HTTPException, Query
from fastapi.responses import HTMLResponse

from onrecord import presentation
from onrecord.store import Archive
from onrecord.web.requests.rendering import Renderer

__all__ = ["add_changes"]

With = Annotated[str, Query(alias="with")]


def add_changes(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the page."""

    @app.get("/documents/{document_id}/changes", response_class=HTMLResponse)
    def changes(document_id: str, with_: With = "") -> HTMLResponse:
        """Paragraphs and findings that are not as they were."""
        view = presentation.show_changes(archive, document_id, with_)
        if view is None:
            raise HTTPException(404)
        return renderer.show("changes", view=view, here="/documents")
