"""The guard before every page and answer: names, origins, who may do what, what is written down."""

import contextlib
import math
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import usecases
from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.web.requests.pacing import Pace, is_costly
from onrecord.web.requests.rendering import GUARDS
from onrecord.web.requests.visiting import (
    ACCOUNTLESS,
    SAFE,
    VISITOR,
    Access,
    Visitor,
    find_needed,
    find_permanent,
    make_token,
)

__all__ = ["API", "Guard", "Refuse", "name_cookie"]

API: Final = "/api/"
Refuse = Callable[[Request, int, str, str], Response]  # status, what is wrong, how to mend it
_OWN: Final = frozenset({"same-origin", "none"})  # as browsers tell of a request
_FRAMES: Final = frozenset({"iframe", "frame", "embed", "object"})
_UNTOLD: Final = frozenset(
    {"/api/v1/check", "/api/v1/checks", "/sign-in", "/sign-out"}
)  # written down there, or not


def name_cookie(access: Access) -> str:
    """The cookie that keeps a session; `__Host-` lets no other host of the domain set it."""
    return "__Host-onrecord" if access.secure else "onrecord_session"


class Guard:
    """Lets a request through to the pages, or answers it."""

    def __init__(self, app: ASGIApp, archive: Archive, access: Access, refuse: Refuse) -> None:
        self._app, self._archive, self._access, self._refuse = app, archive, access, refuse
        self._pace = Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Guard one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._access.secure:
            scope["scheme"] = "https"
        request = Request(scope)
        visitor = replace(await self._find_visitor(request), page=_find_page(request))
        status = 0

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._mark(MutableHeaders(scope=message))
            await send(message)

        kept = VISITOR.set(visitor)
        try:
            refused = self._look(request, visitor)
            await (self._app if refused is None else refused)(scope, receive, tell)
        finally:
            VISITOR.reset(kept)
            await self._write_down(request, visitor, status)

    def _mark(self, headers: MutableHeaders) -> None:
        for name, value in GUARDS.items():
            headers.setdefault(name, value)
        if self._access.accounts:
            headers.setdefault("Cache-Control", "private, no-cache")

    async def _find_visitor(self, request: Request) -> Visitor:
        peer = request.client.host if request.client else ""
        place = self._access.find_place(peer, request.headers.get("x-forwarded-for", ""))
        if not self._access.accounts:
            return ACCOUNTLESS
        scheme, _, told = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            user = await run_in_threadpool(usecases.find_token, self._archive, told.strip())
            if user is not None:
                return Visitor(user.name, user.role, place, program=True)
        secret = request.cookies.get(name_cookie(self._access), "")
        if secret and not scheme:
            user = await run_in_threadpool(usecases.find_session, self._archive, secret)
            if user is not None:
                return Visitor(user.name, user.role, place, make_token(secret))
        return Visitor(None, None, place)

    def _look(self, request: Request, visitor: Visitor) -> Response | None:
        """The answer to what is refused; None: it may pass."""
        host = request.headers.get("host", "")
        if not self._access.knows(host):
            mend = "Whoever runs it can name that host with --name."
            what = "This server does not answer under that name"
            return self._refuse(request, HTTPStatus.BAD_REQUEST, what, mend)
        if not visitor.program and not _comes_from_here(request, host):
            what = "A form is taken only from a page of this server"
            return self._refuse(request, HTTPStatus.FORBIDDEN, what, "Nothing was changed.")
        return self._look_at_role(request, visitor)

    def _look_at_role(self, request: Request, visitor: Visitor) -> Response | None:
        path = request.url.path
        needed = find_needed(request.method, path)
        if needed is not None and visitor.role is None:
            return self._ask_who(request)
        if needed is not None and visitor.role is not None and not visitor.role.covers(needed):
            what = f"This is for users with the role {needed.value}"
            mend = f"You are signed in with the role {visitor.role.value}."
            return self._refuse(request, HTTPStatus.FORBIDDEN, what, mend)
        if self._access.accounts and is_costly(path):
            wait_s = self._pace.wait(visitor.name or visitor.place)
            if wait_s:
                what, mend = "This was asked for too often", "Wait a moment, then try again."
                answer = self._refuse(request, HTTPStatus.TOO_MANY_REQUESTS, what, mend)
                answer.headers["Retry-After"] = str(math.ceil(wait_s))
                return answer
        return None

    def _ask_who(self, request: Request) -> Response:
        path = request.url.path
        if request.method in SAFE and not path.startswith(API):
            asked = f"{path}?{request.url.query}" if request.url.query else path
            told = f"?next={quote(asked, safe='/')}" if asked != "/" else ""
            return RedirectResponse(f"/sign-in{told}", HTTPStatus.SEE_OTHER)
        what, mend = "Nobody is signed in", "Sign in, or send a token as Authorization: Bearer."
        answer = self._refuse(request, HTTPStatus.UNAUTHORIZED, what, mend)
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer

    async def _write_down(self, request: Request, visitor: Visitor, status: int) -> None:
        """Keep who did what, and who was refused."""
        path = request.url.path
        plain = request.method in SAFE and status != HTTPStatus.FORBIDDEN
        if visitor.name is None or plain or path in _UNTOLD:
            return
        told = (visitor.name, f"{request.method} {path}"[:400], visitor.place, str(status))
        with contextlib.suppress(ArchiveError):  # what was done is done; the server goes on
            await run_in_threadpool(self._archive.accounts.note, *told)


def _find_page(request: Request) -> str:
    return find_permanent(request.url.scheme, request.headers.get("host", ""), request.url.path)


def _comes_from_here(request: Request, host: str) -> bool:
    """Whether no other site's page sends this; what it would only read goes to it in no way."""
    safe = request.method in SAFE
    site = request.headers.get("sec-fetch-site", "")
    if site and site not in _OWN:
        mode, goal = (request.headers.get(f"sec-fetch-{each}", "") for each in ("mode", "dest"))
        return safe and mode == "navigate" and goal not in _FRAMES
    if safe:
        return True
    origin = request.headers.get("origin")
    if origin is None:  # a program; browsers tell it of whatever could change anything
        return request.url.path.startswith(API)
    told = urlsplit(origin)
    return told.netloc == host and told.scheme in {"http", "https"}
