"""Pages on which something is brought in: the form, the jobs, and how far each is."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import FastAPI, HTTPException, Query
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from onrecord import presentation, usecases
from onrecord.errors import UsageError
from onrecord.store import Archive, JobState
from onrecord.web.requests.forms import Form
from onrecord.web.requests.posting import Posted
from onrecord.web.requests.questions import PAGE_ROWS, read_offset, turn_pages
from onrecord.web.requests.rendering import Renderer

__all__ = ["add_bringing"]

From = Annotated[str, Query(alias="from")]
_LOOK_S: Final = 0.5  # between two looks at a job
_STREAM_S: Final = 30.0  # after which a browser asks again, so that a server can end
_NOT_HERE: Final = HTTPException(HTTPStatus.NOT_FOUND)


def add_bringing(
    app: FastAPI, archive: Archive, renderer: Renderer, wake: Callable[[], None]
) -> None:
    """Add the pages; `wake` tells the worker that a job came."""
    _add_form(app, archive, renderer, wake)
    _add_jobs(app, archive, renderer, wake)
    _add_events(app, archive)


def _add_form(app: FastAPI, archive: Archive, renderer: Renderer, wake: Callable[[], None]) -> None:
    @app.get("/add", response_class=HTMLResponse)
    def add(occasion: str = "") -> HTMLResponse:
        """The form; for the transcript of an occasion, what is known of it is filled in."""
        wanted = archive.occasion(occasion) if occasion else None
        alone = wanted.people[0] if wanted and len(wanted.people) == 1 else None
        person = archive.person(alone) if alone else None
        return renderer.show(
            "add",
            occasion=wanted,
            told=presentation.prefill(wanted, person.name if person else None),
            kinds=usecases.list_kinds(),
            most=app.state.most_bytes,
            waiting=len(archive.jobs.unfinished()),
            read_only=archive.read_only,
            here="/add",
        )

    @app.post("/add")
    def post(sent: Posted) -> RedirectResponse:
        """Store what was sent, and show how far it is."""
        try:
            number = usecases.post_job(archive, sent.fields, sent.give())
        except UsageError as error:
            raise HTTPException(
                400, f"{error.what[:1].upper()}{error.what[1:]}: {error.mend}"
            ) from error
        wake()
        return RedirectResponse(f"/jobs/{number}", HTTPStatus.SEE_OTHER)


def _add_jobs(app: FastAPI, archive: Archive, renderer: Renderer, wake: Callable[[], None]) -> None:
    @app.get("/jobs", response_class=HTMLResponse)
    def jobs(from_: From = "") -> HTMLResponse:
        """What was brought in, the newest first."""
        offset = read_offset(from_)
        rows = archive.jobs.newest(PAGE_ROWS + 1, offset)
        pages = turn_pages("/jobs", {}, offset, more=len(rows) > PAGE_ROWS)
        return renderer.show("jobs", jobs=rows[:PAGE_ROWS], pages=pages, here="/add")

    @app.get("/jobs/{number}", response_class=HTMLResponse)
    def job(number: int, from_: From = "") -> HTMLResponse:
        """One job: each input with its result, or the reason why there is none."""
        offset = read_offset(from_)
        view = presentation.show_job(archive, number, PAGE_ROWS + 1, offset)
        if view is None:
            raise _NOT_HERE
        more = len(view.results) > PAGE_ROWS
        pages = turn_pages(f"/jobs/{number}", {}, offset, more=more)
        results = view.results[:PAGE_ROWS]
        return renderer.show("job", view=view, results=results, pages=pages, here="/add")

    @app.post("/jobs/{number}/again")
    def again(number: int, form: Form) -> RedirectResponse:
        """Try a job that failed once more."""
        del form  # it is read so that only a page of this server can send it
        held = archive.jobs.find(number)
        if held is None:
            raise _NOT_HERE
        if held.state is JobState.FAILED:
            archive.jobs.mark(number, JobState.WAITING)
            wake()
        return RedirectResponse(f"/jobs/{number}", HTTPStatus.SEE_OTHER)


def _add_events(app: FastAPI, archive: Archive) -> None:
    @app.get("/jobs/{number}/events")
    async def events(number: int) -> StreamingResponse:
        """How far a job is, told as it goes (server-sent events)."""
        if await run_in_threadpool(archive.jobs.find, number) is None:
            raise _NOT_HERE
        told = _tell_changes(archive, number)
        head = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(told, media_type="text/event-stream", headers=head)


async def _tell_changes(archive: Archive, number: int) -> AsyncIterator[str]:
    """A message whenever something changed, until the job or the stream ends."""
    last = ""
    for _ in range(int(_STREAM_S / _LOOK_S)):
        job = await run_in_threadpool(archive.jobs.find, number)
        if job is None:
            return
        shown = {"state": job.state.value, "done": job.done, "results": job.results}
        told = json.dumps({**shown, "line": presentation.tell_job(job), "ended": job.ended})
        if told != last:
            last = told
            yield f"data: {told}\n\n"
        if job.ended:
            return
        await asyncio.sleep(_LOOK_S)
