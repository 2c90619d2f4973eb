"""The addresses of the interface for programs: every request is read, done and answered alike."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

import msgspec
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord import usecases
from onrecord.store import Archive
from onrecord.web.api.api_replies import Fault, answer, tell_problem
from onrecord.web.api.describing import PREFIX, describe
from onrecord.web.api.doing import make_deeds
from onrecord.web.api.list_routes import LISTS
from onrecord.web.api.objects import OBJECTS
from onrecord.web.api.operations import Call, Done, Operation, read_query
from onrecord.web.requests.rendering import Renderer

__all__ = ["add_api"]

_NOT_HELD: Final = ("This is not held", "Look its id up in the list.")


def add_api(
    app: FastAPI,
    archive: Archive,
    renderer: Renderer,
    choose: usecases.Choose,
    wake: Callable[[], None],
) -> None:
    """Add every address, their description, and a page that shows it."""
    operations = (*LISTS, *OBJECTS, *make_deeds(choose, wake))
    # A fixed path goes before one with an id in its place.
    for each in sorted(operations, key=lambda operation: "{" in operation.path):
        _add(app, archive, each)
    described = describe(operations)
    written = msgspec.json.encode(described)

    @app.get("/openapi.json", include_in_schema=False)
    def openapi() -> Response:
        """The description."""
        return Response(written, media_type="application/json")

    @app.get("/api", include_in_schema=False)
    def show() -> Response:
        """The description as a page."""
        shown = described["components"]["schemas"]
        return renderer.show("api", operations=operations, prefix=PREFIX, kinds=shown)


def _add(app: FastAPI, archive: Archive, operation: Operation) -> None:
    async def reply(request: Request) -> Response:
        try:
            body = await _read_body(operation, request) if operation.takes else None
            return await run_in_threadpool(_reply, archive, operation, request, body)
        except Fault as fault:
            return tell_problem(request, fault.status, fault.what, fault.mend)

    path = PREFIX + operation.path.replace("/outlets/{id}", "/outlets/{id:path}")
    app.add_route(path, reply, methods=[operation.method], include_in_schema=False)


def _reply(
    archive: Archive,
    operation: Operation,
    request: Request,
    body: Any,  # noqa: ANN401 - as the operation takes it
) -> Response:
    """Do what is asked, and tell it."""
    pairs, limit, cursor = read_query(operation, request)
    first = dict(reversed(pairs))
    chosen = {field.name: first.get(field.name, "").strip() for field in operation.fields}
    chosen.setdefault("sort", "")
    call = Call(archive, request, request.path_params, chosen, tuple(pairs), body, limit, cursor)
    told = operation.do(call)
    if told is None:
        return tell_problem(request, HTTPStatus.NOT_FOUND, *_NOT_HELD)
    if isinstance(told, Done):
        return answer(request, told.told, told.status, {"Location": told.place})
    return answer(request, told, operation.status)


async def _read_body(operation: Operation, request: Request) -> Any:  # noqa: ANN401 - see above
    """What was sent, as the operation takes it.

    Raises:
        Fault: it is too much, not JSON, or something else.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        what = "What was sent is not called JSON"
        mend = "Send it with Content-Type: application/json."
        raise Fault(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, what, mend)
    most: int = request.app.state.most_bytes
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            mend = f"Send at most {most >> 20:,} MiB at once."
            raise Fault(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Too much was sent", mend)
    try:
        return msgspec.json.decode(bytes(body), type=operation.takes)
    except msgspec.ValidationError as error:
        known = msgspec.structs.fields(operation.takes) if operation.takes else ()
        names = ", ".join(field.encode_name for field in known)
        what, mend = "This is not what is asked for", f"{error}. Known here: {names}."
        raise Fault(HTTPStatus.UNPROCESSABLE_ENTITY, what, mend) from error
    except (msgspec.DecodeError, RecursionError) as error:
        mend = "Send one JSON object."
        raise Fault(HTTPStatus.BAD_REQUEST, "What was sent is not JSON", mend) from error
