"""The tables of the record, or the rows of one list, as a workbook (XLSX); words stay words."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import msgspec

from onrecord.exports.drafting import draft_files
from onrecord.exports.writing import TABLES, list_rows
from onrecord.late import load_late
from onrecord.store import Archive

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = load_late("xlsxwriter")

__all__ = ["write_workbook", "write_xlsx"]

_MOST_CHARS: Final = 32_767  # of a cell; so the format has it
_MOST_ROWS: Final = 1_048_575  # of a sheet besides its line of names
_CUT: Final = " … [cut: the cell holds no more]"
_OPTIONS: Final = {  # nothing becomes a formula or a link
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Sheet:
    """One sheet that takes rows."""

    def __init__(self, book: "xlsxwriter.Workbook", name: str, heads: Sequence[str]) -> None:
        self._sheet = book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._put(0, heads)
        self.rows = 0

    def write(self, row: Iterable[object]) -> None:
        """Take one row, while the sheet has room."""
        if self.rows < _MOST_ROWS:
            self.rows += 1
            self._put(self.rows, row)

    def _put(self, number: int, cells: Iterable[object]) -> None:
        for column, value in enumerate(cells):
            if isinstance(value, bool):
                self._sheet.write_boolean(number, column, value)
            elif isinstance(value, int | float):
                self._sheet.write_number(number, column, value)
            elif value is not None:
                self._sheet.write_string(number, column, _fit(value))


def _fit(value: object) -> str:
    words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return words if len(words) <= _MOST_CHARS else words[: _MOST_CHARS - len(_CUT)] + _CUT


def _open(file: IO[bytes]) -> "xlsxwriter.Workbook":
    return xlsxwriter.Workbook(file, dict(_OPTIONS))


def write_workbook(name: str, heads: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows of a list as a workbook of one sheet."""
    file = io.BytesIO()
    book = _open(file)
    sheet = _Sheet(book, name[:31], heads)
    for row in rows:
        sheet.write(row[head] for head in heads)
    book.close()
    return file.getvalue()


def write_xlsx(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `record.xlsx` with a sheet a table; how many rows each has.

    A cell that is too long for the format is cut, and says so; lists and objects are JSON.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    with draft_files(out) as draft, draft.open("record.xlsx") as file:
        book = _open(file)
        sheets = {
            name: _Sheet(book, name, [f.encode_name for f in msgspec.structs.fields(kind)])
            for name, kind in TABLES.items()
        }
        for name, row in list_rows(archive):
            sheets[name].write(msgspec.to_builtins(row).values())
        book.close()
    return {name: sheet.rows for name, sheet in sheets.items()}
