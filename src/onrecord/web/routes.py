"""Which address shows what: plain views, each a use case and a page."""

from itertools import islice
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from onrecord import presentation, usecases
from onrecord.model import AttributionType, StatementKind
from onrecord.store import Archive, StatementFilter
from onrecord.web.requests.questions import (
    FIELDS,
    MOST_CHARS,
    PAGE_ROWS,
    offer_files,
    read_filter,
    read_offset,
    read_question,
    turn_pages,
    write_bookmarklet,
)
from onrecord.web.requests.rendering import Renderer
from onrecord.web.views.deciding_views import add_decisions
from onrecord.web.views.exporting import add_exports
from onrecord.web.views.figure_pages import add_figures
from onrecord.web.views.finding_pages import add_findings
from onrecord.web.views.list_pages import add_lists
from onrecord.web.views.profile_pages import add_profiles
from onrecord.web.views.search_pages import add_search
from onrecord.web.views.text_pages import add_texts

__all__ = ["add_routes"]

_PRINTED_IN = 10  # reports listed below an answer
_FIRST_WORDS = 32  # of a quotation, by which they are found

From = Annotated[str, Query(alias="from")]
Day = Annotated[str, Query(alias="date")]


def add_routes(app: FastAPI, archive: Archive, renderer: Renderer, choose: usecases.Choose) -> None:
    """Add every page to the application."""
    _add_lists(app, archive, renderer)
    _add_statements(app, archive, renderer)
    add_findings(app, archive, renderer)
    _add_occasion(app, archive, renderer)
    add_texts(app, archive, renderer)
    _add_check(app, archive, renderer, choose)
    add_search(app, archive, renderer)
    add_lists(app, archive, renderer)
    add_profiles(app, archive, renderer)
    add_figures(app, archive, renderer)
    add_exports(app, archive)
    add_decisions(app, archive, renderer, choose)


def _add_lists(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/", response_class=HTMLResponse)
    def start() -> HTMLResponse:
        """What the archive holds."""
        return renderer.show("start", start=presentation.show_start(archive), here="/")


def _add_statements(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/statements", response_class=HTMLResponse)
    def statements(request: Request, from_: From = "") -> HTMLResponse:
        """Statements, narrowed by what the form says."""
        chosen = {name: request.query_params.get(name, "")[:MOST_CHARS] for name in FIELDS}
        offset = read_offset(from_)
        wanted, complaint = read_filter(chosen, offset)
        rows = list(archive.statements(wanted))
        pages = turn_pages("/statements", chosen, offset, more=len(rows) > PAGE_ROWS)
        return renderer.show(
            "statements",
            rows=rows[:PAGE_ROWS],
            first=offset + 1,
            verdicts=presentation.IN_ORDER,
            kinds=list(StatementKind),
            types=list(AttributionType),
            chosen=chosen,
            narrowed=tuple(presentation.name_narrowing(archive, wanted)),
            complaint=complaint,
            folded=presentation.tell_folds(archive.count_folds(wanted))
            if wanted.unfolded
            else None,
            unfold=f"/statements?{urlencode({**chosen, 'all': '1'})}",
            pages=offer_files(pages, "/statements", chosen),
            here="/statements",
        )


def _add_occasion(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/occasions/{occasion_id}", response_class=HTMLResponse)
    def occasion(occasion_id: str) -> HTMLResponse:
        """One occasion: who spoke, what is held of it."""
        view = presentation.show_occasion(archive, occasion_id)
        if view is None:
            raise HTTPException(404)
        return renderer.show("occasion", view=view, here="/occasions")


def _add_check(app: FastAPI, archive: Archive, renderer: Renderer, choose: usecases.Choose) -> None:
    @app.get("/bookmarklet", response_class=HTMLResponse)
    def bookmarklet(request: Request) -> HTMLResponse:
        """A bookmark that asks for the words marked on any page."""
        return renderer.show("bookmarklet", script=write_bookmarklet(request), here="/check")

    @app.get("/check", response_class=HTMLResponse)
    def check(quote: str = "", speaker: str = "", date_: Day = "") -> HTMLResponse:
        """Is this on the record?"""
        asked, complaint = read_question(quote, speaker, date_)
        if asked is None:
            return renderer.show(
                "answer", face=None, complaint=complaint, quote=quote, speaker=speaker, on=date_
            )
        found = usecases.ask_all(archive, asked, choose)
        answers = presentation.show_answers(archive, found, named=True)
        if answers.drawn:
            return renderer.show("answers", answers=answers, quote=quote, speaker=speaker, on=date_)
        face = answers.each[0]
        about = " ".join(asked.text.replace('"', " ").split()[:_FIRST_WORDS])
        printed = archive.statements(StatementFilter(about=f'"{about}"', reported=True, said=True))
        return renderer.show(
            "answer",
            face=face,
            notes=presentation.show_notes(archive, face.finding),
            printed=presentation.count_printings(archive, face.finding),
            printed_in=tuple(islice(printed, _PRINTED_IN)),
            quote=quote,
            speaker=speaker,
            on=date_,
        )
