"""What can be asked of the interface for programs: operations, their fields, and how each reads."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

import msgspec
from starlette.requests import Request

from onrecord.store import Archive
from onrecord.web.api.api_replies import Fault
from onrecord.web.requests.questions import MOST_CHARS

__all__ = ["MOST_ROWS", "Call", "Done", "Field", "Operation", "read_query"]

MOST_ROWS: Final = 100  # of a list at once
_ROWS: Final = 50
_CURSOR_CHARS: Final = 200
_MOST_VALUES: Final = 20
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that an address may tell."""

    name: str
    about: str
    values: tuple[str, ...] = ()  # those it takes; none: any words
    day: bool = False
    many: bool = False

    def check(self, told: list[str]) -> None:
        """Refuse what it does not take."""
        if len(told) > (_MOST_VALUES if self.many else 1):
            raise _refuse(self.name, "given too often", "give it once")
        for value in told:
            if self.values and value not in self.values:
                raise _refuse(self.name, "not known", f"take one of {', '.join(self.values)}")
            if self.day and not _is_day(value):
                raise _refuse(self.name, "not a day", "write it as 2031-03-03")
            if len(value) > MOST_CHARS:
                raise _refuse(self.name, "too long", f"take at most {MOST_CHARS} characters")

    @staticmethod
    def of(name: str, words: type[StrEnum], about: str, *, many: bool = False) -> "Field":
        """A field that takes the words of a set."""
        return Field(name, about, tuple(each.value for each in words), many=many)


def _refuse(name: str, what: str, mend: str) -> Fault:
    return Fault(HTTPStatus.BAD_REQUEST, f"{name} is {what}", f"{mend[:1].upper()}{mend[1:]}.")


def _is_day(words: str) -> bool:
    try:
        return bool(_DAY.fullmatch(words)) and date.fromisoformat(words) is not None
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read."""

    archive: Archive
    request: Request
    path: Mapping[str, str]
    chosen: Mapping[str, str]  # the first value of every field; "": not told
    pairs: tuple[tuple[str, str], ...]  # as told, repeated ones too
    body: Any = None  # as the operation's `takes` has it
    limit: int = _ROWS
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was made, and where it stands."""

    told: msgspec.Struct
    place: str
    status: int = HTTPStatus.CREATED


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask for or do."""

    method: str
    path: str  # under /api/v1
    about: str
    gives: Any  # the struct of its answer, or a page of one
    do: Callable[[Call], msgspec.Struct | Done | None]  # None: not held
    fields: tuple[Field, ...] = ()
    takes: type[msgspec.Struct] | None = None
    listed: bool = False
    status: int = HTTPStatus.OK


def read_query(operation: Operation, request: Request) -> tuple[list[tuple[str, str]], int, str]:
    """What an address tells, how many rows it wants, and from where.

    Raises:
        Fault: it tells what is not known, or cannot be read.
    """
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items()[: MOST_ROWS * 2]:
        given.setdefault(name, []).append(value)
    limit = given.pop("limit", [str(_ROWS)]) if operation.listed else [str(_ROWS)]
    cursor = given.pop("cursor", [""]) if operation.listed else [""]
    known = {field.name: field for field in operation.fields}
    for name, values in given.items():
        if name not in known:
            mend = f"known here: {', '.join(known) or 'nothing'}"
            raise _refuse(name[:40], "not known here", mend)
        known[name].check(values)
    number = int(limit[0]) if re.fullmatch(r"[0-9]{1,3}", limit[0]) else 0
    if not 1 <= number <= MOST_ROWS or len(limit) > 1:
        raise _refuse("limit", "no number of rows", f"take 1 to {MOST_ROWS}")
    if len(cursor) > 1 or len(cursor[0]) > _CURSOR_CHARS:
        raise _refuse("cursor", "none of ours", "take the 'next' of a list")
    pairs = [(name, value) for name, values in given.items() for value in values]
    return pairs, number, cursor[0]
