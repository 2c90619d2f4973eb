"""What a list shows as a file: the same rows, narrowed alike, as CSV or as JSON lines."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from http import HTTPStatus
from itertools import islice
from typing import NamedTuple

import msgspec
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import Response

from onrecord import exports, presentation, usecases
from onrecord.presentation import schema
from onrecord.store import Archive
from onrecord.web.figure_pages import read_figures
from onrecord.web.list_questions import (
    DOCUMENT_FIELDS,
    OCCASION_FIELDS,
    OUTLET_FIELDS,
    PERSON_FIELDS,
    read_asked,
    read_documents,
    read_occasions,
    read_outlets,
    read_people,
)
from onrecord.web.questions import FIELDS, FILE_ROWS, MOST_CHARS, read_filter, read_pairs

__all__ = ["add_exports"]

_MOST = FILE_ROWS + 1  # rows that are looked for, so that a cut is known
_FORMS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}


class _Table(NamedTuple):
    """A list: of what its rows are, and how they are found."""

    kind: type[msgspec.Struct]
    rows: Callable[[Archive, Request], Iterable[msgspec.Struct]]


def add_exports(app: FastAPI, archive: Archive) -> None:
    """Add a file beside each list."""

    def take(name: str, form: str, request: Request) -> Response:
        table = _TABLES.get(name)
        if table is None or form not in _FORMS:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        rows = list(islice(table.rows(archive, request), FILE_ROWS + 1))
        cut = f"-first-{FILE_ROWS}" if len(rows) > FILE_ROWS else ""
        head = {"Content-Disposition": f'attachment; filename="{name}{cut}.{form}"'}
        written = _write(form, table.kind, rows[:FILE_ROWS])
        return Response(written, media_type=_FORMS[form], headers=head)

    for name in _TABLES:

        @app.get(f"/{name}.{{form}}")
        def answer(form: str, request: Request, name: str = name) -> Response:
            """The rows of a list as a file; its name tells where rows are left out."""
            return take(name, form, request)


def _write(form: str, kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> bytes:
    if form == "jsonl":
        return msgspec.json.Encoder().encode_lines(list(rows))
    heads = [field.encode_name for field in msgspec.structs.fields(kind)]
    return exports.write_sheet(heads, map(msgspec.to_builtins, rows)).encode()


def _list_statements(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    chosen = {name: request.query_params.get(name, "")[:MOST_CHARS] for name in FIELDS}
    wanted, complaint = read_filter(chosen, 0)
    _refuse(complaint)
    rows = archive.statements(replace(wanted, limit=_MOST))
    return map(schema.encode_statement_line, rows)


def _list_figures(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    wanted, complaint = read_figures(request)
    _refuse(complaint)
    rows = archive.figures.listed(replace(wanted, limit=_MOST))
    return map(schema.encode_figure_line, rows)


def _refuse(complaint: str | None) -> None:
    """A file of rows that were not asked for would be taken for what was."""
    if complaint:
        raise HTTPException(HTTPStatus.BAD_REQUEST, complaint)


def _list_documents(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    wanted, complaint = read_documents(read_asked(request, "/documents", DOCUMENT_FIELDS, ""))
    _refuse(complaint)
    return map(schema.encode_document_line, archive.documents(replace(wanted, limit=_MOST)))


def _list_people(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    wanted = read_people(read_asked(request, "/people", PERSON_FIELDS, ""))
    lines = usecases.list_people(archive, replace(wanted, limit=_MOST))
    return map(schema.encode_person_line, lines)


def _list_occasions(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    wanted, complaint = read_occasions(read_asked(request, "/occasions", OCCASION_FIELDS, ""))
    _refuse(complaint)
    rows = archive.directory.occasions(replace(wanted, limit=_MOST))
    return map(schema.encode_occasion_line, rows)


def _list_outlets(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    wanted = read_outlets(read_asked(request, "/outlets", OUTLET_FIELDS, ""))
    rows = archive.directory.outlets(replace(wanted, limit=_MOST))
    return map(schema.encode_outlet_line, rows)


def _list_passages(archive: Archive, request: Request) -> Iterable[msgspec.Struct]:
    wanted, complaints = presentation.read_search(read_pairs(request))
    _refuse(" ".join(complaints))
    return map(schema.encode_passage_line, usecases.list_passages(archive, wanted, _MOST))


_TABLES: Mapping[str, _Table] = {
    "documents": _Table(schema.DocumentLine, _list_documents),
    "people": _Table(schema.PersonLine, _list_people),
    "occasions": _Table(schema.OccasionLine, _list_occasions),
    "outlets": _Table(schema.OutletLine, _list_outlets),
    "search": _Table(schema.PassageLine, _list_passages),
    "statements": _Table(schema.StatementLine, _list_statements),
    "figures": _Table(schema.FigureLine, _list_figures),
}
