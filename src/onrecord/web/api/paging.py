"""Pages of lists: a cursor holds where a page ended, and by which row that is known again."""

import base64
import hashlib
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, Final

import msgspec

from onrecord.presentation import schema
from onrecord.web.api.api_replies import Fault
from onrecord.web.api.operations import Call

__all__ = ["Take", "turn"]

Take = Callable[[int, int], Sequence[Any]]  # how many rows, after how many
_NEAR: Final = 200  # rows on either side in which the last row is looked for again
_MOST_OFFSET: Final = 10_000_000
_CHARS: Final = 16  # of a hash


class _Mark(msgspec.Struct, frozen=True, array_like=True):
    """What a cursor holds."""

    offset: int  # rows before the next page, when it was written
    last: str  # hash of the row before it
    asked: str  # hash of what was asked


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_CHARS]


def turn(
    call: Call,
    take: Take,
    encode: Callable[[Any], msgspec.Struct],
    key: Callable[[Any], str],
    total: int | None = None,
) -> schema.ListPage[Any]:
    """The page that a call asks for.

    Rows that come or go before it while a program turns the pages move it along: the row at which
    the last page ended is looked for. What is gone too far is told, not passed over.

    Raises:
        Fault: the cursor is none of this list, or its row is gone.
    """
    asked = _hash(repr(call.pairs) + call.request.url.path)
    offset = _find(call.cursor, asked, take, key) if call.cursor else 0
    rows = take(call.limit + 1, offset)
    shown = rows[: call.limit]
    further = None
    if len(rows) > call.limit:
        further = _write(_Mark(offset + call.limit, _hash(key(shown[-1])), asked))
    return schema.ListPage(items=tuple(map(encode, shown)), next=further, total=total)


def _write(mark: _Mark) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(mark)).decode().rstrip("=")


def _read(cursor: str) -> _Mark | None:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        mark = msgspec.json.decode(base64.b64decode(padded, b"-_", validate=True), type=_Mark)
    except (ValueError, msgspec.DecodeError):
        return None
    return mark if 0 < mark.offset <= _MOST_OFFSET else None


def _find(cursor: str, asked: str, take: Take, key: Callable[[Any], str]) -> int:
    """After how many rows the page begins now."""
    mark = _read(cursor)
    if mark is None or mark.asked != asked:
        mend = "Take the 'next' of this very list, with the same fields."
        raise Fault(HTTPStatus.BAD_REQUEST, "This is no cursor of this list", mend)
    for first, most in ((mark.offset - 1, 1), (max(0, mark.offset - _NEAR), 2 * _NEAR)):
        for number, row in enumerate(take(most, first)):
            if _hash(key(row)) == mark.last:
                return first + number + 1
    mend = "Begin at its first page again."
    raise Fault(HTTPStatus.CONFLICT, "The list has changed since", mend)
