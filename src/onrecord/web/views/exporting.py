"""What a list shows as a file: the same rows, narrowed alike, as CSV, JSON lines or a workbook."""

from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from itertools import islice
from typing import Final

import msgspec
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import Response

from onrecord import exports, presentation, usecases
from onrecord.presentation import schema
from onrecord.store import Archive
from onrecord.web.requests.questions import FILE_ROWS, read_pairs
from onrecord.web.views.listed import LISTED

__all__ = ["add_exports"]

_MOST: Final = FILE_ROWS + 1  # rows that are looked for, so that a cut is known
_FORMS: Final = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SEARCH: Final = "search"  # the list that has questions of its own


def add_exports(app: FastAPI, archive: Archive) -> None:
    """Add a file beside each list."""

    def take(name: str, form: str, request: Request) -> Response:
        if form not in _FORMS:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        kind, found = _find(archive, name, request)
        rows = list(islice(found, FILE_ROWS + 1))
        cut = f"-first-{FILE_ROWS}" if len(rows) > FILE_ROWS else ""
        head = {"Content-Disposition": f'attachment; filename="{name}{cut}.{form}"'}
        written = _write(name, form, kind, rows[:FILE_ROWS])
        return Response(written, media_type=_FORMS[form], headers=head)

    def add(name: str) -> None:
        @app.get(f"/{name}.{{form}}")
        def answer(form: str, request: Request) -> Response:
            """The rows of a list as a file; its name tells where rows are left out."""
            return take(name, form, request)

    for name in (*LISTED, _SEARCH):
        add(name)


def _find(
    archive: Archive, name: str, request: Request
) -> tuple[type[msgspec.Struct], Iterable[msgspec.Struct]]:
    """What the rows of a list are, and those that are asked for."""
    if name == _SEARCH:
        wanted, complaints = presentation.read_search(read_pairs(request))
        _refuse(" ".join(complaints))
        passages = usecases.list_passages(archive, wanted, _MOST)
        return schema.PassageLine, map(schema.encode_passage_line, passages)
    listed = LISTED[name]
    asked, complaint = listed.read(listed.ask(request, name))
    _refuse(complaint)
    return listed.line, map(listed.encode, listed.take(archive, replace(asked, limit=_MOST)))


def _refuse(complaint: str | None) -> None:
    """A file of rows that were not asked for would be taken for what was."""
    if complaint:
        raise HTTPException(HTTPStatus.BAD_REQUEST, complaint)


def _write(name: str, form: str, kind: type[msgspec.Struct], rows: list[msgspec.Struct]) -> bytes:
    if form == "jsonl":
        return msgspec.json.Encoder().encode_lines(rows)
    heads = [field.encode_name for field in msgspec.structs.fields(kind)]
    cells = map(msgspec.to_builtins, rows)
    if form == "xlsx":
        return exports.write_workbook(name, heads, cells)
    return exports.write_sheet(heads, cells).encode()
