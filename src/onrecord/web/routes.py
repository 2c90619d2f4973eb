"""Which address shows what: plain views, each a call to the desk and a page."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from onrecord import desk
from onrecord.model import Verdict
from onrecord.store import Archive, DocumentFilter, StatementFilter
from onrecord.web.rendering import Renderer

__all__ = ["add_routes"]

_PAGE = 50
_MOST_CHARS = 4000
_MOST_OFFSET = 10_000_000

Offset = Annotated[int, Query(alias="from", ge=0, le=_MOST_OFFSET)]
DayText = Annotated[str, Query(alias="date", max_length=40)]
Words = Annotated[str, Query(max_length=_MOST_CHARS)]


def add_routes(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add every page to the application."""
    _add_lists(app, archive, renderer)
    _add_evidence(app, archive, renderer)
    _add_search(app, archive, renderer)


def _add_lists(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/", response_class=HTMLResponse)
    def start() -> HTMLResponse:
        """What the archive holds."""
        return renderer.show("start", start=desk.show_start(archive))

    @app.get("/documents", response_class=HTMLResponse)
    def documents(request: Request, offset: Offset = 0) -> HTMLResponse:
        """All documents, the newest first."""
        shelf = list(archive.documents(DocumentFilter(limit=_PAGE + 1, offset=offset)))
        page = _turn_pages(request, offset, len(shelf))
        return renderer.show("documents", shelf=shelf[:_PAGE], page=page, here="/documents")

    @app.get("/people", response_class=HTMLResponse)
    def people() -> HTMLResponse:
        """Who speaks."""
        return renderer.show("people", people=desk.list_people(archive), here="/people")

    @app.get("/occasions", response_class=HTMLResponse)
    def occasions() -> HTMLResponse:
        """On which occasions."""
        return renderer.show("occasions", occasions=archive.occasions(), here="/occasions")

    @app.get("/statements", response_class=HTMLResponse)
    def statements(request: Request, offset: Offset = 0) -> HTMLResponse:
        """Statements, narrowed by what the form says."""
        chosen = {name: request.query_params.get(name, "")[:_MOST_CHARS] for name in _FIELDS}
        wanted, complaint = _read_filter(chosen, offset)
        rows = list(archive.statements(wanted))
        return renderer.show(
            "statements",
            rows=rows[:_PAGE],
            verdicts=list(Verdict),
            chosen=chosen,
            complaint=complaint,
            page=_turn_pages(request, offset, len(rows)),
            here="/statements",
        )


_FIELDS = ("verdict", "speaker", "about", "outlet", "since", "until")


def _read_filter(chosen: dict[str, str], offset: int) -> tuple[StatementFilter, str | None]:
    """What the form asks for; what cannot be read is left out and named."""
    complaints = []
    days: dict[str, date | None] = {}
    for name in ("since", "until"):
        days[name] = None
        try:
            days[name] = date.fromisoformat(chosen[name]) if chosen[name] else None
        except ValueError:
            complaints.append(f"“{chosen[name]}” is not a day; write it as 2031-03-03.")
    verdict = next((v for v in Verdict if v.value == chosen["verdict"]), None)
    wanted = StatementFilter(
        speaker=chosen["speaker"] or None,
        about=chosen["about"] or None,
        since=days["since"],
        until=days["until"],
        verdict=verdict,
        outlet=chosen["outlet"] or None,
        limit=_PAGE + 1,
        offset=offset,
    )
    return wanted, " ".join(complaints) or None


def _turn_pages(request: Request, offset: int, found: int) -> dict[str, str | None]:
    """Addresses of the pages before and after; None where there is none."""

    def address(start: int) -> str:
        kept = [(k, v) for k, v in request.query_params.items() if k != "from" and v]
        return f"{request.url.path}?{urlencode([*kept, ('from', str(start))])}"

    return {
        "before": address(max(0, offset - _PAGE)) if offset else None,
        "after": address(offset + _PAGE) if found > _PAGE else None,
    }


def _add_evidence(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/documents/{document_id}", response_class=HTMLResponse)
    def document(document_id: str) -> HTMLResponse:
        """One document with its statements marked and the evidence beside it."""
        return renderer.show("document", view=_found(desk.show_document(archive, document_id)))

    @app.get("/findings/{statement_id}", response_class=HTMLResponse)
    def finding(statement_id: str) -> HTMLResponse:
        """One finding: printed and said words side by side."""
        return renderer.show("finding", face=_found(desk.show_finding(archive, statement_id)))

    @app.get("/people/{person_id}", response_class=HTMLResponse)
    def person(person_id: str) -> HTMLResponse:
        """One person: names, roles, statements."""
        return renderer.show("person", view=_found(desk.show_person(archive, person_id)))

    @app.get("/occasions/{occasion_id}", response_class=HTMLResponse)
    def occasion(occasion_id: str) -> HTMLResponse:
        """One occasion: who spoke, what is held of it."""
        return renderer.show("occasion", view=_found(desk.show_occasion(archive, occasion_id)))


Shown = TypeVar("Shown")


def _found(shown: Shown | None) -> Shown:
    """What is to be shown, or the page that says that it is not here."""
    if shown is None:
        raise HTTPException(404)
    return shown


def _add_search(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/search", response_class=HTMLResponse)
    def search(q: Words = "") -> HTMLResponse:
        """Documents that hold words."""
        hits = desk.search(archive, q) if q.strip() else ()
        return renderer.show("search", hits=hits, q=q)

    @app.get("/check", response_class=HTMLResponse)
    def check(quote: Words = "", speaker: Words = "", date_: DayText = "") -> HTMLResponse:
        """Is this on the record?"""
        shown: dict[str, object] = {"quote": quote, "speaker": speaker, "on": date_}
        asked, complaint = _read_question(quote, speaker, date_)
        if asked is None:
            return renderer.show("answer", face=None, complaint=complaint, printed_in=(), **shown)
        printed_in: Iterable[object] = archive.statements(StatementFilter(about=f'"{asked.text}"'))
        return renderer.show(
            "answer",
            face=desk.ask(archive, asked),
            complaint=None,
            printed_in=tuple(islice(printed_in, 10)),
            **shown,
        )


def _read_question(quote: str, speaker: str, day: str) -> tuple[desk.Question | None, str | None]:
    """What was asked, or what is missing from it."""
    words = quote.strip().strip('“”"«»„').strip()
    if not words:
        return None, "Paste the words that you want to check." if speaker or day else None
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        return None, f"“{day}” is not a day; write it as 2031-03-03."
    return desk.Question(words, speaker.strip() or None, on), None
