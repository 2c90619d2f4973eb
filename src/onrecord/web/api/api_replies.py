"""Answers to programs: one way into JSON, a mark of each, problems as RFC 9457 has them."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.presentation import schema

__all__ = ["PROBLEM", "Fault", "answer", "tell_problem"]

PROBLEM: Final = "application/problem+json"
_JSON: Final = "application/json"
_MARK_CHARS: Final = 32  # of SHA-256 in an ETag


class Fault(Exception):
    """A request that cannot be answered as it is."""

    def __init__(self, status: int, what: str, mend: str) -> None:
        super().__init__(status, what, mend)
        self.status, self.what, self.mend = status, what, mend


def answer(
    request: Request,
    told: msgspec.Struct,
    status: int = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A thing as JSON; to who has it already, that nothing changed."""
    body = msgspec.json.encode(told)
    head = dict(headers or {})
    if request.method in {"GET", "HEAD"}:
        mark = f'"{hashlib.sha256(body).hexdigest()[:_MARK_CHARS]}"'
        head |= {"ETag": mark, "Cache-Control": "private, no-cache"}
        if _has(request.headers.get("if-none-match", ""), mark):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=head)
    return Response(body, status, head, media_type=_JSON)


def _has(told: str, mark: str) -> bool:
    """Whether an If-None-Match names a mark."""
    marks = {each.strip().removeprefix("W/") for each in told.split(",")}
    return "*" in marks or mark in marks


def tell_problem(request: Request, status: int, what: str, mend: str) -> Response:
    """What is wrong, and how to mend it."""
    problem = schema.Problem(
        type="about:blank", title=what, status=status, detail=mend, instance=request.url.path
    )
    return Response(msgspec.json.encode(problem), status, media_type=PROBLEM)
