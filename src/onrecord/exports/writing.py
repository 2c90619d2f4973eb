"""The tables of the record as files, one object a line: JSON lines and CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final, Protocol

import msgspec

from onrecord.exports.drafting import draft_files
from onrecord.exports.sheets import encode_cell
from onrecord.presentation import schema
from onrecord.store import Archive

__all__ = ["TABLES", "Table", "list_rows", "write_csv", "write_jsonl", "write_tables"]

TABLES: Final[Mapping[str, type[msgspec.Struct]]] = {
    "documents": schema.Document,
    "statements": schema.Statement,
    "checks": schema.Finding,
    "figures": schema.Figure,
    "people": schema.Person,
    "occasions": schema.Occasion,
    "reviews": schema.Review,
}


class Table(Protocol):
    """A file that takes rows."""

    def write(self, row: msgspec.Struct) -> None:
        """Take one row."""

    def close(self) -> None:
        """Take no more."""


class _JsonLines:
    """One object a line."""

    suffix = ".jsonl"

    def __init__(self, file: IO[bytes], _kind: type[msgspec.Struct]) -> None:
        self._file, self._encoder = file, msgspec.json.Encoder()

    def write(self, row: msgspec.Struct) -> None:
        """Take one row."""
        self._file.write(self._encoder.encode(row) + b"\n")

    def close(self) -> None:
        """There is nothing to finish."""


class _Csv:
    """One line of cells a row, after a line of names."""

    suffix = ".csv"

    def __init__(self, file: IO[bytes], kind: type[msgspec.Struct]) -> None:
        self._file, self._line = file, io.StringIO(newline="")
        self._writer = csv.writer(self._line)
        self._put([field.encode_name for field in msgspec.structs.fields(kind)])

    def write(self, row: msgspec.Struct) -> None:
        """Take one row."""
        self._put([encode_cell(value) for value in msgspec.to_builtins(row).values()])

    def close(self) -> None:
        """There is nothing to finish."""

    def _put(self, cells: list[str]) -> None:
        self._writer.writerow(cells)
        self._file.write(self._line.getvalue().encode())
        self._line.seek(0)
        self._line.truncate()


def write_jsonl(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `documents.jsonl` and the other tables of the contract, UTF-8, one object a line.

    Args:
        archive: what to write out.
        out: the folder to write to; made if it is not there. Files of those names are replaced.

    Returns:
        How many rows each table has.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    return write_tables(archive, out, _JsonLines, _JsonLines.suffix)


def write_csv(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `documents.csv` and the other tables, UTF-8, with a line of names (RFC 4180).

    Null is an empty cell; lists and objects are JSON. Text that a spreadsheet could take for a
    formula (it begins with = + - @, their full-width forms, a tab or a line break) gets an
    apostrophe before it, and so does text that begins with an apostrophe: whoever takes one
    leading apostrophe away has the words as they are. Offsets count without it.

    Args:
        archive: what to write out.
        out: the folder to write to; made if it is not there. Files of those names are replaced.

    Returns:
        How many rows each table has.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    return write_tables(archive, out, _Csv, _Csv.suffix)


def write_tables(
    archive: Archive,
    out: Path,
    form: Callable[[IO[bytes], type[msgspec.Struct]], Table],
    suffix: str,
) -> Mapping[str, int]:
    """Write a file a table in some form; how many rows each has."""
    counts = dict.fromkeys(TABLES, 0)
    with draft_files(out) as draft, ExitStack() as open_files:
        tables = {}
        for name, kind in TABLES.items():
            table = form(open_files.enter_context(draft.open(f"{name}{suffix}")), kind)
            open_files.callback(table.close)
            tables[name] = table
        for name, row in list_rows(archive):
            tables[name].write(row)
            counts[name] += 1
    return counts


def list_rows(archive: Archive) -> Iterator[tuple[str, msgspec.Struct]]:
    """Every row and the table it belongs to."""
    for dossier in archive.dossiers():
        yield "documents", schema.encode_document(dossier)
        yield from (("statements", row) for row in schema.encode_statements(dossier))
        reviewed = archive.reviews.borne(dossier.document.id)
        yield from (("checks", row) for row in schema.encode_findings(dossier, reviewed))
        yield from (("figures", row) for row in schema.encode_figures(dossier))
    yield from (("people", schema.encode_person(person)) for person in archive.people())
    yield from (("occasions", schema.encode_occasion(occasion)) for occasion in archive.occasions())
    yield from (("reviews", schema.encode_review(review)) for review in archive.reviews.all())
