"""Pages of accounts: sign in, sign out, who may come in, what was done."""

from http import HTTPStatus
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord import usecases
from onrecord.store import Archive
from onrecord.web.requests.forms import Form, stay_inside
from onrecord.web.requests.guarding import name_cookie
from onrecord.web.requests.questions import MOST_CHARS, PAGE_ROWS, read_offset, turn_pages
from onrecord.web.requests.rendering import Renderer
from onrecord.web.requests.visiting import VISITOR, Access

__all__ = ["add_accounts"]

From = Annotated[str, Query(alias="from")]
_WRONG = "Name and password do not belong together."


def add_accounts(app: FastAPI, archive: Archive, renderer: Renderer, access: Access) -> None:
    """Add the pages."""
    _add_sign_in(app, archive, renderer, access)
    _add_lists(app, archive, renderer)


def _add_sign_in(app: FastAPI, archive: Archive, renderer: Renderer, access: Access) -> None:
    cookie = name_cookie(access)

    @app.get("/sign-in", response_class=HTMLResponse)
    def ask(next_: Annotated[str, Query(alias="next")] = "") -> HTMLResponse:
        """The form."""
        return renderer.show("sign_in", complaint=None, name="", next=stay_inside(next_, "/"))

    @app.post("/sign-in")
    def sign_in(form: Form, request: Request) -> Response:
        """Begin a session, a new one each time, and go where the visitor wanted to."""
        name, goal = form.get("name", "")[:MOST_CHARS], stay_inside(form.get("next"), "/")
        before = request.cookies.get(cookie, "")
        place, password = VISITOR.get().place, form.get("password", "")
        try:
            secret = usecases.sign_in(archive, name, password, place, before)
        except usecases.TooManyTries as error:
            told = f"{error.what[:1].upper()}{error.what[1:]}: {error.mend}."
            status = HTTPStatus.TOO_MANY_REQUESTS
            return renderer.show("sign_in", status=status, complaint=told, name=name, next=goal)
        if secret is None:
            status = HTTPStatus.FORBIDDEN
            return renderer.show("sign_in", status=status, complaint=_WRONG, name=name, next=goal)
        answer = RedirectResponse(goal, HTTPStatus.SEE_OTHER)
        answer.set_cookie(cookie, secret, httponly=True, samesite="lax", secure=access.secure)
        return answer

    @app.post("/sign-out")
    def sign_out(form: Form, request: Request) -> RedirectResponse:
        """End the session."""
        del form  # it is read so that only a page of this server can send it
        visitor = VISITOR.get()
        usecases.sign_out(archive, request.cookies.get(cookie, ""))
        archive.accounts.note(visitor.name or "", "sign out", visitor.place, "done")
        answer = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
        answer.delete_cookie(cookie, httponly=True, samesite="lax", secure=access.secure)
        return answer


def _add_lists(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/users", response_class=HTMLResponse)
    def users() -> HTMLResponse:
        """Who may come in."""
        return renderer.show("users", users=archive.accounts.all(), here="/users")

    @app.get("/log", response_class=HTMLResponse)
    def log(from_: From = "") -> HTMLResponse:
        """What was done, and what was refused, the newest first."""
        offset = read_offset(from_)
        rows = archive.accounts.log(PAGE_ROWS + 1, offset)
        pages = turn_pages("/log", {}, offset, more=len(rows) > PAGE_ROWS)
        return renderer.show("log", rows=rows[:PAGE_ROWS], pages=pages, here="/users")
