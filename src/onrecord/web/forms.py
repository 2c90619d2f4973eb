"""Forms that are sent: only from pages of this very server, read with care, signed by a name."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from fastapi import Cookie, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse

__all__ = ["READER", "Form", "Reader", "check_origin", "go_to"]

READER: Final = "onrecord_reader"  # the cookie that keeps the name of whoever signs
_MOST_BYTES: Final = 100_000
_MOST_FIELDS: Final = 40
_YEAR_S: Final = 365 * 24 * 3600


def check_origin(request: Request) -> None:
    """Refuse a form unless a page of this server sent it."""
    origin = urlsplit(request.headers.get("origin", ""))
    host = request.headers.get("host", "")
    if not host or origin.netloc != host or origin.scheme not in {"http", "https"}:
        raise HTTPException(HTTPStatus.FORBIDDEN, "A form is taken only from a page of this server")


async def _read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form that a page of this server sent."""
    check_origin(request)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This form is too long")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "This form cannot be read") from error


def _read_name(cookie: Annotated[str, Cookie(alias=READER)] = "") -> str:
    """The name that was given once; "" where none was."""
    return " ".join(unquote(cookie).split())[:200]


Form = Annotated[Mapping[str, str], Depends(_read_form)]
Reader = Annotated[str, Depends(_read_name)]


def go_to(address: str, reader: str) -> RedirectResponse:
    """Show a page of this server after a form, and keep the name of whoever signed."""
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    if reader:
        answer.set_cookie(READER, quote(reader), _YEAR_S, httponly=True, samesite="strict")
    return answer
