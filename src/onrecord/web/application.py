"""The application: routes, the guard on every answer, and what is told where nothing is found."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.errors import OnrecordError, UsageError
from onrecord.store import open_archive
from onrecord.web.rendering import GUARDS, Renderer
from onrecord.web.routes import add_routes

__all__ = ["LOCAL_NAMES", "make_app"]


LOCAL_NAMES = ("localhost", "127.0.0.1")


def make_app(folder: Path, names: Sequence[str] = ("*",)) -> FastAPI:
    """The web application over the archive in a folder.

    Args:
        folder: holds the archive.
        names: under which host names it answers; "*" is any. A page elsewhere that makes its own
            name lead to this machine then gets nothing to read.

    Raises:
        ArchiveError: there is no archive, or it cannot be opened.
    """
    archive = open_archive(folder, create=False)
    renderer = Renderer()

    @asynccontextmanager
    async def keep_open(app: FastAPI) -> AsyncIterator[None]:
        del app
        yield
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
    add_routes(app, archive, renderer)
    _guard_answers(app)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(names), www_redirect=False)
    _answer_errors(app, renderer)
    return app


def _guard_answers(app: FastAPI) -> None:
    @app.middleware("http")
    async def guard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await call_next(request)
        for name, value in GUARDS.items():
            response.headers.setdefault(name, value)
        return response


def _answer_errors(app: FastAPI, renderer: Renderer) -> None:
    @app.exception_handler(HTTPException)
    async def tell_missing(request: Request, error: HTTPException) -> HTMLResponse:
        del request
        missing = error.status_code == HTTPStatus.NOT_FOUND
        what = "This page is not here" if missing else str(error.detail)
        return renderer.tell(error.status_code, what, "The address may be old or mistyped.")

    @app.exception_handler(OnrecordError)
    async def tell_error(request: Request, error: OnrecordError) -> HTMLResponse:
        del request
        asked = isinstance(error, UsageError)
        status = HTTPStatus.BAD_REQUEST if asked else HTTPStatus.SERVICE_UNAVAILABLE
        return renderer.tell(status, error.what, error.mend)

    @app.exception_handler(HTTPStatus.INTERNAL_SERVER_ERROR)
    async def tell_failure(request: Request, error: Exception) -> HTMLResponse:
        del request, error  # the server writes it to its log; a reader has no use for it
        what = "This page could not be made"
        mend = "The server's log says why. Other pages still answer."
        return renderer.tell(HTTPStatus.INTERNAL_SERVER_ERROR, what, mend)
