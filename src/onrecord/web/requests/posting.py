"""Forms with files: from pages of this server alone, within a bound, never taken as paths."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import Message

from onrecord.store import InputKind
from onrecord.usecases import Given
from onrecord.web.requests.forms import TOKEN, check_token

__all__ = ["Posted", "Sent"]

_MOST_FILES: Final = 1000
_MOST_FIELDS: Final = 40
_MOST_ADDRESSES: Final = 50
_TEXT_BYTES: Final = 8 << 20  # of a field: a pasted transcript of a long day has 1 MiB
_FIELD_CHARS: Final = 400
_FIELDS: Final = ("kind", "speaker", "published", "publisher", "title", "occasion", "language")


@dataclass(frozen=True, slots=True)
class Sent:
    """What the form Add sent."""

    form: FormData

    @property
    def fields(self) -> dict[str, str]:
        """What is told of all inputs."""
        told = {name: self._text(name)[:_FIELD_CHARS] for name in (*_FIELDS, "url")}
        return {name: value for name, value in told.items() if value.strip()}

    def give(self) -> Iterator[Given]:
        """Each input in turn; the bytes of one are held at a time."""
        for name in ("files", "manifest"):
            for sent in self.form.getlist(name):
                if isinstance(sent, UploadFile) and sent.filename:
                    kind = InputKind.MANIFEST if name == "manifest" else _tell_kind(sent.filename)
                    yield Given(kind, sent.filename, sent.file.read())
        text = self._text("text").replace("\r\n", "\n")
        if text.strip():
            yield Given(InputKind.TEXT, "pasted.txt", text.encode("utf-8", "replace"))
        addresses = self._text("addresses").split()
        if len(addresses) > _MOST_ADDRESSES:
            what = f"At most {_MOST_ADDRESSES} addresses are taken at once"
            raise HTTPException(HTTPStatus.BAD_REQUEST, what)
        for address in dict.fromkeys(addresses):
            yield Given(InputKind.ADDRESS, address)

    def _text(self, name: str) -> str:
        value = self.form.get(name)
        return value if isinstance(value, str) else ""


def _tell_kind(name: str) -> InputKind:
    """A table among the files tells of the others: no document comes as CSV."""
    return InputKind.MANIFEST if name.lower().endswith(".csv") else InputKind.FILE


async def _read_sent(request: Request) -> AsyncIterator[Sent]:
    """The form; what passes the bound is refused before it is all here."""
    most: int = request.app.state.most_bytes
    refused = HTTPException(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"More than {most >> 20:,} MiB at once are not taken here; send them in several parts, "
        "or use onrecord add",
    )
    told = request.headers.get("content-length", "0")
    if told.isdecimal() and int(told) > most:
        raise refused
    came = 0

    async def receive() -> Message:
        nonlocal came
        message = await request.receive()
        came += len(message.get("body", b""))
        if came > most:
            raise refused
        return message

    bounded = Request(request.scope, receive)
    try:
        form = await bounded.form(
            max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_TEXT_BYTES
        )
    except StarletteHTTPException as error:
        if error is refused:
            raise
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, f"The form cannot be read: {error.detail}"
        ) from error
    try:
        check_token(request, form.get(TOKEN))
        yield Sent(form)
    finally:
        await form.close()


Posted = Annotated[Sent, Depends(_read_sent)]
