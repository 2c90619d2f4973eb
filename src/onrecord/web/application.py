"""The application: routes, the guard on every answer, and what is told where nothing is found."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus
from importlib import resources

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.errors import OnrecordError, UsageError
from onrecord.store import Archive, Place, open_archive
from onrecord.usecases import Fetcher, choose_tagger
from onrecord.web.api import add_api, tell_problem
from onrecord.web.measuring import add_measures
from onrecord.web.requests.forms import TOKEN, Refused
from onrecord.web.requests.guarding import API, Guard, Refuse
from onrecord.web.requests.rendering import Renderer
from onrecord.web.requests.visiting import Access
from onrecord.web.routes import add_routes
from onrecord.web.views.adding_views import add_bringing
from onrecord.web.views.changing_views import add_changes
from onrecord.web.views.signing import add_accounts
from onrecord.web.working import Worker

__all__ = ["MOST_BYTES", "make_app"]

MOST_BYTES = 100 << 20  # that a form with files brings at once
_OPEN = Access()  # under any name, without accounts: for whoever serves it by other means


def make_app(
    place: Place,
    access: Access = _OPEN,
    *,
    most_bytes: int = MOST_BYTES,
    read_only: bool = False,
    fetcher: Fetcher | None = None,
) -> FastAPI:
    """The web application over an archive.

    Args:
        place: of the archive, as for `open_archive`.
        access: under which names it answers, and whether a visitor has to sign in.
        most_bytes: that a form with files may bring at once.
        read_only: show what is there, and write nothing.
        fetcher: fetches addresses that a form brings; None: the usual one.

    Raises:
        ArchiveError: there is no archive, or it cannot be opened.
    """
    archive = open_archive(place, create=False, read_only=read_only)
    archive.passages.left_to_worker = not archive.read_only
    renderer = Renderer()
    choose = cache(choose_tagger)  # one model for pages and worker, loaded when it is needed
    worker = Worker(archive, fetcher or Fetcher(), choose)

    app = _make_empty(archive, worker)
    app.state.most_bytes = most_bytes
    add_routes(app, archive, renderer, choose)
    add_changes(app, archive, renderer)
    add_bringing(app, archive, renderer, worker.wake)
    add_api(app, archive, renderer, choose, worker.wake)
    if access.accounts:
        add_accounts(app, archive, renderer, access)
    app.add_middleware(Guard, archive=archive, access=access, refuse=_refuse(renderer))
    add_measures(app, archive)  # behind the guard, so that it stands before it
    _answer_errors(app, renderer)
    return app


def _make_empty(archive: Archive, worker: Worker) -> FastAPI:
    """An application without pages, which lets the worker begin and end with it."""

    @asynccontextmanager
    async def keep_open(app: FastAPI) -> AsyncIterator[None]:
        del app
        if not archive.read_only:
            worker.start()
        yield
        worker.stop()
        archive.close()

    app = FastAPI(
        title="Onrecord",
        version=__version__,
        lifespan=keep_open,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    static = resources.files("onrecord.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    return app


def _refuse(renderer: Renderer) -> Refuse:
    def refuse(request: Request, status: int, what: str, mend: str) -> Response:
        """What is wrong, as a page or as a program reads it."""
        if request.url.path.startswith(API):
            return tell_problem(request, status, what, mend)
        return renderer.tell(status, what, mend)

    return refuse


def _find_mend(request: Request, error: HTTPException) -> str:
    """What to do where an address is not here, or is asked in another way."""
    if error.status_code == HTTPStatus.NOT_FOUND:
        program = f"{request.url.path}/".startswith(API)
        listed = "Every address is at /api, and in /openapi.json."
        return listed if program else "The address may be old or mistyped."
    allowed = (error.headers or {}).get("Allow")
    return f"It takes {allowed}." if allowed else "Nothing was changed."


def _answer_errors(app: FastAPI, renderer: Renderer) -> None:
    refuse = _refuse(renderer)

    @app.exception_handler(Refused)
    async def keep_form(request: Request, error: Refused) -> Response:
        form, mend = dict(request.state.form), "Nothing was changed. Put right what you wrote:"
        form.pop(TOKEN, None)
        return renderer.tell(error.status_code, str(error.detail), mend, request.url.path, form)

    @app.exception_handler(HTTPException)
    async def tell_missing(request: Request, error: HTTPException) -> Response:
        missing = error.status_code == HTTPStatus.NOT_FOUND
        what = "This page is not here" if missing else str(error.detail)
        page = refuse(request, error.status_code, what, _find_mend(request, error))
        page.headers.update(error.headers or {})
        return page

    @app.exception_handler(OnrecordError)
    async def tell_error(request: Request, error: OnrecordError) -> Response:
        what, mend = (words[:1].upper() + words[1:] for words in (error.what, error.mend))
        if isinstance(error, UsageError):
            return refuse(request, HTTPStatus.BAD_REQUEST, what, f"{mend}.")
        status, path = HTTPStatus.SERVICE_UNAVAILABLE, request.url.path
        asked = f"{path}?{request.url.query}" if request.url.query else path
        if path.startswith(API):
            page = tell_problem(request, status, what, f"{mend}.")
        else:
            again = asked if request.method == "GET" else None
            page = renderer.tell(status, what, f"{mend}.", again)
        page.headers["Retry-After"] = "5"
        return page

    @app.exception_handler(HTTPStatus.INTERNAL_SERVER_ERROR)
    async def tell_failure(request: Request, error: Exception) -> Response:
        del error  # the server writes it to its log; a reader has no use for it
        what = "This page could not be made"
        mend = "The server's log says why. Other pages still answer."
        return refuse(request, HTTPStatus.INTERNAL_SERVER_ERROR, what, mend)
