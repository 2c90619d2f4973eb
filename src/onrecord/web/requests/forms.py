"""Forms that are sent: from pages of this server alone, read with care, signed by a name."""

import hmac
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import parse_qsl, quote, unquote

from fastapi import Cookie, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse

from onrecord.web.requests.visiting import VISITOR, find_needed

__all__ = ["READER", "TOKEN", "Form", "Reader", "Refused", "check_token", "go_to", "stay_inside"]

READER: Final = "onrecord_reader"  # the cookie that keeps the name of whoever signs
TOKEN: Final = "token"  # noqa: S105 - the field of every form that tells the session it is of
_MOST_BYTES: Final = 100_000
_MOST_FIELDS: Final = 40
_YEAR_S: Final = 365 * 24 * 3600


class Refused(HTTPException):
    """A form that was read and not carried out; the page that tells so keeps what was written."""

    def __init__(self, detail: str) -> None:
        super().__init__(HTTPStatus.BAD_REQUEST, detail)


def check_token(request: Request, told: object) -> None:
    """Refuse a form that was not made for the session that sends it; the guard saw the origin."""
    visitor = VISITOR.get()
    if not visitor.token or find_needed(request.method, request.url.path) is None:
        return
    if not isinstance(told, str) or not hmac.compare_digest(told.encode(), visitor.token.encode()):
        raise HTTPException(HTTPStatus.FORBIDDEN, "This form is of another session; load it anew")


async def _read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form; where there are accounts, the account's name signs."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This form is too long")
    try:
        told = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "This form cannot be read") from error
    check_token(request, told.get(TOKEN))
    request.state.form = told
    name = VISITOR.get().name
    return told if name is None else {**told, "who": name}


def _read_name(cookie: Annotated[str, Cookie(alias=READER)] = "") -> str:
    """The name of the account, else the one that was given once; "" where none was."""
    name = VISITOR.get().name
    if name is not None:
        return name
    return " ".join(unquote(cookie).split())[:200]


Form = Annotated[Mapping[str, str], Depends(_read_form)]
Reader = Annotated[str, Depends(_read_name)]


def go_to(address: str, reader: str) -> RedirectResponse:
    """Show a page of this server after a form, and keep the name of whoever signed."""
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    if reader and VISITOR.get().name is None:
        answer.set_cookie(READER, quote(reader), _YEAR_S, httponly=True, samesite="strict")
    return answer


def stay_inside(address: str | None, otherwise: str) -> str:
    """A page of this server to go to; another where the address leads away from it."""
    plain = address or ""
    inside = plain.startswith("/") and not plain.startswith("//") and "\\" not in plain
    return plain if inside and plain.isprintable() else otherwise
